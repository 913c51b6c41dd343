"""Reports as they are kept: the text and all that the run that counts found in it, to be shown beside each other."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from twosource.ledger import reports, tables
from twosource.ledger.batches import chunks
from twosource.ledger.store import Beside
from twosource.model import Claim, Coding, Run, Total
from twosource.model import json as contract

_T = TypeVar("_T")


def coding(connection: Connection, identifier: str) -> Coding | None:
    """A report with its claims, totals, loaded words, warnings and reasons; None where there is no such report."""
    document = reports.document(connection, identifier)
    if document is None:
        return None
    run, kept = tables.run, tables.coding
    row = connection.execute(
        select(run.c.id, run.c.record, kept.c.record)
        .join(tables.document, tables.document.c.run == run.c.id)
        .join(kept, (kept.c.run == run.c.id) & (kept.c.document == tables.document.c.id))
        .where(tables.document.c.id == identifier)
    ).one()
    beside = contract.load(row[2], Beside)

    def records(table: Any, kind: type[_T]) -> tuple[_T, ...]:
        query = select(table.c.record).where(table.c.document == identifier, table.c.run == row[0])
        return tuple(contract.load(record, kind) for record in connection.scalars(query))

    claims = sorted(records(tables.claim, Claim), key=lambda claim: (claim.evidence[0].start, claim.id))
    totals = sorted(records(tables.total, Total), key=lambda total: (total.evidence[0].start, total.id))
    return Coding(
        document,
        tuple(claims),
        tuple(totals),
        beside.loaded,
        beside.warnings,
        contract.load(row[1], Run),
        beside.reasons,
    )


def incidents_of(connection: Connection, claims: Collection[str]) -> Mapping[str, str]:
    """The ids of the incidents that claims belong to, by claim; rejected claims belong to none."""
    member = tables.member
    found: dict[str, str] = {}
    for chunk in chunks(claims):
        query = select(member.c.claim, member.c.incident).where(member.c.claim.in_(chunk))
        found.update((claim, incident) for claim, incident in connection.execute(query))
    return found
