"""Conditions on the words around a trigger: "with an object that is a person", "without a word for a bill or a game".

A condition is written `slots=classes` ("obj=person|group"), `slots=any`, `slots=none` or `slots~lemmas`
("obj~bill|law"), where several slots are joined with `|` too ("on|against=any").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

PREPOSITIONS = frozenset(
    "aboard about above across after against along amid among around as at atop before behind below beneath beside "
    "between beyond by despite during following for from in inside into near of off on onto opposite out outside over "
    "per since through till to toward towards under until upon via with within without".split()
)
"""Prepositions that a slot may be named after; "out of" and its like count as their first word."""

SLOTS = PREPOSITIONS | frozenset("subj obj iobj attr poss compound amod clause".split())
"""Slots of a trigger: logical arguments, modifiers (poss, compound, amod), prepositions, and `clause`: the verb of
a clause that completes the trigger ("agreed to withdraw", "said that...")."""

_TIME = frozenset({"time"})


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: the lemma of its head and the noun classes that it belongs to (names: by their kind)."""

    lemma: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of what fills any of `slots`: whether it is there, of one of some classes, or one of some lemmas."""

    slots: tuple[str, ...]
    test: Literal["any", "none", "class", "lemma"]
    values: frozenset[str]

    def __str__(self) -> str:
        operator = "~" if self.test == "lemma" else "="
        return f"{'|'.join(self.slots)}{operator}{'|'.join(sorted(self.values)) or self.test}"

    def holds(self, fillers: Mapping[str, Sequence[Filler]]) -> bool:
        """Whether the fillers, by slot, meet the condition; a slot that nothing fills meets only `none`.

        For `any` and `none` words that name only a time fill nothing: nobody is called upon in "called on Friday".
        """
        found = [filler for slot in self.slots for filler in fillers.get(slot, ())]
        if self.test == "any":
            return any(filler.classes != _TIME for filler in found)
        if self.test == "none":
            return all(filler.classes == _TIME for filler in found)
        if self.test == "lemma":
            return any(filler.lemma in self.values for filler in found)
        return any(not self.values.isdisjoint(filler.classes) for filler in found)


def parse_condition(text: str, classes: frozenset[str]) -> Condition:
    """Read one condition; `classes` are the noun classes there are. Raises ValueError that says what is wrong."""
    operator = "~" if "~" in text else "="
    left, found, right = text.partition(operator)
    if not found or not right or not set(right).isdisjoint("=~&;, "):
        raise ValueError(f"{text!r} is no condition; write slot=class, slot=any, slot=none or slot~lemma")
    slots = tuple(left.split("|"))
    for slot in slots:
        if slot not in SLOTS:
            raise ValueError(f"{slot!r} in {text!r} is no slot; use one of {', '.join(sorted(SLOTS))}")
    values = frozenset(right.split("|"))
    if operator == "~":
        return Condition(slots, "lemma", values)
    if right == "any":
        return Condition(slots, "any", frozenset())
    if right == "none":
        return Condition(slots, "none", frozenset())
    unknown = sorted(values - classes)
    if unknown:
        raise ValueError(f"{unknown[0]!r} in {text!r} is no noun class; use one of {', '.join(sorted(classes))}")
    return Condition(slots, "class", values)
