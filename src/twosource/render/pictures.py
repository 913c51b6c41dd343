"""The two small pictures of a page, as SVG: where the events were, and when."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from math import cos, radians

from twosource.extract import wording
from twosource.model import Claim, PlacePrecision
from twosource.render import borders

_WIDTH, _HEIGHT = 480.0, 270.0
_MARGIN = 0.3  # of the places' extent, kept free around them
_LEAST = 6.0  # degrees: a window smaller than this shows no coast to know it by
_FAR = 40.0  # degrees: a country further than this from every closer place would leave the rest a blot
_RADIUS: dict[PlacePrecision, float] = {"site": 4, "near": 6, "city": 4, "area": 8, "admin2": 8, "admin1": 10}
_VAGUEST = 12.0  # the radius of countries and regions
_LETTER, _LINE = 6.6, 14.0  # width of a letter and height of a line, at the largest size that the style gives them
_LONGEST = 26  # letters of a label
_LANE = 13.0  # height of a lane of the date strip
_DATES = 26.0  # height of its dates
_LANES = 10
_YEAR = timedelta(days=366)

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_Spot = tuple[float, float, PlacePrecision, str]
"""Longitude, latitude, precision and name of a marked place."""


def place_map(claims: Sequence[Claim]) -> str:
    """A map of the claims' places, zoomed to them; "" where none has coordinates. Imprecise places are hollow.

    Labels that would cover another are left out; every mark names its place and claims when pointed at.
    """
    spots: dict[_Spot, list[int]] = {}
    for n, claim in enumerate(claims, 1):
        place = claim.place
        if place is not None and place.lat is not None and place.lon is not None:
            spots.setdefault((place.lon, place.lat, place.precision, place.name), []).append(n)
    if not spots:
        return ""
    west, south, east, north = _window(_leading(list(spots)))

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) / (east - west) * _WIDTH, (north - lat) / (north - south) * _HEIGHT

    paths = []
    for line in borders.lines():
        if any(west - 5 <= x <= east + 5 and south - 5 <= y <= north + 5 for x, y in line):
            paths.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (at(*p) for p in line)))
    parts = [f'<svg class="map" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img" aria-label="Map of the places">']
    parts.append(f'<path class="border" d="{"".join(paths)}"/>')
    # the vaguest marks lie lowest, and the closest and most told places are named first
    shown = [s for s in spots if west <= s[0] <= east and south <= s[1] <= north]
    marks = {s: (*at(s[0], s[1]), _RADIUS.get(s[2], _VAGUEST)) for s in shown}
    for spot in sorted(shown, key=lambda s: (-marks[s][2], s)):
        x, y, radius = marks[spot]
        told = f"{spot[3]} ({spot[2]}): {_claims(spots[spot])}"
        parts.append(
            f'<g class="{"spot" if _sharp(spot) else "spot vague"}"><title>{escape(told)}</title>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"/></g>'
        )
    taken = [(x - r, y - r, x + r, y + r) for s, (x, y, r) in marks.items() if _sharp(s)]
    named: set[str] = set()
    for spot in sorted(shown, key=lambda s: (marks[s][2], -len(spots[s]), s)):
        name = spot[3] if len(spot[3]) <= _LONGEST else spot[3][: _LONGEST - 1] + "…"
        found = None if name in named else _label(*marks[spot], name, taken)
        if found is not None:
            named.add(name)
            taken.append(found)
            parts.append(f'<text x="{found[0]:.1f}" y="{found[3] - 3.5:.1f}">{escape(name)}</text>')
    return "".join(parts) + "</svg>"


def _sharp(spot: _Spot) -> bool:
    return spot[2] in ("site", "city")


def _claims(numbers: Sequence[int]) -> str:
    return f"claim{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"


def _leading(spots: Sequence[_Spot]) -> list[tuple[float, float]]:
    """The points that the window must show: closer places lead, and countries come along where they are not far."""
    close = [(s[0], s[1]) for s in spots if s[2] in _RADIUS]
    points = [(s[0], s[1]) for s in spots]
    if not close:
        return points
    return [p for p in points if any(abs(p[0] - c[0]) < _FAR and abs(p[1] - c[1]) < _FAR / 2 for c in close)]


def _window(points: Sequence[tuple[float, float]]) -> _Box:
    """West, south, east and north of a window around the points, a degree as long east as north in its middle."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shape = _WIDTH / _HEIGHT / max(cos(radians(middle_lat)), 0.2)
    high = max((max(lats) - min(lats)) * (1 + 2 * _MARGIN), _LEAST)
    wide = max((max(lons) - min(lons)) * (1 + 2 * _MARGIN), high * shape)
    high = wide / shape
    return middle_lon - wide / 2, middle_lat - high / 2, middle_lon + wide / 2, middle_lat + high / 2


def _label(x: float, y: float, radius: float, name: str, taken: Sequence[_Box]) -> _Box | None:
    """A free box for the name right, left, above or below a mark; None where all would cover another."""
    wide, gap = len(name) * _LETTER, radius + 3
    for left, top in (
        (x + gap, y - _LINE / 2),
        (x - gap - wide, y - _LINE / 2),
        (x - wide / 2, y - gap - _LINE),
        (x - wide / 2, y + gap),
    ):
        box = (left, top, left + wide, top + _LINE)
        inside = left >= 2 and top >= 2 and box[2] <= _WIDTH - 2 and box[3] <= _HEIGHT - 2
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            return box
    return None


def date_strip(claims: Sequence[Claim]) -> str:
    """A strip of days with a bar for each time that words tell, numbered by the claims it dates; "" where none is.

    Events more than a year before the last one would squeeze the rest together and are left to the cards.
    """
    dated: dict[tuple[datetime, datetime], list[int]] = {}
    for n, claim in enumerate(claims, 1):
        when = claim.when
        if when is not None and when.start is not None and when.end is not None and when.span is not None:
            dated.setdefault((when.start.replace(tzinfo=None), when.end.replace(tzinfo=None)), []).append(n)
    if not dated:
        return ""
    last = max(end for _, end in dated)
    recent = sorted(bounds for bounds in dated if bounds[0] > last - _YEAR)
    if not recent:
        return ""
    first = recent[0][0]
    pad = max((last - first) * 0.05, timedelta(hours=18))
    first, last = first - pad, last + pad

    def x(moment: datetime) -> float:
        return (moment - first) / (last - first) * _WIDTH

    lanes: list[float] = []
    bars = []
    for start, end in recent:
        left = x(start)
        right = max(x(end) - 1, left + 9)
        lane = next((i for i, used in enumerate(lanes) if used <= left), min(len(lanes), _LANES - 1))
        lanes[lane : lane + 1] = [right + 1]
        bars.append((left, right, lane, dated[start, end], _day_span(start, end)))
    axis = len(lanes) * _LANE + 8
    parts = [
        f'<svg class="strip" viewBox="0 0 {_WIDTH:g} {axis + _DATES:g}" role="img" aria-label="Dates of the claims">',
        f'<line class="axis" x1="0" x2="{_WIDTH:g}" y1="{axis:g}" y2="{axis:g}"/>',
    ]
    for i, moment in enumerate(_ticks(first, last)):
        here = f"{x(moment):.1f}"
        label = f"{moment.day} {moment:%b}" + (f" {moment.year}" if i == 0 or moment.timetuple().tm_yday < 8 else "")
        parts.append(f'<line class="tick" x1="{here}" x2="{here}" y1="{axis:g}" y2="{axis + 5:g}"/>')
        parts.append(f'<text class="date" x="{here}" y="{axis + 19:g}">{label}</text>')
    for left, right, lane, numbers, days in bars:
        y = axis - (lane + 1) * _LANE
        count = (
            f'<text class="count" x="{(left + right) / 2:.1f}" y="{y + 9:.1f}">{len(numbers)}</text>'
            if right - left >= _LANE
            else ""
        )
        parts.append(
            f'<g class="spot"><title>{escape(f"{days}: {_claims(numbers)}")}</title>'
            f'<rect x="{left:.1f}" y="{y:.1f}" width="{right - left:.1f}" height="{_LANE - 2:g}" rx="3"/>{count}</g>'
        )
    return "".join(parts) + "</svg>"


def _day_span(start: datetime, end: datetime) -> str:
    first, last = wording.day(start), wording.day(end - timedelta(microseconds=1))
    return first if first == last else f"{first} to {last}"


def _ticks(first: datetime, last: datetime) -> Iterator[datetime]:
    """At most six days to name, evenly apart, none so near an edge that its name is cut."""
    span = last - first
    step = timedelta(days=max(1, -(-span.days // 5)))
    day = first.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < last - span * 0.05:
        if day >= first + span * 0.11:
            yield day
            day += step
        else:
            day += timedelta(days=1)


def caption(claims: Sequence[Claim]) -> str:
    """The places in words, for readers who cannot see the map."""
    return wording.joined(list(dict.fromkeys(c.place.name for c in claims if c.place is not None)))
