"""Coasts and borders for the small map of a page, coarse: to see where in the world, not to settle whose land it is.

Built from the npm package `world-atlas` (Natural Earth, public domain) by

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m twosource.render.borders package/countries-110m.json
"""

import json
import sys
from functools import cache
from importlib import resources
from pathlib import Path

Line = tuple[tuple[float, float], ...]
"""A line as (longitude, latitude) in degrees."""

_FILE = "borders.txt"


@cache
def lines() -> tuple[Line, ...]:
    """All lines of coasts and borders."""
    text = resources.files(__package__).joinpath("data", _FILE).read_text(encoding="ascii")
    return tuple(
        tuple((float(x), float(y)) for x, _, y in (point.partition(",") for point in row.split()))
        for row in text.splitlines()
        if not row.startswith("#")
    )


def build(topology: Path) -> str:
    """The data file, from a TopoJSON file: each arc a line of text, to a tenth of a degree."""
    found = json.loads(topology.read_text(encoding="utf-8"))
    (scale_x, scale_y), (move_x, move_y) = found["transform"]["scale"], found["transform"]["translate"]
    rows = [
        "# Coasts and borders, one line a row, points as longitude,latitude in degrees.",
        "# Natural Earth 1:110m (public domain) by way of the npm package world-atlas 2.0.2; rounded to 0.1 degree.",
    ]
    for arc in found["arcs"]:
        x = y = 0
        points: list[str] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = f"{x * scale_x + move_x:.1f},{y * scale_y + move_y:.1f}"
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 1:
            rows.append(" ".join(points))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / "data" / _FILE).write_text(build(Path(sys.argv[1])), encoding="ascii")
