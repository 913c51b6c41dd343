"""Who is heard over all incidents: the voices that they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, case, func, literal_column, select

from twosource.incidents.voices import UNIDENTIFIED
from twosource.ledger import tables
from twosource.ledger.filters import Filter, on_incidents


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice over all incidents: how many it tells, how many of them alone, first, and as a party to them.

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


def sources(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[Heard]:
    """The voices of the incidents that a filter lets through, those that tell most of them first."""
    voice = tables.voice
    per = (
        select(
            voice.c.incident.label("incident"),
            func.count().label("voices"),
            func.min(voice.c.first).label("earliest"),
        )
        .group_by(voice.c.incident)
        .subquery()
    )

    def counted(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    number = func.count()
    unknown = voice.c.key.startswith(UNIDENTIFIED, autoescape=True)
    apart = case((unknown, tables.incident.c.country), else_=None).label("apart")
    query = (
        select(
            voice.c.key,
            func.min(voice.c.name),
            number,
            counted(per.c.voices == 1),
            counted(and_(per.c.voices > 1, voice.c.first == per.c.earliest)),
            counted(voice.c.interested.is_(True)),
            apart,
        )
        .join(per, per.c.incident == voice.c.incident)
        .join(tables.incident, tables.incident.c.id == voice.c.incident)
        .where(*on_incidents(wanted, connection.dialect.name))
        .group_by(voice.c.key, literal_column("apart"))
        .order_by(number.desc(), voice.c.key, literal_column("apart"))
    )
    for row in connection.execute(query.limit(limit)):
        key, name, incidents, alone, first, interested, country = row
        yield Heard(key, name, incidents, alone, first, interested, not key.startswith(UNIDENTIFIED), country)
