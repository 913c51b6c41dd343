"""Showing codings: as a table in the terminal, a page, a data frame, and reasons."""
