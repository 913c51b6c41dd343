"""What fills the slots of an incident: the words of a claim's participants, sorted by what they name."""

import re
from dataclasses import dataclass, field

from benchmarks.adapters import sides
from benchmarks.system import System
from twosource.model import Claim, Participant

CONFIDENCE = {
    "stated": "REPORTED AS FACT",
    "claimed": "CLAIMED OR ADMITTED",
    "accused": "SUSPECTED OR ACCUSED",
    "suspected": "SUSPECTED OR ACCUSED",
}

TITLE = re.compile(
    r"^(?:(?:the|a|an|dr|mr|mrs|msgr|father|general|gen|col|colonel|major|maj|captain|capt|lieutenant|lt|sergeant|sgt|"
    r"president|minister|ambassador|senator|deputy|mayor|judge|bishop|archbishop|priest|professor|engineer|attorney|"
    r"former|ex)\b\.?\s*)+",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|this|that|these|those)\s+", re.IGNORECASE)
PEOPLE = frozenset({"person", "group", "security_force", "armed_group", "civilian", "official", "combatant", "worker"})
THINGS = frozenset({"facility", "dwelling", "infrastructure", "military_site", "vehicle", "institution"})
ORGANISATIONS = frozenset({"armed_group", "militia", "alliance", "party", "military", "police", "security_service"})


@dataclass(slots=True)
class Fillers:
    """The fillers of an incident by slot, each as the words of the report."""

    people: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    things: dict[str, None] = field(default_factory=dict)
    victims: dict[str, tuple[bool, str | None]] = field(default_factory=dict)
    instruments: dict[str, None] = field(default_factory=dict)

    def add(self, other: "Fillers") -> None:
        """Take in the fillers of another claim; what is known already stays as it is."""
        self.people = other.people | self.people
        self.organisations = other.organisations | self.organisations
        self.things = other.things | self.things
        self.victims = other.victims | self.victims
        self.instruments = other.instruments | self.instruments

    def __bool__(self) -> bool:
        return any((self.people, self.organisations, self.things, self.victims, self.instruments))


def fillers(system: System, claim: Claim) -> Fillers:
    """The fillers that a claim gives."""
    found = Fillers()
    effect = effect_on_people(claim)
    for participant in claim.participants:
        words = ARTICLE.sub("", participant.span.quote if participant.span is not None else participant.name)
        if participant.role == "instrument":
            found.instruments[words] = None
        elif participant.role == "agent":
            add_perpetrator(found, participant, words)
        elif is_named_person(participant):
            found.victims[TITLE.sub("", words)] = True, effect
        elif classes(system, words) & THINGS:
            found.things[words] = None
        elif classes(system, words) & PEOPLE:
            found.victims[words] = False, effect
    return found


def add_perpetrator(found: Fillers, participant: Participant, words: str) -> None:
    """An agent that is a body is an organisation; any other agent is a person or people."""
    confidence = CONFIDENCE.get(participant.responsibility or "stated")
    if participant.actor is not None and participant.actor.kind in ORGANISATIONS and confidence is not None:
        found.organisations[words] = confidence
    elif not sides.is_any(participant, sides.STATE_KINDS, sides.STATE_WORDS):
        found.people[words] = None


def is_named_person(participant: Participant) -> bool:
    """Whether a participant is a person with a name."""
    return participant.actor is not None and participant.actor.kind == "person"


def classes(system: System, words: str) -> frozenset[str]:
    """The noun classes of a phrase, by its last word."""
    ontology = system.questions.what.ontology
    last = words.lower().split()[-1]
    return frozenset(ontology.noun_classes(last)) | frozenset(ontology.noun_classes(last.removesuffix("s")))


def effect_on_people(claim: Claim) -> str | None:
    """What happened to the people, from the type and the counts; None where it is not told."""
    measures = {quantity.measure for quantity in claim.quantities if quantity.low}
    if claim.type == "killing" or "killed" in measures:
        return "DEATH"
    return "INJURY" if "wounded" in measures else None
