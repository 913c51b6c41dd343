"""Whole incidents in review: claims split off, incidents merged, and why they are together, each step undone."""

import html
import re
from pathlib import Path

from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from twosource.ledger import Ledger
from twosource.model import Incident


def groups(ledger: Path) -> set[frozenset[str]]:
    with Ledger(ledger) as held:
        return {frozenset(incident.claims) for incident in held.incidents()}


def several(ledger: Path, least: int = 2) -> Incident:
    with Ledger(ledger) as held:
        return next(incident for incident in held.incidents() if len(incident.claims) >= least)


def undo(client: TestClient, page: str) -> str:
    form = re.search(r'action="(/incidents/[^"]+/undo)".*?name="judgement" value="([^"]+)"', page, re.DOTALL)
    assert form is not None
    return client.post(form[1], data={"judgement": form[2]}).text


def test_ticked_claims_are_split_off_and_come_back(client: TestClient, ledger: Path) -> None:
    incident, before = several(ledger), groups(ledger)
    off = incident.claims[0]
    page = client.get(f"/incidents/{incident.id}").text
    assert f'value="{off}" form="split"' in page
    answer = client.post(f"/incidents/{incident.id}/split", data={"claim": off, "why": "another town"})
    assert answer.status_code == 200
    assert frozenset((off,)) in groups(ledger)
    with Ledger(ledger) as held:
        home = held.incidents_of([off])[off]
        assert {each.why for each in held.judgements()} == {"another town"}
    assert str(answer.url).split("?")[0].endswith(f"/incidents/{home}")
    assert "kept apart" in answer.text
    assert "withdrawn" in undo(client, answer.text)
    assert groups(ledger) == before
    for claims in ([], list(incident.claims)):
        refused = client.post(f"/incidents/{incident.id}/split", data={"claim": claims})
        assert refused.status_code == 400
        assert "choose some" in refused.text


def test_another_incident_is_searched_and_merged(client: TestClient, ledger: Path) -> None:
    incident, before = several(ledger), groups(ledger)
    page = client.get(f"/incidents/{incident.id}/merge?type=meeting").text
    others = re.findall(r'name="other" value="([^"]+)"', page)
    assert incident.id not in others
    with Ledger(ledger) as held:
        other = next(each for each in held.incidents() if each.id == others[0])
    assert html.escape(other.summary).replace("&#x27;", "&#39;") in page
    answer = client.post(f"/incidents/{incident.id}/merge", data={"other": other.id})
    assert frozenset((*incident.claims, *other.claims)) in groups(ledger)
    for name in (incident.id, other.id):
        assert client.get(f"/incidents/{name}").url == client.get(str(answer.url).split("?")[0]).url
    assert "put together" in answer.text
    undo(client, answer.text)
    assert groups(ledger) == before
    assert client.post(f"/incidents/{incident.id}/merge", data={"other": incident.id}).status_code == 400


def test_the_search_for_a_merge_begins_nearby(client: TestClient, ledger: Path) -> None:
    incident = next(i for i in [several(ledger)] if i.place and i.when)
    page = client.get(f"/incidents/{incident.id}/merge").text
    assert incident.place is not None
    assert f'name="country" value="{incident.place.country or ""}"' in page
    assert f'name="type" value="{incident.type.split(".")[0]}"' in page


def test_why_claims_are_together(client: TestClient, ledger: Path) -> None:
    incident = several(ledger)
    with Ledger(ledger) as held:
        first, second = incident.claims[:2]
        score = held.compare(first, second)
        held.judge("ben", "merge", first, value=second)
    page = client.get(f"/incidents/{incident.id}/why").text
    assert f"<strong>{score.total:.2f}</strong>" in page
    for name, value in score.parts:
        assert f">{name}</th>" in page
        assert f">{value:.2f}</td>" in page
    assert "put together by ben" in page
    for address in ("why", "merge"):
        assert client.get(f"/incidents/i-none/{address}").status_code == 404


def test_the_claims_side_by_side_are_as_reviewers_left_them(client: TestClient, ledger: Path) -> None:
    incident = several(ledger)
    before = client.get(f"/incidents/{incident.id}").text
    assert "corrected by a reviewer" not in before
    with Ledger(ledger) as held:
        held.judge("ben", "correct", incident.claims[0], field="factuality", value='"possible"')
        home = held.incidents_of([incident.claims[0]])[incident.claims[0]]
    after = client.get(f"/incidents/{home}").text
    assert after.count("corrected by a reviewer") == 1
    assert re.search(r'<td dir="auto">possible</td>', after)


def test_merging_and_splitting_in_a_browser(tab: Page, server: str, ledger: Path) -> None:
    incident, before = several(ledger), groups(ledger)
    tab.goto(f"{server}/incidents/{incident.id}")
    tab.get_by_role("checkbox", name="Split off claim 1").check()
    tab.get_by_role("button", name="Split the ticked claims off").click()
    status = tab.get_by_role("status")
    expect(status).to_contain_text("kept apart")
    assert frozenset(incident.claims[:1]) in groups(ledger)
    tab.get_by_role("link", name="Merge with another incident").click()
    tab.get_by_role("radio").first.check()
    tab.get_by_role("button", name="Merge with the chosen one").click()
    expect(status).to_contain_text("put together")
    tab.get_by_role("button", name="Undo").click()
    expect(status).to_contain_text("withdrawn")
    assert frozenset(incident.claims[:1]) in groups(ledger)
    tab.go_back()
    tab.go_back()
    tab.go_back()
    tab.reload()
    tab.get_by_role("button", name="Undo").click()
    expect(status).to_contain_text("withdrawn")
    assert groups(ledger) == before
