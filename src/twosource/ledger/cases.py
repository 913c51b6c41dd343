"""All that a reviewer needs to judge one claim, as one state of the ledger has it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from twosource.ledger import codings, judging, tables
from twosource.ledger.judging import Judgement
from twosource.ledger.reports import current, document
from twosource.ledger.store import Beside
from twosource.model import Claim, Document, Reason
from twosource.model import json as contract


@dataclass(frozen=True, slots=True)
class Case:
    """A claim as it was coded and as reviewers left it (None: rejected), with its report, incident and judgements.

    `reasons` are those of its values; `corrected` names the fields that reviewers corrected.
    """

    coded: Claim
    judged: Claim | None
    corrected: frozenset[str]
    document: Document
    incident: str | None
    reasons: tuple[Reason, ...]
    judgements: tuple[Judgement, ...]

    @property
    def claim(self) -> Claim:
        """The claim as reviewers left it; of a rejected one, as it was coded."""
        return self.judged or self.coded


def case(connection: Connection, identifier: str) -> Case | None:
    """The case of a claim; None where there is no such claim that counts."""
    claim, kept = tables.claim, tables.coding
    query = (
        select(claim.c.record, kept.c.document, kept.c.record)
        .select_from(current(claim))
        .join(kept, (kept.c.run == claim.c.run) & (kept.c.document == claim.c.document))
        .where(claim.c.id == identifier)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    report = document(connection, row[1])
    assert report is not None  # a foreign key holds it
    coded = contract.load(row[0], Claim)
    ruled = judging.rulings(connection, [identifier])
    return Case(
        coded,
        ruled.applied(coded),
        frozenset(ruled.corrections.get(identifier, ())),
        report,
        codings.incidents_of(connection, [identifier]).get(identifier),
        tuple(reason for reason in contract.load(row[2], Beside).reasons if reason.subject == identifier),
        tuple(judging.judgements(connection, identifier)),
    )
