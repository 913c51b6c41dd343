"""Reports from files, pages, JSON Lines, standard input and the web, as Documents."""

from twosource.ingest.reader import Failure, read

__all__ = ["Failure", "read"]
