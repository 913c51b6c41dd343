"""Incidents as a map and a timeline show them: light rows, read without their records."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from twosource.ledger import tables
from twosource.ledger.filters import Filter, on_incidents
from twosource.ledger.pages import Page, page
from twosource.model import Factuality, Grade, PlacePrecision

_ORDER = (tables.incident.c.age, tables.incident.c.id)


@dataclass(frozen=True, slots=True)
class Point:
    """One incident on a map or timeline.

    `lat`, `lon` (WGS84 degrees) are None together where no place is known, `start` and `end` where no time is; `killed`
    is the best figure, None where none is told. `claims` and `voices` are their numbers.
    """

    id: str
    type: str
    summary: str
    factuality: Factuality
    grade: Grade
    contested: bool
    place: str | None
    country: str | None
    precision: PlacePrecision | None
    lat: float | None
    lon: float | None
    start: datetime | None
    end: datetime | None
    claims: int
    voices: int
    killed: int | None


def points(connection: Connection, wanted: Filter, limit: int | None) -> Iterator[Point]:
    """The live incidents, latest first; those of no known time come last."""
    for row in connection.execute(_points(connection, wanted).order_by(*_ORDER).limit(limit)):
        yield Point(*row)


def points_page(connection: Connection, wanted: Filter, after: str | None, limit: int) -> Page[Point]:
    """A page of the live incidents, in the same order."""
    return page(connection, _points(connection, wanted), "points", _ORDER, lambda row: Point(*row[:-2]), after, limit)


def _points(connection: Connection, wanted: Filter) -> Select[Any]:
    columns = [tables.incident.c[field.name] for field in fields(Point)]
    return select(*columns).where(*on_incidents(wanted, connection.dialect.name))
