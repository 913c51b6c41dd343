"""Many values in one query, many rows in one command."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, insert

_Value = TypeVar("_Value", str, int)

_AT_ONCE = 500  # values in one query


def insert_all(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def chunks(values: Collection[_Value]) -> Iterator[Sequence[_Value]]:
    """Values in order, in parts small enough for one query."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
