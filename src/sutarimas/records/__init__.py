"""What is remembered: models and migrations. Nothing is decided here."""
