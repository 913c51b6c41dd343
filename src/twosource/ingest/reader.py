"""Sources to documents: one broken report never stops the rest."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputError
from twosource.ingest.decoding import decode
from twosource.ingest.feeds import entries, is_feed
from twosource.ingest.language import check
from twosource.ingest.page import article, is_page
from twosource.ingest.records import Record, record
from twosource.ingest.rows import rows
from twosource.ingest.web import fetch
from twosource.model import Document

MAX_CHARACTERS = 1_000_000
"""The longest report that is read unless told otherwise: about 160,000 words, a book."""

_BYTES_A_CHARACTER = 6  # the most that a character takes in a file: JSON's \uXXXX
_PAGE_BYTES = 20_000_000  # pages carry scripts and styles beside the article
_LINES = (".jsonl", ".ndjson")
_ROWS = (".csv", ".tsv")
_PAGES = (".html", ".htm", ".xhtml")
_CONTROLS = {code: " " for code in range(0x20) if chr(code) not in "\t\n\r\f\v"} | {0x7F: " "}


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read: its source (with the line, in JSON Lines), and why."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What the caller says of the reports."""

    published: date | None
    publisher: str | None
    max_characters: int
    public: bool


def read(
    sources: str | Path | Iterable[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    public: bool = False,
) -> Iterator[Document | Failure]:
    """The reports in `sources`, in order, streamed.

    A source is the path of a text, HTML, JSON Lines, CSV or feed file, "-" for standard input, or an http(s) address.
    Files of other names are told by how they begin. `published` and `publisher` hold for texts and pages, whatever a
    page says itself; for JSON Lines, tables and feeds they fill in what a record leaves out. A source that cannot be
    read gives a Failure whose error names it, the cause and the remedy; so does a report that is empty, not in English,
    or longer than `max_characters`. `public` fetches from the public internet alone, for sources that others name.
    """
    told = _Told(published, publisher, max_characters, public)
    for source in [sources] if isinstance(sources, str | Path) else sources:
        yield from _source(str(source), told)


def _source(source: str, told: _Told) -> Iterator[Document | Failure]:
    try:
        if source.lower().startswith(("http://", "https://")):
            fetched = fetch(source, _PAGE_BYTES, public=told.public)
            text = decode(fetched.data, source, charset=fetched.charset)
            yield _report(text, source, told, url=fetched.url)
        elif source == "-":
            yield from _stream(sys.stdin.buffer, "standard input", "", told)
        else:
            path = Path(source)
            if path.is_dir():
                raise InputError(
                    f"{source} is a directory; give the files in it, for example {source.rstrip('/')}/*.txt"
                )
            with path.open("rb") as file:
                yield from _stream(file, source, path.suffix.lower(), told)
    except InputError as error:
        yield Failure(source, str(error))
    except FileNotFoundError:
        yield Failure(source, f"{source} does not exist; check the path, from the directory {Path.cwd()}")
    except OSError as error:
        yield Failure(
            source, f"{source} cannot be read ({error.strerror or error}); check the file and its permissions"
        )
    except Exception as error:  # noqa: BLE001 - the per-document boundary: a page can break its parser in any way
        yield Failure(
            source, f"{source} broke its reader ({type(error).__name__}: {error}); save its text as a .txt file"
        )


def _stream(file: BinaryIO, source: str, suffix: str, told: _Told) -> Iterator[Document | Failure]:
    limit = max(_PAGE_BYTES, told.max_characters * _BYTES_A_CHARACTER)
    if suffix in _LINES:
        yield from _lines(file, b"", source, told)
        return
    first = file.readline(limit + 1)
    if suffix not in _PAGES and first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _lines(file, first, source, told)
        return
    data = first + file.read(limit + 1 - len(first))
    if len(data) > limit:
        raise InputError(f"{source} is longer than {limit:,} bytes; split it into its reports")
    text = decode(data, source)
    if suffix in _ROWS:
        yield from _records(rows(text, source), source, told)
    elif is_feed(text):
        yield from _records(entries(text, source), source, told)
    else:
        yield _report(text, source, told, page=suffix in _PAGES)


def _records(found: Iterable[Record | InputError], source: str, told: _Told) -> Iterator[Document | Failure]:
    """The reports of a table or feed, each fit or a failure of its own."""
    for number, fields in enumerate(found, 1):
        name = f"{source}, report {number}"
        if isinstance(fields, InputError):
            yield Failure(name, str(fields))
            continue
        try:
            yield _document(fields, name, told)
        except InputError as error:
            yield Failure(name, str(error))


def _lines(file: BinaryIO, first: bytes, source: str, told: _Told) -> Iterator[Document | Failure]:
    """The reports of JSON Lines, `first` being what was read of them; blank lines are passed over."""
    limit = told.max_characters * _BYTES_A_CHARACTER
    number = 0
    found = False
    line = first or file.readline(limit + 1)
    while line:
        number += 1
        name = f"{source}, line {number}"
        whole = line.endswith(b"\n") or len(line) <= limit
        if not whole:
            while line and not line.endswith(b"\n"):
                line = file.readline(limit + 1)
            yield Failure(name, f"{name} is longer than {limit:,} bytes; split it into its reports")
            found = True
        elif line.strip():
            found = True
            yield _record(line, name, told)
        line = file.readline(limit + 1)
    if not found:
        raise InputError(f"{source} is empty; give a file with at least one report")


def _record(line: bytes, name: str, told: _Told) -> Document | Failure:
    try:
        return _document(record(decode(line, name), name), name, told)
    except InputError as error:
        return Failure(name, str(error))


def _document(fields: Record, name: str, told: _Told) -> Document:
    """The report that fields tell of; what they leave out the caller may have told."""
    return Document(
        _checked(fields.text, name, told, fields.language),
        title=fields.title,
        publisher=fields.publisher or told.publisher,
        url=fields.url,
        published=fields.published or told.published,
        id=fields.id or "",
    )


def _report(text: str, source: str, told: _Told, *, url: str | None = None, page: bool = False) -> Document:
    """The report of a source that holds one: an article in a page, or a plain text."""
    if page or is_page(text):
        found = article(text, source, url)
        return Document(
            _checked(found.text, source, told),
            title=found.title,
            publisher=told.publisher or found.publisher,
            url=found.url,
            published=told.published or found.published,
        )
    return Document(_checked(text, source, told), publisher=told.publisher, url=url, published=told.published)


def _checked(text: str, source: str, told: _Told, language: str | None = None) -> str:
    """The text fit to be a report, control characters read as spaces; raises InputError where it is not fit."""
    if len(text) > told.max_characters:
        raise InputError(
            f"{source} has {len(text):,} characters; a report has at most {told.max_characters:,}: "
            "split it, or raise the setting `max_characters`"
        )
    text = text.translate(_CONTROLS)
    if not any(c.isalnum() for c in text):
        raise InputError(f"{source} is empty; give a report with at least one word")
    check(text, source, language)
    return text
