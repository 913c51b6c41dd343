"""Totals: what a voice told over time, what the ledger counts of it, and the difference, each with its way back."""

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.written import actor, claim, coding, report
from twosource.ledger import Ledger
from twosource.model import Attribution, Coding, Part, Participant, Scope, Span, Speaker, Total

FORCES = actor("usa.armed-forces", "military", "USA")


def told(day: date, number: int, parts: dict[str, int], *, consistent: bool = True) -> Coding:
    """A report of an official's running total of attacks on US forces since 1 May."""
    document = report(f"told-{day}", day, "Example Wire", f"{number} attacks since 1 May, Dana Example said on {day}.")
    chain = (
        Attribution(Speaker("Example Wire", None), "says", None, None, None),
        Attribution(Speaker("Dana Example", None, None, "Example Defence Department"), "says", None, None, None),
    )
    scope = Scope("attack", (Participant("target", "US forces", FORCES, None, None),), None)
    total = Total(
        f"t-{day}", "attacks", number, number, number, scope,
        date(2024, 5, 1), None, tuple(Part(of, n, n, n, None) for of, n in parts.items()), consistent, chain,
        (Span.of(document.text, 0, 12),),
    )  # fmt: skip
    return Coding(document, (), (total,), (), (), coding(document).run)


@pytest.fixture
def series(ledger: Path) -> str:
    """A series of two steps in the ledger that the client looks at, with three attacks of its scope; its address."""
    with Ledger(ledger) as held:
        for name, town, day in (("a1", "Mosul", 3), ("a2", "Erbil", 5), ("a3", "Mosul", 20)):
            document = report(
                name, date(2024, 5, day), text=f"Drones struck a base in {town} on day {day}, {name} says."
            )
            held.add(coding(document, claim(document, town, date(2024, 5, day), agent=FORCES)))
        held.add(told(date(2024, 5, 10), 4, {"Iraq": 3, "Syria": 1}))
        held.add(told(date(2024, 5, 25), 9, {"Iraq": 4, "Syria": 2}, consistent=False))
        found = next(t for t in held.tellings() if t.voice == "Example Defence Department")
        return f"/totals/{found.id}"


def test_a_series_shows_its_steps_its_gap_and_what_was_counted(client: TestClient, ledger: Path, series: str) -> None:
    html = client.get(series).text
    assert "The ledger counts <strong>3</strong> of <strong>9</strong>" in html
    assert "6 of those told are not in the ledger" in html
    assert "told +5, counted +1" in html
    assert "The parts told do not add up to the whole." in html
    assert '<svg class="series"' in html and 'class="gap"' in html
    with Ledger(ledger) as held:
        last = held.against(next(t for t in held.tellings() if series.endswith(t.id))).steps[-1]
        assert len(last.tally.incidents) == 3
        for name in last.tally.incidents:
            assert f'href="/incidents/{name}"' in html
    for day in ("2024-05-10", "2024-05-25"):
        assert f'href="/reports/told-{day}#r-t-{day}"' in html
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]
    assert ["Iraq", "4", "3"] in rows and ["Syria", "2", "0"] in rows


def test_the_list_leads_to_every_series(client: TestClient, ledger: Path, series: str) -> None:
    found, page = set(), "/totals"
    while page:
        html = client.get(page).text
        found |= set(re.findall(r'href="(/totals/s-[^"]+)"', html))
        after = re.search(r'rel="next" href="([^"]+)"', html)
        page = after[1].replace("&amp;", "&") if after else ""
    with Ledger(ledger) as held:
        assert found == {f"/totals/{telling.id}" for telling in held.tellings()}
    assert series in found


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("voice=defence+department", True),
        ("voice=nobody", False),
        ("measure=attacks", True),
        ("measure=killed", False),
        ("voice=example+defence&measure=attacks&since=2024-05-02", True),
        ("voice=example+defence&until=2024-04-01", False),
        ("actor=usa.armed-forces", True),
        ("type=protest", False),
    ],
)
def test_totals_are_chosen_by_the_address(client: TestClient, series: str, asked: str, shown: bool) -> None:
    assert (series in client.get(f"/totals?{asked}").text) is shown


def test_a_series_that_is_not_there_is_said(client: TestClient) -> None:
    answer = client.get("/totals/s-none")
    assert answer.status_code == 404
    assert "no series of totals" in answer.text
