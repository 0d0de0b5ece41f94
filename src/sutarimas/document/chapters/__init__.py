"""One module per chapter key of the packs: `build(scope) -> Chapter`."""
