"""Actors: who takes part in incidents, in which roles, and what is said of each.

Harm reduction: these pages are no dossiers on private persons. Only actors of the registry and organisations have a
page or a line in a list. A person has one only as the holder of an office that the registry knows; whoever else reports
name is shown in the claims that name them and nowhere else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import Field

from twosource import actors as registries
from twosource.actors import Block, Entry, Registry
from twosource.ledger import Filter, Ledger
from twosource.ledger.privacy import is_public, may_be_listed
from twosource.ledger.taking import Taking
from twosource.model import ActorKind, ActorRef, Incident, Responsibility, Role
from twosource.web.asking import Asked, Words
from twosource.web.site import Here

router = APIRouter()
_ROWS = 50
_AT_ONCE = 100
_READ = 400
"""Incidents that the account of accusations is made from, the latest ones; the page says so."""


class AskedActors(Asked):
    """The filters of incidents, and words of an actor's name."""

    q: Words = Field(None, description="A name, in any spelling that reports use.")
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


@dataclass(frozen=True, slots=True)
class Row:
    """An actor in a list; `taking` is None for one of the registry that takes part in nothing here."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    matched: str | None
    taking: Taking | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice says of an actor's part, and in which incidents."""

    part: Responsibility
    voice: str
    name: str
    incidents: tuple[Incident, ...]


@router.get("/actors")
def actors(request: Request, site: Here, asked: Annotated[AskedActors, Query()]) -> HTMLResponse:
    """The actors of incidents, those in most of them first; with words, those of that name, also of the registry."""
    registry = registries.load()
    wanted = asked.filter()
    if asked.q is not None:
        found = named(registry, site.ledger, asked.q, wanted)
    else:
        found = listed(registry, site.ledger, site.ledger.actors(wanted))
    first = (asked.page - 1) * _ROWS
    rows = list(islice(found, first, first + _ROWS + 1))
    return site.page(request, "actors.html", asked=asked, rows=rows[:_ROWS], more=len(rows) > _ROWS)


@router.get("/actors/{identifier}")
def actor(request: Request, site: Here, identifier: str, after: str | None = None) -> HTMLResponse:
    """One actor: its card, what is said of its part and by whom, and its incidents."""
    registry = registries.load()
    entry = registry.entry(identifier)
    local = None if entry is not None else site.ledger.actor_references([identifier]).get(identifier)
    kind = entry.actor.kind if entry is not None else local.kind if local is not None else None
    if kind is None or not is_public(entry, kind):
        raise HTTPException(
            404,
            f"There is no page of {identifier!r}. Actors of the registry and organisations have one; persons who hold "
            "no office of the registry have none.",
        )
    wanted = Filter(actor=identifier)
    latest = list(site.ledger.incidents(wanted, _READ))
    said = account(identifier, latest)
    speakers = site.ledger.speakers([each.voice for each in said])
    return site.page(
        request,
        "actor.html",
        id=identifier,
        entry=entry,
        local=local,
        name=entry.actor.name if entry is not None else _told_name(identifier, latest),
        registry=registry,
        source=_source(entry) if entry is not None else None,
        members=registry.members(identifier),
        officers=registry.officers(identifier),
        heard=next(iter(site.ledger.source(f"actor:{identifier}")), None),
        said=said,
        listed={key for key in (s.voice for s in said) if may_be_listed(registry, speakers.get(key))},
        read=len(latest),
        limit=_READ,
        incidents=site.ledger.incidents_page(wanted, after, _ROWS),
        after=after,
        roles=roles,
    )


def listed(registry: Registry, ledger: Ledger, found: Iterable[Taking]) -> Iterator[Row]:
    """The actors of incidents that may stand in a list, in their order; read in parts, so that the first are quick."""
    waiting = iter(found)
    while takings := list(islice(waiting, _AT_ONCE)):
        local = ledger.actor_references([each.actor for each in takings if registry.get(each.actor) is None])
        for taking in takings:
            entry = registry.entry(taking.actor)
            told: ActorRef | None = local.get(taking.actor)
            if entry is not None and is_public(entry, entry.actor.kind):
                yield Row(taking.actor, entry.actor.name, entry.actor.kind, entry.actor.country, None, taking)
            elif entry is None and told is not None and is_public(None, told.kind):
                yield Row(taking.actor, taking.name, told.kind, told.country, None, taking)


def named(registry: Registry, ledger: Ledger, words: str, wanted: Filter, least: float = 0) -> Iterator[Row]:
    """The actors of a name: first those of the registry, best first, then those that only reports know.

    `least` is how alike a name of the registry must be, from 0 to 100.
    """
    takings = {each.actor: each for each in ledger.actors(wanted)}
    seen = set()
    for found in registry.search(words, 20):
        known = found.actor
        if found.score >= least and is_public(registry.entry(known.id), known.kind):
            seen.add(known.id)
            matched = found.name if found.name != known.name else None
            yield Row(known.id, known.name, known.kind, known.country, matched, takings.get(known.id))
    others = [t for t in takings.values() if words.lower() in t.name.lower() and t.actor not in seen]
    yield from listed(registry, ledger, others)


def account(identifier: str, incidents: Iterable[Incident]) -> list[Said]:
    """What is said of an actor's part, by part and voice, most told first."""
    found: defaultdict[tuple[Responsibility, str], dict[str, Incident]] = defaultdict(dict)
    names: dict[str, str] = {}
    for incident in incidents:
        names.update((voice.key, voice.name) for voice in incident.voices)
        for held in incident.board:
            if held.actor == identifier:
                found[held.part, held.voice][incident.id] = incident
    order = get_args(Responsibility)
    said = [Said(part, voice, names.get(voice, voice), tuple(of.values())) for (part, voice), of in found.items()]
    return sorted(said, key=lambda s: (order.index(s.part), -len(s.incidents), s.voice))


def roles(incident: Incident, identifier: str) -> tuple[Role, ...]:
    """The roles in which an actor takes part in an incident."""
    told = (p.role for p in incident.participants if p.actor is not None and p.actor.id == identifier)
    return tuple(dict.fromkeys(told))


def _told_name(identifier: str, incidents: Iterable[Incident]) -> str:
    """The name by which the latest incident knows an actor that the registry lacks."""
    names = (p.name for i in incidents for p in i.participants if p.actor is not None and p.actor.id == identifier)
    return next(names, identifier)


def _source(entry: Entry) -> Block | None:
    """The notes of the table that an entry comes from; a user's own table has none."""
    file = entry.where.partition(":")[0]
    return next((block for block in registries.blocks() if block.file == file), None)
