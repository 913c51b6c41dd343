"""Points of a map as few numbers: one row a point, in columns, which browsers read quickest."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, get_args

from twosource.errors import InputError
from twosource.ledger.spots import Coordinates, Spot
from twosource.model import Grade
from twosource.web.blurring import Blurring

GRADES: tuple[Grade, ...] = get_args(Grade)
COARSE = frozenset({"area", "admin2", "admin1", "country", "region"})
"""Precisions that no point stands for: such places are drawn hollow."""

_MOST_POINTS = 200


def columns(spots: Iterable[Spot], blurring: Blurring | None) -> dict[str, Any]:
    """The points with how many incidents of each grade lie there.

    `coarse` is 1 where the point stands for a wider place. Columns have the same length and order; `counts` has one
    column for each of `grades`.
    """
    rows: defaultdict[tuple[float, float, int], list[int]] = defaultdict(lambda: [0] * len(GRADES))
    for spot in spots:
        point = blurring.spot(spot) if blurring is not None else (spot.lat, spot.lon)
        if point is not None:
            coarse = int(blurring is not None or spot.precision in COARSE)
            rows[(*point, coarse)][GRADES.index(spot.grade)] += spot.incidents
    return {
        "lat": [lat for lat, _, _ in rows],
        "lon": [lon for _, lon, _ in rows],
        "coarse": [coarse for _, _, coarse in rows],
        "grades": GRADES,
        "counts": [[counts[n] for counts in rows.values()] for n in range(len(GRADES))],
    }


def read_points(written: str) -> frozenset[Coordinates]:
    """The points of "lat,lon;lat,lon"; raises InputError where they are none, or too many to list."""
    pairs = written.split(";")
    try:
        points = frozenset((float(lat), float(lon)) for lat, lon in (pair.split(",") for pair in pairs))
    except ValueError as error:
        raise InputError(f"{written!r} are no points; give lat,lon;lat,lon in degrees") from error
    if len(points) > _MOST_POINTS:
        raise InputError(f"{len(points)} points are too many to list; give {_MOST_POINTS} at most, or a box")
    return points
