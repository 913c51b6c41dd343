"""Looking up what a reviewer names: places of the gazetteer, actors of the registry, each with what tells it apart."""

from dataclasses import dataclass
from functools import cache

from twosource import actors
from twosource.actors import Registry
from twosource.extract import wording
from twosource.gazetteer import Gazetteer
from twosource.model import Actor, ActorRef, Place

_MOST = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a name may mean: the value of its control, its name, and what tells it from the others."""

    value: str
    name: str
    about: str


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, opened once."""
    return Gazetteer()


@cache
def registry() -> Registry:
    """The shipped registry, read once."""
    return actors.load()


def places(name: str, country: str | None) -> list[Choice]:
    """The places that a name may mean, those of `country` (ISO 3166-1 alpha-3) first, then the most prominent."""
    found = gazetteer().candidates(" ".join(name.split()), country)
    return [_place_choice(candidate.entry.id, gazetteer().place(candidate.entry)) for candidate in found[:_MOST]]


def place(value: str) -> Place | None:
    """The place of a choice."""
    entry = gazetteer().entry(int(value)) if value.isdecimal() and len(value) < 16 else None
    return gazetteer().place(entry) if entry is not None else None


def actors_like(name: str) -> list[Choice]:
    """The actors whose names are like `name`, best first."""
    return [_actor_choice(found.actor) for found in registry().search(name, _MOST)]


def actor(identity: str) -> ActorRef | None:
    """The reference to an actor of the registry by its id."""
    known = registry().get(identity)
    return ActorRef(known.id, known.kind, known.country) if known is not None else None


def _place_choice(identity: int, found: Place) -> Choice:
    where = f"{found.lat:.2f}, {found.lon:.2f}" if found.lat is not None and found.lon is not None else None
    held = wording.around(found)
    return Choice(str(identity), found.name, " · ".join(part for part in (held, found.kind, where) if part))


def _actor_choice(found: Actor) -> Choice:
    years = [str(day.year) if day else "" for day in (found.valid_from, found.valid_to)]
    span = "–".join(years) if any(years) else ""
    about = (found.kind.replace("_", " "), wording.country(found.country), span, found.id)
    return Choice(found.id, found.name, " · ".join(part for part in about if part))
