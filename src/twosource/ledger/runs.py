"""Runs: what produced claims, and what changed from one run to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, func, select

from twosource.errors import InputError
from twosource.ledger import tables
from twosource.model import Claim, Run
from twosource.model import json as contract

_COMPARED = ("type", "factuality", "participants", "place", "when", "quantities", "attribution")


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run of the ledger: its id, the version of Twosource, when it was first used, and how many reports it coded.

    `run` names its settings and parts.
    """

    id: str
    version: str
    first_used: datetime
    documents: int
    counting: int
    run: Run


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that differs between two runs: new in the second, gone from it, or with other values in `fields`."""

    document: str
    claim: str
    change: Literal["new", "gone", "changed"]
    fields: tuple[str, ...]
    summary: str


def runs(connection: Connection) -> Iterator[StoredRun]:
    """The runs of a ledger, oldest first; `counting` is of how many reports the run's claims count."""
    run, coding, document = tables.run, tables.coding, tables.document
    coded = select(func.count()).where(coding.c.run == run.c.id).scalar_subquery()
    counting = select(func.count()).where(document.c.run == run.c.id).scalar_subquery()
    query = select(run.c.id, run.c.version, run.c.first_used, coded, counting, run.c.record)
    for row in connection.execute(query.order_by(run.c.first_used, run.c.id)):
        yield StoredRun(*row[:5], contract.load(row.record, Run))


def changes(connection: Connection, before: str, after: str, beyond: str = "") -> Iterator[Change]:
    """What differs between two runs in the reports that both coded, by report; ids may be given by their beginning.

    `beyond` leaves out the reports up to that id, so that a long list can be read in parts.
    """
    first, second = _run(connection, before), _run(connection, after)
    coding = tables.coding
    both = (
        select(coding.c.document)
        .where(coding.c.run.in_((first, second)), coding.c.document > beyond)
        .group_by(coding.c.document)
        .having(func.count() == 2)
        .order_by(coding.c.document)
    )
    for document in connection.scalars(both).all():
        old, new = _claims(connection, document, first), _claims(connection, document, second)
        for name in sorted(old.keys() | new.keys()):
            if name not in old:
                yield Change(document, name, "new", (), new[name].summary)
            elif name not in new:
                yield Change(document, name, "gone", (), old[name].summary)
            else:
                fields = tuple(f for f in _COMPARED if getattr(old[name], f) != getattr(new[name], f))
                if fields:
                    yield Change(document, name, "changed", fields, new[name].summary)


def _run(connection: Connection, beginning: str) -> str:
    found = connection.scalars(
        select(tables.run.c.id).where(tables.run.c.id.startswith(beginning, autoescape=True))
    ).all()
    if len(found) != 1:
        problem = "is the beginning of several runs" if found else "is no run of this ledger"
        raise InputError(f"{beginning!r} {problem}; `twosource runs` lists them")
    return str(found[0])


def _claims(connection: Connection, document: str, run: str) -> dict[str, Claim]:
    claim = tables.claim
    query = select(claim.c.id, claim.c.record).where(claim.c.document == document, claim.c.run == run)
    return {row.id: contract.load(row.record, Claim) for row in connection.execute(query)}
