"""What to look for in a ledger: the same filters for claims, totals and incidents, and for every page."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, get_args

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Select,
    and_,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    union,
)

from twosource import ontology
from twosource.errors import InputError
from twosource.ledger import tables
from twosource.ledger.pages import UNKNOWN_AGE, age
from twosource.model import Factuality, Grade, Participant, Place, Total

DOCUMENT_WORDS = table("document_words", column("id"), column("rank"))
"""The full text of reports in SQLite; `rank` is a hidden column of FTS5, least where most is told of the words."""

VECTOR: ColumnElement[Any] = literal_column(
    "to_tsvector('english', coalesce(document.title, '') || ' ' || document.text)"
)
"""The full text of a report in PostgreSQL, in the words of its index."""

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

    def holds(self, events: Any) -> ColumnElement[bool]:
        """The condition that a row's point lies in the box."""
        lat, lon = events.c.lat, events.c.lon
        if self.west <= self.east:
            across = and_(lon >= self.west, lon <= self.east)
        else:
            across = or_(lon >= self.west, lon <= self.east)
        return and_(lat >= self.south, lat <= self.north, across)

    def encloses(self, place: Place) -> bool:
        """Whether a place lies in the box."""
        if place.lat is None or place.lon is None:
            return False
        east, west = place.lon <= self.east, place.lon >= self.west
        return self.south <= place.lat <= self.north and (east and west if self.west <= self.east else east or west)


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; None is no condition.

    `type` also finds its finer types; `actor` is an id or part of a name; `country` is ISO 3166-1 alpha-3; `place` is
    part of the name of a place or of its division; `since` and `until` are days, both included; `grade` is that of the
    incident; `text` are words that the report must hold, all of them.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    place: str | None = None
    box: Box | None = None
    since: date | None = None
    until: date | None = None
    factuality: str | None = None
    publisher: str | None = None
    grade: str | None = None
    text: str | None = None

    @classmethod
    def checked(
        cls, *, type: str | None = None, country: str | None = None, box: str | None = None, **others: Any
    ) -> "Filter":
        """A filter from a user's words; raises InputError for a type, grade or factuality that there is not."""
        if type is not None and type not in ontology.load().types:
            raise InputError(f"{type!r} is no event type; `twosource ontology` lists them")
        for name, allowed in (("factuality", get_args(Factuality)), ("grade", get_args(Grade))):
            if others.get(name) not in (None, *allowed):
                raise InputError(f"{others[name]!r} is no {name}; give one of {', '.join(allowed)}")
        return cls(type=type, country=country.upper() if country else None, box=Box.of(box) if box else None, **others)

    def events_only(self) -> "Filter":
        """The conditions on events, without those on reports."""
        return replace(self, publisher=None, text=None)


def on_claims(wanted: Filter, dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on the table of claims."""
    claim, member, incident = tables.claim, tables.member, tables.incident
    found = _on_events(wanted, claim)
    if wanted.grade is not None:
        graded = select(incident.c.id).where(tables.LIVE, incident.c.grade == wanted.grade)
        found.append(claim.c.id.in_(select(member.c.claim).where(member.c.incident.in_(graded))))
    if wanted.factuality is not None:
        found.append(claim.c.factuality == wanted.factuality)
    if wanted.actor is not None:
        found.append(claim.c.id.in_(_claims_with(wanted.actor)))
    return found + on_reports(wanted, claim.c.document, dialect)


def on_reports(wanted: Filter, document: ColumnElement[str], dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on the report that a row comes from, by its id."""
    found: list[ColumnElement[bool]] = []
    if wanted.publisher is not None:
        found.append(document.in_(by_publisher(wanted.publisher)))
    if wanted.text is not None:
        found.append(document.in_(documents_with(wanted.text, dialect)))
    return found


def counts_in(wanted: Filter, total: Total, published: date | None) -> bool:
    """Whether what a total counts is what a filter wants; a total without an end counts up to its report's day."""
    scope, place = total.scope, total.scope.place
    until = total.until or published
    inside = [
        wanted.type is None or f"{scope.type}.".startswith(f"{wanted.type}."),
        wanted.actor is None or any(_is_actor(wanted.actor, p) for p in scope.participants),
        wanted.country is None or (place is not None and place.country == wanted.country),
        wanted.place is None or wanted.place.lower() in (tables.place_words(place) or "").lower(),
        wanted.box is None or (place is not None and wanted.box.encloses(place)),
        wanted.since is None or (until is not None and until >= wanted.since),
        wanted.until is None or (total.since is not None and total.since <= wanted.until),
    ]
    return all(inside)


def on_incidents(wanted: Filter, dialect: str) -> list[ColumnElement[bool]]:
    """The conditions on the table of incidents; `factuality` is the incident's, the others any of its claims' may meet.

    Each condition stands for itself: one report may hold the words and another be of the publisher.
    """
    incident, member = tables.incident, tables.member
    found = [tables.LIVE, *_on_events(wanted, incident)]
    if wanted.grade is not None:
        found.append(incident.c.grade == wanted.grade)
    if wanted.factuality is not None:
        found.append(incident.c.factuality == wanted.factuality)
    if wanted.actor is not None:
        found.append(incident.c.id.in_(_incidents_with(wanted.actor)))
    if wanted.publisher is not None:
        documents = by_publisher(wanted.publisher)
        found.append(incident.c.id.in_(select(member.c.incident).where(member.c.document.in_(documents))))
    if wanted.text is not None:
        documents = documents_with(wanted.text, dialect)
        found.append(incident.c.id.in_(select(member.c.incident).where(member.c.document.in_(documents))))
    return found


def documents_with(words: str, dialect: str) -> Select[Any]:
    """The ids of the documents that hold all of some words."""
    if dialect == "sqlite":
        return select(DOCUMENT_WORDS.c.id).where(with_words(words, dialect))
    return select(tables.document.c.id).where(with_words(words, dialect))


def with_words(words: str, dialect: str) -> ColumnElement[bool]:
    """The condition that a report holds all of some words: on DOCUMENT_WORDS in SQLite, else on `document`."""
    terms = words_of(words)
    if dialect == "sqlite":
        quoted = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
        return literal_column("document_words").op("MATCH", return_type=Boolean(), is_comparison=True)(quoted)
    return VECTOR.op("@@", return_type=Boolean(), is_comparison=True)(func.plainto_tsquery("english", " ".join(terms)))


def words_of(words: str) -> list[str]:
    """The words to search for; raises InputError where there are none. No database takes a NUL."""
    terms = words.replace("\0", " ").split()
    if not terms:
        raise InputError("there are no words to search for; give at least one")
    return terms


def by_publisher(publisher: str) -> Select[Any]:
    """The ids of the documents of publishers whose names hold some words."""
    d = tables.document
    name = _distinct(d.c.publisher)
    return select(d.c.id).where(
        d.c.publisher.in_(select(name).where(name.ilike("%" + publisher.translate(_LIKE) + "%", escape="\\")))
    )


def _on_events(wanted: Filter, events: Any) -> list[ColumnElement[bool]]:
    """The conditions that claims and incidents share."""
    found: list[ColumnElement[bool]] = []
    if wanted.type is not None:
        found.append((events.c.type if "." in wanted.type else events.c.root) == wanted.type)
    if wanted.country is not None:
        found.append(events.c.country == wanted.country)
    if wanted.place is not None:
        words = "%" + wanted.place.translate(_LIKE) + "%"
        named = select(events.c.place).where(events.c.place.ilike(words, escape="\\")).distinct()
        found.append(events.c.place.in_(named))
    if wanted.box is not None:
        found.append(wanted.box.holds(events))
    if wanted.since is not None:
        found.append(events.c.end > _midnight(wanted.since))
    if wanted.until is not None:
        if wanted.until < date.max:
            found.append(events.c.age > age(wanted.until + timedelta(days=1)))
        found.append(events.c.age < UNKNOWN_AGE)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _claims_with(actor: str) -> Select[Any]:
    p = tables.participant
    name = "%" + actor.translate(_LIKE) + "%"
    return select(p.c.claim).where(or_(p.c.actor == actor, p.c.name.ilike(name, escape="\\")))


def _is_actor(actor: str, participant: Participant) -> bool:
    same = participant.actor is not None and participant.actor.id == actor
    return same or actor.lower() in participant.name.lower()


def _incidents_with(actor: str) -> Select[Any]:
    p = tables.party
    by_name = select(p.c.incident).where(p.c.name.ilike("%" + actor.translate(_LIKE) + "%", escape="\\"))
    return select(union(select(p.c.incident).where(p.c.actor == actor), by_name).subquery().c.incident)


def _distinct(values: Column[Any]) -> ColumnElement[Any]:
    """The different values of an indexed column, each found by a step in the index: quick where they are few."""
    found = select(func.min(values).label("value")).cte(recursive=True)
    following = select(func.min(values)).where(values > found.c.value).scalar_subquery()
    found = found.union_all(select(following).where(found.c.value.is_not(None)))
    return found.c.value
