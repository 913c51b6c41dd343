"""Sources: voices and outlets are kept apart; loaded words lead to where they stand."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from tests.written import actor, claim, coding, report
from twosource.ledger import Ledger
from twosource.model import Loaded, Span, Speaker

MAYOR = Speaker("Mayor of Sake", None)
TEXT = "The brutal regime shelled Sake, the mayor said. The regime denied it."


@pytest.fixture
def told(ledger: Path) -> None:
    """Two reports of one attack: the earlier on a mayor's word and with loaded words, the later the outlet's own."""
    with Ledger(ledger) as held:
        first = report("s1", date(2024, 5, 15), "The Valley Wire", TEXT)
        loaded = [
            Loaded(Span.of(TEXT, start, start + len(words)), None, "government", "delegitimising")
            for words, start in (("brutal regime", 4), ("regime", TEXT.rindex("regime")))
        ]
        held.add(replace(coding(first, claim(first, speaker=MAYOR, killed=3)), loaded=tuple(loaded)))
        second = report(
            "s2", date(2024, 5, 16), "Valley wire", "Shells killed three in Sake, residents of the town saw."
        )
        held.add(coding(second, claim(second, killed=3)))


def test_a_voice_shows_what_rests_on_it(client: TestClient, ledger: Path, told: None) -> None:
    html = client.get("/sources/words%3Amayor%20of%20sake").text
    with Ledger(ledger) as held:
        (incident,) = [i for i in held.incidents() if {"s1", "s2"} & set(i.documents)]
    assert f'href="/incidents/{incident.id}"' in html
    assert '<td data-label="Told">alone</td>' in html  # the outlet that cites it adds nothing
    assert "Loaded words" not in html  # a voice prints nothing
    assert '<td data-label="Told">repeats whom it cites</td>' in client.get("/sources/outlet%3Avalley%20wire").text
    with Ledger(ledger) as held:
        third = report("s3", date(2024, 5, 16), "River Daily", "A driver saw shells fall in Sake, where three died.")
        held.add(coding(third, claim(third, killed=3)))
    assert "first, with 1 other" in client.get("/sources/words%3Amayor%20of%20sake").text
    assert "with 1 other" in client.get("/sources/outlet%3Ariver%20daily").text


def test_an_outlet_shows_its_loaded_words_where_they_stand(tab: Page, server: str, told: None) -> None:
    tab.goto(f"{server}/sources?view=outlets&q=valley")
    row = tab.get_by_role("row", name="The Valley Wire")
    expect(row).to_contain_text("2")
    row.get_by_role("link", name="The Valley Wire").click()
    expect(tab.locator("main")).to_contain_text("Printed as The Valley Wire, Valley wire")
    words = len(TEXT.split()) + 10
    expect(tab.locator(".facts")).to_contain_text(f"2 in {words} words: {2000 / words:.1f} in 1,000")
    tab.locator(f'a.words[href$="loaded-{TEXT.rindex("regime")}"]').click()
    expect(tab).to_have_url(re.compile(rf"/reports/s1#r-loaded-{TEXT.rindex('regime')}$"))
    expect(tab.locator(":target")).to_have_text("regime")
    expect(tab.locator(":target")).to_be_in_viewport()


def test_every_voice_of_the_list_has_its_page(client: TestClient, ledger: Path) -> None:
    with Ledger(ledger) as held:
        voices = list(held.sources())
        told = {voice.key for incident in held.incidents() for voice in incident.voices}
        assert 0 < len({voice.key for voice in voices}) < len(told)
    found, page = set(), "/sources"
    while page:
        html = client.get(page).text
        found |= set(re.findall(r'<th scope="row"[^>]*><a href="(/sources/[^"]+)"', html))
        after = re.search(r'rel="next" href="([^"]+)"', html)
        page = after[1].replace("&amp;", "&") if after else ""
    addresses = {
        f"/sources/{quote(voice.key, safe='')}" + (f"?country={voice.country}" if voice.country else ""): voice
        for voice in voices
    }
    assert found == addresses.keys()
    for address, voice in list(addresses.items())[::7]:
        html = client.get(address).text
        assert html.count("<tr>") >= min(voice.incidents, 50)


def test_a_private_person_is_no_source_of_a_list(client: TestClient, ledger: Path) -> None:
    witness = Speaker("Jo Example", actor("local:jo-example", "person"))
    holder = Speaker("Gustavo Petro", actor("gustavo-petro", "person", "COL"))
    with Ledger(ledger) as held:
        for n, speaker in enumerate((witness, holder, Speaker("villagers", None))):
            document = report(f"w{n}", text=f"Guards struck a man in Bunia, as told in {n} words.")
            group = actor("local:valley-guard", "armed_group")
            held.add(coding(document, claim(document, "Bunia", date(2024, 1 + n, 3), speaker=speaker, agent=group)))
        assert held.is_heard("words:jo example")
    answer = client.get("/sources/words%3Ajo%20example")
    assert answer.status_code == 404 and "no office-holder" in answer.text
    assert "Jo Example" not in client.get("/sources?q=jo").text
    for form in ("json", "ndjson", "csv"):
        listed = client.get(f"/api/v1/sources?format={form}&limit=1000").text
        assert "Jo Example" not in listed
        assert "Gustavo Petro" in listed and "villagers" in listed
    assert "villagers" in client.get("/sources?q=villagers").text
    assert client.get("/sources/actor%3Agustavo-petro").status_code == 200
    said = client.get("/actors/local%3Avalley-guard").text
    assert "Jo Example" in said and "jo%20example" not in said
    assert 'href="/sources/words%3Avillagers"' in said


def test_what_nothing_rests_on_is_said(client: TestClient) -> None:
    assert client.get("/sources/words%3Anobody").status_code == 404
    assert client.get("/sources/nonsense").status_code == 404
