"""Totals against incidents: what is counted, by part, and over time."""

from datetime import date

import pytest

from tests.written import TOWNS, actor, claim, coding, report
from twosource.ledger import Filter, Ledger
from twosource.model import Attribution, Coding, Part, Participant, Place, Scope, Span, Speaker, Total

USA = actor("usa.armed-forces", "military", "USA")
SPOKESWOMAN = Speaker("Dana Example", None, None, "US Department of Defense")


def told(
    name: str, day: date, number: int, parts: dict[str, int], place: Place | None = None, consistent: bool = True
) -> Coding:
    """A report of an official's running total of attacks on US forces."""
    document = report(name, day, text=f"{number} attacks since 1 May, she said on {day}.")
    span = Span.of(document.text, 0, 2)
    total = Total(
        f"t-{name}",
        "attacks",
        number,
        number,
        number,
        Scope("attack", (Participant("target", "US forces", USA, None, None),), place),
        date(2024, 5, 1),
        None,
        tuple(Part(of, n, n, n, None) for of, n in parts.items()),
        consistent,
        (
            Attribution(Speaker("the report", None), "says", None, None, None),
            Attribution(SPOKESWOMAN, "says", None, None, None),
        ),
        (span,),
    )
    return Coding(document, (), (total,), (), (), coding(document).run)


def attack(ledger: Ledger, name: str, town: str, day: int, target: str = "usa.armed-forces") -> None:
    document = report(name, date(2024, 5, day), text=f"Drones struck a base in {town} on day {day}, {name} says.")
    country = TOWNS[town][2]
    who = actor(target, "military", "USA" if target.startswith("usa") else country)
    ledger.add(coding(document, claim(document, town, date(2024, 5, day), agent=who)))


def test_a_series_is_held_against_the_incidents_of_its_scope(ledger: Ledger) -> None:
    attack(ledger, "a1", "Mosul", 3)
    attack(ledger, "a2", "Erbil", 5)
    attack(ledger, "a3", "Erbil", 5)  # the same attack by another report
    attack(ledger, "a4", "Mosul", 20)  # after the first total was told
    attack(ledger, "a5", "Mosul", 4, "irq.military")  # on others
    ledger.add(told("s1", date(2024, 5, 10), 4, {"Iraq": 3, "Syria": 1}))
    ledger.add(told("s2", date(2024, 5, 25), 6, {"Iraq": 4, "Syria": 2}))
    (series,) = ledger.reconcile()
    assert series.voice == "US Department of Defense"
    first, second = series.steps
    assert (first.tally.best, first.missing) == (2, 2)
    assert (second.tally.best, second.missing) == (3, 3)
    assert [(p.of, p.told, p.tally.best) for p in first.parts] == [("Iraq", 3, 2), ("Syria", 1, 0)]
    assert first.window == (date(2024, 5, 1), date(2024, 5, 10))
    assert all(ledger.incident(name) is not None for name in second.tally.incidents)


@pytest.mark.parametrize(
    ("parts", "consistent", "counted"),
    [
        ({"Iraq": 2, "Democratic Republic of the Congo": 2}, True, 2),
        ({"Democratic Republic of the Congo": 2}, False, 2),  # one part was not understood
        ({}, True, 1),
    ],
)
def test_parts_name_what_one_place_leaves_out(
    ledger: Ledger, parts: dict[str, int], consistent: bool, counted: int
) -> None:
    """ "In Iraq and Congo" is kept as one place, the first; the parts tell the other."""
    attack(ledger, "a1", "Mosul", 3)
    attack(ledger, "a2", "Goma", 5)
    iraq = Place("Iraq", 33.0, 44.0, "IRQ", None, "country", "country", None, None)
    ledger.add(told("s1", date(2024, 5, 10), 4, parts, iraq, consistent))
    (series,) = ledger.reconcile()
    assert series.steps[0].tally.best == counted


def test_a_total_without_a_ledger_behind_it_misses_all(ledger: Ledger) -> None:
    ledger.add(told("s1", date(2024, 5, 10), 4, {}))
    (series,) = ledger.reconcile(Filter())
    assert series.steps[0].missing == 4
    assert series.steps[0].tally.incidents == ()
