"""From one strategy to documents: language, blocks, chapters, charts and writers."""
