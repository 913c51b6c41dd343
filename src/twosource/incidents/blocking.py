"""Which claims are worth comparing: those that share a key. Keys keep the work near-linear in the number of claims.

Claims of one happening are of one family of types and lie within a day of each other. Where both are closely placed
they also lie in neighbouring cells; a claim that names only a country, or no place, meets others by an actor that is
no state, or by a number of harmed people.
"""

import math
from collections.abc import Iterator
from datetime import date, timedelta

from twosource.incidents.items import HARM, Item

CELL_DEGREES = 0.5
_FEW_AGES = 2  # a list of many ages meets too much
_STATES = 4  # letters of the id of a state in the registry, which is its country code, at the most


def own(item: Item) -> Iterator[str]:
    """The keys that a claim is kept under."""
    for day in _days(item, 0):
        for where in _where(item):
            yield f"{item.family}|{day.toordinal()}|{where}"
    yield from _whenever(item)


def near(item: Item) -> Iterator[str]:
    """The keys under which its neighbours are kept: a day before and after, and the cells around."""
    for day in _days(item, 1):
        for where in _around(item):
            yield f"{item.family}|{day.toordinal()}|{where}"
    yield from _whenever(item)


def _whenever(item: Item) -> Iterator[str]:
    """Keys without a day: by those harmed, whose fate is told again long after, and by all where no day is known."""
    if item.first is None:
        yield from (f"{item.family}||~{name}" for name in sorted(item.people))
    elif item.family == HARM:
        yield from (f"{item.family}||~{name}" for name in sorted(item.harmed))


def _days(item: Item, spare: int) -> Iterator[date]:
    if item.first is None or item.last is None:
        return
    day = item.first - timedelta(days=spare)
    while day <= item.last + timedelta(days=spare):
        yield day
        day += timedelta(days=1)


def _where(item: Item) -> Iterator[str]:
    for town in item.towns:
        yield "{}:{}".format(*_cell(*town))
    yield from _marks(item)


def _around(item: Item) -> Iterator[str]:
    for town in item.towns:
        row, column = _cell(*town)
        columns = round(360 / CELL_DEGREES)
        for r in (row - 1, row, row + 1):
            for c in (column - 1, column, column + 1):
                yield f"{r}:{c % columns}"
    yield from _marks(item)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    columns = round(360 / CELL_DEGREES)
    return math.floor((lat + 90) / CELL_DEGREES), math.floor((lon + 180) / CELL_DEGREES) % columns


def _marks(item: Item) -> Iterator[str]:
    """What claims without a close place can meet by."""
    country = item.claim.place.country if item.claim.place is not None else None
    for actor in sorted(item.actors):
        if len(actor) > _STATES:
            yield f"@{actor}"
    for name in sorted(item.people):
        yield f"~{name}"
    if len(item.ages) <= _FEW_AGES:
        yield from (f"^{age}" for age in sorted(item.ages))
    for measure, low, high in item.counts:
        if low == high > 0 and country is not None:
            yield f"#{country}:{measure}:{low}"
