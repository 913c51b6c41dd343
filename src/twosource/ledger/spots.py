"""Where incidents lie, counted by point, which a map draws however many there are; and what lies at a point."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, tuple_

from twosource.ledger import tables
from twosource.ledger.filters import Filter, on_incidents
from twosource.ledger.incidents import incidents
from twosource.model import Grade, Incident, PlacePrecision

Coordinates = tuple[float, float]
"""Latitude and longitude, WGS84 degrees."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The incidents of one grade at one point; `precision` is how closely the point fixes where they were."""

    lat: float
    lon: float
    precision: PlacePrecision
    country: str | None
    grade: Grade
    incidents: int


def spots(connection: Connection, wanted: Filter) -> Iterator[Spot]:
    """The points of the live incidents that meet a filter, by point; incidents of no known place are left out."""
    i = tables.incident.c
    columns = (i.lat, i.lon, i.precision, i.country, i.grade)
    query = select(*columns, func.count()).where(*on_incidents(wanted, connection.dialect.name), i.lat.is_not(None))
    for row in connection.execute(query.group_by(*columns).order_by(*columns)):
        yield Spot(*row)


def incidents_at(
    connection: Connection, wanted: Filter, at: Collection[Coordinates], limit: int
) -> tuple[Incident, ...]:
    """The live incidents that meet a filter and lie at one of some points, latest first, at most `limit` of them."""
    there = tuple_(tables.incident.c.lat, tables.incident.c.lon).in_(list(at))
    return tuple(incidents(connection, wanted, limit, [there]))
