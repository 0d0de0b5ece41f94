"""The values of a local development strategy and their arithmetic."""
