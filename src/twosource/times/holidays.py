"""Holidays, and dates of the Islamic and Persian calendars, as Gregorian days."""

from dataclasses import replace
from datetime import date, timedelta

from twosource.times import calendars
from twosource.times.moment import Moment
from twosource.times.tables import holidays

_OWN_YEARS = 1200, 1600
"""Between these a year told with an Islamic or Persian holiday is one of its own calendar."""


def holiday(name: str, year: int) -> Moment | None:
    """The day (or first of several days) of a holiday in a Gregorian year; None where its calendar does not reach.

    An Islamic holiday that comes twice in the year gives the first of the two.
    """
    entry = holidays()[name]
    try:
        if entry.rule in ("hijri", "jalali") and _OWN_YEARS[0] < year < _OWN_YEARS[1]:  # "Nowruz 1403"
            month, day = (int(piece) for piece in entry.argument.split("-"))
            own = converted(entry.rule, year, month, day)
            return None if own is None else replace(own, days=entry.days)
        first = _first_day(entry.rule, entry.argument, year)
    except (ValueError, OverflowError):
        return None
    return None if first is None else Moment("day", first.year, month=first.month, day=first.day, days=entry.days)


def is_approximate(name: str) -> bool:
    """Whether the day depends on a sighting of the moon, so that it may be off by one."""
    return holidays()[name].rule == "hijri"


def _first_day(rule: str, argument: str, year: int) -> date | None:
    if rule == "fixed":
        month, day = (int(piece) for piece in argument.split("-"))
        return date(year, month, day)
    if rule == "weekday":
        return _nth_weekday(argument, year)
    if rule in ("easter", "orthodox_easter", "passover", "lunar"):
        base = {
            "easter": calendars.easter,
            "orthodox_easter": calendars.orthodox_easter,
            "passover": calendars.passover,
            "lunar": calendars.lunar_new_year,
        }[rule]
        return base(year) + timedelta(days=int(argument))
    month, day = (int(piece) for piece in argument.split("-"))
    if rule == "hebrew":  # the first months of the Hebrew year fall in the Gregorian year before its number's
        return calendars.from_hebrew(year + 3761, month, day)
    return in_year(rule, month, day, year)


def _nth_weekday(argument: str, year: int) -> date:
    month, weekday, nth = argument.split("-", 2)
    if nth == "-1":
        last = date(year, int(month) + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    first = date(year, int(month), 1)
    return first + timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))


def in_year(system: str, month: int, day: int, year: int) -> date | None:
    """The first day in a Gregorian year that bears this date of the Islamic or Persian calendar; None: no such day."""
    if system == "jalali":
        start = calendars.jalali(date(year, 1, 1))[0]
        convert = calendars.from_jalali
    else:
        start = calendars.hijri(date(year, 1, 1))[0]
        convert = calendars.from_hijri
    for candidate in (start, start + 1):
        try:
            found = convert(candidate, month, day)
        except ValueError:
            continue
        if found.year == year:
            return found
    return None


def converted(system: str, year: int, month: int, day: int | None) -> Moment | None:
    """A date or month of the Islamic or Persian calendar; None where that calendar has no such date.

    A year above 1600 is a Gregorian one ("15 Ramadan 2023").
    """
    try:
        if year > 1600:
            first = in_year(system, month, day or 1, year)
        else:
            convert = calendars.from_hijri if system == "hijri" else calendars.from_jalali
            first = convert(year, month, day or 1)
    except ValueError:
        return None
    if first is None:
        return None
    return Moment("day", first.year, month=first.month, day=first.day, days=1 if day else 30)
