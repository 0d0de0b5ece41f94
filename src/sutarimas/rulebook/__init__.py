"""Law and method as code: every rule cites what it stands on."""
