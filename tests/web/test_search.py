"""Search: marked words that are safe, actors and places beside them, and fields that lead to Explore."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from tests.written import claim, coding, report
from twosource.ledger import Ledger


@pytest.fixture
def told(ledger: Path) -> None:
    with Ledger(ledger) as held:
        unsafe = report("x", text="Shells & <script>alert(1)</script> fell near Sake, the porcupine keeper said.")
        held.add(coding(unsafe, claim(unsafe)))
        graphic = report("y", text="Villagers found the bodies of a keeper and of his porcupine.")
        held.add(coding(graphic))


def test_words_are_marked_and_never_run(client: TestClient, told: None) -> None:
    html = client.get("/search?q=porcupine").text
    assert "<mark>porcupine</mark>" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html
    assert 'href="/reports/x"' in html and 'href="/reports/y"' in html
    assert "<summary>Graphic detail: bodies</summary>" in html
    assert "<summary>" not in client.get("/search?q=porcupine&graphic=shown").text


@pytest.mark.parametrize("words", ['"<b>', "'\"", "a AND NOT (", "%", "*", "-", "é", "\\"])
def test_any_words_are_words(client: TestClient, told: None, words: str) -> None:
    answer = client.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert "<b>" not in re.sub(r"<b[a-z]", "", answer.text)


def test_actors_places_and_incidents_are_found_too(client: TestClient, ledger: Path, told: None) -> None:
    html = client.get("/search?q=sake").text
    assert 'href="/?place=Sake' in html
    with Ledger(ledger) as held:
        (incident,) = [i for i in held.incidents() if "x" in i.documents]
    assert f'href="/incidents/{incident.id}"' in client.get("/search?q=porcupine+shells").text
    assert 'href="/actors/hezbollah"' in client.get("/search?q=hezbolah").text


def test_the_fields_lead_to_explore(tab: Page, server: str) -> None:
    tab.goto(f"{server}/search")
    expect(tab.get_by_role("searchbox", name="Words of reports")).to_be_focused()
    fields = tab.get_by_role("form", name="By fields")
    fields.get_by_label("Country").fill("IRQ")
    fields.get_by_label("Corroboration").select_option("contested")
    with tab.expect_request(lambda request: request.is_navigation_request()) as sent:
        fields.get_by_role("button", name="Explore").click()
    assert re.match(r"^/\?", sent.value.url.removeprefix(server))
    assert "country=IRQ" in sent.value.url and "grade=contested" in sent.value.url
