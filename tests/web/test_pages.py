"""The pages as the server sends them: whole without a script, closed to other hosts, clear where something is wrong."""

import re

import pytest
from starlette.testclient import TestClient

from twosource.ledger import Ledger


@pytest.mark.parametrize("address", ["/about", "/", "/?type=attack"])
def test_a_page_is_whole_and_closed(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert answer.headers["x-content-type-options"] == "nosniff"
    html = answer.text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|https?://(?!www\.w3\.org/)", html)
    for link in re.findall(r'(?:href|src)="(/static/[^"]+)"', html):
        file = client.get(link)
        assert file.status_code == 200, link
        assert ("immutable" if "?" in link else "no-cache") in file.headers["cache-control"]


def test_an_incident_shows_every_claim_and_its_words(client: TestClient, ledger: str) -> None:
    with Ledger(ledger) as held:
        several = [i for i in held.incidents() if len(i.claims) > 1]
        assert several
        for incident in several:
            html = client.get(f"/incidents/{incident.id}").text
            for stored in held.claims_by_id(incident.claims):
                assert f'href="/reports/{stored.document.id}#r-{stored.claim.id}"' in html
            assert incident.grade in html
            for voice in incident.voices:
                assert voice.name.replace("'", "&#39;") in html


def test_a_report_leads_to_its_incidents_and_back(client: TestClient, ledger: str) -> None:
    with Ledger(ledger) as held:
        stored = next(iter(held.claims()))
        html = client.get(f"/reports/{stored.document.id}").text
        assert f'id="r-{stored.claim.id}"' in html
        incident = held.incidents_of([stored.claim.id])[stored.claim.id]
        assert f'href="/incidents/{incident}"' in html


@pytest.mark.parametrize("address", ["/incidents/i-none", "/reports/d-none", "/nowhere"])
def test_what_is_not_there_is_said_on_a_page(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
