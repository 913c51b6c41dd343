"""The page: everything escaped, evidence and cards linked both ways, pictures that fit, right-to-left text kept."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from twosource import Coder, Result
from twosource.extract import wording
from twosource.model import Claim, Place
from twosource.render import borders, page, pictures

HOSTILE = "Rebels attacked <script>alert('Goma')</script> & \"Sake\" on 3 May 2024, the army said."


def test_nothing_in_a_report_becomes_markup(coder: Coder) -> None:
    coding = coder.code(HOSTILE, title="<b>A & B</b>", publisher='"><img src=x>').coding
    for found in (page.page([coding]), page.fragment(coding)):
        assert "<script>alert" not in found
        assert "<img" not in found
        assert "<b>" not in found
        assert "&lt;script&gt;alert" in found


def test_every_link_leads_to_a_card(report: Result) -> None:
    found = page.page([report.coding])
    cards = set(re.findall(r'<li class="card" id="([^"]+)"', found))
    linked = {name for names in re.findall(r'data-cards="([^"]+)"', found) for name in names.split()}
    assert linked == cards
    assert len(cards) == len(report.claims) + len(report.coding.totals) > 0
    assert len(re.findall(r'id="[^"]+"', found)) == len(set(re.findall(r'id="[^"]+"', found)))


def test_every_value_leads_to_its_words(report: Result) -> None:
    found = page.page([report.coding])
    values = re.findall(r'<a class="value (\w+)" href="#([^"]+)" data-from="(\d+)" data-to="(\d+)"', found)
    told = {kind: report.document.text[int(start) : int(end)] for kind, _, start, end in values}
    assert told.keys() >= {"what", "who", "where", "when", "many"}
    for _, name, start, end in values:
        assert f'id="{name}" data-at="{start}"' in found
        pieces = re.findall(r'data-at="(\d+)">([^<]*)', found)
        words = "".join(text for at, text in pieces if int(start) <= int(at) < int(end))
        assert words.replace("&#x27;", "'") == report.document.text[int(start) : int(end)].replace("\n", "")


def test_the_text_stands_whole(report: Result) -> None:
    text = re.search(r'<section class="text".*?</section>', page.page([report.coding]), re.DOTALL)
    assert text is not None
    assert re.sub(r"<[^>]+>", "", text[0]).replace("&#x27;", "'") == report.document.text


def test_several_reports_have_a_contents_list(report: Result, coder: Coder) -> None:
    other = coder.code("Protesters marched in Lagos on 5 May 2024.")
    found = page.page([report.coding, other.coding])
    assert "<title>2 reports" in found
    assert '<a href="#r2"' in found
    assert '<article class="report" id="r2"' in found


def test_a_page_needs_nothing_else(report: Result) -> None:
    found = page.page([report.coding])
    assert not re.findall(r'(?:src|href)="(?!#)', found)
    assert "@import" not in found
    assert 'dir="auto"' in found


def placed(claim: Claim, name: str, lat: float, lon: float, precision: str = "city") -> Claim:
    return replace(claim, place=Place(name, lat, lon, None, None, precision, precision, None, None))  # type: ignore[arg-type]


@pytest.fixture
def claim(report: Result) -> Claim:
    return report.claims[0]


def labels(picture: str) -> list[str]:
    return [t.text or "" for t in ElementTree.fromstring(picture).iter("text")]


def test_labels_never_cover_each_other(claim: Claim) -> None:
    crowd = [placed(claim, f"Village {n}", 15 + n / 50, 30 + n / 50) for n in range(30)]
    drawn = ElementTree.fromstring(pictures.place_map(crowd))
    boxes = [(float(t.get("x", "")), float(t.get("y", "")), len(t.text or "") * 6.0) for t in drawn.iter("text")]
    assert 1 < len(boxes) < 30
    for i, (x, y, wide) in enumerate(boxes):
        for other_x, other_y, other_wide in boxes[:i]:
            assert abs(y - other_y) >= 13 or x + wide <= other_x or other_x + other_wide <= x
    assert len(list(drawn.iter("circle"))) == 30


def test_a_far_country_does_not_shrink_the_map(claim: Claim) -> None:
    near = [placed(claim, "Kyiv", 50.4, 30.5), placed(claim, "Lviv", 49.8, 24.0)]
    assert labels(pictures.place_map([*near, placed(claim, "Canada", 60, -96, "country")])) == labels(
        pictures.place_map(near)
    )
    assert labels(pictures.place_map([placed(claim, "Canada", 60, -96, "country")])) == ["Canada"]


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (89, 0), (-17, 179.9), (64.8, -147.7)])
def test_any_place_on_earth_is_drawn(claim: Claim, lat: float, lon: float) -> None:
    assert "Here" in pictures.place_map([placed(claim, "Here", lat, lon)])


def test_no_place_no_map(claim: Claim) -> None:
    assert pictures.place_map([replace(claim, place=None)]) == ""
    assert pictures.date_strip([replace(claim, when=None)]) == ""


def on(claim: Claim, day: int, days: int = 1) -> Claim:
    start = datetime(2024, 5, 1, tzinfo=UTC) + timedelta(days=day)
    when = claim.when
    assert when is not None
    return replace(claim, when=replace(when, start=start, end=start + timedelta(days=days), anchor="explicit"))


def test_a_time_that_no_words_tell_is_not_drawn_nor_said(coder: Coder) -> None:
    (claim,) = coder.code(
        "Gunmen attacked a market in Maiduguri.", published=datetime(2024, 5, 2, tzinfo=UTC).date()
    ).claims
    assert claim.when is not None
    assert claim.when.span is None
    assert pictures.date_strip([claim]) == ""
    assert "May" not in claim.summary
    assert wording.when(claim.when) == "not told, by 2 May 2024"


def test_times_that_meet_lie_in_lanes(claim: Claim) -> None:
    drawn = ElementTree.fromstring(
        pictures.date_strip([on(claim, 0, 10), on(claim, 2, 3), on(claim, 20), on(claim, 20)])
    )
    bars = [(float(r.get("x", "")), float(r.get("width", "")), r.get("y")) for r in drawn.iter("rect")]
    assert len(bars) == 3
    for i, (x, wide, y) in enumerate(bars):
        assert not any(y == b[2] and x < b[0] + b[1] and b[0] < x + wide for b in bars[:i])
    assert "2" in [t.text for t in drawn.iter("text")]


def test_events_of_long_ago_are_left_to_the_cards(claim: Claim) -> None:
    recent = pictures.date_strip([on(claim, 0)])
    assert recent.startswith("<svg")
    assert pictures.date_strip([on(claim, -4000), on(claim, 0)]).count("<rect") == recent.count("<rect") == 1


def test_borders_are_on_earth() -> None:
    assert len(borders.lines()) > 400
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for line in borders.lines() for x, y in line)
