from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.times import calendars
from twosource.times.holidays import converted, holiday, in_year, is_approximate
from twosource.times.tables import holidays

YEARS = st.integers(1900, 2100)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("function", "year", "expected"),
    [
        (calendars.easter, 1961, date(1961, 4, 2)),
        (calendars.easter, 2008, date(2008, 3, 23)),
        (calendars.easter, 2024, date(2024, 3, 31)),
        (calendars.easter, 2038, date(2038, 4, 25)),
        (calendars.orthodox_easter, 2021, date(2021, 5, 2)),
        (calendars.orthodox_easter, 2024, date(2024, 5, 5)),
        (calendars.nowruz, 1979, date(1979, 3, 21)),
        (calendars.nowruz, 2024, date(2024, 3, 20)),
        (calendars.nowruz, 2025, date(2025, 3, 21)),
        (calendars.passover, 1973, date(1973, 4, 17)),
        (calendars.passover, 2023, date(2023, 4, 6)),
        (calendars.passover, 2024, date(2024, 4, 23)),
        (calendars.lunar_new_year, 1968, date(1968, 1, 30)),
        (calendars.lunar_new_year, 2000, date(2000, 2, 5)),
        (calendars.lunar_new_year, 2023, date(2023, 1, 22)),
        (calendars.lunar_new_year, 2024, date(2024, 2, 10)),
        (calendars.lunar_new_year, 2034, date(2034, 2, 19)),
    ],
)
def test_known_days(function, year, expected):
    assert function(year) == expected


@pytest.mark.parametrize(
    ("islamic", "expected"),
    [((1, 1, 1), date(622, 7, 19)), ((1445, 3, 17), date(2023, 10, 2)), ((1445, 9, 1), date(2024, 3, 11))],
)
def test_islamic_dates(islamic, expected):
    assert calendars.from_hijri(*islamic) == expected
    assert calendars.hijri(expected) == islamic


@pytest.mark.parametrize(
    ("persian", "expected"),
    [
        ((1342, 3, 15), date(1963, 6, 5)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1402, 12, 29), date(2024, 3, 19)),
        ((1403, 12, 30), date(2025, 3, 20)),
    ],
)
def test_persian_dates(persian, expected):
    assert calendars.from_jalali(*persian) == expected
    assert calendars.jalali(expected) == persian


def test_hebrew_dates():
    assert calendars.from_hebrew(5734, 1, 10) == date(1973, 10, 6)
    assert calendars.from_hebrew(5784, 1, 1) == date(2023, 9, 16)
    assert calendars.from_hebrew(5785, 1, 1) == date(2024, 10, 3)


@given(DAYS)
def test_islamic_dates_come_back(day):
    assert calendars.from_hijri(*calendars.hijri(day)) == day


@given(DAYS)
def test_persian_dates_come_back(day):
    assert calendars.from_jalali(*calendars.jalali(day)) == day


@given(YEARS)
def test_movable_feasts_fall_where_their_rules_say(year):
    assert calendars.easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= calendars.easter(year) <= date(year, 4, 25)
    assert calendars.orthodox_easter(year).isoweekday() == 7
    assert calendars.passover(year).isoweekday() in (2, 4, 6, 7)
    assert date(year, 1, 21) <= calendars.lunar_new_year(year) <= date(year, 2, 21)
    assert date(year, 3, 19) <= calendars.nowruz(year) <= date(year, 3, 22)


@pytest.mark.parametrize(
    "call",
    [
        lambda: calendars.from_hijri(1445, 13, 1),
        lambda: calendars.from_hijri(1445, 1, 31),
        lambda: calendars.from_jalali(1402, 7, 31),
        lambda: calendars.from_jalali(1402, 12, 30),
        lambda: calendars.from_jalali(4000, 1, 1),
        lambda: calendars.hijri(date(500, 1, 1)),
    ],
)
def test_dates_that_do_not_exist(call):
    with pytest.raises(ValueError, match=r"\d"):
        call()


@pytest.mark.parametrize("year", [1950, 1999, 2024, 2049])
def test_every_holiday_can_be_found(year):
    for name in holidays():
        found = holiday(name, year)
        assert found is not None, name
        assert found.first_day() is not None, name
        assert found.year == year, name


def test_a_holiday_by_the_moon_is_approximate():
    assert is_approximate("ramadan")
    assert not is_approximate("christmas")


def test_thanksgiving_and_memorial_day():
    assert holiday("thanksgiving", 2023).first_day() == date(2023, 11, 23)
    assert holiday("memorial day", 2024).first_day() == date(2024, 5, 27)


def test_a_day_of_the_islamic_year_may_come_twice_or_not_at_all():
    assert in_year("hijri", 10, 1, 2000) == date(2000, 1, 8)
    assert in_year("hijri", 10, 1, 1999) == date(1999, 1, 19)
    assert converted("hijri", 2023, 9, 15).first_day() == date(2023, 3, 23) + timedelta(days=14)
    assert converted("jalali", 1402, 12, 30) is None
