"""Which files to read: those given, and those in folders that hold reports by their name."""

from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".rss", ".atom"})
"""The names of files that a folder is searched for; a file that is given itself may have any name."""


_MANY = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})


def files(sources: Iterable[str | Path]) -> Iterator[str]:
    """The sources, with each folder replaced by the reports in it and below it, in order; hidden ones are left out."""
    for source in sources:
        path = Path(source)
        if str(source).startswith(("http://", "https://")) or str(source) == "-" or not path.is_dir():
            yield str(source)
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.suffix.lower() in SUFFIXES and file.is_file() and not hidden:
                yield str(file)


def expected(sources: Iterable[str | Path]) -> int:
    """About how many reports some files and folders hold, by lines of JSON and rows of tables; 0 where unknown."""
    number = 0
    for source in files(sources):
        path = Path(source)
        if not path.is_file():
            return 0
        if path.suffix.lower() in _MANY:
            with path.open("rb") as file:
                number += sum(1 for _ in file)
        else:
            number += 1
    return number
