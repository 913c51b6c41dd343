"""Explore without a script: filters, facets, timeline, table and files say the same of one address."""

import csv
import io
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import local_client
from tests.written import claim, coding, report
from twosource.ledger import Filter, Ledger
from twosource.ledger.counting import Counted
from twosource.web.settings import Settings
from twosource.web.timeline import timeline

VIEWS = (
    {},
    {"type": "attack"},
    {"country": "SYR"},
    {"grade": "official-only"},
    {"since": "2023-11-01", "until": "2023-11-30"},
    {"box": "30,25,50,40", "factuality": "occurred"},
    {"text": "the", "type": ""},
    {"place": "no such place"},
)


def wanted(view: dict[str, str]) -> Filter:
    from twosource.web.viewing import Viewed

    return Viewed.model_validate(view).filter()


def ids(html: str) -> list[str]:
    table = html.partition('<table class="incidents">')[2].partition("</table>")[0]
    return re.findall(r'href="/incidents/([^"]+)"', table)


def walked(client: TestClient, view: dict[str, str]) -> list[str]:
    """The incidents of all pages of the table."""
    found: list[str] = []
    address = f"/?{urlencode(view)}"
    while address:
        html = client.get(address).text
        found += ids(html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = following[1].replace("&amp;", "&") if following else ""
    return found


@pytest.mark.parametrize("view", VIEWS, ids=urlencode)
def test_table_facets_map_and_files_tell_the_same(client: TestClient, ledger: Path, view: dict[str, str]) -> None:
    with Ledger(ledger) as held:
        expected = [incident.id for incident in held.incidents(wanted(view))]
        placed = sum(i.place is not None and i.place.lat is not None for i in held.incidents(wanted(view)))
    assert walked(client, view) == expected
    html = client.get(f"/?{urlencode(view)}").text
    assert f"<h1>{len(expected):,} incident" in html
    assert ("No incident meets all of these filters" in html) == (not expected)
    rows = list(csv.DictReader(io.StringIO(client.get(f"/export/incidents.csv?{urlencode(view)}").text)))
    assert [row["incident"] for row in rows] == expected
    layer = client.get(f"/export/incidents.geojson?{urlencode(view)}").json()
    assert [feature["id"] for feature in layer["features"]] == expected
    assert sum(feature["geometry"] is not None for feature in layer["features"]) == placed
    records = client.get(f"/export/incidents.json?{urlencode(view)}").json()
    assert [record["id"] for record in records] == expected
    drawn = client.get(f"/explore/points?{urlencode(view)}").json()
    assert sum(map(sum, drawn["counts"])) == placed
    assert (
        len(drawn["lat"])
        == len(drawn["lon"])
        == len(drawn["coarse"])
        == len(set(zip(drawn["lat"], drawn["lon"], drawn["coarse"], strict=True)))
    )


def test_a_facet_leads_to_as_many_incidents_as_it_says(client: TestClient) -> None:
    html = client.get("/?type=attack").text
    links = re.findall(r'<li><a href="(/[^"]*)"[^>]*>.*?<span class="count">([\d,]+)</span>', html, re.S)
    assert len(links) > 8
    for address, count in links:
        answer = client.get(address.replace("&amp;", "&")).text
        if f'<a href="{address}" aria-current' not in html:  # a chosen value leads back to all
            assert f"<h1>{count} incident" in answer, address


def test_the_bars_hold_every_dated_incident_once(client: TestClient, ledger: Path) -> None:
    html = client.get("/").text
    bars = re.findall(r'data-since="([\d-]+)" data-until="([\d-]+)" data-incidents="(\d+)"', html)
    with Ledger(ledger) as held:
        dated = sum(i.when is not None and i.when.start is not None for i in held.incidents())
    outside = re.findall(r'class="outside" href="[^"]+">(\d+) ', html)
    assert sum(int(number) for _, _, number in bars) + sum(map(int, outside)) == dated
    assert all(before[1] < after[0] for before, after in pairwise(bars))
    address = next(a for a in re.findall(r'<a href="(/\?[^"]*since=[^"]*)" data-since', html))
    assert dict(parse_qsl(address.partition("?")[2].replace("&amp;", "&"))).keys() == {"since", "until"}


DAYS = [Counted(f"2024-{month:02}-{day:02}", 2) for month in (3, 4) for day in range(1, 31)]


@pytest.mark.parametrize(
    ("far", "step", "bars", "earlier", "later"),
    [
        pytest.param({}, "day", 61, None, None, id="days"),
        pytest.param({"1948-05-14": 1}, "day", 61, ("1948-05-14", "1948-05-14", 1), None, id="one long ago"),
        pytest.param({"2023-01-01": 1, "2031-07-02": 1}, "day", 61, ("2023-01-01", "2023-01-01", 1),
                     ("2031-07-02", "2031-07-02", 1), id="one on either side"),
        pytest.param({"2024-05-03": 1}, "day", 64, None, None, id="one near by has its bar"),
        pytest.param({"2023-05-14": 9}, "month", 12, None, None, id="more than a few are no outliers"),
        pytest.param({"1891-06-20": 1, "1948-05-14": 9}, "year", 77, ("1891-06-20", "1891-06-20", 1), None,
                     id="nor do they make a hundred empty years"),
        pytest.param({"1948-05-14": 9}, "year", 77, None, None, id="so that years are shown where there are many"),
    ],
)  # fmt: skip
def test_a_few_days_far_off_do_not_choose_the_bars(
    far: dict[str, int], step: str, bars: int, earlier: tuple[str, str, int] | None, later: tuple[str, str, int] | None
) -> None:
    given = [*DAYS, *(Counted(day, number) for day, number in far.items()), Counted(None, 5)]
    made = timeline(given, None, None)
    assert (made.step, len(made.bars), made.undated) == (step, bars, 5)
    for bar, expected in ((made.earlier, earlier), (made.later, later)):
        assert (bar and (str(bar.since), str(bar.until), bar.incidents)) == expected
    outside = sum(bar.incidents for bar in (made.earlier, made.later) if bar is not None)
    assert sum(bar.incidents for bar in made.bars) + outside == sum(c.incidents for c in given if c.value is not None)


def test_a_link_leads_to_what_lies_outside_of_the_bars(tmp_path: Path) -> None:
    where = tmp_path / "old.db"
    told = report("month", text="Shells fell on Sake every day of May, as they did in June 1891, elders said.")
    days = [date(1891, 6, 20), *(date(2024, 5, day) for day in range(1, 26))]
    with Ledger(where, create=True) as held:
        held.add(coding(told, *(claim(told, day=day, number=n) for n, day in enumerate(days))))
        (old,) = held.incidents(Filter(until=date(2000, 1, 1)))
    with local_client(Settings(ledger=str(where))) as client:
        html = client.get("/?type=attack").text
        assert html.count("data-incidents=") == 25 and "incidents by day" in html
        link = re.search(r'<a class="outside" href="([^"]+)">1 earlier, 20 June 1891</a>', html)
        assert link is not None and "type=attack" in link[1]
        assert ids(client.get(link[1].replace("&amp;", "&")).text) == [old.id]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/?type=nonsense", "no event type"),
        ("/?box=1,2,3", "is no box"),
        ("/?since=yesterday", "since is &#39;yesterday&#39;"),
        ("/?after=nonsense", "is no cursor of incidents"),
        ("/?blur=street", "blur is &#39;street&#39;"),
        ("/explore/here?at=north", "are no points"),
        ("/explore/here?at=" + ";".join(f"{n},1" for n in range(201)), "too many"),
    ],
)
def test_what_cannot_be_asked_is_said(client: TestClient, address: str, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (400, 422)
    assert told in answer.text


def test_the_list_at_a_point_leads_to_its_incidents(client: TestClient, ledger: Path) -> None:
    with Ledger(ledger) as held:
        spot = max(held.spots(), key=lambda spot: spot.incidents)
        there = [i.id for i in held.incidents() if i.place and (i.place.lat, i.place.lon) == (spot.lat, spot.lon)]
    html = client.get(f"/explore/here?at={spot.lat},{spot.lon}").text
    assert re.findall(r'href="/incidents/([^"]+)"', html) == there[:30]
    assert f"<h2>{len(there)} incident" in html
    assert "<h2>0 incidents" in client.get("/explore/here?at=0,0").text


def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    with local_client(Settings(ledger=str(tmp_path / "new.db"))) as client:
        html = client.get("/").text
        assert "<h1>An empty ledger</h1>" in html and "twosource add" in html
        assert "<table" not in html and "maplibre" not in html
        assert client.get("/export/incidents.json").json() == []
        assert client.get("/export/incidents.geojson").json() == {"type": "FeatureCollection", "features": []}
        assert client.get("/export/incidents.csv").text.startswith("incident,type,")


def test_words_that_a_spreadsheet_would_run_are_quoted(client: TestClient, ledger: Path) -> None:
    from dataclasses import replace

    from twosource.web.exporting import as_csv

    with Ledger(ledger) as held:
        incident = next(held.incidents())
    ((_, row),) = [tuple(csv.reader(io.StringIO("".join(as_csv([replace(incident, summary='=HYPERLINK("x")')])))))]
    assert row[3] == '\'=HYPERLINK("x")'


def test_the_server_gives_its_own_map_in_parts(ledger: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.geojson"
    own.write_text(json.dumps({"type": "FeatureCollection", "features": []}) + " " * 2000, encoding="utf-8")
    with local_client(Settings(ledger=str(ledger), basemap=own)) as client:
        part = client.get("/explore/basemap", headers={"Range": "bytes=2-7"})
        assert (part.status_code, part.text) == (206, own.read_text(encoding="utf-8")[2:8])
        assert client.get("/explore/basemap").text == own.read_text(encoding="utf-8")
        html = client.get("/").text
        assert 'data-own="shapes"' in html and "Natural Earth" not in html
    with local_client(Settings(ledger=str(ledger))) as client:
        assert client.get("/explore/basemap").status_code == 404
