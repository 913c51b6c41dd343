"""Judgements just given, named in an address: so that the next page can tell of them, and undo all of them at once."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.ledger import Ledger
from twosource.ledger.judging import Given, Judgement

_RANGE = re.compile(r"(\d{1,15})(?:-(\d{1,15}))?")
_MOST = 5000
"""How many judgements one address may name."""
_PAST = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "merge": "put together",
    "split": "kept apart",
    "note": "noted",
    "withdraw": "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What was just done: in words, the ids as an address names them, and whether the reviewer can undo it."""

    words: str
    ids: str
    can_undo: bool


def named(ids: Collection[int]) -> str:
    """Ids as an address names them: "12,15-18"."""
    parts: list[list[int]] = []
    for each in sorted(ids):
        if parts and each == parts[-1][-1] + 1:
            parts[-1][1:] = [each]
        else:
            parts.append([each])
    return ",".join("-".join(str(end) for end in part) for part in parts)


def read(words: str) -> list[int]:
    """The ids that an address names; raises InputError where it names none, or too many."""
    found: list[int] = []
    for part in words.split(","):
        matched = _RANGE.fullmatch(part.strip())
        if matched is None:
            raise InputError(f"{part!r} names no judgement; give numbers such as 12 or 15-18")
        first, last = int(matched[1]), int(matched[2] or matched[1])
        if last - first + len(found) >= _MOST:
            raise InputError(f"{words!r} names more than {_MOST} judgements; name fewer")
        found.extend(range(first, last + 1))
    return found


def told(ledger: Ledger, words: str | None, reviewer: str) -> Done | None:
    """What the judgements that an address names come to; None where it names none of this ledger."""
    found = ledger.judgements_by_id(read(words)) if words else []
    if not found:
        return None
    counted = Counter(each.verdict for each in found)
    subjects = {each.subject for each in found}
    if len(subjects) == 1 and set(counted) == {"correct"}:
        what = f"Claim {found[0].subject} corrected: {', '.join(each.field or '' for each in found)}."
    elif len(found) == 1:
        what = f"Claim {found[0].subject} {_PAST[found[0].verdict]}."
    elif len(counted) == 1 and len(subjects) == len(found):
        what = f"{len(found):,} claims {_PAST[found[0].verdict]}."
    else:
        parts = (f"{count:,} × {_PAST[verdict]}" for verdict, count in sorted(counted.items()))
        what = f"{len(found):,} judgements kept: {', '.join(parts)}."
    mine = [each for each in found if each.reviewer == reviewer and not each.withdrawn and each.verdict != "withdraw"]
    return Done(what, named([each.id for each in mine]), bool(mine))


def withdrawals(found: Iterable[Judgement], reviewer: str) -> list[Given]:
    """The withdrawals that take judgements back, the last first."""
    return [
        Given(reviewer, "withdraw", each.subject, value=str(each.id))
        for each in sorted(found, key=lambda judgement: -judgement.id)
    ]
