"""Pages of long lists: each begins after the last row of the one before, so that it is as quick however deep it lies.

Rows that are added or change while somebody turns pages neither repeat nor hide the others. A cursor names the last row
by the values that the list is ordered by; to callers it is opaque.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Connection, Select, tuple_

from twosource.errors import InputError

T = TypeVar("T")

UNKNOWN_AGE = 1 << 40
"""The age of what has no known time: it comes after all else."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list; `after` is the cursor of the page that follows, None on the last."""

    items: tuple[T, ...]
    after: str | None


def age(moment: datetime | date | None) -> int:
    """Seconds from a moment to the end of the calendar: ascending, it puts the latest first and the unknown last."""
    if moment is None:
        return UNKNOWN_AGE
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return int((datetime.max - moment.replace(tzinfo=None)).total_seconds())


def page(
    connection: Connection,
    query: Select[Any],
    kind: str,
    keys: tuple[Column[Any], Column[Any]],
    made: Callable[[Any], T],
    after: str | None,
    limit: int,
    wanted: Callable[[T], bool] | None = None,
) -> Page[T]:
    """The rows of a query that follow a cursor, in the order of two columns, the second of them an id.

    `wanted` is a condition that the database cannot check.

    Raises InputError for a cursor of another kind of list, or one that no page gave.
    """
    if limit < 1:
        raise InputError(f"a page cannot hold {limit} rows; give 1 or more")
    if after is not None:
        query = query.where(tuple_(*keys) > tuple_(*_read(kind, after, keys[0].type.python_type)))
    query = query.add_columns(*keys).order_by(*keys)
    rows = connection.execute(query.limit(limit + 1) if wanted is None else query)
    found = ((made(row), row[-2:]) for row in rows)
    part = list(islice((pair for pair in found if wanted is None or wanted(pair[0])), limit + 1))
    following = _cursor(kind, part[limit - 1][1]) if len(part) > limit else None
    return Page(tuple(item for item, _ in part[:limit]), following)


def _cursor(kind: str, key: Sequence[Any]) -> str:
    first, second = key
    words = json.dumps([kind, first.isoformat() if isinstance(first, datetime) else first, second])
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def _read(kind: str, cursor: str, first: type[Any]) -> tuple[Any, str]:
    try:
        words = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        of, value, name = json.loads(words)
        if first is datetime:
            value = datetime.fromisoformat(value)
        if of != kind or type(value) is not first or not isinstance(name, str):
            raise ValueError
    except (ValueError, TypeError, binascii.Error) as error:
        raise InputError(
            f"{cursor!r} is no cursor of {kind}; give the one that the page before gave, or none to begin"
        ) from error
    if isinstance(value, int) and not 0 <= value <= UNKNOWN_AGE:
        raise InputError(f"{cursor!r} is no cursor of {kind}; give the one that the page before gave, or none to begin")
    return value, name
