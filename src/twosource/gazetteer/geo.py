"""Distances and bearings on the sphere."""

import math

EARTH_KM = 6371.0088
"""Mean radius of the Earth in kilometres."""

_BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points in kilometres; arguments are degrees."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def bearing(direction: str) -> float | None:
    """The compass bearing of "north", "south-west", "northeastern"..., in degrees; None for other words."""
    plain = direction.lower().replace("-", "").replace(" ", "")
    for ending in ("ern", "wards", "ward", "erly"):
        plain = plain.removesuffix(ending)
    return _BEARINGS.get(plain)


def offset(lat: float, lon: float, km: float, degrees: float) -> tuple[float, float]:
    """The point `km` kilometres from (`lat`, `lon`) in the direction `degrees` (0 is north, 90 east)."""
    d, b = km / EARTH_KM, math.radians(degrees)
    p = math.radians(lat)
    q = math.asin(math.sin(p) * math.cos(d) + math.cos(p) * math.sin(d) * math.cos(b))
    turn = math.atan2(math.sin(b) * math.sin(d) * math.cos(p), math.cos(d) - math.sin(p) * math.sin(q))
    return round(math.degrees(q), 4), round((lon + math.degrees(turn) + 540) % 360 - 180, 4)


def midpoint(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """The point half way between two points on the great circle."""
    p1, p2, dl = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    x, y = math.cos(p2) * math.cos(dl), math.cos(p2) * math.sin(dl)
    lat = math.atan2(math.sin(p1) + math.sin(p2), math.hypot(math.cos(p1) + x, y))
    lon = math.radians(lon1) + math.atan2(y, math.cos(p1) + x)
    return round(math.degrees(lat), 4), round((math.degrees(lon) + 540) % 360 - 180, 4)
