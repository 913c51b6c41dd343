"""Outlines of first-level divisions: thinned, packed, and asked which of them holds a point."""

from array import array
from collections.abc import Iterable, Sequence

Ring = list[tuple[float, float]]
"""A closed line of (longitude, latitude) points in degrees."""

_SCALE = 100.0
"""Packed coordinates are whole hundredths of a degree (about 1 km)."""


def thin(ring: Sequence[Sequence[float]], tolerance: float) -> Ring:
    """The ring with fewer points, none of the dropped ones further than `tolerance` degrees off (Douglas-Peucker)."""
    points = [(float(p[0]), float(p[1])) for p in ring]
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    middle = len(points) // 2
    keep[middle] = True
    stack = [(0, middle), (middle, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        if b - a < 2:
            continue
        (x1, y1), (x2, y2) = points[a], points[b]
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        worst, at = -1.0, a
        for i in range(a + 1, b):
            x, y = points[i]
            t = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
            d = (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2
            if d > worst:
                worst, at = d, i
        if worst > tolerance * tolerance:
            keep[at] = True
            stack += [(a, at), (at, b)]
    return [p for p, k in zip(points, keep, strict=True) if k]


def pack(rings: Iterable[Ring]) -> bytes:
    """Rings as bytes: for each the number of points, then longitudes and latitudes in hundredths of a degree."""
    packed = array("h")
    for ring in rings:
        packed.append(len(ring))
        for x, y in ring:
            packed += array("h", (round(x * _SCALE), round(y * _SCALE)))
    return packed.tobytes()


def unpack(data: bytes) -> list[Ring]:
    """The rings that `pack` wrote."""
    packed = array("h")
    packed.frombytes(data)
    rings, at = [], 0
    while at < len(packed):
        n = packed[at]
        values = packed[at + 1 : at + 1 + 2 * n]
        rings.append([(values[i] / _SCALE, values[i + 1] / _SCALE) for i in range(0, 2 * n, 2)])
        at += 1 + 2 * n
    return rings


def holds(rings: Iterable[Ring], lon: float, lat: float) -> bool:
    """Whether the point lies inside the rings taken together (even-odd rule, so holes count as outside)."""
    inside = False
    for ring in rings:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
            x1, y1 = x2, y2
    return inside
