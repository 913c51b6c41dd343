"""Words that take a side, with a plain wording for each; all sides of all conflicts are treated alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from twosource.model import LoadedKind
from twosource.ontology.table import read_table

PACKAGE = "twosource.ontology"
LoadedCondition = Literal[
    "any",
    "attributive",
    "head",
    "actor",
    "people",
    "violence",
    "place",
    "held",
    "government",
    "named",
    "movement",
    "against",
    "label",
    "object_people",
    "object_place",
    "of_people",
    "of_place",
    "article",
    "capital",
]
"""When words of the table count as loaded; the table's header explains each."""

_COLUMNS = ("form", "kind", "neutral", "refers_to", "condition", "usage")
_PIECE = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class LoadedEntry:
    """An entry: its `pieces` (words and hyphens), kind, plain wording, fixed referent and condition."""

    form: str
    pieces: tuple[str, ...]
    kind: LoadedKind
    neutral: str | None
    refers_to: str | None
    condition: LoadedCondition

    @property
    def entry(self) -> str:
        """The entry's name in explanations."""
        return f"loaded:{self.form}"


@dataclass(frozen=True, slots=True)
class LoadedLexicon:
    """The entries by their first piece, those of most pieces first."""

    entries: Mapping[str, tuple[LoadedEntry, ...]]

    @classmethod
    def load(cls) -> "LoadedLexicon":
        """The lexicon that ships; raises DataError where a row breaks the header."""
        found: dict[str, list[LoadedEntry]] = {}
        blank = ("neutral", "refers_to", "usage")
        for row in read_table(PACKAGE, "loaded.csv", _COLUMNS, key=("form",), blank=blank):
            if row["kind"] not in get_args(LoadedKind):
                raise row.error("kind", "there is no such kind", f"give one of {', '.join(get_args(LoadedKind))}")
            if row["condition"] not in get_args(LoadedCondition):
                known = ", ".join(get_args(LoadedCondition))
                raise row.error("condition", "there is no such condition", f"give one of {known}")
            pieces = tuple(split(row["form"]))
            entry = LoadedEntry(
                row["form"],
                pieces,
                cast(LoadedKind, row["kind"]),
                row["neutral"] or None,
                row["refers_to"] or None,
                cast(LoadedCondition, row["condition"]),
            )
            found.setdefault(pieces[0], []).append(entry)
        return cls({piece: tuple(sorted(e, key=lambda one: -len(one.pieces))) for piece, e in found.items()})


def split(words: str) -> list[str]:
    """Words and hyphens apart, so that "anti-terror" is found however the parser cuts it."""
    return _PIECE.findall(words)
