"""The command line: ``sutarimas …``."""
