"""Who is heard over all incidents: the voices that they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from twosource.ledger import tables
from twosource.ledger.filters import Filter, on_incidents


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice over all incidents: how many it tells, how many of them alone, first, and as a party to them."""

    key: str
    name: str
    incidents: int
    alone: int
    first: int
    interested: int


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
    query = (
        select(
            voice.c.key,
            func.min(voice.c.name),
            number,
            counted(per.c.voices == 1),
            counted(and_(per.c.voices > 1, voice.c.first == per.c.earliest)),
            counted(voice.c.interested.is_(True)),
        )
        .join(per, per.c.incident == voice.c.incident)
        .join(tables.incident, tables.incident.c.id == voice.c.incident)
        .where(*on_incidents(wanted, connection.dialect.name))
        .group_by(voice.c.key)
        .order_by(number.desc(), voice.c.key)
    )
    for row in connection.execute(query.limit(limit)):
        yield Heard(*row)
