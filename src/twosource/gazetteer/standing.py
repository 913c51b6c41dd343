"""How prominent a place is among those of its name."""

import math

from twosource.gazetteer.entry import Entry
from twosource.gazetteer.tables import kinds

_WIDE = {"country": 9.0, "continent": 9.0, "world_region": 8.5}

_NATURAL = {"sea": 7.5, "strait": 5.5, "river": 5.2, "lake": 5.2, "mountain": 4.8, "desert": 4.8, "line": 4.8}


_UNCOUNTED = 2.5
"""The standing of a settlement whose people nobody has counted: lists have it for what it is, mostly a small seat."""


def standing(entry: Entry) -> float:
    """The prominence of an entry, for ranking before any context.

    Logarithmic: one point is a factor of ten in people. Countries stand above all divisions, first-level divisions
    above most settlements, and a curated site counts as a town of some 20,000 people.
    """
    wide = _WIDE.get(entry.kind)
    if wide is not None:
        return wide
    people = str(entry.population)
    size = len(people) - 1 + int(people[0]) / 10 if entry.population else 0.0
    if entry.kind == "admin1":
        return max(5.0, size)
    if entry.kind == "admin2":
        return max(1.0, size - 1.0)
    if kinds()[entry.kind].family == "settlement":
        return (size or _UNCOUNTED) + (1.5 if entry.kind == "seat" else 0.0)
    if entry.kind == "region":
        return 5.0 + math.log10(max(1.0, entry.precision_km))
    if entry.kind in _NATURAL:
        return _NATURAL[entry.kind]
    return 4.3 if entry.ref.startswith(("site:", "user:")) else 3.0
