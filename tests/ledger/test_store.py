"""A report and all that it says is kept whole or not at all, once, and under one id."""

from dataclasses import replace
from datetime import date

import pytest

from tests.written import RUN, actor, claim, coding, report
from twosource.errors import InputError, LedgerError
from twosource.ledger import Box, Filter, Ledger, store
from twosource.model import ActorRef, Attribution, Component, Participant, Place, Scope, Span, Speaker, Total

NEWER = replace(RUN, components=(Component("what", "test/2"),))


def test_what_is_kept_comes_back(ledger: Ledger) -> None:
    document = report("d1", publisher="Example Wire", text="Rebels attacked Sake — “at dawn”, a medic said.\n")
    told = claim(document, agent=actor("m23"), killed=4)
    assert ledger.add(coding(document, told), "d1.txt")
    (stored,) = ledger.claims()
    assert stored.claim == told
    assert stored.document.publisher == "Example Wire"
    assert ledger.document("d1") == document
    assert ledger.counts() == {"documents": 1, "claims": 1, "totals": 0, "incidents": 1, "failures": 0}


def test_the_same_coding_is_kept_once(ledger: Ledger) -> None:
    document = report("d1")
    assert ledger.held(document, RUN).standing == "new"
    assert ledger.add(coding(document, claim(document)))
    assert not ledger.add(coding(document, claim(document)))
    assert ledger.held(document, RUN).standing == "known"
    assert ledger.counts()["claims"] == 1


def test_the_same_text_keeps_its_first_id(ledger: Ledger) -> None:
    document = report("d1", text="Rebels attacked Sake.")
    ledger.add(coding(document, claim(document)))
    again = report("d2", text="Rebels  attacked\nSake. ")
    assert ledger.held(again, RUN) == store.Held("known", "d1")


def test_an_id_of_another_text_is_refused(ledger: Ledger) -> None:
    document = report("d1", text="Rebels attacked Sake.")
    ledger.add(coding(document, claim(document)))
    with pytest.raises(InputError, match="'d1' belongs to another report"):
        ledger.held(report("d1", text="Rebels attacked Goma."), RUN)


def test_a_newer_run_counts_and_the_older_stays(ledger: Ledger) -> None:
    document = report("d1")
    first, second = claim(document), claim(document, number=1)
    ledger.add(coding(document, first, second))
    assert ledger.held(document, NEWER).standing == "older"
    ledger.add(coding(document, replace(first, type="clash"), claim(document, number=2), run=NEWER))
    assert [stored.claim.type for stored in ledger.claims()].count("clash") == 1
    assert ledger.counts()["claims"] == 2
    before, after = (run.id for run in sorted(ledger.runs(), key=lambda run: run.counting))
    changes = {change.claim: (change.change, change.fields) for change in ledger.changes(before, after)}
    assert changes == {
        first.id: ("changed", ("type",)),
        second.id: ("gone", ()),
        claim(document, number=2).id: ("new", ()),
    }
    assert ledger.check() == []


def test_failures_are_recorded_until_they_succeed(ledger: Ledger) -> None:
    ledger.record_failure("d1.txt", "d1.txt is empty")
    ledger.record_failure("d1.txt", "d1.txt is still empty")
    (failed,) = ledger.failures()
    assert (failed.error, failed.times) == ("d1.txt is still empty", 2)
    document = report("d1")
    ledger.add(coding(document, claim(document)), "d1.txt")
    assert list(ledger.failures()) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), {"d1", "d2", "d3"}),
        (Filter(type="attack"), {"d1", "d2"}),
        (Filter(type="attack.drone"), {"d2"}),
        (Filter(country="IRQ"), {"d3"}),
        (Filter(place="sak"), {"d1"}),
        (Filter(place="_"), set()),
        (Filter(grade="single-source", country="COD"), {"d1", "d2"}),
        (Filter(grade="contested"), set()),
        (Filter(box=Box.of("28,-3,30,0")), {"d1"}),
        (Filter(box=Box.of("170,-3,30,2")), {"d1"}),
        (Filter(since=date(2024, 5, 15)), {"d2"}),
        (Filter(until=date(2024, 5, 13)), {"d3"}),
        (Filter(since=date(2024, 5, 14), until=date(2024, 5, 14)), {"d1"}),
        (Filter(factuality="denied"), {"d3"}),
        (Filter(actor="m23"), {"d1"}),
        (Filter(actor="M2"), {"d1"}),
        (Filter(actor="100%"), set()),
        (Filter(publisher="wire"), {"d2"}),
        (Filter(text="river bridge"), {"d2"}),
        (Filter(text="bridge mosque"), set()),
    ],
)
def test_filters(ledger: Ledger, wanted: Filter, found: set[str]) -> None:
    first = report("d1", text="They attacked the old mosque.")
    second = report("d2", publisher="Example Wire", text="A drone hit the bridge over the river.")
    third = report("d3", text="The army denies a clash.")
    ledger.add(coding(first, claim(first, agent=actor("m23"))))
    ledger.add(coding(second, claim(second, "Bunia", date(2024, 5, 15), type="attack.drone")))
    ledger.add(coding(third, claim(third, "Mosul", date(2024, 5, 12), type="clash", factuality="denied")))
    assert {stored.document.id for stored in ledger.claims(wanted)} == found
    assert {d for incident in ledger.incidents(wanted) for d in incident.documents} == found


@pytest.mark.parametrize("words", ["1,2,3", "a,b,c,d", "0,5,10,-5", "0,0,200,10"])
def test_a_box_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="box"):
        Box.of(words)


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("mysql://host/name", "no kind of ledger"),
        ("://", "no address of a ledger"),
        ("/nowhere/at/all/ledger.db", "its folder exists"),
        ("postgresql://nobody@127.0.0.1:1/none", "cannot be reached"),
    ],
)
def test_a_wrong_address_is_told(where: str, told: str) -> None:
    with pytest.raises(LedgerError, match=told):
        Ledger(where, create=True)


def test_speakers_of_whom_only_words_are_known_are_apart_by_country(ledger: Ledger) -> None:
    for name, town in (("d1", "Sake"), ("d2", "Bunia"), ("d3", "Mosul")):
        document = report(name, publisher=f"Outlet {name}")
        ledger.add(coding(document, claim(document, town, speaker=Speaker("officials", None))))
    heard = {(h.name, h.country): (h.incidents, h.identified) for h in ledger.sources()}
    assert heard == {("officials", "COD"): (2, False), ("officials", "IRQ"): (1, False)}
    assert [h.country for h in ledger.sources(Filter(country="IRQ"))] == ["IRQ"]


TOTAL = Total(
    "t-1", "attacks", 66, 66, 66,
    Scope("attack.drone", (Participant("target", "US forces", ActorRef("usa.forces", "military", "USA"), None, None),),
          Place("Anbar", 33.0, 42.0, "IRQ", "Anbar", "admin1", "admin1", None, None)),
    date(2024, 5, 1), None, (), None, (Attribution(Speaker("Outlet", None), "says", None, None, None),),
    (Span(0, 2, "d1"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(type="attack"), True),
        (Filter(type="attack.dro"), False),
        (Filter(actor="us forces"), True),
        (Filter(actor="usa.forces"), True),
        (Filter(actor="m23"), False),
        (Filter(country="IRQ"), True),
        (Filter(country="SYR"), False),
        (Filter(place="anbar"), True),
        (Filter(place="Goma"), False),
        (Filter(box=Box.of("40,30,45,35")), True),
        (Filter(box=Box.of("50,30,40,35")), False),
        (Filter(since=date(2024, 5, 15)), True),
        (Filter(since=date(2024, 5, 16)), False),
        (Filter(until=date(2024, 5, 1)), True),
        (Filter(until=date(2024, 4, 30)), False),
        (Filter(publisher="wire"), True),
        (Filter(publisher="post"), False),
        (Filter(text="tells"), True),
        (Filter(text="sings"), False),
    ],
)
def test_filters_of_totals(ledger: Ledger, wanted: Filter, found: bool) -> None:
    """Also of a report that holds no claim."""
    document = report("d1", publisher="Example Wire")
    ledger.add(replace(coding(document), totals=(TOTAL,)))
    assert bool(list(ledger.totals(wanted))) is found
    assert len(list(ledger.totals(wanted, limit=1))) == found
