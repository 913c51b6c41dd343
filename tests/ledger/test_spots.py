"""Where incidents lie, counted: every incident of a known place is at one spot, and is found there."""

from datetime import date

from tests.written import TOWNS, actor, claim, coding, report
from twosource.ledger import Filter, Ledger

TOLD = (("Mosul", date(2024, 5, 1)), ("Mosul", date(2024, 5, 9)), ("Sake", date(2024, 5, 3)), (None, date(2024, 5, 4)))


def fill(ledger: Ledger) -> None:
    for n, (town, day) in enumerate(TOLD):
        document = report(f"d{n}", day, f"Outlet {n}")
        ledger.add(coding(document, claim(document, town, day, agent=actor(f"group-{n}"))))


def at(town: str) -> tuple[float, float]:
    return TOWNS[town][:2]


def test_spots_count_the_incidents_of_a_filter(ledger: Ledger) -> None:
    fill(ledger)
    whole = [(s.lat, s.lon, s.country, s.grade, s.incidents) for s in ledger.spots()]
    assert whole == [(*TOWNS["Sake"], "single-source", 1), (*TOWNS["Mosul"], "single-source", 2)]
    assert {spot.precision for spot in ledger.spots()} == {incident.place.precision for incident in placed(ledger)}
    (early,) = ledger.spots(Filter(country="IRQ", until=date(2024, 5, 2)))
    assert (early.lat, early.lon, early.incidents) == (*at("Mosul"), 1)


def placed(ledger: Ledger) -> list:
    return [incident for incident in ledger.incidents() if incident.place is not None]


def test_who_lies_at_a_spot_is_found_there(ledger: Ledger) -> None:
    fill(ledger)
    mosul = ledger.incidents_at([at("Mosul")])
    assert [i.when.start.day for i in mosul if i.when and i.when.start] == [9, 1]
    assert [i.id for i in ledger.incidents_at([at("Mosul")], limit=1)] == [mosul[0].id]
    both = ledger.incidents_at([at("Mosul"), at("Sake")])
    assert sorted(i.id for i in both) == sorted(i.id for i in placed(ledger))
    assert ledger.incidents_at([at("Mosul")], Filter(country="COD")) == ()
    assert ledger.incidents_at([(0.0, 0.0)]) == ()
