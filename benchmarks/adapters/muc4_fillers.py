"""What fills the slots of an incident: the words of a claim's participants, sorted by what they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.adapters.muc4_words import PRONOUNS, are_people, bare, classes, full_name, told_name
from benchmarks.system import System
from twosource.model import Claim, Coding, Participant

CONFIDENCE = {
    "stated": "REPORTED AS FACT",
    "claimed": "CLAIMED OR ADMITTED",
    "accused": "SUSPECTED OR ACCUSED",
    "suspected": "SUSPECTED OR ACCUSED",
}

PEOPLE = frozenset(
    {"person", "group", "security_force", "armed_group", "civilian", "official", "combatant", "worker", "offender"}
)
THINGS = frozenset({"facility", "dwelling", "infrastructure", "military_site", "vehicle", "institution"})
NO_THINGS = frozenset(
    "agreement animal body_part contest disaster disease document drug event idea information law money nature place "
    "relations speech talks territory time violence weapon".split()
)
ORGANISATIONS = frozenset(
    "armed_group militia alliance party military police security_service government other".split()
)
BODIES_HIT = frozenset("company ngo media party ministry international_organisation religious".split())
SHOTS = re.compile(r"(?:^|\s)(?:fire|bursts?|blasts?|shots?|gunfire|attacks?)$", re.IGNORECASE)
OWNED = re.compile(r"^(?P<members>\S+(?: \S+)*?) (?:of|from) (?:the |that |this )?(?P<body>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Victim:
    """A human target: whether it is given by name, how many, and what happened to it."""

    named: bool
    number: str | None
    effect: str | None


@dataclass(slots=True)
class Fillers:
    """The fillers of an incident by slot, each as the words of the report."""

    people: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    things: dict[str, str | None] = field(default_factory=dict)
    victims: dict[str, Victim] = field(default_factory=dict)
    instruments: dict[str, None] = field(default_factory=dict)

    def add(self, other: "Fillers") -> None:
        """Take in the fillers of another claim; what is known already stays as it is."""
        self.people = other.people | self.people
        self.organisations = other.organisations | self.organisations
        self.things = other.things | self.things
        self.instruments = other.instruments | self.instruments
        for name, victim in other.victims.items():
            self.add_victim(name, victim)

    def add_victim(self, name: str, victim: Victim) -> None:
        """A victim; one by name in full where it stands both in full and in part."""
        effect = victim.effect
        if victim.named:
            words = set(name.lower().split())
            if any(words < set(other.lower().split()) for other in self.names):
                return
            for other in self.names:
                if set(other.lower().split()) < words:
                    effect = self.victims.pop(other).effect or effect
        known = self.victims.get(name)
        if known is not None:
            effect = known.effect or effect
        self.victims[name] = Victim(victim.named, victim.number, effect)

    @property
    def names(self) -> frozenset[str]:
        """The victims by name."""
        return frozenset(name for name, victim in self.victims.items() if victim.named)

    @property
    def hurt(self) -> bool:
        """Whether it is told who or what was hit."""
        return any((self.things, self.victims))

    def __bool__(self) -> bool:
        return any((self.people, self.organisations, self.things, self.victims, self.instruments))


def fillers(system: System, coding: Coding, claim: Claim) -> Fillers:
    """The fillers that a claim gives."""
    found = Fillers()
    for participant in claim.participants:
        words = bare(participant.span.quote if participant.span is not None else participant.name)
        pronoun = words.lower() in PRONOUNS
        if pronoun and participant.actor is None:  # what it stands for, by its own words
            words = bare(participant.name)
            pronoun = words.lower() in PRONOUNS
        if not words or (pronoun and participant.actor is None):
            continue
        if participant.role == "instrument":
            if participant.actor is None and not classes(system, words) & (THINGS | PEOPLE):
                add_weapon(found, words)
        elif participant.role == "agent":
            if participant.actor is not None or classes(system, words) & PEOPLE:
                add_perpetrator(system, coding, found, participant, "" if pronoun else words)
        else:
            add_harmed(system, coding, found, claim, participant, "" if pronoun else words)
    return found


def add_weapon(found: Fillers, words: str) -> None:
    """A weapon, without what it gives off: the machinegun of "machinegun fire"; "shots" alone are none."""
    weapon = SHOTS.sub("", words).strip()
    if weapon:
        found.instruments[weapon] = None


def add_harmed(
    system: System, coding: Coding, found: Fillers, claim: Claim, participant: Participant, words: str
) -> None:
    """A target or victim: a person by name, people, or a thing."""
    kinds = classes(system, words) if words else frozenset()
    kind = participant.actor.kind if participant.actor is not None else None
    if kind == "person" and not classes(system, participant.name) & (PEOPLE | THINGS):
        name = full_name(system, coding, participant, participant.name if kinds & PEOPLE else words)
        found.add_victim(name, Victim(True, "1", effect_on_people(claim)))
    elif not words:
        return
    elif kinds & THINGS or (kind in BODIES_HIT and not kinds) or is_thing(participant, kinds):
        found.things[words] = effect_on_things(claim)
    elif kinds & PEOPLE:
        found.add_victim(words, Victim(False, number(claim, words), effect_on_people(claim)))


def is_thing(participant: Participant, kinds: frozenset[str]) -> bool:
    """Whether a target's noun, of a kind that is not known, names a thing; proper names then mostly name places."""
    common = participant.name.split()[-1].islower()
    return participant.role == "target" and participant.actor is None and common and not kinds & (PEOPLE | NO_THINGS)


def add_perpetrator(system: System, coding: Coding, found: Fillers, participant: Participant, words: str) -> None:
    """An agent that is a body is an organisation, its members are people, and both where the words tell both."""
    confidence = CONFIDENCE.get(participant.responsibility or "stated")
    actor = participant.actor
    if confidence is None:
        return
    if actor is None or actor.kind == "person":
        if words:
            found.people[words] = None
        return
    owned = OWNED.match(words)
    if owned is None and actor.id.startswith("local:"):
        owned = OWNED.match(participant.name)
    plural = bool(words) and are_people(system, owned["members"] if owned else words)
    body = told_name(system, participant, words)
    if plural and body != words:
        found.people[words] = None
    if actor.kind not in ORGANISATIONS:
        return
    elsewhere = (
        bare(owned["body"]) if owned and plural else None,
        bare(words.rpartition(" ")[0]) if plural and actor.id.startswith("local:") else None,
        told_name(system, participant, " ".join(coding.document.text.split())) if plural or not words else words,
        named_elsewhere(system, coding, participant),
    )
    body = body or next((name for name in elsewhere if name), None)
    if body:
        found.organisations[bare(body)] = confidence


def named_elsewhere(system: System, coding: Coding, participant: Participant) -> str | None:
    """The words by which the report names a body elsewhere, as a participant or a speaker."""
    for quote in quotes(coding, participant):
        words = bare(quote)
        if words and words.lower() not in PRONOUNS and not are_people(system, words):
            return words
    return None


def quotes(coding: Coding, participant: Participant) -> Iterator[str]:
    """All words of a report's claims for the actor of a participant."""
    for claim in coding.claims:
        said = [(p.actor, p.span) for p in claim.participants]
        said.extend((link.speaker.actor, link.speaker.span) for link in claim.attribution)
        yield from (span.quote for actor, span in said if actor == participant.actor and span is not None)


def number(claim: Claim, words: str) -> str:
    """How many people, as the key writes it: the count of them, else one or several by the noun."""
    for quantity in claim.quantities:
        if quantity.of is not None and quantity.best is not None and quantity.of.lower() in words.lower():
            return str(quantity.best)
    return "PLURAL" if words.lower().endswith(("s", "people", "men", "women", "children")) else "1"


def effect_on_people(claim: Claim) -> str | None:
    """What happened to the people, from the type and the counts; None where it is not told."""
    measures = {quantity.measure for quantity in claim.quantities if quantity.low}
    if claim.type == "killing" or "killed" in measures:
        return "DEATH"
    return "INJURY" if "wounded" in measures else None


def effect_on_things(claim: Claim) -> str | None:
    """What happened to the things, by the words of the evidence; None where it is not told."""
    words = " ".join(e.quote for e in claim.evidence).lower()
    return "DESTROYED" if "destroy" in words else "SOME DAMAGE" if "damag" in words else None
