"""Words that tell events: verbs, nouns, adjectives and phrases, with who fills which role and when they count."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from twosource.ontology.conditions import SLOTS, Condition, Filler, parse_condition
from twosource.ontology.nouns import CLASSES
from twosource.ontology.table import Row, read_table

_COLUMNS = ("form", "type", "agent", "target", "victim", "recipient", "requires", "excludes", "strength")
_ROLES = ("agent", "target", "victim", "recipient")
TABLES: Mapping[str, "TriggerKind"] = {
    "triggers_adjective.csv": "adjective",
    "triggers_noun.csv": "noun",
    "triggers_phrase.csv": "phrase",
    "triggers_verb.csv": "verb",
}
"""The tables, and the kind of trigger that each holds."""

_PER_REQUIREMENT = 0.04  # of two readings about equally sure, the one that asks for more saw more
GAP = "_"
"""Stands in a form for one noun phrase."""

TriggerKind = Literal["adjective", "noun", "phrase", "verb"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event of one type.

    `form` are their lemmas, with GAP for a noun phrase; `head` is the index of the word that governs the rest, whose
    arguments fill the slots (of a `phrase` a verb; prepositions may hang on any word of it). For each role there are
    the slots that fill it, first choice first; an adjective's `subj` is what it is said of. All of `requires` must
    hold and none of `excludes` may. `strength` (0.1 to 1.0) is how surely the words alone tell this event in news.
    """

    kind: TriggerKind
    form: tuple[str, ...]
    head: int
    type: str
    agent: tuple[str, ...]
    target: tuple[str, ...]
    victim: tuple[str, ...]
    recipient: tuple[str, ...]
    requires: tuple[Condition, ...]
    excludes: tuple[Condition, ...]
    strength: float

    @property
    def entry(self) -> str:
        """The entry's name in explanations: kind, form, type and requirements ("verb:strike:strike:subj=worker")."""
        parts = [self.kind, " ".join(self.form), self.type, "&".join(map(str, self.requires))]
        return ":".join(filter(None, parts))

    @property
    def rank(self) -> tuple[int, float]:
        """How well the trigger fits where it does: words first, then its strength, raised a little by what it asks."""
        return len(self.form), self.strength + _PER_REQUIREMENT * len(self.requires)

    def fits(self, fillers: Mapping[str, Sequence[Filler]]) -> bool:
        """Whether what fills the slots meets every requirement and no exclusion."""
        return all(c.holds(fillers) for c in self.requires) and not any(c.holds(fillers) for c in self.excludes)


def choose(triggers: Sequence[Trigger], fillers: Mapping[str, Sequence[Filler]]) -> Trigger | None:
    """The trigger of highest rank among those that fit, the first of equals; None if none fits."""
    best: Trigger | None = None
    for trigger in triggers:
        if (best is None or trigger.rank > best.rank) and trigger.fits(fillers):
            best = trigger
    return best


class Lexicon(Mapping[str, tuple[Trigger, ...]]):
    """All triggers by the lemma of their head.

    Everything in the tables is checked when it is built; the triggers of a lemma are put together when first asked
    for, because most lemmas of a large lexicon never come up.
    """

    __slots__ = ("_known", "_parts", "_rows")

    def __init__(self, parts: "_Parts", rows: Mapping[str, Sequence[tuple[TriggerKind, Row]]]) -> None:
        self._parts = parts
        self._rows = rows
        self._known: dict[str, tuple[Trigger, ...]] = {}

    def __getitem__(self, lemma: str) -> tuple[Trigger, ...]:
        found = self._known.get(lemma)
        if found is None:
            found = self._known[lemma] = tuple(_trigger(self._parts, kind, row) for kind, row in self._rows[lemma])
        return found

    def __contains__(self, lemma: object) -> bool:
        return lemma in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@dataclass(slots=True)
class _Parts:
    """What the cells of the tables stand for: each distinct cell is read once."""

    slots: dict[str, tuple[str, ...]]
    requires: dict[str, tuple[Condition, ...]]
    excludes: dict[str, tuple[Condition, ...]]
    strengths: dict[str, float]


def read_triggers(types: AbstractSet[str]) -> Lexicon:
    """The triggers of all tables; raises DataError where a row breaks the header of its table."""
    parts = _Parts({}, {}, {}, {})
    found: dict[str, list[tuple[TriggerKind, Row]]] = {}
    for name, kind in TABLES.items():
        key = ("form", "type", "requires", "excludes")
        for row in read_table("twosource.ontology", name, _COLUMNS, key=key, blank=_COLUMNS[2:8]):
            _check(row, parts, types)
            form = row.cells[0]
            if " " in form or "*" in form:
                words, head = _form(row)
                form = words[head]
            elif kind == "phrase":
                raise row.error("form", "a phrase has at least two words", "move it to the table of verbs or nouns")
            found.setdefault(form, []).append((kind, row))
    return Lexicon(parts, found)


def _check(row: Row, parts: _Parts, types: AbstractSet[str]) -> None:
    """Read the cells that were not met before; raises DataError where one cannot be read."""
    cells = row.cells
    if cells[1] not in types:
        raise row.error("type", "it is no event type", "use a type of types.csv")
    for cell, column in zip(cells[2:6], _ROLES, strict=True):
        if cell not in parts.slots:
            parts.slots[cell] = _slots(row, column)
    if cells[6] not in parts.requires:
        parts.requires[cells[6]] = _conditions(row, "requires", "&")
    if cells[7] not in parts.excludes:
        parts.excludes[cells[7]] = _conditions(row, "excludes", ";")
    if cells[8] not in parts.strengths:
        parts.strengths[cells[8]] = _strength(row)


def _trigger(parts: _Parts, kind: TriggerKind, row: Row) -> Trigger:
    form, event_type, agent, target, victim, recipient, requires, excludes, strength = row.cells
    words, head = _form(row) if " " in form else ((form,), 0)
    return Trigger(
        kind,
        words,
        head,
        event_type,
        parts.slots[agent],
        parts.slots[target],
        parts.slots[victim],
        parts.slots[recipient],
        parts.requires[requires],
        parts.excludes[excludes],
        parts.strengths[strength],
    )


def _form(row: Row) -> tuple[tuple[str, ...], int]:
    """The words of a form of several words, and the index of its head."""
    form = row.cells[0]
    before, star, after = form.partition("*")
    if not star or "*" in after or " " not in form or (before and before[-1] != " "):
        raise row.error("form", "its head is not marked once", "put * before the head of a form of several words")
    return tuple((before + after).split(" ")), before.count(" ")


def _slots(row: Row, column: str) -> tuple[str, ...]:
    found = tuple(filter(None, row[column].split("|")))
    for slot in found:
        if slot not in SLOTS:
            raise row.error(column, f"{slot!r} is no slot", f"use {', '.join(sorted(SLOTS))}, joined with |")
    return found


def _conditions(row: Row, column: str, separator: str) -> tuple[Condition, ...]:
    classes = frozenset(CLASSES)
    try:
        return tuple(parse_condition(text, classes) for text in row[column].split(separator) if row[column])
    except ValueError as error:
        raise row.error(column, str(error), f"join conditions with {separator!r}") from error


def _strength(row: Row) -> float:
    try:
        strength = float(row["strength"])
    except ValueError:
        strength = 0.0
    if not 0.1 <= strength <= 1.0:
        raise row.error("strength", "it is no strength", "give a number from 0.1 to 1.0")
    return strength
