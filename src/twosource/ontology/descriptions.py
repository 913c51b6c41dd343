"""What a description such as "the group" or "the attackers" can point back to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from twosource.model import ActorKind
from twosource.ontology.nouns import CLASSES
from twosource.ontology.table import read_table

_COLUMNS = ("noun", "by", "kinds", "classes")


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun after "the" may mean: named actors of `kinds`, unnamed people of `classes`.

    `said` tells that the report must have said the noun of the actor before ("the minister").
    """

    noun: str
    said: bool
    kinds: frozenset[ActorKind]
    classes: frozenset[str]


def load() -> Mapping[str, Description]:
    """The table by noun; raises DataError where a row breaks the header."""
    found: dict[str, Description] = {}
    for row in read_table("twosource.ontology", "descriptions.csv", _COLUMNS, key=("noun",), blank=_COLUMNS[2:]):
        if row["by"] not in ("kind", "word"):
            raise row.error("by", "it is no such way", "use kind or word")
        kinds, classes = frozenset(row["kinds"].split()), frozenset(row["classes"].split())
        if not kinds <= set(get_args(ActorKind)):
            raise row.error("kinds", "it names no kind of actor", f"use some of {', '.join(get_args(ActorKind))}")
        if not classes <= set(CLASSES):
            raise row.error("classes", "it names no noun class", f"use some of {', '.join(CLASSES)}")
        found[row["noun"]] = Description(row["noun"], row["by"] == "word", cast("frozenset[ActorKind]", kinds), classes)
    return found
