"""Words that tell events: verbs, nouns, adjectives and phrases, with who fills which role and when they count."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from twosource.ontology.conditions import SLOTS, Condition, Filler, parse_condition
from twosource.ontology.nouns import CLASSES
from twosource.ontology.table import Row, read_table

_COLUMNS = ("form", "type", "agent", "target", "victim", "recipient", "requires", "excludes", "strength")
_Slots = tuple[str, ...]
TABLES: Mapping[str, "TriggerKind"] = {
    "triggers_adjective.csv": "adjective",
    "triggers_noun.csv": "noun",
    "triggers_phrase.csv": "phrase",
    "triggers_verb.csv": "verb",
}
"""The tables, and the kind of trigger that each holds."""

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
    def specificity(self) -> int:
        """How much the trigger asks for: words, then conditions. Of triggers that fit, the highest is meant."""
        return 10 * len(self.form) + len(self.requires)

    def fits(self, fillers: Mapping[str, Sequence[Filler]]) -> bool:
        """Whether what fills the slots meets every requirement and no exclusion."""
        return all(c.holds(fillers) for c in self.requires) and not any(c.holds(fillers) for c in self.excludes)


def choose(triggers: Sequence[Trigger], fillers: Mapping[str, Sequence[Filler]]) -> Trigger | None:
    """The most specific of the triggers that fit, the stronger of equals, the first of those; None if none fits."""
    best: Trigger | None = None
    for trigger in triggers:
        if best is not None and (trigger.specificity, trigger.strength) <= (best.specificity, best.strength):
            continue
        if trigger.fits(fillers):
            best = trigger
    return best


def read_triggers(types: AbstractSet[str]) -> Mapping[str, tuple[Trigger, ...]]:
    """All triggers by the lemma of their head; raises DataError where a row breaks the header of its table."""
    found: dict[str, list[Trigger]] = {}
    for name, kind in TABLES.items():
        for trigger in _read(name, kind, types):
            found.setdefault(trigger.form[trigger.head], []).append(trigger)
    return {lemma: tuple(triggers) for lemma, triggers in found.items()}


def _read(name: str, kind: TriggerKind, types: AbstractSet[str]) -> Iterator[Trigger]:
    """The triggers of one table. Cells repeat much, so that each distinct one is parsed once."""
    roles: dict[tuple[str, ...], tuple[_Slots, _Slots, _Slots, _Slots]] = {}
    requirements: dict[str, tuple[Condition, ...]] = {"": ()}
    exclusions: dict[str, tuple[Condition, ...]] = {"": ()}
    strengths: dict[str, float] = {}
    key = ("form", "type", "requires", "excludes")
    for row in read_table("twosource.ontology", name, _COLUMNS, key=key, blank=_COLUMNS[2:8]):
        form, event_type, *_, requires, excludes, strength = row.cells
        fillers = row.cells[2:6]
        if event_type not in types:
            raise row.error("type", "it is no event type", "use a type of types.csv")
        if fillers not in roles:
            roles[fillers] = (
                _slots(row, "agent"),
                _slots(row, "target"),
                _slots(row, "victim"),
                _slots(row, "recipient"),
            )
        if requires not in requirements:
            requirements[requires] = _conditions(row, "requires", "&")
        if excludes not in exclusions:
            exclusions[excludes] = _conditions(row, "excludes", ";")
        if strength not in strengths:
            strengths[strength] = _strength(row)
        words, head = ((form,), 0) if " " not in form and form[0] != "*" else _form(row)
        if kind == "phrase" and len(words) == 1:
            raise row.error("form", "a phrase has at least two words", "move it to the table of verbs or nouns")
        yield Trigger(
            kind,
            words,
            head,
            event_type,
            *roles[fillers],
            requirements[requires],
            exclusions[excludes],
            strengths[strength],
        )


def _form(row: Row) -> tuple[tuple[str, ...], int]:
    """The words of a form of several words, and the index of its head."""
    form = row.cells[0]
    before, star, after = form.partition("*")
    if not star or "*" in after or " " not in form or (before and before[-1] != " "):
        raise row.error("form", "its head is not marked once", "put * before the head of a form of several words")
    return tuple((before + after).split(" ")), before.count(" ")


def _slots(row: Row, column: str) -> _Slots:
    found = tuple(filter(None, row[column].split("|")))
    for slot in found:
        if slot not in SLOTS:
            raise row.error(column, f"{slot!r} is no slot", f"use {', '.join(sorted(SLOTS))}, joined with |")
    return found


def _conditions(row: Row, column: str, separator: str) -> tuple[Condition, ...]:
    classes = frozenset(CLASSES)
    try:
        return tuple(parse_condition(text, classes) for text in row[column].split(separator))
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
