from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twosource.times.moment import GRAINS, Moment, add_months, fixed, offset

DAYS = st.dates(date(1583, 1, 1), date(2500, 12, 31))
CALENDAR = ("day", "week", "month", "quarter", "half", "year", "decade", "century", "season")


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (Moment("day", 1921, month=5, day=3), "1921-05-03"),
        (Moment("day", month=5, day=3), "XXXX-05-03"),
        (Moment("day"), "XXXX-XX-XX"),
        (Moment("month", 1921, month=5), "1921-05"),
        (Moment("week", 1921, week=7), "1921-W07"),
        (Moment("weekend", 1921, week=7), "1921-W07-WE"),
        (Moment("season", 1921, season="SP"), "1921-SP"),
        (Moment("quarter", 1921, quarter=3), "1921-Q3"),
        (Moment("half", 1921, half=2), "1921-H2"),
        (Moment("year", 1921), "1921"),
        (Moment("year", -490), "BC0490"),
        (Moment("decade", 1920), "192"),
        (Moment("century", 1900), "19"),
        (Moment("part", 1921, month=5, day=3, part="MO", hours=(5, 12)), "1921-05-03TMO"),
        (Moment("hour", 1921, month=5, day=3, hour=7), "1921-05-03T07:00"),
        (Moment("minute", 1921, month=5, day=3, hour=7, minute=5, second=9), "1921-05-03T07:05:09"),
        (Moment("minute", 2021, month=5, day=3, hour=7, minute=5, zone="+00:00"), "2021-05-03T07:05Z"),
        (Moment("minute", 2021, month=5, day=3, hour=7, minute=5, zone="+05:30"), "2021-05-03T07:05+05:30"),
        (Moment("minute", 2021, month=5, day=3, hour=7, minute=5, zone="Asia/Gaza"), "2021-05-03T07:05"),
        (Moment("day", 2024, month=3, day=11, days=30), "2024-03-11/2024-04-09"),
    ],
)
def test_value(moment, value):
    assert moment.timex() == value


@pytest.mark.parametrize(
    ("moment", "start", "end"),
    [
        (Moment("day", 2024, month=2, day=29), "2024-02-29", "2024-03-01"),
        (Moment("month", 2024, month=12), "2024-12-01", "2025-01-01"),
        (Moment("week", 2024, week=1), "2024-01-01", "2024-01-08"),
        (Moment("weekend", 2024, week=1), "2024-01-06", "2024-01-08"),
        (Moment("season", 2024, season="WI"), "2023-12-01", "2024-03-01"),
        (Moment("quarter", 2024, quarter=4), "2024-10-01", "2025-01-01"),
        (Moment("half", 2024, half=2), "2024-07-01", "2025-01-01"),
        (Moment("decade", 1990), "1990-01-01", "2000-01-01"),
        (Moment("century", 1900), "1900-01-01", "2000-01-01"),
        (Moment("year", 2015, edge="early"), "2015-01-01", "2015-05-02"),
        (Moment("day", 2024, month=5, day=3, edge="late"), "2024-05-03T18:00", "2024-05-04"),
        (Moment("day", 2024, month=5, day=3, edge="early"), "2024-05-03", "2024-05-03T08:00"),
        (Moment("part", 2024, month=5, day=3, part="NI", hours=(20, 30)), "2024-05-03T20:00", "2024-05-04T06:00"),
        (Moment("hour", 2024, month=5, day=3, hour=24), "2024-05-04", "2024-05-04T01:00"),
    ],
)
def test_interval(moment, start, end):
    assert moment.interval() == (datetime.fromisoformat(start), datetime.fromisoformat(end))


@pytest.mark.parametrize(
    "moment",
    [
        Moment("year", -490),
        Moment("day", month=5, day=3),
        Moment("day", 2023, month=2, day=29),
        Moment("year", 9999),
        Moment("week", 2024),
    ],
)
def test_no_interval(moment):
    assert moment.interval() is None


def test_a_named_zone_gives_the_offset_of_the_day():
    summer = Moment("hour", 2024, month=7, day=1, hour=7, zone="Europe/Kyiv").interval()
    winter = Moment("hour", 2024, month=1, day=1, hour=7, zone="Europe/Kyiv").interval()
    assert summer[0].utcoffset() == timedelta(hours=3)
    assert winter[0].utcoffset() == timedelta(hours=2)
    assert winter[0].tzinfo == timezone(timedelta(hours=2))


def test_offsets():
    assert offset("-04:30") == -timedelta(hours=4, minutes=30)
    assert offset("+0530") == timedelta(hours=5, minutes=30)
    assert fixed(datetime(2024, 1, 1), None).tzinfo is None


@given(DAYS, st.sampled_from(CALENDAR))
def test_a_day_lies_in_every_coarser_time_of_it(day, grain):
    start, end = Moment.of_day(day).coarse(grain).interval()
    assert start <= datetime(day.year, day.month, day.day) < end


@given(DAYS, st.integers(-500, 500), st.sampled_from(CALENDAR))
def test_shifts_come_back(day, amount, grain):
    there = Moment.of_day(day).shift(amount, grain)
    assume(there is not None and there.first_day() is not None)
    assert there.shift(-amount, grain) == Moment.of_day(day).coarse(grain)


@given(DAYS, st.sampled_from(("early", "mid", "late")), st.sampled_from(CALENDAR))
def test_an_edge_lies_inside(day, edge, grain):
    whole = Moment.of_day(day).coarse(grain)
    start, end = whole.interval()
    inner = Moment(
        grain,
        whole.year,
        half=whole.half,
        quarter=whole.quarter,
        season=whole.season,
        month=whole.month,
        week=whole.week,
        day=whole.day,
        edge=edge,
    ).interval()
    assert start <= inner[0] < inner[1] <= end


@given(DAYS, st.integers(-400, 400))
def test_months_are_added_without_leaving_the_month(day, months):
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.parametrize(("year", "amount", "there"), [(1, -1, -1), (-1, 1, 1), (2, -3, -2), (-490, 10, -480)])
def test_there_is_no_year_nought(year, amount, there):
    assert Moment("year", year).shift(amount, "year").year == there


def test_the_decade_and_century_before_christ():
    assert Moment("year", -490).shift(1, "decade").timex() == "BC048"
    assert Moment("year", -387).shift(-1, "century").timex() == "BC04"


def test_a_coarse_time_has_no_finer_one():
    year = Moment("year", 2024)
    assert [year.coarse(grain) for grain in GRAINS[GRAINS.index("half") :]] == [None] * 10
