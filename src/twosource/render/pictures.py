"""The two small pictures of a page, as SVG: where the events were, and when."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from twosource.extract import wording
from twosource.model import Claim, PlacePrecision
from twosource.render import borders

_WIDTH, _HEIGHT = 640.0, 320.0
_MARGIN = 0.35  # of the places' extent, kept free around them
_LEAST = 8.0  # degrees: a window smaller than this shows no coast to know it by
_RADIUS: dict[PlacePrecision, float] = {"site": 5, "near": 7, "city": 5, "area": 12, "admin2": 12, "admin1": 16}
_STRIP = 76.0


def place_map(claims: Sequence[Claim]) -> str:
    """A map of the claims' places, zoomed to them; "" where none has coordinates. Imprecise places are hollow."""
    placed = [(n, c) for n, c in enumerate(claims, 1) if c.place is not None and c.place.lat is not None]
    if not placed:
        return ""
    points = [(c.place.lon or 0.0, c.place.lat or 0.0) for _, c in placed if c.place is not None]
    west, south, east, north = _window(points)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) / (east - west) * _WIDTH, (north - lat) / (north - south) * _HEIGHT

    paths = []
    for line in borders.lines():
        if any(west - 5 <= x <= east + 5 and south - 5 <= y <= north + 5 for x, y in line):
            paths.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (at(*p) for p in line)))
    parts = [f'<svg class="map" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img" aria-label="Map of the places">']
    parts.append(f'<path class="border" d="{"".join(paths)}"/>')
    spots: dict[tuple[float, float, PlacePrecision, str], list[int]] = {}
    for n, claim in placed:
        place = claim.place
        assert place is not None and place.lat is not None and place.lon is not None  # filtered above
        spots.setdefault((place.lon, place.lat, place.precision, place.name), []).append(n)
    for (lon, lat, precision, name), numbers in sorted(spots.items(), key=lambda s: -_RADIUS.get(s[0][2], 22)):
        x, y = at(lon, lat)
        sharp = precision in ("site", "city")
        title = f"{name} ({precision}): claims {', '.join(map(str, numbers))}"
        parts.append(
            f'<g class="{"spot" if sharp else "spot vague"}"><title>{escape(title)}</title>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS.get(precision, 22):g}"/>'
            f'<text x="{x + 8:.1f}" y="{y - 7:.1f}">{escape(name)}</text></g>'
        )
    return "".join(parts) + "</svg>"


def _window(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, south, east and north of a window around the points in the picture's proportions."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    high = max((max(lats) - min(lats)) * (1 + 2 * _MARGIN), _LEAST)
    wide = max((max(lons) - min(lons)) * (1 + 2 * _MARGIN), high * _WIDTH / _HEIGHT)
    high = wide * _HEIGHT / _WIDTH
    return middle_lon - wide / 2, middle_lat - high / 2, middle_lon + wide / 2, middle_lat + high / 2


def date_strip(claims: Sequence[Claim]) -> str:
    """A strip of days with a mark for each dated claim; "" where fewer than two days are told.

    Events more than a year before the last one would squeeze the rest together and are left to the cards.
    """
    dated: list[tuple[int, Claim, datetime, datetime]] = []
    for n, claim in enumerate(claims, 1):
        when = claim.when
        if when is not None and when.start is not None and when.end is not None and when.anchor != "publication":
            dated.append((n, claim, when.start.replace(tzinfo=None), when.end.replace(tzinfo=None)))
    if not dated:
        return ""
    last = max(end for *_, end in dated)
    dated = [d for d in dated if d[2] > last - timedelta(days=366)]
    first = min(start for _, _, start, _ in dated)
    pad = max((last - first) * 0.05, timedelta(hours=12))
    first, last = first - pad, last + pad
    span = (last - first).total_seconds()

    def x(moment: datetime) -> float:
        return (moment - first).total_seconds() / span * _WIDTH

    parts = [f'<svg class="strip" viewBox="0 0 {_WIDTH:g} {_STRIP:g}" role="img" aria-label="Dates of the claims">']
    parts.append(f'<line class="axis" x1="0" x2="{_WIDTH:g}" y1="52" y2="52"/>')
    for moment in _ticks(first, last):
        parts.append(f'<line class="tick" x1="{x(moment):.1f}" x2="{x(moment):.1f}" y1="48" y2="56"/>')
        parts.append(f'<text class="date" x="{x(moment):.1f}" y="70">{moment:%-d %b}</text>')
    levels: dict[int, int] = {}
    for n, claim, start, end in dated:
        left, right = x(start), max(x(end), x(start) + 6)
        level = levels[int(left // 14)] = levels.get(int(left // 14), -1) + 1
        y = 40 - 9 * (level % 4)
        title = f"{n}: {claim.summary}"
        parts.append(
            f'<g class="spot"><title>{escape(title)}</title>'
            f'<rect x="{left:.1f}" y="{y}" width="{right - left:.1f}" height="7" rx="3"/></g>'
        )
    return "".join(parts) + "</svg>"


def _ticks(first: datetime, last: datetime) -> list[datetime]:
    """At most seven days to name, evenly apart."""
    days = max(1, round((last - first).days / 6))
    day = first.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    found = []
    while day < last:
        found.append(day)
        day += timedelta(days=days)
    return found


def caption(claims: Sequence[Claim]) -> str:
    """The places in words, for readers who cannot see the map."""
    return wording.joined(list(dict.fromkeys(c.place.name for c in claims if c.place is not None)))
