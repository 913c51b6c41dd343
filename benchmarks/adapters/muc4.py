"""Incident templates: claims of violence against civilians and property, put together where they tell one incident."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from benchmarks.adapters import sides
from benchmarks.adapters.muc4_fillers import Fillers, fillers
from benchmarks.records.muc4 import Answer, Entity, Input, Template
from benchmarks.system import System
from twosource.extract.wording import country
from twosource.model import Claim, Coding, Place, Span, When
from twosource.ontology.table import read_table

STAGES = {"occurred": "ACCOMPLISHED", "attempted": "ATTEMPTED", "threatened": "THREATENED"}
RECENT = timedelta(days=75)
"""An incident is of the set where it is not much older than the report: about two months."""

NEAR = 150
"""Claims that stand farther apart than this, in characters, are taken for different incidents."""

SURE = 0.7
"""Claims that are read with less confidence are mostly talk of violence and no incident."""

MANY = 100
"""So many people harmed are mostly those of a war."""

HARM = frozenset({"abducted", "casualties", "killed", "missing", "wounded"})
FIRE = frozenset({"arson", "burn", "burned", "burning", "burnt", "fire", "torched", "ablaze"})


@dataclass(slots=True)
class Incident:
    """Claims that tell one incident, on their way to a template."""

    kind: str
    stage: str
    claims: list[Claim]
    filled: Fillers = field(default_factory=Fillers)

    @property
    def last(self) -> int:
        """Where the evidence of its last claim begins."""
        return self.claims[-1].evidence[-1].start

    @property
    def told(self) -> bool:
        """Whether enough is told of it: whom or what it hit, or with what and where; else it is mostly talk."""
        if self.kind == "KIDNAPPING" and self.filled:
            return True
        placed = any(told(claim, claim.place) for claim in self.claims)
        return self.filled.hurt or (bool(self.filled.instruments) and placed)


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The incidents of each report."""
    for record, coding in system.code(inputs):
        templates = () if coding is None else tuple(template(i) for i in incidents(system, coding))
        yield Answer(record.id, templates)


@cache
def incident_types() -> Mapping[str, str]:
    """The incident type of each event type, from data/muc4.csv."""
    rows = read_table("benchmarks", "muc4.csv", ("type", "incident"), key=("type",))
    return {row["type"]: row["incident"] for row in rows}


def incidents(system: System, coding: Coding) -> list[Incident]:
    """The incidents that a report tells, in its order."""
    found: list[Incident] = []
    for claim in sorted(coding.claims, key=lambda c: c.evidence[0].start):
        if not is_incident(claim, coding.document.published):
            continue
        filled = fillers(system, coding, claim)
        if is_general(claim, filled):
            continue
        kind, stage = incident_type(claim), STAGES[claim.factuality]
        same = next((i for i in reversed(found) if tells_the_same(i, claim, filled, kind, stage)), None)
        if same is None:
            found.append(Incident(kind, stage, [claim], filled))
        else:
            same.claims.append(claim)
            same.filled.add(filled)
            if same.kind == "ATTACK":
                same.kind = kind
    return [incident for incident in found if incident.told]


def is_incident(claim: Claim, published: date | None) -> bool:
    """Whether a claim is violence of the kind that the set asks for: recent, and not between armed forces."""
    if claim.type not in incident_types() or claim.factuality not in STAGES or claim.confidence < SURE:
        return False
    ended = claim.when.end if claim.when is not None else None
    if published is not None and ended is not None and ended.date() < published - RECENT:
        return False
    hurt = list(sides.taking(claim, "target", "victim"))
    return not (hurt and all(sides.is_any(p, sides.ARMED_KINDS, sides.ARMED_WORDS) for p in hurt))


def is_general(claim: Claim, filled: Fillers) -> bool:
    """Whether a claim tells of violence in general: of very many, or of people without number, name, place and day."""
    if any((q.low or 0) >= MANY for q in claim.quantities if q.measure in HARM):
        return True
    if filled.names or filled.things or filled.instruments or filled.people or filled.organisations:
        return False
    if told(claim, claim.place) or told(claim, claim.when) or claim.quantities:
        return False
    return all(words.lower().endswith(("s", "people")) for words in filled.victims)


def incident_type(claim: Claim) -> str:
    """The incident type; destruction by fire is arson."""
    kind = incident_types()[claim.type]
    if claim.type == "property_destruction" and any(FIRE & set(e.quote.lower().split()) for e in claim.evidence):
        return "ARSON"
    return kind


def tells_the_same(incident: Incident, claim: Claim, filled: Fillers, kind: str, stage: str) -> bool:
    """Whether a claim may tell an incident told shortly before it, or of the same person."""
    if incident.stage != stage or (incident.kind != kind and "ATTACK" not in (incident.kind, kind)):
        return False
    if incident.filled.names & filled.names:
        return True
    near = claim.evidence[0].start - incident.last <= NEAR
    return near and all(compatible(other, claim) for other in incident.claims)


def compatible(a: Claim, b: Claim) -> bool:
    """Whether place and day let two claims be of one incident."""
    if a.place is not None and b.place is not None and a.place.name != b.place.name:
        return False
    if a.when is None or b.when is None or not (told(a, a.when) and told(b, b.when)):
        return True
    (start, end), (other_start, other_end) = interval(a.when), interval(b.when)
    return start < other_end and other_start < end


def told(claim: Claim, value: Place | When | None) -> bool:
    """Whether the claim's own sentences tell its place or time."""
    span: Span | None = value.span if value is not None else None
    return span is not None and any(e.start <= span.start < e.end for e in claim.evidence)


def interval(when: When) -> tuple[datetime, datetime]:
    """The bounds of a time, open ends as far as they go."""
    start = when.start.replace(tzinfo=None) if when.start is not None else datetime.min
    return start, when.end.replace(tzinfo=None) if when.end is not None else datetime.max


def template(incident: Incident) -> Template:
    """The record of an incident."""
    filled = incident.filled
    place = next((c.place for c in incident.claims if c.place is not None), None)
    when = next((c.when for c in incident.claims if c.when is not None and c.when.end is not None), None)
    last_day = (when.end - timedelta(microseconds=1)).date().isoformat() if when is not None and when.end else None
    land = country(place.country) if place is not None else None
    return Template(
        type=incident.kind,
        stage=incident.stage,
        date_range=(None, last_day) if last_day is not None else None,
        location=place.name if place is not None else None,
        location_path=(land.upper(),) if land is not None else (),
        instruments=tuple(Entity((words,)) for words in filled.instruments),
        perp_individuals=tuple(Entity((words,)) for words in filled.people),
        perp_orgs=tuple(Entity((words,), confidence=confidence) for words, confidence in filled.organisations.items()),
        physical_targets=tuple(Entity((words,), effect=effect) for words, effect in filled.things.items()),
        human_targets=tuple(
            Entity(
                (words,),
                names=(words,) if victim.named else (),
                descriptions=() if victim.named else (words,),
                number=victim.number,
                effect=victim.effect,
            )
            for words, victim in filled.victims.items()
        ),
    )
