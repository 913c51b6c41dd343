"""Where something happened."""

from dataclasses import dataclass
from typing import Literal

from twosource.errors import InvariantError
from twosource.model.span import Span

PlacePrecision = Literal["site", "near", "city", "area", "admin2", "admin1", "country", "region", "unknown"]
"""How closely the coordinates fix the place, closest first.

`site` a facility or street, `near` a stated distance or direction from a known point, `city` a settlement,
`area` a stretch between or around known points, then divisions, the country, and regions of several countries;
`unknown` where the name has no coordinates.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer as a report names it.

    `lat`, `lon` are WGS84 degrees, None together where unknown; `country` is ISO 3166-1 alpha-3; `relation` is
    the words that put the event beside the named place ("near", "30 km south of"), None where it is in it.
    """

    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    kind: str
    precision: PlacePrecision
    gazetteer_id: str | None
    span: Span | None
    relation: str | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise InvariantError(f"place {self.name!r} has only one of lat and lon; give both or neither")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise InvariantError(f"place {self.name!r} lies at {self.lat}, {self.lon}, which is not on Earth")
