"""An entry of the gazetteer, and a candidate: an entry together with how a name led to it."""

from dataclasses import dataclass
from typing import Literal

Family = Literal[
    "country", "region", "admin1", "admin2", "settlement", "aviation", "military", "energy", "crossing", "camp",
    "health", "structure", "port", "water", "land", "line", "custody", "site",
]  # fmt: skip
"""Kinds that reporters exchange for one another: an airport is also called an airbase, a field a refinery."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `id` is the GeoNames id where the place comes from GeoNames, else a number of our own; `ref` the id as it is
    shown ("geonames:99072", "site:al-omar-oil-field", "airport:ORER"). `country` is ISO 3166-1 alpha-3, None for seas
    and regions of several countries. `admin1` and `admin2` are ids of entries. `population` is 0 where unknown.
    `standing` is its prominence among those of its name (standing.py).
    `precision_km` is the radius within which the coordinates hold, 0 where the kind says enough.
    """

    id: int
    ref: str
    name: str
    kind: str
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float | None
    lon: float | None
    population: int
    precision_km: float
    standing: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may mean.

    `rule` tells how the name led to it: "exact" (folded spelling), "article" (an article taken away), "type" (a type
    word taken away: "Anbar province"), "spelling" (a transliteration inside a known country), "demonym". `main` tells
    whether the name is the entry's own name and not one of its alternatives; `code` that it is an abbreviation that
    needs a comma before it ("Paris, TX").
    """

    entry: Entry
    rule: Literal["exact", "article", "type", "spelling", "demonym"]
    main: bool
    code: bool
