"""An incident as the rows that queries read: its outline, its voices, and who takes part in it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from twosource.incidents.items import Item
from twosource.ledger import tables
from twosource.ledger.pages import age
from twosource.model import Incident


def outline(incident: Incident, moment: datetime) -> dict[str, Any]:
    """The row of a live incident."""
    when, place = incident.when, incident.place
    start = when.start.replace(tzinfo=None) if when is not None and when.start is not None else None
    return {
        "id": incident.id,
        "state": "live",
        "redirect": None,
        "type": incident.type,
        "start": start,
        "end": when.end.replace(tzinfo=None) if when is not None and when.end is not None else None,
        "country": place.country if place is not None else None,
        "lat": place.lat if place is not None else None,
        "lon": place.lon if place is not None else None,
        "grade": incident.grade,
        "contested": incident.contested,
        "claims": len(incident.claims),
        "updated": moment,
        "root": root(incident.type),
        "age": age(start),
        "factuality": incident.factuality,
        "place": tables.place_words(place),
        "precision": place.precision if place is not None else None,
        "voices": sum(not voice.derived for voice in incident.voices),
        "killed": next((count.best for count in incident.counts if count.measure == "killed"), None),
        "summary": incident.summary,
    }


def voices(incident: Incident, items: Mapping[str, Item]) -> Iterator[dict[str, Any]]:
    """The rows of an incident's voices."""
    for voice in incident.voices:
        days = [day for claim in voice.claims if (day := items[claim].report.published) is not None]
        yield {
            "incident": incident.id,
            "key": voice.key,
            "name": voice.name,
            "interested": voice.interested,
            "official": voice.official,
            "first": min(days, default=None),
            "derived": voice.derived,
        }


def parties(incident: Incident, items: Mapping[str, Item]) -> Iterator[dict[str, Any]]:
    """The rows of those that take part in an incident, under every name that a claim gives them."""
    seen = set()
    for claim in incident.claims:
        for p in items[claim].claim.participants:
            actor = p.actor.id if p.actor is not None else None
            row = (p.role, actor or p.name.lower(), p.name)
            if row not in seen:
                seen.add(row)
                yield {"incident": incident.id, "role": row[0], "key": row[1], "name": row[2], "actor": actor}


def root(kind: str) -> str:
    """The wider type that a type belongs to: attack of attack.drone, and a wide type itself."""
    return kind.partition(".")[0]
