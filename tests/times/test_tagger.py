from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.times import Clues, tag

FRIDAY = date(2024, 5, 17)
WORDS = (
    "Friday May 3 2019 the of on in early late two days ago last next week month year between and to since by , . "
    "( ) - 7 a.m. GMT local time morning night Ramadan 1445 spring half past first BC 490 today now every a\nthat "
    "same 17:30"
)


def one(text, published=FRIDAY, **clues):
    found = tag(text, published, Clues(**clues))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They held it since 2011.", "since"),
        ("They held it until Sunday.", "until"),
        ("They held it through 2011.", "until"),
        ("They held it up to 2011.", "until"),
        ("They left before 3 May.", "before"),
        ("They left prior to 3 May.", "before"),
        ("They left after 3 May.", "after"),
        ("They left following the 3rd of May.", "after"),
        ("They must leave by June.", "by"),
        ("They must leave within two days.", "within"),
        ("They hold it from 2011 onwards.", "since"),
        ("The truce, starting on Friday, may fail.", "since"),
        ("They left in 2011.", None),
    ],
)
def test_relations(text, relation):
    assert one(text).relation == relation


def test_both_ends_of_a_stretch_know_the_whole_of_it():
    text = "Fighting raged between 3 and 5 May 2019."
    left, right = tag(text, FRIDAY)
    assert left.relation == right.relation == "between"
    whole = (datetime(2019, 5, 3), datetime(2019, 5, 6))
    assert left.stretch == right.stretch == (whole, text.index("3"), text.index("."))
    assert left.interval == (datetime(2019, 5, 3), datetime(2019, 5, 4))


@pytest.mark.parametrize(
    ("text", "start", "zone"),
    [
        ("It begins at 7 a.m. local time (0500 GMT) on Friday in Gaza.", "2023-11-24T07:00+02:00", "Asia/Gaza"),
        ("It begins at 0500 GMT (7 a.m. local time) on Friday in Gaza.", "2023-11-24T07:00+02:00", "Asia/Gaza"),
        ("It begins at 9 a.m. local time (0500 GMT) on Friday in Gaza.", "2023-11-24T09:00+04:00", "+04:00"),
        ("It began at 2 a.m. (2300 GMT Thursday) there.", "2023-11-24T02:00+03:00", "+03:00"),
        ("It began at 10 p.m. (0300 GMT Friday) there.", "2023-11-23T22:00-05:00", "-05:00"),
        ("It began at 5:30 p.m. Moscow time on Friday.", "2023-11-24T17:30+03:00", "Europe/Moscow"),
        ("It began at 5:30 p.m. EST on Friday.", "2023-11-24T17:30-05:00", "-05:00"),
        ("It began at 6:40 p.m. (GMT +8) on Friday.", "2023-11-24T18:40+08:00", "+08:00"),
        ("In Khartoum it began at noon local time on Friday.", "2023-11-24T12:00+02:00", "Africa/Khartoum"),
        ("It began at 9:34 p.m., November 23 EST.", "2023-11-23T21:34-05:00", "-05:00"),
        ("It began at 5:30 p.m. on Friday.", "2023-11-24T17:30", None),
        ("It began at 5:30 p.m. local time on Friday.", "2023-11-24T17:30", None),
    ],
)
def test_zones(text, start, zone):
    found = one(text, date(2023, 11, 24))
    assert found.interval[0] == datetime.fromisoformat(start)
    assert found.moment.zone == zone


@pytest.mark.parametrize(
    ("tense", "day"),
    [("past", "2024-05-13"), ("present", "2024-05-20"), ("future", "2024-05-20"), (None, "2024-05-13")],
)
def test_grammar_decides_which_way_a_weekday_looks(tense, day):
    assert one("It opens on Monday.", tense=lambda _offset: tense).value == day


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("They left on Tuesday.", "XXXX-XX-XX", "none"),
        ("They left last week.", "XXXX-XX-XX", "none"),
        ("They left in May.", "XXXX-05", "none"),
        ("They left on 3 May.", "XXXX-05-03", "none"),
        ("They left on Christmas Eve.", "XXXX-XX-XX", "none"),
        ("They left on 3 May 2021.", "2021-05-03", "explicit"),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(text, value, anchor):
    found = one(text, None)
    assert (found.value, found.anchor) == (value, anchor)
    assert (found.interval is None) == (anchor == "none")


def test_a_dateline_stands_in_for_the_day_of_publication():
    text = "BELGRADE, 3 May 2021 - Two men were shot on Sunday."
    head, sunday = tag(text)
    assert head.value == "2021-05-03"
    assert (sunday.value, sunday.anchor) == ("2021-05-02", "dateline")


def test_the_day_of_writing_is_that_day():
    assert one("They left on Friday.").value == "2024-05-17"
    assert one("They left today.").value == "2024-05-17"


@pytest.mark.parametrize(
    "text",
    [
        "More than 1900 people and 2000 soldiers fled.",
        "They may march again.",
        "He asked General March about the Long March.",
        "The March 23 Movement seized the town.",
        "The fall of Kabul, the Prague Spring and Bloody Sunday were recalled.",
        "He was shot at the last minute.",
        "About three quarters of the houses burned.",
        "The vote was 19:30 against.",
        "Flight 1972 cost $1998 a head.",
    ],
)
def test_what_is_no_time(text):
    assert [text[e.start : e.end] for e in tag(text, FRIDAY) if e.kind != "set"] == []


def test_words_that_are_months_by_their_grammar():
    text = "MAY TALKS FAILED"
    assert [e.value for e in tag(text, FRIDAY, Clues(is_noun=lambda _offset: False))] == []


def test_a_history_and_a_report_of_the_same_past():
    text = "In 2014 the front split. In August its leader was killed. On Tuesday it named another."
    assert [e.value for e in tag(text, FRIDAY)] == ["2014", "2014-08", "2024-05-14"]


@given(
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=25), st.none() | st.dates(date(1900, 1, 1), date(2090, 1, 1))
)
def test_expressions_lie_in_the_text_in_order_and_do_not_overlap(words, published):
    text = " ".join(words)
    reached = 0
    for found in tag(text, published):
        assert reached <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.value
        if found.interval is not None and None not in found.interval:
            assert found.interval[0] < found.interval[1]
        reached = found.end


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    assert tag(text, FRIDAY) == tag(text, FRIDAY)


@given(st.dates(date(1800, 1, 1), date(2190, 12, 31)), st.sampled_from(["{:%d} {} {}", "{1} {0:%d}, {2}"]))
def test_full_dates_come_back(day, form):
    text = f"They left on {form.format(day, f'{day:%B}', day.year)}."
    found = one(text)
    assert found.value == day.isoformat()
    assert found.interval == (
        datetime(day.year, day.month, day.day),
        datetime(day.year, day.month, day.day) + timedelta(1),
    )


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(1, 400))
def test_days_ago(published, days):
    assert one(f"They left {days} days ago.", published).value == (published - timedelta(days)).isoformat()


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.dates(date(2020, 1, 6), date(2020, 1, 12)))
def test_a_weekday_is_one_of_the_last_seven_days(published, named):
    found = one(f"They left on {named:%A}.", published)
    day = date.fromisoformat(found.value)
    assert published - timedelta(6) <= day <= published
    assert day.isoweekday() == named.isoweekday()
