"""One module per tight family of rules; each is found by its presence in this folder."""
