"""The map under the incidents: land, borders and one label a country.

From Natural Earth as the npm package world-atlas holds it (TopoJSON, 1:50m), thinned to what a map of the world to a
region needs.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from twosource.gazetteer.shapes import Ring, holds, thin

_TOLERANCE = 0.02  # degrees, about 2 km
_LEAST = 0.002  # square degrees: smaller islands are left out
_ANTARCTICA = -60.0
_GRID = 24  # a label's point is the best of so many by so many
_SHORT = {
    "United States of America": "United States",
    "Dem. Rep. Congo": "DR Congo",
    "Central African Rep.": "Central African Republic",
    "Dominican Rep.": "Dominican Republic",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Eq. Guinea": "Equatorial Guinea",
    "W. Sahara": "Western Sahara",
    "S. Sudan": "South Sudan",
    "Macedonia": "North Macedonia",
    "Solomon Is.": "Solomon Islands",
    "Turkey": "Türkiye",
    "eSwatini": "Eswatini",
}
"""Names that Natural Earth abbreviates, or that changed since."""


def build(topology: Path) -> str:
    """The GeoJSON of the map, from a TopoJSON file of countries; one feature a line."""
    found = json.loads(topology.read_text(encoding="utf-8"))
    arcs = _arcs(found)
    geometries = found["objects"]["countries"]["geometries"]
    polygons = [(geometry, _polygons(geometry)) for geometry in geometries]
    used = Counter(_plain(a) for _, shapes in polygons for shape in shapes for ring in shape for a in ring)
    thinned = [[_rounded(point) for point in thin(arc, _TOLERANCE)] for arc in arcs]
    land = [
        [_flat(_joined(ring, thinned)) for ring in shape]
        for shape in _polygons(found["objects"]["land"]["geometries"][0])
        if _area(_joined(shape[0], arcs)) >= _LEAST
    ]
    features = [
        _feature("land", "MultiPolygon", land),
        _feature("border", "MultiLineString", [thinned[a] for a in sorted(used) if used[a] > 1]),
    ]
    for geometry, shapes in polygons:
        if "id" in geometry and (label := _label([[_flat(_joined(r, arcs)) for r in shape] for shape in shapes])):
            name, (point, area) = geometry["properties"]["name"], label
            features.append(_feature("label", "Point", point, name=_SHORT.get(name, name), area=round(area, 1)))
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _feature(kind: str, shape: str, coordinates: object, **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind, **properties},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """The lines that countries share, in degrees."""
    (sx, sy), (mx, my) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + mx, y * sy + my))
        found.append(line)
    return found


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """A country's polygons as the numbers of their arcs, without those that lie in Antarctica's ice."""
    if geometry["type"] == "GeometryCollection":
        return [shape for part in geometry["geometries"] for shape in _polygons(part)]
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else list(geometry["arcs"])


def _plain(arc: int) -> int:
    """An arc's number; one that runs backwards is written as its complement."""
    return arc if arc >= 0 else ~arc


def _joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """The line of a ring of arcs, each point once."""
    line: Ring = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += part[1:] if line else part
    return line


def _flat(ring: Ring) -> Ring:
    """A ring of the globe on a flat map: past the antimeridian it goes on, and around the pole it is closed there.

    A flat map draws worlds side by side, so that what lies past the edge of one is seen in the next.
    """
    flat = [ring[0]]
    turn = 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360.0 if x - before < -180 else -360.0 if x - before > 180 else 0.0
        flat.append((round(x + turn, 2), y))
    if turn:
        flat += [(flat[-1][0], -90.0), (flat[0][0], -90.0), flat[0]]
    return flat


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 2), round(point[1], 2)


def _area(ring: Ring) -> float:
    """Square degrees that a ring encloses."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def _label(shapes: Iterable[list[Ring]]) -> tuple[tuple[float, float], float] | None:
    """A point well inside the largest part of a country, and the size of that part; None south of all borders."""
    rings = max(shapes, key=lambda shape: _area(shape[0]))
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    if max(ys) < _ANTARCTICA:
        return None
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    edge = [point for ring in rings for point in ring]
    best, at = -1.0, ((west + east) / 2, (south + north) / 2)
    for i in range(_GRID):
        for j in range(_GRID):
            x, y = west + (i + 0.5) * (east - west) / _GRID, south + (j + 0.5) * (north - south) / _GRID
            if holds(rings, x, y):
                distance = min((x - ex) ** 2 / 4 + (y - ey) ** 2 for ex, ey in edge)  # names are wider than high
                if distance > best:
                    best, at = distance, (x, y)
    return _rounded(at), _area(rings[0])
