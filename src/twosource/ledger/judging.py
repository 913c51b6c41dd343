"""Reviewers' judgements: added and never overwritten. What they rule is a pure function of all of them, in order."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, Text, cast, func, insert, or_, select

from twosource.errors import InputError
from twosource.incidents.clustering import Pair, pair
from twosource.ledger import correcting, tables
from twosource.ledger.batches import chunks
from twosource.ledger.clock import now
from twosource.model import Claim

Verdict = Literal["accept", "correct", "reject", "merge", "split", "note", "withdraw"]

JOINING = ("merge", "split")
"""Verdicts on two claims."""
DECIDING = ("accept", "correct", "reject")
"""Verdicts after which a claim no longer waits for review."""


@dataclass(frozen=True, slots=True)
class Given:
    """A judgement as a reviewer gives it.

    `field` and `value` (JSON) belong to a correction; `value` of a merge or split is the other claim, and of a
    withdrawal the id of a judgement that the same reviewer gave on the claim.
    """

    reviewer: str
    verdict: Verdict
    claim: str
    field: str | None = None
    value: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reviewer's word on one claim, as the ledger keeps it; `withdrawn` where its reviewer took it back later."""

    id: int
    at: datetime
    reviewer: str
    verdict: Verdict
    subject: str
    field: str | None
    value: str | None
    why: str | None
    withdrawn: bool = False


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
        return claim if not values else correcting.applied(claim, values)


def add(connection: Connection, given: Given) -> int:
    """Add a judgement and return its id.

    Raises InputError where it judges nothing, corrects to what the field cannot hold or the report does not say, or
    withdraws what cannot be.
    """
    if given.verdict not in get_args(Verdict):
        raise InputError(f"{given.verdict!r} is no verdict; give one of {', '.join(get_args(Verdict))}")
    text = _text(connection, given.claim)
    if given.verdict in JOINING:
        if given.value == given.claim:
            raise InputError(f"{given.claim!r} is one claim; {given.verdict} takes two")
        _text(connection, given.value)
    elif given.verdict == "correct":
        correcting.check(given.field, given.value, text)
    elif given.verdict == "withdraw":
        _check_withdrawal(connection, given)
    return _kept(connection, given)


def of(connection: Connection, identifier: int) -> Judgement:
    """The judgement of an id; raises InputError where there is none."""
    found = _read(connection, tables.judgement.c.id == identifier)
    if not found:
        raise InputError(f"{identifier} is no judgement of this ledger; see `twosource judgements`")
    return found[0]


def judgements(connection: Connection, claim: str | None = None) -> list[Judgement]:
    """All judgements, or those that concern one claim, oldest first: also withdrawn ones, and withdrawals."""
    j = tables.judgement
    if claim is None:
        return _marked(_read(connection))
    joined = select(j.c.subject).where(j.c.value == claim, j.c.verdict.in_(JOINING))
    found = _marked(_read(connection, or_(j.c.subject == claim, j.c.subject.in_(joined))))
    about = {each.id for each in found if claim in concerned(each)}
    return [each for each in found if each.id in about or _withdrawn(each) in about]


def by_id(connection: Connection, identifiers: Collection[int]) -> list[Judgement]:
    """The judgements of some ids, those that there are, oldest first, marked where they were withdrawn."""
    j = tables.judgement.c
    found: list[Judgement] = []
    for part in chunks(identifiers):
        withdrawn = (j.verdict == "withdraw") & j.value.in_([str(each) for each in part])
        known = _marked(_read(connection, or_(j.id.in_(part), withdrawn)))
        found += [each for each in known if each.id in set(part)]
    return found


def before(connection: Connection, identifier: int | None, reviewer: str | None, limit: int) -> list[Judgement]:
    """The judgements before an id, of all reviewers or one, latest first."""
    j = tables.judgement.c
    query = select(j.id).order_by(j.id.desc()).limit(limit)
    if identifier is not None:
        query = query.where(j.id < identifier)
    if reviewer is not None:
        query = query.where(j.reviewer == reviewer)
    return list(reversed(by_id(connection, list(connection.scalars(query)))))


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who judged: how often in each way, withdrawn judgements left out, and when last."""

    name: str
    verdicts: Mapping[str, int]
    last: datetime


def reviewers(connection: Connection) -> list[Reviewer]:
    """Who judged, by name."""
    j = tables.judgement.c
    query = (
        select(j.reviewer, j.verdict, func.count(), func.max(j.at))
        .where(j.verdict != "withdraw", in_force())
        .group_by(j.reviewer, j.verdict)
        .order_by(j.reviewer, j.verdict)
    )
    found: dict[str, dict[str, int]] = {}
    last: dict[str, datetime] = {}
    for name, verdict, count, at in connection.execute(query):
        found.setdefault(name, {})[verdict] = count
        last[name] = max(at, last.get(name, at))
    return [Reviewer(name, verdicts, last[name]) for name, verdicts in found.items()]


def touched(connection: Connection, given: Iterable[tuple[int, Given]]) -> set[str]:
    """The claims whose incidents change with judgements just added, by their ids."""
    found: set[str] = set()
    for identifier, each in given:
        if each.verdict == "withdraw":
            found |= concerned(of(connection, int(each.value or 0)))
        elif each.verdict != "note":
            found |= concerned(of(connection, identifier))
    return found


def decides(judgement: Judgement) -> bool:
    """Whether a judgement says whether a claim holds, and was not withdrawn."""
    return judgement.verdict in DECIDING and not judgement.withdrawn


def concerned(judgement: Judgement) -> set[str]:
    """The claims that a judgement is about: two, where it joins or parts them."""
    other = judgement.value if judgement.verdict in JOINING else None
    return {judgement.subject} | ({other} if other else set())


def in_force() -> ColumnElement[bool]:
    """The condition that a judgement of a query was not withdrawn."""
    later = tables.judgement.alias()
    taken_back = select(later.c.id).where(
        later.c.verdict == "withdraw", later.c.value == cast(tables.judgement.c.id, Text)
    )
    return ~taken_back.exists()


def rulings(connection: Connection, claims: Collection[str] | None = None) -> Rulings:
    """What judgements come to, of all claims or only on some; of two on the same thing the later rules.

    Withdrawn ones rule nothing.
    """
    rejected: dict[str, bool] = {}
    corrections: dict[str, dict[str, str]] = {}
    pairs: dict[Pair, bool] = {}
    for judgement in _in_force(connection, claims):
        if judgement.verdict in ("accept", "reject"):
            rejected[judgement.subject] = judgement.verdict == "reject"
        elif judgement.verdict == "correct" and judgement.field and judgement.value:
            corrections.setdefault(judgement.subject, {})[judgement.field] = judgement.value
        elif judgement.verdict in JOINING and judgement.value:
            pairs[pair(judgement.subject, judgement.value)] = judgement.verdict == "merge"
    return Rulings(
        frozenset(name for name, out in rejected.items() if out),
        corrections,
        frozenset(two for two, joined in pairs.items() if joined),
        frozenset(two for two, joined in pairs.items() if not joined),
    )


def corrections(connection: Connection, claims: Collection[str]) -> dict[str, dict[str, Judgement]]:
    """Of some claims the fields that reviewers corrected, each with the judgement that rules."""
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in _in_force(connection, claims) if claims else ():
        if judgement.verdict == "correct" and judgement.field and judgement.subject in claims:
            found.setdefault(judgement.subject, {})[judgement.field] = judgement
    return found


def _in_force(connection: Connection, claims: Collection[str] | None) -> list[Judgement]:
    """The judgements that were not withdrawn, in order: all, or those that concern some claims."""
    if claims is None:
        return [each for each in _marked(_read(connection)) if not each.withdrawn]
    j = tables.judgement.c
    found: dict[int, Judgement] = {}
    for chunk in chunks(claims):
        for about in (j.subject.in_(chunk), j.verdict.in_(JOINING) & j.value.in_(chunk)):
            found.update((each.id, each) for each in _read(connection, about, in_force()))
    return [found[key] for key in sorted(found)]


def _text(connection: Connection, claim: str | None) -> str:
    """The text of a claim's report; raises InputError for a claim that the ledger does not hold."""
    c, d = tables.claim.c, tables.document.c
    found = connection.scalar(select(d.text).join(tables.claim, c.document == d.id).where(c.id == claim).limit(1))
    if found is None:
        raise InputError(f"{claim!r} is no claim of this ledger; see `twosource claims`")
    return str(found)


def _check_withdrawal(connection: Connection, given: Given) -> None:
    """Raise InputError unless a reviewer withdraws a judgement of his own on the claim, once."""
    if given.value is None or not given.value.isdecimal():
        raise InputError(f"{given.value!r} is no id of a judgement; see `twosource judgements`")
    judgement = of(connection, int(given.value))
    told = f"judgement {judgement.id} ({judgement.verdict} by {judgement.reviewer})"
    if judgement.subject != given.claim:
        raise InputError(f"{told} is on {judgement.subject} and not on {given.claim}; see `twosource judgements`")
    if judgement.reviewer != given.reviewer:
        raise InputError(f"{told} can only be withdrawn by its reviewer; judge the claim yourself, the later rules")
    if judgement.verdict == "withdraw":
        raise InputError(f"{told} cannot be withdrawn; judge the claim again")
    j = tables.judgement.c
    again = select(j.id).where(j.verdict == "withdraw", j.value == given.value)
    if connection.scalar(again.limit(1)) is not None:
        raise InputError(f"{told} is withdrawn already; see `twosource judgements`")


def _kept(connection: Connection, given: Given) -> int:
    field = given.field if given.verdict == "correct" else None
    value = given.value if given.verdict in ("correct", "withdraw", *JOINING) else None
    row = {"reviewer": given.reviewer, "verdict": given.verdict, "subject": given.claim, "why": given.why}
    result = connection.execute(insert(tables.judgement).values(at=now(), field=field, value=value, **row))
    assert result.inserted_primary_key is not None  # both databases tell it
    return int(result.inserted_primary_key[0])


def _read(connection: Connection, *conditions: ColumnElement[bool]) -> list[Judgement]:
    j = tables.judgement.c
    columns = (j.id, j.at, j.reviewer, j.verdict, j.subject, j.field, j.value, j.why)
    return [Judgement(*row) for row in connection.execute(select(*columns).where(*conditions).order_by(j.id))]


def _marked(found: Collection[Judgement]) -> list[Judgement]:
    """Judgements, those marked that a later one withdraws."""
    gone = {_withdrawn(judgement) for judgement in found}
    return [replace(each, withdrawn=True) if each.id in gone else each for each in found]


def _withdrawn(judgement: Judgement) -> int | None:
    """The id of the judgement that one withdraws."""
    return int(judgement.value) if judgement.verdict == "withdraw" and judgement.value else None
