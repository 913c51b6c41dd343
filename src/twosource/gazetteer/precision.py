"""How closely a place is known, in the codes of other data sets: UCDP's where_prec and ACLED's geo_precision.

The rules are those of the codebooks: UCDP GED codebook 24.1 (where_prec) and ACLED codebook 2024 (geo-precision).
"""

from twosource.gazetteer.tables import kinds
from twosource.model import Place

NEAR_KM = 25.0
"""The distance from a known point within which UCDP still counts an event as near it."""

_FUZZY = frozenset(("line", "water", "land", "region"))
"""Families of kinds that have no one point: borders, rivers, seas, mountains, regions."""


def where_prec(place: Place) -> int | None:
    """UCDP's where_prec: 1 the very place, 2 within 25 km of a known point, 3 and 4 divisions.

    5 is a line or an area without firm bounds, 6 a country, 7 the high sea; None where nothing is known.
    """
    fuzzy = kinds()[place.kind].family in _FUZZY
    match place.precision:
        case "site" | "city":
            return 1
        case "near":
            return 2
        case "area":
            return 5 if fuzzy else 3 if place.relation else 2
        case "admin2":
            return 3
        case "admin1":
            return 4
        case "country":
            return 6
        case "region":
            return 7 if place.country is None and place.kind in ("sea", "strait") else 6
        case "unknown":
            return None


def geo_precision(place: Place) -> int | None:
    """ACLED's geo_precision: 1 the town or site, 2 near it or in a small part of a region, 3 a larger region.

    None where nothing is known.
    """
    match place.precision:
        case "site" | "city":
            return 1
        case "near" | "admin2":
            return 2
        case "area":
            return 3 if kinds()[place.kind].family in _FUZZY else 2
        case "admin1" | "country" | "region":
            return 3
        case "unknown":
            return None
