"""Reports by the words that they hold, with the place in the text where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from twosource.ledger import tables
from twosource.ledger.filters import DOCUMENT_WORDS, VECTOR, Filter, on_incidents, with_words, words_of
from twosource.ledger.reports import ABOUT, About, number_of

_BEGIN, _END = "\x02", "\x03"  # no report has a use for these characters
_WORDS = 32
_HEADLINE = f'StartSel="{_BEGIN}", StopSel="{_END}", MaxWords={_WORDS}, MinWords=12, MaxFragments=1'
_MARKED = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a snippet: those that were looked for are marked. Plain text, to be escaped where it is shown."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds all the words: a snippet of its text in pieces, and how many of its claims count."""

    document: About
    snippet: tuple[Piece, ...]
    claims: int


def search(connection: Connection, words: str, limit: int) -> Iterator[Hit]:
    """The reports that hold all of some words in text or title, those that tell most of them first.

    Raises InputError where there are no words.
    """
    query = (_in_sqlite if connection.dialect.name == "sqlite" else _in_postgres)(words, limit)
    for row in connection.execute(query):
        yield Hit(About(*row[:5]), tuple(_pieces(row[6])), row[5])


def places(connection: Connection, words: str, limit: int) -> list[tuple[str, int]]:
    """The places of live incidents that are named by some words, those of most incidents first."""
    incident, number = tables.incident, func.count()
    query = select(incident.c.place, number).where(*on_incidents(Filter(place=words), connection.dialect.name))
    query = query.group_by(incident.c.place).order_by(number.desc(), incident.c.place).limit(limit)
    return [(place, count) for place, count in connection.execute(query)]


def _in_sqlite(words: str, limit: int) -> Select[Any]:
    snippet: ColumnElement[str] = literal_column(f"snippet(document_words, 2, '{_BEGIN}', '{_END}', '…', {_WORDS})")
    held = DOCUMENT_WORDS.join(tables.document, tables.document.c.id == DOCUMENT_WORDS.c.id)
    query = select(*ABOUT, number_of(tables.claim), snippet).select_from(held)
    query = query.where(with_words(words, "sqlite"), tables.COUNTING)
    return query.order_by(DOCUMENT_WORDS.c.rank).limit(limit)


def _in_postgres(words: str, limit: int) -> Select[Any]:
    document = tables.document
    asked = func.plainto_tsquery("english", " ".join(words_of(words)))
    rank = func.ts_rank(VECTOR, asked)
    best = select(document.c.id, rank.label("rank")).where(with_words(words, "postgresql"), tables.COUNTING)
    found = best.order_by(rank.desc(), document.c.id).limit(limit).subquery()
    snippet = func.ts_headline("english", document.c.text, asked, _HEADLINE)
    query = select(*ABOUT, number_of(tables.claim), snippet).join(found, found.c.id == document.c.id)
    return query.order_by(found.c.rank.desc(), document.c.id)


def _pieces(snippet: str) -> Iterator[Piece]:
    for n, words in enumerate(_MARKED.split(snippet)):
        plain = words.replace(_BEGIN, "").replace(_END, "")
        if plain:
            yield Piece(plain, n % 2 == 1)
