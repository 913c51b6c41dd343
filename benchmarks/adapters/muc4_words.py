"""The words of a filler: short phrases as they stand in the report, bodies and persons by their fullest names."""

import re
from collections.abc import Iterator

from benchmarks.system import System
from twosource.model import Coding, Participant

BEFORE_THE_NOUN = re.compile(
    r"^(?:(?:the|a|an|his|her|its|their|our|this|that|these|those|another|other|some|several|many|few|about|around|"
    r"nearly|almost|over|at least|more than|up to|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"first|second|third|so-called|alleged|presumed|suspected|supposed|"
    r"(?:dozens|hundreds|scores|thousands|groups?|number) of|[\d,.]+)\s+)+",
    re.IGNORECASE,
)
"""What the key leaves out before a filler: determiners, numbers and doubts."""

PERSONS = frozenset({"person", "civilian", "official", "combatant", "worker", "offender"})
BANDS = frozenset("band cell column gang group squad troop unit".split())
"""Nouns for armed people who are no body with a name."""
PRONOUNS = frozenset("he she it its they their them him his her who whom which someone others everyone we us".split())


def bare(words: str) -> str:
    """Words as the key gives them: without determiners, numbers, quotation marks and line breaks."""
    return BEFORE_THE_NOUN.sub("", " ".join(words.split()).strip("\"' "))


def classes(system: System, words: str) -> frozenset[str]:
    """The noun classes of a phrase, by its last word, or the last before "of"."""
    ontology = system.questions.what.ontology
    last = re.split(r" of ", words.lower())[0].split()[-1].strip(",.;\"'")
    singular = last.removesuffix("s") if not last.endswith("men") else last[:-2] + "an"
    return frozenset(ontology.noun_classes(last)) | frozenset(ontology.noun_classes(singular))


def are_people(system: System, words: str) -> bool:
    """Whether words name people and no body: "guerrillas", "a squad", but not "the army"."""
    return words.lower().split()[-1].removesuffix("s") in BANDS or bool(classes(system, words) & PERSONS)


def names_of(system: System, participant: Participant) -> Iterator[str]:
    """The names of a participant, those that the registry knows first."""
    actor = participant.actor
    entry = system.questions.names.registry.get(actor.id) if actor is not None else None
    if entry is not None:
        yield from (entry.name, *entry.aliases, *entry.loaded_aliases)
    yield participant.name


def told_name(system: System, participant: Participant, text: str) -> str | None:
    """The longest name of a participant that stands in a text, as it does there; names of its members do not count."""
    for name in sorted(names_of(system, participant), key=len, reverse=True):
        if not are_people(system, name):
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if found:
                return found[0]
    return None


def full_name(system: System, coding: Coding, participant: Participant, words: str) -> str:
    """The fullest name of a person that the report gives."""
    return told_name(system, participant, " ".join(coding.document.text.split())) or words or participant.name
