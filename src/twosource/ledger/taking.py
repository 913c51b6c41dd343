"""Who takes part in incidents: each actor with the number of incidents, by role."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, distinct, func, select

from twosource.ledger import tables
from twosource.ledger.batches import chunks
from twosource.ledger.filters import Filter, on_incidents
from twosource.model import ActorRef, Incident, Role
from twosource.model import json as contract


@dataclass(frozen=True, slots=True)
class Taking:
    """An actor in the incidents of a filter: the name that most of them tell, how many there are, and in which role.

    One may take part in an incident in several roles, as those of two reports that accuse each other's side.
    """

    actor: str
    name: str
    incidents: int
    roles: tuple[tuple[Role, int], ...]


def actors(connection: Connection, wanted: Filter, limit: int | None) -> Iterator[Taking]:
    """The actors of the incidents that meet a filter, those in most incidents first.

    Participants that are nobody in particular ("people") are no actors; names that the registry lacks are.
    """
    party, incident = tables.party, tables.incident
    number = func.count(distinct(party.c.incident))
    held = [party.c.actor.is_not(None)]
    if wanted != Filter():
        found = select(incident.c.id).where(*on_incidents(wanted, connection.dialect.name))
        held.append(party.c.incident.in_(found))
    most = select(party.c.actor, number).where(*held).group_by(party.c.actor)
    most = most.order_by(number.desc(), party.c.actor).limit(limit)
    counted: dict[str, int] = {row[0]: row[1] for row in connection.execute(most)}
    roles: defaultdict[str, list[tuple[Role, int]]] = defaultdict(list)
    names: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for chunk in chunks(set(counted)):
        here = [*held, party.c.actor.in_(chunk)]
        by_role = select(party.c.actor, party.c.role, number).where(*here).group_by(party.c.actor, party.c.role)
        for actor, role, count in connection.execute(by_role):
            roles[actor].append((role, count))
        by_name = select(party.c.actor, party.c.name, number).where(*here).group_by(party.c.actor, party.c.name)
        for actor, name, count in connection.execute(by_name):
            names[actor].append((-count, name))
    for actor, count in counted.items():
        ordered = sorted(roles[actor], key=lambda role: (-role[1], role[0]))
        yield Taking(actor, min(names[actor])[1], count, tuple(ordered))


def references(connection: Connection, actors: Collection[str]) -> dict[str, ActorRef]:
    """What reports tell of actors by their ids, as one of their incidents has it: kind and country."""
    party, kept = tables.party, tables.incident_record
    found: dict[str, ActorRef] = {}
    for chunk in chunks(set(actors)):
        one = select(func.min(party.c.incident)).where(party.c.actor.in_(chunk)).group_by(party.c.actor)
        for record in connection.scalars(select(kept.c.record).where(kept.c.incident.in_(one))):
            for participant in contract.load(record, Incident).participants:
                if participant.actor is not None and participant.actor.id in actors:
                    found.setdefault(participant.actor.id, participant.actor)
    return found
