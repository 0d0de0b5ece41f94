"""Numeric and text work on plain values; knows no database."""
