"""Histories: their dates hang on each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.times import tag
from twosource.times.narrative import Step, Stretch, years

HISTORY = (
    "The valley, 1871-1876\n\n"
    "On 3 March 1871 the governor was shot. Two days later his deputy fled, and by June the whole valley had risen. "
    "In October an army of 9,000 men crossed the river. In January it took the capital. The town of Istrel held out "
    "until May. A report written in 1934 says that there was no fighting in August. The following year the rebels "
    "sued for peace. In late 1873 fighting began again. By March the rebels had lost the coast. On 7 May 1874 "
    "they were beaten at Orlo, and on 20 June the last of them laid down their arms. In 1875 a court sat. "
    "In the spring of 1876 the army left.\n\n"
    "1880: The second rising\n\n"
    "In February a new governor came. He was killed in September. "
    "From November to March 1881 the valley was shut off.\n"
)


def values(text, published=None):
    return [(text[e.start : e.end], e.value) for e in tag(text, published)]


@pytest.mark.parametrize("published", [None, date(2009, 12, 19)])
def test_a_history_is_dated_by_its_own_narrative(published):
    assert values(HISTORY, published) == [
        ("1871", "1871"),
        ("1876", "1876"),
        ("3 March 1871", "1871-03-03"),
        ("Two days later", "1871-03-05"),
        ("June", "1871-06"),
        ("October", "1871-10"),
        ("January", "1872-01"),
        ("May", "1872-05"),
        ("1934", "1934"),
        ("August", "1872-08"),
        ("The following year", "1873"),
        ("late 1873", "1873"),
        ("March", "1874-03"),
        ("7 May 1874", "1874-05-07"),
        ("20 June", "1874-06-20"),
        ("1875", "1875"),
        ("the spring of 1876", "1876-SP"),
        ("1880", "1880"),
        ("February", "1880-02"),
        ("September", "1880-09"),
        ("November", "1880-11"),
        ("March 1881", "1881-03"),
    ]


def test_a_history_does_not_know_the_day_of_publication():
    assert {e.anchor for e in tag(HISTORY, date(2009, 12, 19))} <= {"explicit", "document", "event"}


def test_before_christ_years_run_down():
    text = (
        "The league, 512-478 BC\n\nIn 512 BC the first city rose. The following year it was burnt. In 499 BC and again "
        "in 497 BC, 494 BC, 493 BC and 490 BC fleets were sent. In August 480 BC the strait was lost; in September it "
        "was won back. In 479 BC there was peace. In the spring of 478 BC the fleet went home."
    )
    found = dict(values(text))
    assert found["The following year"] == "BC0511"
    assert found["September"] == "BC0480-09"
    assert found["the spring of 478 BC"] == "BC0478-SP"
    assert all(e.interval is None for e in tag(text) if e.value.startswith("BC"))


def step(month, year=None, sentence=0, **more):
    return Step(year, lambda y: Stretch(y + (month - 1) / 12, y + (month - 1) / 12), sentence, **more)


def test_bare_months_before_any_year_stay_open():
    assert years([step(3), step(5, 1900), step(6)]) == [None, 1900, 1900]


def test_no_dates_no_years():
    assert years([]) == []


@given(st.integers(1000, 2000), st.lists(st.integers(0, 5), max_size=12))
def test_a_narrative_that_only_goes_forward_is_followed(year, gaps):
    """Gaps of up to five months are always read as forward."""
    month, steps, expected = year * 12, [step(1, year)], [year]
    for gap in gaps:
        month += gap
        steps.append(step(month % 12 + 1, sentence=len(steps)))
        expected.append(month // 12)
    assert years(steps) == expected
