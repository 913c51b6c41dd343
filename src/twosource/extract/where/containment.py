"""Whether one place lies in another, by the gazetteer's divisions, countries and distances."""

import math

from twosource.gazetteer import Entry


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether one entry lies in another by the gazetteer's divisions and countries."""
    if inner.id == outer.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "admin1":
        return inner.admin1 == outer.id
    if outer.kind == "admin2":
        return inner.admin2 == outer.id
    if outer.kind in ("region", "island") and outer.country:
        return inner.country == outer.country and inner.kind not in ("country",) and _near(inner, outer, 250.0)
    if outer.kind in ("city", "seat"):
        return (
            inner.kind not in ("country", "admin1", "admin2")
            and inner.country == outer.country
            and _near(inner, outer, 25.0)
        )
    return False


def _near(a: Entry, b: Entry, km: float) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) * 111 <= km and abs(a.lon - b.lon) * 111 * math.cos(math.radians(a.lat)) <= km
