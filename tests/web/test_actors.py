"""Actors: what is said of them and by whom, and no page for anybody who holds no office."""

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.written import actor, claim, coding, report
from twosource import actors as registries
from twosource.ledger import Filter, Ledger
from twosource.ledger.privacy import is_public
from twosource.model import ActorKind, Speaker
from twosource.web.pages.actors import account, listed

GROUP = actor("local:valley-guard", "armed_group", "COD")
PERSON = actor("local:jo-example", "person", "COD")
ARMY = actor("cod.armed-forces", "military", "COD")


@pytest.fixture
def told(ledger: Path) -> None:
    """Attacks by a group that the registry lacks: stated, claimed, accused and denied; and one by a private person."""
    with Ledger(ledger) as held:
        for n, (speaker, stance, part) in enumerate(
            [
                (None, "says", "stated"),
                (Speaker("Army spokesman", ARMY), "accuses", "accused"),
                (Speaker("Valley Guard", GROUP), "claims_responsibility", "claimed"),
                (Speaker("Valley Guard", GROUP), "denies", "denied"),
            ]
        ):
            document = report(
                f"g{n}", publisher="Example Wire", text=f"The Valley Guard struck a town, report {n} says."
            )
            day = date(2024, 1 + n, 14)  # months apart, so that each is an incident of its own
            held.add(
                coding(
                    document,
                    claim(document, "Goma", day, agent=GROUP, speaker=speaker, stance=stance, responsibility=part),  # type: ignore[arg-type]
                )
            )
        document = report("p", text="Jo Example struck a man, the report says.")
        held.add(coding(document, claim(document, "Bunia", agent=PERSON)))


def test_an_actor_shows_what_each_voice_says_of_its_part(client: TestClient, ledger: Path, told: None) -> None:
    html = client.get("/actors/local%3Avalley-guard").text
    assert "not in the registry" in html
    with Ledger(ledger) as held:
        incidents = list(held.incidents(Filter(actor=GROUP.id)))
    assert len(incidents) == 4
    said = account(GROUP.id, incidents)
    assert [(s.part, len(s.incidents)) for s in said] == [("stated", 1), ("claimed", 1), ("accused", 1), ("denied", 1)]
    for each in said:
        assert f">{each.name}</a>" in html
        assert f'href="/incidents/{each.incidents[0].id}"' in html
    for incident in incidents:
        assert f'href="/incidents/{incident.id}"' in html


def test_a_card_comes_from_the_registry(client: TestClient) -> None:
    entry = registries.load().entry("rapid-support-forces")
    assert entry is not None
    html = client.get("/actors/rapid-support-forces").text
    assert f'<h1 dir="auto">{entry.actor.name}</h1>' in html
    for alias in entry.actor.aliases:
        assert alias.replace("'", "&#39;") in html
    assert entry.where in html and "Read over on" in html
    assert "1 August 2013" in html  # from when it was valid


def test_lists_hold_organisations_and_office_holders_only(client: TestClient, told: None) -> None:
    everywhere = [client.get(address).text for address in ("/actors", "/actors?q=example", "/search?q=jo+example")]
    assert any("Valley" not in html for html in everywhere)
    for html in everywhere:
        assert "local%3Ajo-example" not in html
    assert "local%3Avalley-guard" in everywhere[0]
    assert "local%3Avalley-guard" in client.get("/actors?country=COD&type=attack").text
    assert "local%3Avalley-guard" not in client.get("/actors?country=IRQ").text


def test_a_private_person_has_no_page(client: TestClient, told: None) -> None:
    answer = client.get("/actors/local%3Ajo-example")
    assert answer.status_code == 404
    assert "hold no office of the registry have none" in re.sub(r"\s+", " ", answer.text)


def test_persons_of_the_registry_have_a_page_by_their_office_alone() -> None:
    persons = [entry for entry in registries.load().entries if entry.actor.kind == "person"]
    assert {is_public(entry, "person") for entry in persons if entry.offices} == {True}
    assert {is_public(entry, "person") for entry in persons if not entry.offices} == {False}


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("armed_group", True),
        ("media", True),
        ("person", False),
        ("civilian", False),
        ("ethnic", False),
        ("other", False),
    ],
)
def test_of_unknown_actors_organisations_alone_have_a_page(kind: ActorKind, allowed: bool) -> None:
    assert is_public(None, kind) is allowed


def test_the_box_finds_actors_of_the_registry_that_do_nothing_here(client: TestClient) -> None:
    html = client.get("/actors?q=hezbolah").text
    assert 'href="/actors/hezbollah"' in html


def test_the_api_lists_no_private_persons_either(client: TestClient, ledger: Path) -> None:
    shown = {row["actor"] for row in client.get("/api/v1/actors", params={"limit": 1000}).json()["items"]}
    with Ledger(ledger) as held:
        every = list(held.actors())
        assert shown == {row.id for row in listed(registries.load(), held, every)}
        assert len(shown) < len(every), "the reports of the tests name private persons"
