"""Blurred places: no finer name and no finer point is in any page, file or number of the map."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute

from tests.web.conftest import local_client
from tests.written import actor, claim, coding, report
from twosource.ledger import Ledger
from twosource.model import Participant, Place, Span, Speaker
from twosource.web import api
from twosource.web.blurring import blurring
from twosource.web.pages import PAGES
from twosource.web.settings import Settings, Unit

UNITS: tuple[Unit, ...] = ("admin1", "country")
NARROWED = ("/api/v1/incidents", "/api/v1/points", "/api/v1/facets")


def place(name: str, lat: float | None, lon: float | None, country: str | None, precision: Any) -> Place:
    return Place(name, lat, lon, country, None, "city", precision, "geonames:1", Span(0, 1, "x"), "near")


@pytest.mark.parametrize(
    ("told", "division", "country"),
    [
        (place("Mosul", 36.34, 43.13, "IRQ", "city"), "Nineveh", "Iraq"),
        (place("a base", 36.3401, 43.1301, "IRQ", "near"), "Nineveh", "Iraq"),
        (place("Nowhere Village", 36.34, 43.13, "IRQ", "admin1"), "Nineveh", "Iraq"),
        (place("Nowhere Village", 33.0, 44.0, "IRQ", "country"), "Iraq", "Iraq"),
        (place("Iraq", 33.0, 44.0, "IRQ", "country"), "Iraq", "Iraq"),
        (place("Nowhere Village", None, None, "IRQ", "unknown"), "Iraq", "Iraq"),
        (place("Red Sea", 20.0, 38.0, None, "region"), "Red Sea", "Red Sea"),
        (place("a tanker", 20.0, 38.0, None, "site"), None, None),
    ],
    ids=lambda value: value.name + " " + value.precision if isinstance(value, Place) else str(value),
)
def test_a_place_is_shown_as_what_holds_it(told: Place, division: str | None, country: str | None) -> None:
    for unit, expected in (("admin1", division), ("country", country)):
        shown = blurring(unit).place(told)  # type: ignore[arg-type]
        if expected is None:
            assert shown is None
            continue
        assert shown is not None and expected in shown.name
        assert shown.relation is None and shown.span is None
        assert shown.precision in ("admin1", "country", "region")
        assert (shown.lat, shown.lon) != (told.lat, told.lon) or told.precision in ("country", "region")


def filled(where: Path) -> Path:
    """A ledger in which names of people, groups, outlets and headlines tell where it was."""
    text = "Gunmen from Hamdaniyah attacked the Mosul police near Mosul, a resident of Mosul said."
    document = replace(report("d1", date(2024, 5, 15), "Mosul Evening Example", text), title="Attack in Mosul")
    made = claim(document, "Mosul", date(2024, 5, 14), killed=3, speaker=Speaker("resident of Mosul", None))
    more = (
        Participant("agent", "gunmen from Hamdaniyah", None, "stated", Span.of(text, 0, 6)),
        Participant("target", "Mosul police", actor("local:mosul-police"), None, Span.of(text, 42, 54)),
    )
    with Ledger(where, create=True) as held:
        held.add(
            coding(document, replace(made, participants=more, summary="Gunmen attacked the Mosul police in Mosul."))
        )
    return where


@pytest.mark.parametrize("unit", UNITS)
def test_names_of_all_kinds_tell_no_finer_place(tmp_path: Path, unit: Unit) -> None:
    where = filled(tmp_path / "told.db")
    with Ledger(where) as held:
        incident = next(held.incidents())
        stored = next(held.claims_by_id(incident.claims))
    blurred = blurring(unit)
    shown = blurred.incident(incident)
    for value in (shown, blurred.claim(stored.claim), blurred.report(stored.document, blurred.names(incident))):
        assert not re.search("mosul|hamdaniyah", repr(value), re.I), value
    assert "gunmen" in shown.summary.lower() and "3 killed" in shown.summary
    assert shown.grade == incident.grade and len(shown.voices) == len(incident.voices)
    evidence = blurred.claim(stored.claim).evidence[0]
    assert (evidence.start, evidence.end) == (stored.claim.evidence[0].start, stored.claim.evidence[0].end)
    assert set(evidence.quote) == {"█"}


def surfaces(client: Any, query: str) -> list[str]:
    """What the server sends of a ledger: the page, the files, the points of the map, the lists there, the incidents."""
    page = client.get(f"/?{query}").text
    points = client.get(f"/explore/points?{query}")
    here = ";".join(f"{lat},{lon}" for lat, lon in zip(points.json()["lat"], points.json()["lon"], strict=True))
    lists = client.get(f"/explore/here?{query}&at={here}").text
    files = [client.get(f"/export/incidents.{form}?{query}").text for form in ("csv", "geojson", "json")]
    incidents = [client.get(href).text for href in re.findall(r'href="(/incidents/[^"]+)"', page)]
    assert incidents and "<li>" in lists
    return [page, points.text, lists, *files, *incidents]


def finer_told(ledger: Path, unit: Unit) -> tuple[set[str], set[str]]:
    """The names and the coordinates of a ledger's places that are finer than a unit."""
    with Ledger(ledger) as held:
        placed = [i.place for i in held.incidents() if i.place is not None and i.place.lat is not None]
        unplaced = repr([i for i in held.incidents() if i.place is None])  # nothing is known that could be blurred
    blurred = blurring(unit)
    finer = [p for p in placed if p.precision in ("site", "near", "city", "admin2") and p.country is not None]
    assert len(finer) > 10
    units = {shown.name.lower() for p in placed if (shown := blurred.place(p)) is not None}
    names = {p.name for p in finer if p.name not in unplaced and not any(p.name.lower() in name for name in units)}
    shown = {str(s.lat) for p in placed if (s := blurred.place(p)) is not None}
    numbers = {n for p in finer if len((n := str(p.lat)).partition(".")[2]) > 2} - shown  # others may be any number
    assert names and numbers
    return names, numbers


def check_told(sent: str, finer: tuple[set[str], set[str]]) -> None:
    """Fail where an answer tells a finer place."""
    names, numbers = finer
    told = [name for name in names if re.search(rf"\b{re.escape(name)}\b", sent)]
    assert not told, (told, sent[:200])
    assert not [number for number in numbers if re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", sent)]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("forced", [False, True])
def test_nothing_that_is_sent_tells_a_finer_place(ledger: Path, unit: Unit, forced: bool) -> None:
    finer = finer_told(ledger, unit)
    settings = Settings(ledger=str(ledger), blur=unit if forced else None)
    with local_client(settings) as client:
        for sent in surfaces(client, "" if forced else f"blur={unit}"):
            check_told(sent, finer)


@pytest.mark.parametrize("unit", UNITS)
def test_the_api_blurs_what_it_is_asked_to(ledger: Path, unit: Unit) -> None:
    finer = finer_told(ledger, unit)
    with Ledger(ledger) as held:
        identifiers = [incident.id for incident in held.incidents()]
    with local_client(Settings(ledger=str(ledger))) as client:
        for name in ("incidents", "points", "changes"):
            for form in ("json&limit=1000", "ndjson", "csv"):
                sent = client.get(f"/api/v1/{name}?blur={unit}&format={form}").text
                assert len(sent.splitlines()) >= len(identifiers) or (form[:4] == "json" and '"next":null' in sent)
                check_told(sent, finer)
        points = {each["id"]: each for each in client.get(f"/api/v1/points?blur={unit}&limit=1000").json()["items"]}
        assert points.keys() == set(identifiers)
        for identifier in identifiers[::8]:
            shown = client.get(f"/api/v1/incidents/{identifier}?blur={unit}")
            check_told(shown.text, finer)
            check_told(client.get(f"/api/v1/incidents/{identifier}/claims?blur={unit}").text, finer)
            assert shown.json()["summary"] == points[identifier]["summary"]
            place = shown.json()["place"] or {"lat": None, "lon": None}
            assert (place["lat"], place["lon"]) == (points[identifier]["lat"], points[identifier]["lon"])
        for refused in ("incidents?blur=street", f"claims?blur={unit}", f"incidents/{identifiers[0]}?place=Mosul"):
            assert client.get(f"/api/v1/{refused}").status_code == 422


def test_no_route_of_a_server_that_blurs_tells_a_finer_place(ledger: Path) -> None:
    unit: Unit = "country"
    finer = finer_told(ledger, unit)
    with Ledger(ledger) as held:
        incidents = list(held.incidents(limit=6))
        voices = [voice.key for incident in incidents for voice in incident.voices][:6]
        claims = [claim for incident in incidents for claim in incident.claims][:6]
        documents = [document for incident in incidents for document in incident.documents][:6]
        actors = [each.actor for each in held.actors(limit=6)]
    named = [quote(each, safe="") for each in (*(i.id for i in incidents), *voices, *claims, *documents, *actors)]
    rooms = [*(("", page) for page in PAGES), *((api.ADDRESS, router) for router in api.ROUTERS)]
    found = [(at, route) for at, room in rooms for route in room.routes if isinstance(route, APIRoute)]
    paths = {at + route.path for at, route in found if "GET" in route.methods}
    paths -= {"/api", "/explore/basemap"}  # which hold no word of a ledger
    asked, shown = set(), set()
    with local_client(Settings(ledger=str(ledger), blur=unit)) as client:
        for path in sorted(paths):
            several = re.search(r"\{(?!form\})", path) is not None
            for value in named if several else [""]:
                address = re.sub(r"\{form\}", "json", path)
                address = re.sub(r"\{[^}]*\}", value, address)
                for query in ("", "?format=csv", "?format=ndjson") if address.startswith("/api/") else ("",):
                    answer = client.get(address + query, follow_redirects=True)
                    asked.add(path)
                    if answer.status_code == 200:
                        shown.add(path)
                    check_told(answer.text, finer)
    assert len(asked) > 40 and asked == paths
    assert {path for path in shown if path.startswith("/api/")} == {
        "/api/v1/incidents",
        "/api/v1/incidents/{identifier}",
        "/api/v1/incidents/{identifier}/claims",
        "/api/v1/points",
        "/api/v1/facets",
        "/api/v1/changes",
        "/api/v1/health",
    }


def test_the_host_of_a_request_opens_nothing_that_is_closed(ledger: Path) -> None:
    with local_client(Settings(ledger=str(ledger), blur="country")) as client:
        for host in ("localhost/static?", "localhost/explore?x=", "localhost/static#"):
            assert client.get("/api/v1/claims", headers={"Host": host}).status_code == 403, host


def test_an_answer_kept_from_before_is_not_said_to_be_unchanged(ledger: Path) -> None:
    with local_client(Settings(ledger=str(ledger))) as client:
        before = client.get("/api/v1/incidents").headers["ETag"]
        assert client.get("/api/v1/incidents", headers={"If-None-Match": before}).status_code == 304
    with local_client(Settings(ledger=str(ledger), blur="country")) as client:
        assert client.get("/api/v1/incidents", headers={"If-None-Match": before}).status_code == 200


def test_a_server_that_blurs_answers_nothing_that_narrows(ledger: Path) -> None:
    with Ledger(ledger) as held:
        stored = next(iter(held.claims()))
    with local_client(Settings(ledger=str(ledger), blur="country")) as client:
        for query in ("place=Mosul", "box=40,30,45,40", "text=Mosul"):
            for address in ("/", "/explore/points", "/export/incidents.json", *NARROWED):
                answer = client.get(f"{address}?{query}")
                assert answer.status_code == 400 and "would tell more" in answer.text
        for closed in (f"/reports/{stored.document.id}", "/api/v1/claims", "/api/v1/search?q=Mosul", "/api/v1/sources"):
            answer = client.get(closed)
            assert answer.status_code == 403 and "shows no place closely" in answer.text, closed
        page = client.get("/?blur=admin1").text
        assert 'name="box"' not in page and 'name="place"' not in page and 'name="text"' not in page
        assert client.get("/export/incidents.json?blur=admin1").text == client.get("/export/incidents.json").text
    with local_client(Settings(ledger=str(ledger), blur="admin1")) as client:
        assert client.get("/export/incidents.json?blur=country").text != client.get("/export/incidents.json").text
