"""Which private persons a claim names, and how old those are whom it tells of: what tells one harm from another."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from twosource.model import Claim, Participant
from twosource.ontology.nouns import read_nouns

LOCAL = "local:"
"""Before the id of an actor whom only the report knows."""

_HARMED = frozenset({"victim", "target"})
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_LONGEST_NAME = 4  # words
_OLD = re.compile(r"\b(\d{1,3})[ -]+(year|month)s?[ -]+old\b", re.IGNORECASE)
_AGED = re.compile(r"\b[A-Z][\w'’-]+ ?, (\d{1,2}) ?(?:,|\.|$|and\b)|\baged (\d{1,2})\b")


def people(claim: Claim) -> frozenset[str]:
    """Those who take part by their full name and whom the registry does not know; they are seldom in two events."""
    return frozenset(_named(p for p in claim.participants if p.role != "instrument"))


def harmed(claim: Claim) -> frozenset[str]:
    """The victims and targets among them."""
    return frozenset(_named(p for p in claim.participants if p.role in _HARMED))


def ages(claim: Claim) -> frozenset[str]:
    """How old those are whom the evidence tells of: "3 year" from "a 3-year-old boy" or "Asha Example, 3,"."""
    found = set()
    for span in claim.evidence:
        found |= {f"{number} {unit.lower()}" for number, unit in _OLD.findall(span.quote)}
        found |= {f"{first or second} year" for first, second in _AGED.findall(span.quote)}
    return frozenset(found)


def _named(participants: Iterable[Participant]) -> Iterator[str]:
    """Full names, in small letters joined by hyphens."""
    for participant in participants:
        actor = participant.actor
        if actor is None:
            name = _capitals(participant.name)
        elif actor.kind == "person" and actor.id.startswith(LOCAL):
            name = actor.id.removeprefix(LOCAL)
        else:
            continue
        if "-" in name:
            yield name


def _capitals(name: str) -> str:
    """The capitals that words end in, down to a common noun: "cashier Asha Example" gives "asha-example"."""
    found: list[str] = []
    for word in reversed(name.split()):
        plain = word.lower()
        if not word[0].isupper() or not _NAME.fullmatch(word) or _nouns() & {plain, plain.removesuffix("s")}:
            break
        found.insert(0, plain)
    return "-".join(found) if len(found) <= _LONGEST_NAME else ""


@cache
def _nouns() -> frozenset[str]:
    return frozenset(read_nouns())
