"""What outlets print: how many reports and claims, and which loaded words, with examples. It is no verdict on any.

An outlet is who prints a report. On whose word a claim rests is another question (`hearing.py`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, distinct, func, select

from twosource.ledger import tables
from twosource.ledger.reports import ABOUT, About, current
from twosource.model import LoadedKind

_AROUND = 60
"""Code points shown before and after loaded words."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: how many of its reports and claims count, their words, and how many loaded words are among them."""

    publisher: str
    reports: int
    claims: int
    words: int
    loaded: int

    @property
    def rate(self) -> float | None:
        """Loaded words in 1,000 words; None where no words are known."""
        return 1000 * self.loaded / self.words if self.words else None


def together(spellings: Sequence[Outlet]) -> Outlet:
    """One outlet of several spellings of its name, under the first."""
    return Outlet(
        spellings[0].publisher,
        sum(each.reports for each in spellings),
        sum(each.claims for each in spellings),
        sum(each.words for each in spellings),
        sum(each.loaded for each in spellings),
    )


@dataclass(frozen=True, slots=True)
class Example:
    """Loaded words where they stand: the report, the code point at which they begin, and the text around them."""

    document: About
    start: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Used:
    """Loaded words of an outlet: how often and in how many reports, a plain wording, and examples, latest first."""

    words: str
    kind: LoadedKind
    neutral: str | None
    times: int
    reports: int
    examples: tuple[Example, ...]


def publishers(connection: Connection) -> list[str]:
    """The names of the outlets of reports that count, as they are printed."""
    d = tables.document
    query = select(d.c.publisher).distinct().where(tables.COUNTING, d.c.publisher.is_not(None))
    return list(connection.scalars(query.order_by(d.c.publisher)))


def outlets(connection: Connection, publishers: Collection[str] | None = None) -> Iterator[Outlet]:
    """The outlets, or those of some names, those with most reports first; reports of unknown outlets are left out."""
    d, claim, loaded = tables.document, tables.claim, tables.loaded
    chosen = [tables.COUNTING, d.c.publisher.is_not(None)]
    if publishers is not None:
        chosen.append(d.c.publisher.in_(publishers))

    def counted(table: Any) -> dict[str, int]:
        query = select(d.c.publisher, func.count()).select_from(current(table)).where(*chosen)
        return {row[0]: row[1] for row in connection.execute(query.group_by(d.c.publisher))}

    claims, words_loaded = counted(claim), counted(loaded)
    printed = select(d.c.publisher, func.count(), func.sum(tables.length.c.words)).select_from(
        d.join(tables.length, tables.length.c.document == d.c.id)
    )
    for name, reports, words in connection.execute(
        printed.where(*chosen).group_by(d.c.publisher).order_by(func.count().desc(), d.c.publisher)
    ):
        yield Outlet(name, reports, claims.get(name, 0), int(words), words_loaded.get(name, 0))


def used(connection: Connection, publishers: Collection[str], limit: int, examples: int = 2) -> list[Used]:
    """The loaded words that some outlets print most, each with the latest examples."""
    d, loaded = tables.document, tables.loaded
    chosen = (tables.COUNTING, d.c.publisher.in_(publishers))
    times = func.count()
    query = (
        select(loaded.c.words, func.min(loaded.c.kind), func.min(loaded.c.neutral), times, func.count(distinct(d.c.id)))
        .select_from(current(loaded))
        .where(*chosen)
        .group_by(loaded.c.words)
        .order_by(times.desc(), loaded.c.words)
    )
    found = connection.execute(query.limit(limit)).all()
    order = func.row_number().over(partition_by=loaded.c.words, order_by=(d.c.age, d.c.id, loaded.c.start))
    ranked = (
        select(*ABOUT, loaded.c.start, loaded.c.end, loaded.c.words, order.label("place"))
        .select_from(current(loaded))
        .where(*chosen, loaded.c.words.in_([row[0] for row in found]))
        .subquery()
    )
    shown: defaultdict[str, list[Example]] = defaultdict(list)
    latest = select(ranked).where(ranked.c.place <= examples).order_by(ranked.c.words, ranked.c.place)
    for row in connection.execute(latest):
        shown[row.words].append(_example(connection, row))
    return [
        Used(words, cast(LoadedKind, kind), neutral, often, reports, tuple(shown[words]))
        for words, kind, neutral, often, reports in found
    ]


def _example(connection: Connection, row: Any) -> Example:
    """The words where they stand; cut at the words of the text beside them."""
    first = max(row.start - _AROUND, 0)
    piece = func.substr(tables.document.c.text, first + 1, row.end - first + _AROUND)
    text = connection.scalar(select(piece).where(tables.document.c.id == row.id)) or ""
    before, words, after = text[: row.start - first], text[row.start - first : row.end - first], text[row.end - first :]
    if first > 0:
        before = "…" + before.partition(" ")[2]
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] + "…"
    return Example(About(*row[:5]), row.start, before, words, after)
