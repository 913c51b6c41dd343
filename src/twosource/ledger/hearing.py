"""Who is heard over all incidents: the voices that they rest on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, case, func, literal_column, select

from twosource.incidents.voices import UNIDENTIFIED
from twosource.ledger import tables
from twosource.ledger.batches import chunks
from twosource.ledger.claims import claims_by_id
from twosource.ledger.filters import Filter, on_incidents
from twosource.ledger.incidents import incidents_by_id
from twosource.ledger.pages import Page, page
from twosource.model import ActorRef, Incident, Voice


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice over all incidents: how many it tells, how many of them alone, first, and as a party to them.

    An outlet that only repeats whom it cites tells an incident neither alone nor first, and leaves them alone with it.
    Speakers whom no registry identifies ("officials", "witnesses") are apart by the country of the incidents, and
    `identified` is False: those of one country may be one or many.
    """

    key: str
    name: str
    incidents: int
    alone: int
    first: int
    interested: int
    identified: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """An incident that a voice tells: whether it does so alone, before the others (None: alone), and as a party.

    `others` are the other independent voices; `derived` marks an outlet that repeats those of them that it cites.
    """

    incident: Incident
    others: int
    derived: bool
    alone: bool
    first: bool | None
    interested: bool


def sources(connection: Connection, wanted: Filter, key: str | None = None) -> Iterator[Heard]:
    """The voices of the incidents that a filter lets through, or one of them, those that tell most of them first."""
    voice = tables.voice
    per = (
        select(
            voice.c.incident.label("incident"),
            func.count().label("voices"),
            func.min(voice.c.first).label("earliest"),
        )
        .where(voice.c.derived.is_(False))
        .group_by(voice.c.incident)
        .subquery()
    )

    def counted(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    number = func.count()
    own_word = voice.c.derived.is_(False)
    unknown = voice.c.key.startswith(UNIDENTIFIED, autoescape=True)
    apart = case((unknown, tables.incident.c.country), else_=None).label("apart")
    query = (
        select(
            voice.c.key,
            func.min(voice.c.name),
            number,
            counted(and_(own_word, per.c.voices == 1)),
            counted(and_(own_word, per.c.voices > 1, voice.c.first == per.c.earliest)),
            counted(voice.c.interested.is_(True)),
            apart,
        )
        .outerjoin(per, per.c.incident == voice.c.incident)
        .join(tables.incident, tables.incident.c.id == voice.c.incident)
        .where(*on_incidents(wanted, connection.dialect.name), *([voice.c.key == key] if key is not None else []))
        .group_by(voice.c.key, literal_column("apart"))
        .order_by(number.desc(), voice.c.key, literal_column("apart"))
    )
    for row in connection.execute(query):
        own, name, incidents, alone, first, interested, country = row
        yield Heard(own, name, incidents, alone, first, interested, not own.startswith(UNIDENTIFIED), country)


def told_by(connection: Connection, key: str, wanted: Filter, after: str | None, limit: int) -> Page[Telling]:
    """A page of the live incidents that rest on a voice and meet a filter, latest first."""
    incident, voice = tables.incident, tables.voice
    own = select(voice.c.incident).where(voice.c.key == key)
    query = select(incident.c.id).where(*on_incidents(wanted, connection.dialect.name), incident.c.id.in_(own))
    order = (incident.c.age, incident.c.id)
    found = page(connection, query, "incidents of a voice", order, lambda row: str(row[0]), after, limit)
    days = select(voice.c.incident, voice.c.key, voice.c.first, voice.c.interested, voice.c.derived)
    heard = connection.execute(days.where(voice.c.incident.in_(found.items))).all()
    incidents = {each.id: each for each in incidents_by_id(connection, found.items)}

    def telling(name: str) -> Telling:
        mine = next(row for row in heard if row.incident == name and row.key == key)
        others = [row.first for row in heard if row.incident == name and row.key != key and not row.derived]
        alone = not others and not mine.derived
        first = not mine.derived and mine.first is not None and all(day is None or mine.first <= day for day in others)
        return Telling(incidents[name], len(others), mine.derived, alone, None if alone else first, mine.interested)

    return Page(tuple(telling(name) for name in found.items), found.after)


def speakers(connection: Connection, keys: Collection[str]) -> dict[str, ActorRef]:
    """Who speaks, as one claim of each voice has it; voices whose speakers are nobody in particular are left out."""
    voice = tables.voice
    said: dict[str, Voice] = {}
    for chunk in chunks(set(keys)):
        one = select(func.min(voice.c.incident)).where(voice.c.key.in_(chunk)).group_by(voice.c.key)
        for incident in incidents_by_id(connection, connection.scalars(one).all()):
            said.update((each.claims[0], each) for each in incident.voices if each.key in keys)
    found: dict[str, ActorRef] = {}
    for stored in claims_by_id(connection, said):
        own = said[stored.claim.id]
        for speaker in (link.speaker for link in stored.claim.attribution):
            if speaker.actor is not None and own.name in (speaker.name, speaker.affiliation):
                found[own.key] = speaker.actor
    return found
