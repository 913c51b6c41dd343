"""The codes of UCDP and ACLED for how closely a place is known."""

import pytest

from twosource.gazetteer.precision import geo_precision, where_prec
from twosource.model import Place, PlacePrecision


@pytest.mark.parametrize(
    ("kind", "precision", "relation", "country", "ucdp", "acled"),
    [
        ("oil_field", "site", None, "SYR", 1, 1),
        ("city", "city", None, "SYR", 1, 1),
        ("city", "near", "near", "SYR", 2, 2),
        ("hospital", "area", None, "SYR", 2, 2),
        ("city", "area", "40 km from", "SYR", 3, 2),
        ("admin2", "admin2", None, "SYR", 3, 2),
        ("admin1", "admin1", None, "SYR", 4, 3),
        ("river", "area", None, "SYR", 5, 3),
        ("region", "area", "between", "SYR", 5, 3),
        ("country", "country", None, "SYR", 6, 3),
        ("world_region", "region", None, None, 6, 3),
        ("sea", "region", None, None, 7, 3),
        ("city", "unknown", None, None, None, None),
    ],
)
def test_codes(
    kind: str, precision: PlacePrecision, relation: str | None, country: str | None, ucdp: int, acled: int
) -> None:
    place = Place("Somewhere", 1.0, 2.0, country, None, kind, precision, None, None, relation)
    assert where_prec(place) == ucdp
    assert geo_precision(place) == acled
