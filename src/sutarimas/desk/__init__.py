"""Where staff, members, consultants and evaluators work."""
