"""Every write: keyword-only, one transaction, one event."""
