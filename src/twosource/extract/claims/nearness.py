"""Whether two answers to "where" can mean one place, and which says more."""

from twosource.extract.answers import PlaceAnswer
from twosource.gazetteer.geo import distance_km

_CLOSE_KM = 30.0  # two names of one town, or a site and its town
_WIDE = ("country", "region", "admin1", "admin2", "unknown")


def differ(a: PlaceAnswer | None, b: PlaceAnswer | None) -> bool:
    """Whether two places that the words tell cannot be one."""
    if a is None or b is None or not (a.explicit and b.explicit):
        return False
    one, two = a.place, b.place
    if one.gazetteer_id is not None and one.gazetteer_id == two.gazetteer_id:
        return False
    if one.country and two.country and one.country != two.country:
        return True
    if one.precision in _WIDE or two.precision in _WIDE:
        return bool(one.admin1 and two.admin1 and one.admin1 != two.admin1)
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    return distance_km(one.lat, one.lon, two.lat, two.lon) > _CLOSE_KM


def is_better(place: PlaceAnswer, known: PlaceAnswer) -> bool:
    """Whether a place says more than the one known: told and not inferred, or a site of the region that was told."""
    if place.explicit != known.explicit:
        return place.explicit
    return place.explicit and known.place.precision in _WIDE and place.place.precision not in _WIDE
