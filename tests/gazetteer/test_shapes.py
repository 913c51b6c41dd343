"""Outlines: thinned, packed, and asked what they hold; distances and offsets on the sphere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.gazetteer.geo import bearing, distance_km, midpoint, offset
from twosource.gazetteer.shapes import holds, pack, thin, unpack

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]


@pytest.mark.parametrize(("lon", "lat", "inside"), [(3.0, 3.0, True), (1.5, 1.5, False), (5.0, 1.0, False)])
def test_holes_count_as_outside(lon: float, lat: float, inside: bool) -> None:
    assert holds([SQUARE, HOLE], lon, lat) is inside


def test_packing_keeps_hundredths() -> None:
    assert unpack(pack([SQUARE, HOLE])) == [SQUARE, HOLE]


def test_thinning_keeps_the_shape() -> None:
    circle = [(math.cos(a / 50 * math.pi), math.sin(a / 50 * math.pi)) for a in range(101)]
    thinned = thin(circle, 0.02)
    assert len(thinned) < 40
    assert holds([thinned], 0.9, 0.0)
    assert not holds([thinned], 1.1, 0.0)


POINTS = (st.floats(-80, 80), st.floats(-179, 179))


@given(*POINTS, st.floats(1, 500), st.floats(0, 359))
def test_an_offset_lies_at_its_distance(lat: float, lon: float, km: float, degrees: float) -> None:
    assert distance_km(lat, lon, *offset(lat, lon, km, degrees)) == pytest.approx(km, abs=0.05)


@given(*POINTS, *POINTS)
def test_a_midpoint_is_as_far_from_both(a: float, b: float, c: float, d: float) -> None:
    lat, lon = midpoint(a, b, c, d)
    if distance_km(a, b, c, d) < 19_000:
        assert distance_km(a, b, lat, lon) == pytest.approx(distance_km(c, d, lat, lon), abs=0.1)


@pytest.mark.parametrize(
    ("word", "degrees"), [("north", 0), ("south-west", 225), ("northeastern", 45), ("eastwards", 90), ("up", None)]
)
def test_bearings(word: str, degrees: float | None) -> None:
    assert bearing(word) == degrees
