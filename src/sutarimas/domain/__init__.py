"""Values of a local development strategy and their arithmetic: standard library only."""
