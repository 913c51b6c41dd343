"""Reading the reports of a ledger: lists of them, one with its text, and how many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from twosource.ledger import tables
from twosource.ledger.filters import Filter, on_claims, on_reports
from twosource.ledger.pages import Page, page
from twosource.model import Document


@dataclass(frozen=True, slots=True)
class About:
    """A report of the ledger without its text."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list: what it is, when the ledger got it, and how many claims and totals of it count.

    `beginning` are the first words of its text, for reports without a title.
    """

    about: About
    beginning: str
    added: datetime
    claims: int
    totals: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that could not be read or coded, with the last reason and how often it was tried."""

    source: str
    error: str
    last: datetime
    times: int


_BEGINNING = 100
"""Letters of a text that stand for its title where it has none."""

ABOUT = (
    tables.document.c.id,
    tables.document.c.title,
    tables.document.c.publisher,
    tables.document.c.url,
    tables.document.c.published,
)
"""The columns of `About`."""


def current(table: Any) -> Any:
    """The join that leaves of claims or totals those of the run that counts, of reports that were not removed."""
    document = tables.document
    same = (document.c.id == table.c.document) & (document.c.run == table.c.run)
    return table.join(document, same & tables.COUNTING)


def documents(connection: Connection, wanted: Filter, after: str | None, limit: int) -> Page[Listed]:
    """A page of the reports that count, latest first; with conditions on events, those with a claim that meets them."""
    d, claim, total = tables.document, tables.claim, tables.total
    claims = number_of(claim)
    beginning = func.substr(func.ltrim(d.c.text), 1, _BEGINNING)
    query = select(*ABOUT, beginning, d.c.added, claims, number_of(total)).where(tables.COUNTING)
    query = query.where(*on_reports(wanted, d.c.id, connection.dialect.name))
    conditions = on_claims(wanted.events_only(), connection.dialect.name)
    if conditions:
        query = query.where(d.c.id.in_(select(claim.c.document).select_from(current(claim)).where(*conditions)))

    def made(row: Any) -> Listed:
        return Listed(About(*row[:5]), " ".join(row[5].split()), *row[6:9])

    return page(connection, query, "reports", (d.c.age, d.c.id), made, after, limit)


def number_of(table: Any) -> Any:
    """How many claims or totals of a report count, in a query of reports."""
    d = tables.document
    same = (table.c.document == d.c.id) & (table.c.run == d.c.run)
    return select(func.count()).select_from(table).where(same).correlate(d).scalar_subquery()


def document(connection: Connection, identifier: str) -> Document | None:
    """A report with its text."""
    d = tables.document
    row = connection.execute(
        select(d.c.text, d.c.title, d.c.publisher, d.c.url, d.c.published, d.c.language, d.c.id).where(
            d.c.id == identifier
        )
    ).first()
    return None if row is None else Document(*row)


def failures(connection: Connection) -> Iterator[Failed]:
    """What could not be read or coded, by source."""
    f = tables.failure
    for row in connection.execute(select(f.c.source, f.c.error, f.c.last, f.c.times).order_by(f.c.source)):
        yield Failed(*row)


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, claims that count, totals that count, live incidents and failures a ledger holds."""

    def number(query: Select[Any]) -> int:
        return connection.scalar(query) or 0

    return {
        "documents": number(select(func.count()).select_from(tables.document).where(tables.COUNTING)),
        "claims": number(select(func.count()).select_from(current(tables.claim))),
        "totals": number(select(func.count()).select_from(current(tables.total))),
        "incidents": number(select(func.count()).select_from(tables.incident).where(tables.LIVE)),
        "failures": number(select(func.count()).select_from(tables.failure)),
    }
