"""Reading a ledger: claims, totals, documents and failures, newest first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from twosource.ledger import judging, tables
from twosource.ledger.filters import Filter, counts_in, on_claims, on_incidents, on_reports
from twosource.model import Claim, Document, Incident, Total
from twosource.model import json as contract


@dataclass(frozen=True, slots=True)
class About:
    """A report of the ledger without its text."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with the report that makes it."""

    claim: Claim
    document: About


@dataclass(frozen=True, slots=True)
class StoredTotal:
    """A total with the report that tells it."""

    total: Total
    document: About


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that could not be read or coded, with the last reason and how often it was tried."""

    source: str
    error: str
    last: datetime
    times: int


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


def claims(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[StoredClaim]:
    """The claims that count, by time, latest first; those of no known time come last."""
    claim = tables.claim
    query = (
        select(claim.c.record, *ABOUT)
        .select_from(current(claim))
        .where(*on_claims(wanted, connection.dialect.name))
        .order_by(claim.c.start.is_(None), claim.c.start.desc(), claim.c.id)
    )
    for row in connection.execute(limited(query, limit)):
        yield StoredClaim(contract.load(row[0], Claim), About(*row[1:]))


def claims_by_id(connection: Connection, identifiers: Collection[str]) -> Iterator[StoredClaim]:
    """The claims of some ids that count, by id."""
    claim = tables.claim
    query = select(claim.c.record, *ABOUT).select_from(current(claim)).where(claim.c.id.in_(identifiers))
    for row in connection.execute(query.order_by(claim.c.id)):
        yield StoredClaim(contract.load(row[0], Claim), About(*row[1:]))


def totals(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[StoredTotal]:
    """The totals that count, by the day of their report, latest first.

    A filter's type, actor, country, place, box and days hold for what a total counts; factuality and grade for none.
    """
    total, document = tables.total, tables.document
    query = select(total.c.record, *ABOUT).select_from(current(total))
    query = query.where(*on_reports(wanted, document.c.id, connection.dialect.name))
    query = query.order_by(document.c.published.is_(None), document.c.published.desc(), total.c.id)
    found = (StoredTotal(contract.load(row[0], Total), About(*row[1:])) for row in connection.execute(query))
    yield from islice((stored for stored in found if counts_in(wanted, stored.total, stored.document.published)), limit)


def incidents(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[Incident]:
    """The live incidents, by time, latest first; those of no known time come last."""
    table = tables.incident
    query = (
        select(table.c.record)
        .where(*on_incidents(wanted, connection.dialect.name))
        .order_by(table.c.start.is_(None), table.c.start.desc(), table.c.id)
    )
    for record in connection.scalars(limited(query, limit)):
        yield contract.load(record, Incident)


def incident(connection: Connection, identifier: str) -> Incident | None:
    """The incident of an id, or the one that it was merged into; None where there is none, or where it is gone."""
    table = tables.incident
    columns = select(table.c.state, table.c.redirect, table.c.record)
    row = connection.execute(columns.where(table.c.id == identifier)).first()
    while row is not None and row.state == "redirected":
        row = connection.execute(columns.where(table.c.id == row.redirect)).first()
    return contract.load(row.record, Incident) if row is not None and row.state == "live" else None


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice over all incidents: how many it tells, how many of them alone, first, and as a party to them."""

    key: str
    name: str
    incidents: int
    alone: int
    first: int
    interested: int


def sources(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[Heard]:
    """The voices of the incidents that a filter lets through, those that tell most of them first."""
    voice = tables.voice
    per = (
        select(
            voice.c.incident.label("incident"),
            func.count().label("voices"),
            func.min(voice.c.first).label("earliest"),
        )
        .group_by(voice.c.incident)
        .subquery()
    )

    def counted(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    number = func.count()
    query = (
        select(
            voice.c.key,
            func.min(voice.c.name),
            number,
            counted(per.c.voices == 1),
            counted(and_(per.c.voices > 1, voice.c.first == per.c.earliest)),
            counted(voice.c.interested.is_(True)),
        )
        .join(per, per.c.incident == voice.c.incident)
        .join(tables.incident, tables.incident.c.id == voice.c.incident)
        .where(*on_incidents(wanted, connection.dialect.name))
        .group_by(voice.c.key)
        .order_by(number.desc(), voice.c.key)
    )
    for row in connection.execute(limited(query, limit)):
        yield Heard(*row)


def document(connection: Connection, identifier: str) -> Document | None:
    """A report with its text."""
    d = tables.document
    row = connection.execute(
        select(d.c.text, d.c.title, d.c.publisher, d.c.url, d.c.published, d.c.language, d.c.id).where(
            d.c.id == identifier
        )
    ).first()
    return None if row is None else Document(*row)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A judged claim: as it was coded, as reviewers left it (None: rejected), its report's text, and the judgements."""

    coded: Claim
    judged: Claim | None
    text: str
    judgements: tuple[judging.Judgement, ...]


def reviewed(connection: Connection) -> Iterator[Reviewed]:
    """Every claim that counts and was accepted, corrected or rejected, by id, with those judgements."""
    by_claim: dict[str, list[judging.Judgement]] = {}
    for judgement in judging.judgements(connection):
        if judging.decides(judgement):
            by_claim.setdefault(judgement.subject, []).append(judgement)
    ruled = judging.rulings(connection)
    claim = tables.claim
    query = select(claim.c.record, tables.document.c.text).select_from(current(claim))
    for name, told in sorted(by_claim.items()):
        for record, text in connection.execute(query.where(claim.c.id == name)):
            coded = contract.load(record, Claim)
            yield Reviewed(coded, ruled.applied(coded), text, tuple(told))


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
        "incidents": number(select(func.count()).select_from(tables.incident).where(tables.incident.c.state == "live")),
        "failures": number(select(func.count()).select_from(tables.failure)),
    }


def limited(query: Select[Any], limit: int | None) -> Select[Any]:
    """A query for so many rows at most."""
    return query if limit is None else query.limit(limit)
