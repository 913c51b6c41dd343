"""What the incidents of a filter are, counted: the numbers beside the boxes to tick, and the line of a timeline."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, func, literal_column, select

from twosource.ledger import tables
from twosource.ledger.filters import Filter, on_incidents

Step = Literal["day", "month"]
"""How finely a timeline counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many incidents have a value; None are those of which it is not known."""

    value: str | None
    incidents: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The incidents of a filter by each of its fields, those with most first; times from the earliest to the unknown.

    Each field is counted as if the filter had no condition on it, so that the numbers tell what choosing another value
    would find. `types` are as told, the finer beside the wider ones. `times` are days (2024-05-01) or months (2024-05)
    in which incidents begin. `incidents` is how many meet the whole filter.
    """

    incidents: int
    types: tuple[Counted, ...]
    grades: tuple[Counted, ...]
    countries: tuple[Counted, ...]
    factualities: tuple[Counted, ...]
    times: tuple[Counted, ...]


def facets(connection: Connection, wanted: Filter, step: Step) -> Facets:
    """The counts of a filter."""
    table, dialect = tables.incident, connection.dialect.name

    def by(column: Any, free: Filter) -> tuple[Counted, ...]:
        query = select(column, func.count()).select_from(table).where(*on_incidents(free, dialect)).group_by(column)
        found = [Counted(*row) for row in connection.execute(query)]
        return tuple(sorted(found, key=lambda c: (-c.incidents, c.value is None, c.value or "")))

    whole = select(func.count()).select_from(table).where(*on_incidents(wanted, dialect))
    times = by(_step(step, dialect), replace(wanted, since=None, until=None))
    return Facets(
        connection.scalar(whole) or 0,
        by(table.c.type, replace(wanted, type=None)),
        by(table.c.grade, replace(wanted, grade=None)),
        by(table.c.country, replace(wanted, country=None)),
        by(table.c.factuality, replace(wanted, factuality=None)),
        tuple(sorted(times, key=lambda c: (c.value is None, c.value or ""))),
    )


def _step(step: Step, dialect: str) -> Any:
    """The day or month in which an incident begins, as text; SQLite keeps moments as text already."""
    start = tables.incident.c.start
    if dialect == "sqlite":
        return func.substr(start, 1, 10 if step == "day" else 7)
    words = "'YYYY-MM-DD'" if step == "day" else "'YYYY-MM'"
    return func.to_char(start, literal_column(words))  # no parameter, which PostgreSQL would not group by
