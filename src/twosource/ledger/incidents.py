"""Reading incidents: all, one, a page of them, and those that changed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, select

from twosource.ledger import tables
from twosource.ledger.batches import chunks
from twosource.ledger.filters import Filter, on_incidents
from twosource.ledger.pages import Page, page
from twosource.model import Incident
from twosource.model import json as contract

State = Literal["live", "redirected", "gone"]
"""Whether an incident has claims, was merged into another, or lost all its claims."""

_ORDER = (tables.incident.c.age, tables.incident.c.id)
_WITH_RECORD = tables.incident.outerjoin(
    tables.incident_record, tables.incident_record.c.incident == tables.incident.c.id
)


@dataclass(frozen=True, slots=True)
class Changed:
    """An incident that came, changed or went at a moment (UTC).

    `redirect` is the id that a redirected one goes by now, `incident` what a live one comes to; None otherwise.
    """

    id: str
    state: State
    updated: datetime
    redirect: str | None
    incident: Incident | None


def incidents(
    connection: Connection, wanted: Filter, limit: int | None = None, conditions: Sequence[ColumnElement[bool]] = ()
) -> Iterator[Incident]:
    """The live incidents that meet a filter and all conditions, latest first; those of no known time come last."""
    kept = tables.incident_record
    query = select(kept.c.record).join(tables.incident)
    query = query.where(*on_incidents(wanted, connection.dialect.name), *conditions)
    for record in connection.scalars(query.order_by(*_ORDER).limit(limit)):
        yield contract.load(record, Incident)


def incidents_by_id(connection: Connection, identifiers: Collection[str]) -> Iterator[Incident]:
    """The live incidents of some ids, by id."""
    kept = tables.incident_record
    query = select(kept.c.record).order_by(kept.c.incident)
    for chunk in chunks(set(identifiers)):
        for record in connection.scalars(query.where(kept.c.incident.in_(chunk))):
            yield contract.load(record, Incident)


def incidents_page(connection: Connection, wanted: Filter, after: str | None, limit: int) -> Page[Incident]:
    """A page of the live incidents, in the same order."""
    table, kept = tables.incident, tables.incident_record
    query = select(table.c.id).where(*on_incidents(wanted, connection.dialect.name))
    found = page(connection, query, "incidents", _ORDER, lambda row: str(row[0]), after, limit)
    # records are large: they are read once it is known which, so that none is sorted
    records = {
        row.incident: row.record
        for chunk in chunks(found.items)
        for row in connection.execute(select(kept).where(kept.c.incident.in_(chunk)))
    }
    return Page(tuple(contract.load(records[name], Incident) for name in found.items), found.after)


def incident(connection: Connection, identifier: str) -> Incident | None:
    """The incident of an id, or the one that it was merged into; None where there is none, or where it is gone."""
    table = tables.incident
    columns = select(table.c.state, table.c.redirect, tables.incident_record.c.record).select_from(_WITH_RECORD)
    row = connection.execute(columns.where(table.c.id == identifier)).first()
    while row is not None and row.state == "redirected":
        row = connection.execute(columns.where(table.c.id == row.redirect)).first()
    return contract.load(row.record, Incident) if row is not None and row.state == "live" else None


def had(connection: Connection, identifier: str) -> bool:
    """Whether an id is or once was that of an incident."""
    table = tables.incident
    return connection.scalar(select(table.c.id).where(table.c.id == identifier)) is not None


def changed(connection: Connection, since: datetime, after: str | None, limit: int) -> Page[Changed]:
    """A page of the incidents that came, changed or went at `since` (UTC) or later, in the order in which they did.

    To follow a ledger, ask again with the `updated` of the last one seen: no later change can be older than it.
    """
    table = tables.incident
    query = (
        select(table.c.id, table.c.state, table.c.updated, table.c.redirect, tables.incident_record.c.record)
        .select_from(_WITH_RECORD)
        .where(table.c.updated >= since)
    )

    def made(row: Any) -> Changed:
        record = row[4]
        return Changed(row[0], row[1], row[2], row[3], contract.load(record, Incident) if record is not None else None)

    return page(connection, query, "changes", (table.c.updated, table.c.id), made, after, limit)
