"""What to look for in a ledger: the same filters for claims, totals and incidents, and for every page."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, text

from twosource.errors import InputError
from twosource.ledger import tables

_LIKE = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


@dataclass(frozen=True, slots=True)
class Box:
    """A bounding box in degrees; west may lie east of east, across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, words: str) -> "Box":
        """A box written "west,south,east,north"; raises InputError where it is none."""
        try:
            west, south, east, north = (float(part) for part in words.split(","))
        except ValueError as error:
            raise InputError(
                f"{words!r} is no box; give west,south,east,north in degrees, such as 35,32,43,38"
            ) from error
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise InputError(f"the box {words!r} does not lie on Earth; give degrees, south before north")
        return cls(west, south, east, north)

    def holds(self, table: Any) -> ColumnElement[bool]:
        """The condition that a row's point lies in the box."""
        lat, lon = table.c.lat, table.c.lon
        if self.west <= self.east:
            across = and_(lon >= self.west, lon <= self.east)
        else:
            across = or_(lon >= self.west, lon <= self.east)
        return and_(lat >= self.south, lat <= self.north, across)


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; None is no condition.

    `type` also finds its finer types; `actor` is an id or part of a name; `country` is ISO 3166-1 alpha-3; `since` and
    `until` are days, both included; `text` are words that the report must hold, all of them.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    box: Box | None = None
    since: date | None = None
    until: date | None = None
    factuality: str | None = None
    publisher: str | None = None
    grade: str | None = None
    text: str | None = None


def on_claims(wanted: Filter, dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on the table of claims."""
    claim = tables.claim
    found = _on_events(wanted, claim)
    if wanted.factuality is not None:
        found.append(claim.c.factuality == wanted.factuality)
    if wanted.actor is not None:
        found.append(and_(claim.c.id.in_(_claims_with(wanted.actor))))
    if wanted.publisher is not None:
        found.append(claim.c.document.in_(_by_publisher(wanted.publisher)))
    if wanted.text is not None:
        found.append(claim.c.document.in_(documents_with(wanted.text, dialect)))
    return found


def on_incidents(wanted: Filter, dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on the table of incidents."""
    incident, member, claim = tables.incident, tables.member, tables.claim
    found = [incident.c.state == "live", *_on_events(wanted, incident)]
    if wanted.grade is not None:
        found.append(incident.c.grade == wanted.grade)
    narrower = Filter(actor=wanted.actor, factuality=wanted.factuality, publisher=wanted.publisher, text=wanted.text)
    if narrower != Filter():
        claims = select(claim.c.id).where(*on_claims(narrower, dialect))
        found.append(incident.c.id.in_(select(member.c.incident).where(member.c.claim.in_(claims))))
    return found


def documents_with(words: str, dialect: str) -> Select[Any]:
    """The ids of the documents that hold all of some words."""
    terms = words.split()
    if not terms:
        raise InputError("there are no words to search for; give at least one")
    if dialect == "sqlite":
        quoted = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
        return (
            select(text("id"))
            .select_from(text("document_words"))
            .where(text("document_words MATCH :words").bindparams(words=quoted))
        )
    return select(tables.document.c.id).where(
        text(
            "to_tsvector('english', coalesce(document.title, '') || ' ' || document.text) "
            "@@ plainto_tsquery('english', :words)"
        ).bindparams(words=words)
    )


def _on_events(wanted: Filter, table: Any) -> list[ColumnElement[bool]]:
    """The conditions that claims and incidents share."""
    found: list[ColumnElement[bool]] = []
    if wanted.type is not None:
        kind = wanted.type
        found.append(or_(table.c.type == kind, table.c.type.like(kind.translate(_LIKE) + ".%", escape="\\")))
    if wanted.country is not None:
        found.append(table.c.country == wanted.country)
    if wanted.box is not None:
        found.append(wanted.box.holds(table))
    if wanted.since is not None:
        found.append(table.c.end > _midnight(wanted.since))
    if wanted.until is not None:
        found.append(table.c.start < _midnight(wanted.until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _claims_with(actor: str) -> Select[Any]:
    p = tables.participant
    name = "%" + actor.translate(_LIKE) + "%"
    return select(p.c.claim).where(or_(p.c.actor == actor, p.c.name.ilike(name, escape="\\")))


def _by_publisher(publisher: str) -> Select[Any]:
    d = tables.document
    return select(d.c.id).where(d.c.publisher.ilike("%" + publisher.translate(_LIKE) + "%", escape="\\"))
