"""Reviewers' judgements: added and never overwritten. What they rule is a pure function of all of them, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import Connection, insert, select

from twosource.errors import InputError
from twosource.incidents.clustering import Pair, pair
from twosource.ledger import tables
from twosource.ledger.clock import now
from twosource.model import Claim

Verdict = Literal["accept", "correct", "reject", "merge", "split", "note"]

CORRECTABLE = ("type", "factuality", "place", "when", "participants", "quantities")
"""The fields of a claim that a reviewer can correct, each with a value in the claim's own JSON."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reviewer's word on one claim.

    `field` and `value` (JSON) belong to a correction; `value` of a merge or split is the other claim.
    """

    id: int
    at: datetime
    reviewer: str
    verdict: Verdict
    subject: str
    field: str | None
    value: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Rulings:
    """What all judgements come to: rejected claims, corrected fields, pairs to be kept together or apart."""

    rejected: frozenset[str]
    corrections: Mapping[str, Mapping[str, str]]
    together: frozenset[Pair]
    apart: frozenset[Pair]

    def applied(self, claim: Claim) -> Claim | None:
        """A claim as reviewers left it; None where they rejected it."""
        if claim.id in self.rejected:
            return None
        values = self.corrections.get(claim.id)
        return claim if not values else replace(claim, **{name: _read(name, value) for name, value in values.items()})


def add(
    connection: Connection,
    reviewer: str,
    verdict: Verdict,
    subject: str,
    *,
    field: str | None = None,
    value: str | None = None,
    why: str | None = None,
) -> None:
    """Add a judgement; raises InputError where it judges nothing, or corrects to what the field cannot hold."""
    if verdict not in get_args(Verdict):
        raise InputError(f"{verdict!r} is no verdict; give one of {', '.join(get_args(Verdict))}")
    for name in (subject, value) if verdict in ("merge", "split") else (subject,):
        if connection.scalar(select(tables.claim.c.id).where(tables.claim.c.id == name).limit(1)) is None:
            raise InputError(f"{name!r} is no claim of this ledger; see `twosource claims`")
    if verdict == "correct":
        if field not in CORRECTABLE or value is None:
            raise InputError(f"{field!r} cannot be corrected; give one of {', '.join(CORRECTABLE)} and its value")
        _read(field, value)
    connection.execute(
        insert(tables.judgement).values(
            at=now(), reviewer=reviewer, verdict=verdict, subject=subject, field=field, value=value, why=why
        )
    )


def judgements(connection: Connection) -> list[Judgement]:
    """All judgements, oldest first."""
    j = tables.judgement
    columns = (j.c.id, j.c.at, j.c.reviewer, j.c.verdict, j.c.subject, j.c.field, j.c.value, j.c.why)
    return [Judgement(*row) for row in connection.execute(select(*columns).order_by(j.c.id))]


def rulings(connection: Connection) -> Rulings:
    """What the judgements of a ledger come to; of two on the same thing the later rules."""
    rejected: dict[str, bool] = {}
    corrections: dict[str, dict[str, str]] = {}
    pairs: dict[Pair, bool] = {}
    for judgement in judgements(connection):
        if judgement.verdict in ("accept", "reject"):
            rejected[judgement.subject] = judgement.verdict == "reject"
        elif judgement.verdict == "correct" and judgement.field and judgement.value:
            corrections.setdefault(judgement.subject, {})[judgement.field] = judgement.value
        elif judgement.verdict in ("merge", "split") and judgement.value:
            pairs[pair(judgement.subject, judgement.value)] = judgement.verdict == "merge"
    return Rulings(
        frozenset(name for name, out in rejected.items() if out),
        corrections,
        frozenset(two for two, joined in pairs.items() if joined),
        frozenset(two for two, joined in pairs.items() if not joined),
    )


def _read(field: str, value: str) -> Any:
    """The value of a corrected field; raises InputError where the field cannot hold it."""
    try:
        return msgspec.json.decode(value, type=Claim.__annotations__[field])
    except msgspec.DecodeError as error:
        raise InputError(
            f"{field} cannot be {value} ({error}); give it in the JSON of `twosource code --json`"
        ) from error
