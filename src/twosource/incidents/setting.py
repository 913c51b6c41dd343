"""What a report as a whole tells beside each of its claims: the towns that it is about, and whom it names.

Reports name the place and the victim once and go on with "the shooting" or "the boy"; claims of such sentences are
compared by the setting where they tell nothing closer themselves.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from twosource.incidents.people import harmed
from twosource.model import Claim, PlacePrecision

Point = tuple[float, float]

_CLOSE: frozenset[PlacePrecision] = frozenset({"site", "near", "city", "area"})
_MOST_TOWNS = 2  # a report on more places is a survey, and says little of where a claim without a place belongs


@dataclass(frozen=True, slots=True)
class Setting:
    """The points of the places that a report tells its events at, none where they are many; and those harmed."""

    towns: tuple[Point, ...] = ()
    harmed: frozenset[str] = frozenset()


def setting(claims: Collection[Claim]) -> Setting:
    """The setting of a report, of all its claims."""
    towns: Counter[Point] = Counter(
        (place.lat, place.lon)
        for claim in claims
        if (place := claim.place) is not None
        and place.precision in _CLOSE
        and place.lat is not None
        and place.lon is not None
    )
    return Setting(
        tuple(sorted(towns)) if len(towns) <= _MOST_TOWNS else (),
        frozenset(name for claim in claims for name in harmed(claim)),
    )
