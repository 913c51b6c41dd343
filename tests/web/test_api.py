"""The JSON API over both databases: lists that can be turned or streamed, single things, changes, and refusals."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.ledger.conftest import address, created, postgres  # noqa: F401  # a ledger of each kind of database
from tests.web.conftest import local_client
from tests.written import actor, claim, coding, report
from twosource.ledger import Filter, Ledger
from twosource.ledger.claims import StoredClaim
from twosource.model import Attribution, Incident, Scope, Span, Speaker, Total
from twosource.web.api.answering import Kept
from twosource.web.api.shapes import Listing
from twosource.web.settings import Settings

M23 = actor("m23")
TOWNS = ("Sake", "Goma", "Bunia", "Mosul", "Erbil")
LISTS = ("incidents", "claims", "totals", "points", "reports", "sources", "actors", "runs", "changes", "judgements")


def fill(where: str) -> str:
    """Fill a ledger with ten incidents, one of them told twice, a total, and three judgements."""
    with Ledger(where) as ledger:
        for n in range(10):
            document = report(f"d{n}", date(2024, 11, 1), f"Outlet {n % 3}", f"Report {n} tells of word{n}.")
            told = claim(document, TOWNS[n % 5], date(2024, 1 + n, 1), agent=M23, killed=n or None)
            ledger.add(coding(document, told))
        again = report("again", date(2024, 11, 2), "Other Paper", "A driver saw it too.")
        ledger.add(coding(again, claim(again, "Sake", date(2024, 1, 1), agent=M23)))
        sums = report("sums", date(2024, 11, 3), "Outlet 1", "Officials count 40 killed.")
        chain = (Attribution(Speaker("officials", None), "says", None, None, None),)
        quoted = (Span.of(sums.text, 0, 9),)
        scope = Scope("attack", (), None)
        total = Total("t-1", "killed", 40, 40, 40, scope, date(2024, 5, 1), None, (), None, chain, quoted)
        ledger.add(replace(coding(sums), totals=(total,)))
        for stored in list(ledger.claims(limit=3)):
            ledger.judge("ada", "accept", stored.claim.id)
    return where


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of such a ledger in each kind of database, for tests that write nothing."""
    with created(request, tmp_path_factory.mktemp("api")) as empty:
        yield fill(empty)


@pytest.fixture(scope="module")
def api(where: str) -> Iterator[TestClient]:
    """A client of a server over it: at this machine, and so without accounts, also where the ledger is no file."""
    with local_client(Settings(ledger=where)) as client:
        yield client


@pytest.fixture
def own(address: str) -> Iterator[tuple[TestClient, str]]:  # noqa: F811
    """A client and the address of a ledger that the test may change."""
    with local_client(Settings(ledger=fill(address))) as client:
        yield client, address


def turned(api: TestClient, first: str) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    found, following = [], f"/api/v1/{first}"
    while following:
        answer = api.get(following)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        found += body["items"]
        assert answer.headers.get("link") == (f'<{body["next"]}>; rel="next"' if body["next"] else None)
        following = body["next"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_same_in_pages_of_any_size_and_in_a_stream(api: TestClient, name: str) -> None:
    whole = api.get(f"/api/v1/{name}").json()
    assert whole["next"] is None and whole["items"]
    assert turned(api, f"{name}?limit=1") == turned(api, f"{name}?limit=3") == whole["items"]
    streamed = api.get(f"/api/v1/{name}", headers={"Accept": "application/x-ndjson"})
    assert streamed.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in streamed.text.splitlines()] == whole["items"]
    table = api.get(f"/api/v1/{name}", params={"format": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(whole["items"])


def test_streams_are_whole_however_long_and_obey_a_limit(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.web.api.answering.MOST", 3)
    assert len(api.get("/api/v1/claims?format=ndjson").text.splitlines()) == 11
    assert len(api.get("/api/v1/claims?format=ndjson&limit=7").text.splitlines()) == 7


@pytest.mark.parametrize(
    "query",
    ["type=attack", "country=IRQ&since=2024-05-02", "place=sake", "text=word3", "publisher=outlet+2", "box=28,-3,30,0"],
)
def test_filters_are_those_of_the_ledger(api: TestClient, where: str, query: str) -> None:
    asked = dict(part.split("=") for part in query.replace("+", " ").split("&"))
    asked["since"] = date.fromisoformat(asked["since"]) if "since" in asked else None  # type: ignore[assignment]
    with Ledger(where) as ledger:
        expected = [incident.id for incident in ledger.incidents(Filter.checked(**asked))]
    assert 0 < len(expected) < 10 or query == "type=attack"
    found = turned(api, f"incidents?{query}&limit=2")
    assert [each["id"] for each in found] == expected
    assert [each["id"] for each in turned(api, f"points?{query}&limit=2")] == expected
    assert api.get(f"/api/v1/facets?{query}").json()["incidents"] == len(expected)


def test_bodies_are_the_nouns_of_the_model(api: TestClient, where: str) -> None:
    with Ledger(where) as ledger:
        incidents = tuple(ledger.incidents())
        claims = tuple(ledger.claims())
        assert msgspec.json.decode(api.get("/api/v1/incidents").content, type=Listing[Incident]).items == incidents
        assert msgspec.json.decode(api.get("/api/v1/claims").content, type=Listing[StoredClaim]).items == claims
        twice = next(i for i in incidents if len(i.claims) == 2)
        assert msgspec.json.decode(api.get(f"/api/v1/incidents/{twice.id}").content, type=Incident) == twice
        of = msgspec.json.decode(api.get(f"/api/v1/incidents/{twice.id}/claims").content, type=Listing[StoredClaim])
        assert of.items == tuple(ledger.claims_of(twice)) and len(of.items) == 2
        one = api.get(f"/api/v1/claims/{twice.claims[0]}").json()
        assert (one["claim"]["id"], one["incident"]) == (twice.claims[0], twice.id)
        text = api.get(f"/api/v1/reports/{twice.documents[0]}").json()
        document = ledger.document(twice.documents[0])
        assert document is not None
        assert text["coding"]["document"]["text"] == document.text
        assert twice.id in text["incidents"].values()
    (series,) = api.get("/api/v1/totals/series").json()["items"]
    assert series["steps"][0]["total"]["total"]["id"] == "t-1"
    (hit,) = api.get("/api/v1/search?q=word3").json()["items"]
    assert hit["document"]["id"] == "d3" and {"text": "word3", "marked": True} in hit["snippet"]
    assert api.get("/api/v1/health").json()["ledger"]["claims"] == 11


def test_changes_lead_from_an_incident_to_what_became_of_it(own: tuple[TestClient, str]) -> None:
    api, where = own
    last = turned(api, "changes")[-1]["updated"]
    with Ledger(where) as ledger:
        first, second = [stored.claim.id for stored in ledger.claims(limit=2)]
        ids = ledger.incidents_of([first, second])
        ledger.judge("ada", "merge", first, value=second)
        kept = ledger.incidents_of([first])[first]
        (merged,) = set(ids.values()) - {kept}
        third = list(ledger.claims(limit=3))[2].claim.id
        gone = ledger.incidents_of([third])[third]
        ledger.judge("ada", "reject", third)
    found = {each["id"]: each for each in turned(api, f"changes?updated_since={last}&limit=1")}
    assert found[kept]["state"] == "live" and set(found[kept]["incident"]["claims"]) == {first, second}
    assert (found[merged]["state"], found[merged]["redirect"]) == ("redirected", kept)
    assert (found[gone]["state"], found[gone]["incident"]) == ("gone", None)
    moved = api.get(f"/api/v1/incidents/{merged}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (301, f"/api/v1/incidents/{kept}")
    assert api.get(f"/api/v1/incidents/{merged}/claims").json()["items"][0]["claim"]["id"] in (first, second)
    assert api.get(f"/api/v1/incidents/{gone}").status_code == 410
    assert api.get(f"/api/v1/claims/{third}").json()["incident"] is None


@pytest.mark.parametrize("path", ["incidents", "claims?format=csv", "claims/{claim}"])
def test_what_did_not_change_is_not_sent_again(own: tuple[TestClient, str], path: str) -> None:
    api, where = own
    with Ledger(where) as ledger:
        name = next(ledger.claims()).claim.id
        path = path.format(claim=name)
        tag = api.get(f"/api/v1/{path}").headers["etag"]
        same = api.get(f"/api/v1/{path}", headers={"If-None-Match": f'"other", {tag}'})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
        ledger.record_failure("somewhere", "a change that no incident shows")
    after = api.get(f"/api/v1/{path}", headers={"If-None-Match": tag})
    assert after.status_code == 200 and after.headers["etag"] != tag


def test_another_form_of_a_list_is_another_answer(api: TestClient) -> None:
    tag = api.get("/api/v1/incidents").headers["etag"]
    assert api.get("/api/v1/incidents?format=csv", headers={"If-None-Match": tag}).status_code == 200
    assert "Accept" in api.get("/api/v1/incidents").headers["vary"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "application/json"),
        ("text/html, text/csv;q=0.5", "text/csv"),
        ("text/csv;q=0.5, application/x-ndjson", "application/x-ndjson"),
        ("text/csv;q=0", "application/json"),
        ("text/csv;q=x", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_form_is_what_the_client_wants_most(api: TestClient, accept: str, form: str) -> None:
    assert api.get("/api/v1/runs", headers={"Accept": accept}).headers["content-type"].startswith(form)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("incidents?tpye=attack&x=1", 422, "tpye, x: there is no such parameter"),
        ("incidents/i-1?blurb=1", 422, "blurb"),
        ("health?x", 422, "x: this address takes no parameters"),
        ("incidents?limit=1001", 422, "limit is '1001'"),
        ("incidents?limit=0", 422, "limit"),
        ("incidents?text=a%00b", 422, "text is 'a\\x00b'"),
        ("search?q=%00", 422, "q is '\\x00'"),
        ("search?q=+", 422, "q is"),
        ("incidents?actor=" + "a" * 501, 422, "(503 characters)"),
        ("claims/a%00b", 422, "identifier is"),
        ("incidents?since=yesterday", 422, "since is 'yesterday'"),
        ("changes?updated_since=0001-01-01T00:00:00%2B14:00", 422, "updated_since"),
        ("incidents?type=atack", 400, "'atack' is no event type"),
        ("incidents?after=nonsense", 400, "is no cursor of incidents"),
        ("runs?after=r-none&format=ndjson", 400, "'r-none' any more"),
        ("incidents/i-none", 404, "'i-none'"),
        ("claims/c-none", 404, "'c-none'"),
        ("reports/d-none", 404, "'d-none'"),
        ("nowhere", 404, "Not Found"),
    ],
)
def test_errors_are_problem_documents(api: TestClient, path: str, status: int, words: str) -> None:
    answer = api.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status and words in problem["detail"]
    assert problem["instance"].startswith("/api/v1/")


def test_the_end_of_the_calendar_is_a_day_as_others(api: TestClient) -> None:
    assert len(api.get("/api/v1/incidents?until=9999-12-31").json()["items"]) == 10
    assert api.get("/api/v1/incidents?since=9999-12-31").json()["items"] == []


@pytest.mark.parametrize("path", ["incidents", "claims?format=ndjson", "health", "incidents/i-none"])
def test_head_tells_what_get_would(api: TestClient, path: str) -> None:
    got, head = api.get(f"/api/v1/{path}"), api.head(f"/api/v1/{path}")
    assert head.status_code == got.status_code and head.content == b""
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers.get("etag") == got.headers.get("etag")
    assert head.headers.get("content-length") == got.headers.get("content-length")


def test_large_answers_are_compressed(api: TestClient) -> None:
    assert api.get("/api/v1/incidents").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in api.get("/api/v1/incidents", headers={"Accept-Encoding": "identity"}).headers


def test_a_judgement_is_added_by_a_program(own: tuple[TestClient, str]) -> None:
    api, _ = own
    api.headers.pop("x-csrf-token")
    name = api.get("/api/v1/claims").json()["items"][0]["claim"]["id"]
    given = {"claim": name, "verdict": "correct", "field": "type", "value": "clash", "why": "both sides fired"}
    answer = api.post("/api/v1/judgements", json=given)
    assert answer.status_code == 201, answer.text
    found = api.get(f"/api/v1/judgements?claim={name}").json()["items"][-1]
    assert found["id"] == answer.json()["id"] and (found["value"], found["why"]) == ('"clash"', "both sides fired")
    incident = api.get(f"/api/v1/claims/{name}").json()["incident"]
    assert api.get(f"/api/v1/incidents/{incident}").json()["type"] == "clash"
    back = api.post("/api/v1/judgements", json={"claim": name, "verdict": "withdraw", "value": answer.json()["id"]})
    assert back.status_code == 201, back.text
    assert api.get(f"/api/v1/incidents/{incident}").json()["type"] == "attack"


@pytest.mark.parametrize(
    ("given", "headers", "status", "words"),
    [
        ({"claim": "c-none", "verdict": "accept"}, {}, 400, "'c-none' is no claim"),
        ({"claim": "c-none", "verdict": "praise"}, {}, 422, "verdict is 'praise'"),
        ({"claim": "c-none", "verdict": "accept", "y": 1}, {}, 422, "y: there is no such parameter"),
        ({"claim": "c\0", "verdict": "accept"}, {}, 422, "claim is"),
        ({"claim": "c-none", "verdict": "accept"}, {"Origin": "http://elsewhere.example"}, 403, "Another site"),
        ({"claim": "c-none", "verdict": "accept"}, {"Content-Type": "text/plain"}, 403, "out of date"),
    ],
)
def test_judgements_that_cannot_be_are_refused(
    api: TestClient, given: dict[str, object], headers: dict[str, str], status: int, words: str
) -> None:
    headers = {"X-CSRF-Token": "", "Content-Type": "application/json", **headers}
    answer = api.post("/api/v1/judgements", content=json.dumps(given), headers=headers)
    assert answer.status_code == status and words in answer.json()["detail"]


def test_the_page_lists_every_route_and_parameter(api: TestClient) -> None:
    html = api.get("/api").text
    document = api.get("/api/v1/openapi.json").json()
    assert {f"/api/v1/{name}" for name in LISTS} < set(document["paths"])
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert f"{method.upper()} {path}" in html
            for parameter in operation.get("parameters", ()):
                assert f"<code>{parameter['name']}</code>" in html
    assert "<code>verdict</code>" in html


def test_bodies_are_kept_up_to_a_size_and_for_one_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.web.api.answering._KEPT", 10)
    kept = Kept()
    kept.keep("1", "a", b"aaaaa")
    kept.keep("1", "b", b"bbbb")
    assert kept.find("1", "a") == b"aaaaa" and kept.find("2", "a") is None
    kept.keep("1", "c", b"ccc")  # b was asked for the longest ago
    assert (kept.find("1", "a"), kept.find("1", "b"), kept.find("1", "c")) == (b"aaaaa", None, b"ccc")
    kept.keep("2", "d", b"d")
    assert kept.find("1", "a") is None and kept.find("2", "c") is None and kept.find("2", "d") == b"d"
