"""Parsed reports: the only room that knows spaCy."""
