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

BEFORE_THE_NOUN = re.compile(
    r"^(?:(?:the|a|an|his|her|its|their|our|this|that|these|those|another|other|some|several|many|about|around|nearly|"
    r"almost|over|at least|more than|up to|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:dozens|hundreds|scores|thousands|a group|groups|members|number) of|[\d,.]+)\s+)+",
    re.IGNORECASE,
)
"""What the key leaves out before a filler: determiners and numbers."""

PEOPLE = frozenset({"person", "group", "security_force", "armed_group", "civilian", "official", "combatant", "worker"})
THINGS = frozenset({"facility", "dwelling", "infrastructure", "military_site", "vehicle", "institution"})
PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "her", "who", "someone", "others", "everyone"})
MEMBERS = frozenset(
    "extremists fighters guerrilla guerrillas gunmen insurgents members men militants militiamen rebels soldiers "
    "subversives terrorists troops".split()
)
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

    @property
    def hurt(self) -> bool:
        """Whether it is told who or what was hit, or with what."""
        return any((self.things, self.victims, self.instruments))

    def __bool__(self) -> bool:
        return any((self.people, self.organisations, self.things, self.victims, self.instruments))


def fillers(system: System, claim: Claim) -> Fillers:
    """The fillers that a claim gives."""
    found = Fillers()
    effect = effect_on_people(claim)
    for participant in claim.participants:
        words = bare(participant.span.quote if participant.span is not None else participant.name)
        if words.lower() in PRONOUNS:
            words = bare(participant.name)
        if not words or words.lower() in PRONOUNS:
            continue
        kinds = classes(system, words)
        if participant.role == "instrument":
            if not kinds & THINGS:
                found.instruments[words] = None
        elif participant.role == "agent":
            if participant.actor is not None or kinds & PEOPLE:
                add_perpetrator(found, participant, words)
        elif participant.actor is not None and participant.actor.kind == "person":
            add_named_victim(found, participant.name, effect)
        elif kinds & THINGS:
            found.things[words] = None
        elif kinds & PEOPLE:
            found.victims[words] = False, effect
    return found


def bare(words: str) -> str:
    """Words as the key gives them: without determiners, numbers, quotation marks and line breaks."""
    return BEFORE_THE_NOUN.sub("", " ".join(words.split()).strip("\"' "))


def add_perpetrator(found: Fillers, participant: Participant, words: str) -> None:
    """An agent that is a body is an organisation, its members are people, and both where the words tell both."""
    confidence = CONFIDENCE.get(participant.responsibility or "stated")
    if confidence is None:
        return
    actor = participant.actor
    if actor is None or actor.kind not in ORGANISATIONS:
        if not sides.is_any(participant, sides.STATE_KINDS, sides.STATE_WORDS):
            found.people[words] = None
        return
    name, _, members = words.rpartition(" ")
    if members.lower() in MEMBERS:
        found.people[members] = None
        if name:
            found.organisations[bare(name)] = confidence
        elif not actor.id.startswith("local:"):
            found.organisations[participant.name] = confidence
    else:
        found.organisations[words] = confidence


def add_named_victim(found: Fillers, name: str, effect: str | None) -> None:
    """A person by name, in full where it stands both in full and in part."""
    known = [other for other, (named, _) in found.victims.items() if named]
    if any(set(name.lower().split()) <= set(other.lower().split()) for other in known):
        return
    for other in known:
        if set(other.lower().split()) < set(name.lower().split()):
            del found.victims[other]
    found.victims[name] = True, effect


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
