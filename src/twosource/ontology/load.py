"""The whole ontology in one object, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from twosource.errors import DataError
from twosource.model import AcledCode, PloverCode
from twosource.ontology.nouns import read_nouns
from twosource.ontology.triggers import Trigger, read_triggers
from twosource.ontology.types import EventType, read_types
from twosource.ontology.weapons import Weapon, read_weapons

VERSION = "ontology/1"
"""The name and version of the ontology's data in runs and explanations."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """Event types, the words that tell them, noun classes and weapons.

    `triggers` are by the lemma of their head. Get it with `load()`.
    """

    types: Mapping[str, EventType]
    triggers: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    weapons: Mapping[str, Weapon]

    def noun_classes(self, lemma: str) -> tuple[str, ...]:
        """The classes of a noun, wider ones included, sorted; empty where the table does not hold it."""
        return self.nouns.get(lemma, ())

    def weapon(self, phrase: str) -> Weapon | None:
        """The weapon that a phrase of lemmas names, by its longest ending that the table holds.

        "armed drone" is found as "drone"; None where no ending is known.
        """
        words = phrase.split(" ")
        for start in range(len(words)):
            found = self.weapons.get(" ".join(words[start:]))
            if found is not None:
                return found
        return None

    def crosswalk(self, event_type: str) -> tuple[PloverCode | None, str | None, AcledCode | None]:
        """The PLOVER, CAMEO and ACLED codes of an event type; raises DataError for a type that does not exist."""
        found = self.types.get(event_type)
        if found is None:
            raise DataError(f"{event_type!r} is no event type; see docs/codebook.md for the types")
        return found.plover, found.cameo, found.acled


@cache
def load() -> Ontology:
    """The ontology that ships with Twosource, read at the first call; raises DataError where a table is damaged."""
    types = read_types()
    return Ontology(types, read_triggers(types.keys()), read_nouns(), read_weapons(types.keys()))
