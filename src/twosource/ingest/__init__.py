"""Reports from files, folders, pages, JSON Lines, tables, feeds, standard input and the web, as Documents."""

from twosource.ingest.files import expected, files
from twosource.ingest.reader import Failure, read

__all__ = ["Failure", "expected", "files", "read"]
