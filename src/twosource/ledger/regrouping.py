"""Putting incidents together and splitting claims off, as judgements on pairs of claims.

What a reviewer groups stays grouped: the claims of each side are also merged with each other, so that scores cannot
draw a side apart again, and two incidents come of a split and one of a merge.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, product

from sqlalchemy import Connection, select

from twosource.errors import InputError
from twosource.incidents.scoring import Score, score
from twosource.ledger import incidents, tables
from twosource.ledger.judging import Given, Verdict
from twosource.ledger.neighbours import Neighbours

_MOST = 2000
"""How many pairs one split may judge."""


def split(
    connection: Connection, reviewer: str, incident: str, claims: Collection[str], why: str | None
) -> list[Given]:
    """The judgements that split claims off their incident; raises InputError for none, all, or those of others."""
    members = _members(connection, incident)
    off = sorted(set(claims))
    rest = [name for name in members if name not in off]
    strange = sorted(set(off) - set(members))
    if strange:
        raise InputError(f"{', '.join(strange)}: no claim of incident {incident}; load its page again")
    if not off or not rest:
        raise InputError(f"choose some of the {len(members)} claims of incident {incident}, and not all of them")
    if len(off) * len(rest) > _MOST:
        raise InputError(f"{len(off)} of {len(members)} claims make too many pairs; split off fewer at once")
    parted = [_given(reviewer, "split", a, b, why) for a, b in product(off, rest)]
    return [*parted, *_kept(reviewer, off, why), *_kept(reviewer, rest, why)]


def merge(connection: Connection, reviewer: str, incident: str, other: str, why: str | None) -> list[Given]:
    """The judgements that make two incidents one; raises InputError where they are one, or there is none."""
    first, second = _members(connection, incident), _members(connection, other)
    if first == second:
        raise InputError(f"{incident} and {other} are one incident; choose another")
    return _kept(reviewer, [*first, *second], why)


def compared(
    connection: Connection, claims: Collection[str], others: Collection[str]
) -> Iterator[tuple[str, str, Score]]:
    """The score of every claim with every other one, once a pair; rejected claims have none."""
    items = Neighbours(connection).items({*claims, *others})
    seen: set[frozenset[str]] = set()
    for a, b in product(sorted(claims), sorted(others)):
        two = frozenset((a, b))
        if a != b and two not in seen and a in items and b in items:
            seen.add(two)
            yield a, b, score(items[a], items[b])


def _members(connection: Connection, incident: str) -> list[str]:
    found = incidents.incident(connection, incident)
    if found is None:
        raise InputError(f"{incident!r} is no incident of this ledger; see `twosource incidents`")
    member = tables.member.c
    return list(connection.scalars(select(member.claim).where(member.incident == found.id).order_by(member.claim)))


def _kept(reviewer: str, claims: Sequence[str], why: str | None) -> list[Given]:
    """The judgements that keep claims together."""
    return [_given(reviewer, "merge", a, b, why) for a, b in pairwise(claims)]


def _given(reviewer: str, verdict: Verdict, claim: str, other: str, why: str | None) -> Given:
    return Given(reviewer, verdict, claim, value=other, why=why)
