"""Runs: which there are, what failed, and what changed from one to another, in parts of whole reports."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.written import RUN, claim, coding, report
from twosource.ledger import Ledger
from twosource.ledger.store import run_id
from twosource.model import Component
from twosource.web.pages import runs as page

LATER = replace(RUN, version="0.0.later", components=(Component("what", "test/2"),))


@pytest.fixture
def compared(ledger: Path) -> str:
    """Three reports that a second run coded otherwise; the address that compares the two runs."""
    with Ledger(ledger) as held:
        for n in range(3):
            document = report(f"r{n}", publisher="Example Wire", text=f"Shells fell near Sake, report {n} says.")
            held.add(coding(document, claim(document, "Sake", date(2024, 5, 14))))
            moved = claim(document, "Goma", date(2024, 5, 14))
            more = claim(document, "Bunia", date(2024, 5, 14), number=1)
            held.add(replace(coding(document, moved, more), run=LATER))
        held.record_failure("bad <b>.html", "it holds no text; give another")
    return f"/runs/changes?before={run_id(RUN)}&after={run_id(LATER)}"


def test_runs_and_failures_are_listed(client: TestClient, compared: str) -> None:
    html = client.get("/runs").text
    assert run_id(RUN) in html and run_id(LATER) in html
    assert "test/2" in html
    assert "bad &lt;b&gt;.html" in html and "it holds no text" in html
    assert 'action="/runs/changes"' in html


def test_what_changed_is_shown_by_report(client: TestClient, compared: str) -> None:
    html = client.get(compared).text
    for n in range(3):
        assert f'href="/reports/r{n}"' in html
    assert html.count('class="change new"') == 3
    assert html.count('class="change changed"') == 3
    assert "<td>place</td>" in html


def test_a_long_list_goes_on(client: TestClient, compared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_ROWS", 2)
    first = client.get(compared).text
    assert 'href="/reports/r0"' in first and 'href="/reports/r1"' not in first and "beyond=r0" in first
    second = client.get(f"{compared}&beyond=r1").text
    assert 'href="/reports/r2"' in second and 'rel="next"' not in second


def test_an_unknown_run_is_said(client: TestClient) -> None:
    answer = client.get("/runs/changes?before=r-none&after=r-none")
    assert answer.status_code == 400
    assert "is no run of this ledger" in answer.text
