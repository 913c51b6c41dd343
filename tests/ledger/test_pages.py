"""Pages of lists: whole, in order, stable while rows are added, and with errors for what is no cursor."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.written import actor, claim, coding, report
from twosource.errors import InputError
from twosource.ledger import Filter, Ledger
from twosource.ledger.pages import Page, age
from twosource.model import Scope, Span, Total

DAYS = (date(2024, 5, 14), None, date(2024, 5, 12), date(2024, 5, 14), date(2023, 1, 1), date(2024, 5, 16), None)


def fill(ledger: Ledger) -> None:
    """One incident a report, on days that repeat and are unknown, each report with a total."""
    for n, day in enumerate(DAYS):
        document = report(f"d{n}", day, f"Outlet {n % 2}", f"They attacked shop {n}, it is said.")
        town = ("Sake", "Bunia", "Mosul", "Bunia", "Sake", "Bunia", "Mosul")[n]
        total = Total(
            f"t{n}", "attacks", n, n, n, Scope("attack", (), None), None, None, (), None,
            claim(document).attribution, (Span.of(document.text, 0, 4),),
        )  # fmt: skip
        kind = "attack.drone" if n % 2 else "attack"
        made = coding(document, claim(document, town, day, type=kind, agent=actor(f"group-{n}"), number=n))
        ledger.add(type(made)(document, made.claims, (total,), (), (), made.run))


LISTS: dict[str, tuple[Callable[..., Page[Any]], Callable[[Any], str]]] = {
    "incidents": (Ledger.incidents_page, lambda incident: incident.id),
    "claims": (Ledger.claims_page, lambda stored: stored.claim.id),
    "totals": (Ledger.totals_page, lambda stored: stored.total.id),
    "reports": (Ledger.documents, lambda listed: listed.about.id),
}


def walked(ledger: Ledger, kind: str, limit: int, wanted: Filter | None = None) -> list[str]:
    """The ids of all pages of a list, one after another."""
    turn, name = LISTS[kind]
    found: list[str] = []
    page = turn(ledger, wanted, None, limit)
    while True:
        found += [name(item) for item in page.items]
        if page.after is None:
            return found
        assert len(page.items) == limit
        page = turn(ledger, wanted, page.after, limit)


@pytest.mark.parametrize("kind", LISTS)
def test_pages_of_any_length_are_the_whole_list(ledger: Ledger, kind: str) -> None:
    fill(ledger)
    whole = walked(ledger, kind, 100)
    assert len(whole) == len(set(whole)) == len(DAYS)
    for limit in (1, 2, 3, len(DAYS)):
        assert walked(ledger, kind, limit) == whole


def test_pages_have_the_order_of_the_lists(ledger: Ledger) -> None:
    fill(ledger)
    assert walked(ledger, "incidents", 2) == [incident.id for incident in ledger.incidents()]
    assert walked(ledger, "claims", 2) == [stored.claim.id for stored in ledger.claims()]
    assert walked(ledger, "totals", 2) == [stored.total.id for stored in ledger.totals()]
    starts = [i.when.start if i.when else None for i in ledger.incidents()]
    known = [start for start in starts if start is not None]
    assert starts == [*sorted(known, reverse=True), *[None] * DAYS.count(None)]
    assert walked(ledger, "reports", 3)[0] == "d5"


@pytest.mark.parametrize("kind", LISTS)
def test_rows_that_come_while_pages_are_turned_neither_repeat_nor_hide_others(ledger: Ledger, kind: str) -> None:
    fill(ledger)
    turn, name = LISTS[kind]
    whole = walked(ledger, kind, 100)
    first = turn(ledger, None, None, 3)
    for n, day in enumerate((date(2024, 6, 1), date(2022, 1, 1))):
        document = report(f"late{n}", day, text=f"Late report {n} tells of an attack.")
        ledger.add(coding(document, claim(document, "Erbil", day)))
    rest = turn(ledger, None, first.after, 100)
    seen = [name(item) for item in (*first.items, *rest.items)]
    assert [each for each in seen if each in whole] == whole
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Filter(type="attack"), 7),
        (Filter(type="attack.drone"), 3),
        (Filter(country="IRQ"), 2),
        (Filter(publisher="outlet 1"), 3),
        (Filter(text="shop 3"), 1),
        (Filter(actor="group-4"), 1),
        (Filter(actor="GROUP"), 7),
        (Filter(since=date(2024, 5, 14)), 3),
        (Filter(until=date(2024, 5, 13)), 2),
        (Filter(until=date(2022, 1, 1)), 0),
    ],
)
def test_pages_of_a_filter(ledger: Ledger, wanted: Filter, number: int) -> None:
    fill(ledger)
    for kind in ("incidents", "claims", "reports"):
        found = walked(ledger, kind, 2, wanted)
        assert len(found) == len(set(found)) == number, kind


def test_a_filter_of_reports_holds_for_totals(ledger: Ledger) -> None:
    fill(ledger)
    assert set(walked(ledger, "totals", 2, Filter(publisher="outlet 1"))) == {"t1", "t3", "t5"}
    assert walked(ledger, "totals", 2, Filter(text="shop 3")) == ["t3"]


@pytest.mark.parametrize("cursor", ["", "abc", "!!", "W10", "WyJpbmNpZGVudHMiLDEsMl0", "bnVsbA", "é", "a" * 5000])
def test_what_is_no_cursor_is_refused(ledger: Ledger, cursor: str) -> None:
    with pytest.raises(InputError, match="no cursor of incidents"):
        ledger.incidents_page(after=cursor)
    with pytest.raises(InputError, match="no cursor of changes"):
        ledger.changed(datetime(2024, 1, 1), cursor)


def test_a_cursor_of_another_list_is_refused(ledger: Ledger) -> None:
    fill(ledger)
    after = ledger.claims_page(limit=1).after
    with pytest.raises(InputError, match="no cursor of incidents"):
        ledger.incidents_page(after=after)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_page_of_nothing_is_refused(ledger: Ledger, limit: int) -> None:
    with pytest.raises(InputError, match="cannot hold"):
        ledger.incidents_page(limit=limit)


def test_age_orders_from_the_latest_to_the_unknown() -> None:
    moments = [datetime(2024, 5, 1, 10), date(2024, 5, 1), datetime(1, 1, 1), None]
    assert sorted(moments, key=age) == moments


def test_changes_follow_in_order_with_what_became_of_each(ledger: Ledger) -> None:
    fill(ledger)
    first, *others = ledger.incidents()
    all_of_them = ledger.changed(datetime(2000, 1, 1)).items
    assert {c.id for c in all_of_them if c.state == "live"} == {first.id, *(i.id for i in others)}
    last = all_of_them[-1].updated
    assert [c.updated for c in all_of_them] == sorted(c.updated for c in all_of_them)
    other = next(i for i in others if i.type == first.type)
    ledger.judge("ann", "merge", first.claims[0], value=other.claims[0])
    changed = {c.id: c for c in ledger.changed(last + timedelta(microseconds=1)).items}
    heir = ledger.incident(first.id)
    assert heir is not None
    gone = ({first.id, other.id} - {heir.id}).pop()
    assert changed[heir.id].incident == heir
    assert (changed[gone].state, changed[gone].redirect, changed[gone].incident) == ("redirected", heir.id, None)
    for name in heir.documents:
        ledger.remove(name)
    assert ledger.changed(last).items[-1].updated > changed[heir.id].updated
    assert {c.id: c.state for c in ledger.changed(last).items}[heir.id] == "gone"


def test_what_says_the_same_as_before_is_no_change(ledger: Ledger) -> None:
    fill(ledger)
    last = ledger.changed(datetime(2000, 1, 1)).items[-1].updated
    ledger.rebuild()
    assert ledger.changed(last + timedelta(microseconds=1)).items == ()


def test_changes_come_in_pages(ledger: Ledger) -> None:
    fill(ledger)
    since, after = datetime(2000, 1, 1), None
    found: list[str] = []
    while True:
        page = ledger.changed(since, after, 3)
        found += [change.id for change in page.items]
        after = page.after
        if after is None:
            break
    assert len(found) == len(set(found)) == len(DAYS)
