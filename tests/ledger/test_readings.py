"""What pages of a web application read: counts, points, actors, hits, each agreeing with the lists of the ledger."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.written import actor, claim, coding, report
from twosource.errors import InputError
from twosource.ledger import Box, Filter, Ledger
from twosource.ledger.counting import Counted
from twosource.ledger.searching import Piece
from twosource.model import Participant

M23, ARMY = actor("m23"), actor("cod.military", "military", "COD")
EVENTS = (
    ("Sake", date(2024, 5, 14), "attack", M23, 4, "Fighters fired on a convoy near the bakery of Sake."),
    ("Sake", date(2024, 5, 20), "attack.drone", M23, None, "A drone hit a bakery; the bakery burned, the baker says."),
    ("Bunia", date(2024, 6, 2), "clash", ARMY, None, "Soldiers fought over the bridge of Bunia for two hours."),
    ("Mosul", None, "attack", None, 2, "Somebody shot at a bus in Mosul, on a day that nobody gives."),
    (None, date(2023, 5, 1), "protest", None, None, "People marched against the price of bread."),
)
FILTERS = (
    Filter(),
    Filter(type="attack"),
    Filter(type="attack.drone"),
    Filter(country="COD"),
    Filter(country="COD", type="attack"),
    Filter(since=date(2024, 5, 15)),
    Filter(until=date(2024, 5, 31), grade="single-source"),
    Filter(factuality="denied"),
    Filter(actor="m23", text="bakery"),
    Filter(box=Box.of("28,-3,30,0")),
    Filter(place="bunia"),
    Filter(publisher="outlet 1"),
)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger of five incidents, the first of them told by two reports."""
    for n, (town, day, kind, agent, killed, text) in enumerate(EVENTS):
        document = report(f"d{n}", date(2024, 6, 5), f"Outlet {n}", text)
        sure = "denied" if kind == "clash" else "occurred"
        ledger.add(coding(document, claim(document, town, day, type=kind, agent=agent, killed=killed, factuality=sure)))  # type: ignore[arg-type]
    town, day, kind, agent, killed, text = EVENTS[0]
    again = report("again", date(2024, 6, 6), "Other Paper", "Rebels shot at lorries of flour, a driver told us.")
    ledger.add(coding(again, claim(again, town, day, type=kind, agent=agent, killed=killed)))
    return ledger


@pytest.mark.parametrize("wanted", FILTERS)
def test_points_are_the_incidents_of_a_filter(told: Ledger, wanted: Filter) -> None:
    incidents = list(told.incidents(wanted))
    points = list(told.points(wanted))
    assert [point.id for point in points] == [incident.id for incident in incidents]
    for point, incident in zip(points, incidents, strict=True):
        place, when = incident.place, incident.when
        assert (point.type, point.summary, point.factuality) == (incident.type, incident.summary, incident.factuality)
        assert (point.grade, point.contested) == (incident.grade, incident.contested)
        assert (point.claims, point.voices) == (len(incident.claims), len(incident.voices))
        assert (point.lat, point.lon) == ((place.lat, place.lon) if place else (None, None))
        assert (point.place, point.precision) == ((place.name, place.precision) if place else (None, None))
        assert (point.start, point.end) == ((when.start, when.end) if when else (None, None))
        assert point.killed == next((c.best for c in incident.counts if c.measure == "killed"), None)
    assert list(told.points(wanted, 1)) == points[:1]


@pytest.mark.parametrize("wanted", FILTERS)
def test_facets_count_what_choosing_another_value_would_find(told: Ledger, wanted: Filter) -> None:
    found = told.facets(wanted)
    assert found.incidents == len(list(told.incidents(wanted)))

    def of(free: Filter, field: str) -> Counter[str | None]:
        return Counter(getattr(point, field) for point in told.points(free))

    def counted(values: tuple[Counted, ...]) -> dict[str | None, int]:
        return {each.value: each.incidents for each in values}

    assert counted(found.types) == of(replace(wanted, type=None), "type")
    assert counted(found.grades) == of(replace(wanted, grade=None), "grade")
    assert counted(found.countries) == of(replace(wanted, country=None), "country")
    assert counted(found.factualities) == of(replace(wanted, factuality=None), "factuality")
    starts = [point.start for point in told.points(replace(wanted, since=None, until=None))]
    assert counted(found.times) == Counter(f"{start:%Y-%m}" if start else None for start in starts)
    days = told.facets(wanted, "day").times
    assert counted(days) == Counter(f"{start:%Y-%m-%d}" if start else None for start in starts)


def test_facets_come_in_order(told: Ledger) -> None:
    found = told.facets()
    assert found.types[0] == Counted("attack", 2)
    assert [each.value for each in found.times] == ["2023-05", "2024-05", "2024-06", None]
    assert found.countries[0] == Counted("COD", 3)
    assert Counted(None, 1) in found.countries


def test_actors_by_role(told: Ledger) -> None:
    document = report("two", date(2024, 6, 7), "Outlet 9", "The army shelled fighters of the movement in Erbil.")
    made = claim(document, "Erbil", date(2024, 6, 6), agent=ARMY)
    target = Participant("target", "M23 fighters", M23, None, None)
    people = Participant("victim", "people", None, None, None)
    told.add(coding(document, replace(made, participants=(*made.participants, target, people))))
    first, second = told.actors()
    assert (first.actor, first.incidents, first.roles) == ("m23", 3, (("agent", 2), ("target", 1)))
    assert first.name == "m23"
    assert (second.actor, second.incidents, second.roles) == ("cod.military", 2, (("agent", 2),))
    assert [each.actor for each in told.actors(limit=1)] == ["m23"]
    assert [(a.actor, a.incidents) for a in told.actors(Filter(country="IRQ"))] == [("cod.military", 1), ("m23", 1)]
    assert {i.id for i in told.incidents(Filter(actor="m23 FIGHT"))} < {
        i.id for i in told.incidents(Filter(actor="m23"))
    }


def test_search_marks_the_words(told: Ledger) -> None:
    first, second = told.search("bakery")
    assert {first.document.id, second.document.id} == {"d0", "d1"}
    assert first.document.id == "d1"  # it tells the word twice
    assert [piece for piece in second.snippet if piece.marked] == [Piece("bakery", True)]
    words = "".join(piece.text for piece in first.snippet)
    assert words.strip(". ") in EVENTS[1][5]
    assert sum(piece.marked for piece in first.snippet) == 2
    assert second.claims == 1
    assert [hit.document.id for hit in told.search("bakery", 1)] == ["d1"]
    assert list(told.search("bakery mosul")) == []


def test_search_passes_over_removed_reports_and_finds_titles(told: Ledger) -> None:
    titled = replace(report("t", text="Nothing else is told here of it."), title="Harvest <b>festival</b>")
    told.add(coding(titled))
    (hit,) = told.search("festival")
    assert hit.document.title == "Harvest <b>festival</b>"
    told.remove("t")
    assert list(told.search("festival")) == []


def test_a_long_text_gives_a_short_snippet(told: Ledger) -> None:
    long = report(
        "long", text="One more day passed. " * 200 + "Then the <i>ferry</i> sank. " + "Nothing else came. " * 200
    )
    told.add(coding(long))
    (hit,) = told.search("ferry")
    words = "".join(piece.text for piece in hit.snippet)
    assert len(words) < 400
    assert Piece("ferry", True) in hit.snippet


@pytest.mark.parametrize("words", ["", "  "])
def test_a_search_without_words_is_refused(ledger: Ledger, words: str) -> None:
    with pytest.raises(InputError, match="no words"):
        list(ledger.search(words))


@pytest.mark.parametrize("words", ['"', "a OR b", "x* NEAR(", "'; DROP TABLE document", "ﬁ \x00", "-"])
def test_odd_words_find_nothing_and_break_nothing(told: Ledger, words: str) -> None:
    assert list(told.search(words)) == []
    assert list(told.incidents(Filter(text=words))) == []


def test_reports_are_listed_with_their_claims(told: Ledger) -> None:
    listed = {each.about.id: each for each in told.documents().items}
    assert set(listed) == {"d0", "d1", "d2", "d3", "d4", "again"}
    assert (listed["d0"].claims, listed["d0"].totals, listed["d0"].about.publisher) == (1, 0, "Outlet 0")
    assert next(iter(listed)) == "again"
    assert [each.about.id for each in told.documents(Filter(country="IRQ")).items] == ["d3"]
    assert [each.about.id for each in told.documents(Filter(publisher="other")).items] == ["again"]
    told.remove("d0")
    assert "d0" not in {each.about.id for each in told.documents().items}
