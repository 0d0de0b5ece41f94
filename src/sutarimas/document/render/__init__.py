"""Writers: the block tree as HTML, Markdown, PDF, DOCX; the plan and the trace as XLSX."""
