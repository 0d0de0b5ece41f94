"""A form for every record, described from the record's own declaration."""
