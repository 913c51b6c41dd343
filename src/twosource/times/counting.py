"""Units counted inside a time, weekdays of a week, and the interval that a duration beside a day covers."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from twosource.times.drafts import Counted, Length, Shift
from twosource.times.moment import Moment, add_months

_VAGUE = 7
"""What "several" and "a few" are taken to reach to at the most."""


def counted_in(outer: Moment, counted: Counted) -> Moment | None:
    """The nth unit of a time ("the last week of March", "the second day of Ramadan"); None where it has none."""
    number, unit = counted.number, counted.unit
    if outer.grain == "year" and unit in ("half", "quarter"):
        size = 2 if unit == "half" else 4
        index = number if number > 0 else size
        if unit == "half":
            return replace(outer, grain="half", half=index) if index <= size else None
        return replace(outer, grain="quarter", quarter=index) if index <= size else None
    if unit == "half":  # half a month or season has no TIMEX3 value of its own
        return replace(outer, edge="early" if number == 1 else "late")
    first = outer.first_day()
    if first is None:
        return None
    end = outer.after(first)
    if counted.weekday is not None:
        ahead = (counted.weekday - first.isoweekday()) % 7 + 7 * (number - 1)
        back = (end - timedelta(days=1)).isoweekday() - counted.weekday
        day = first + timedelta(days=ahead) if number > 0 else end - timedelta(days=1 + back % 7)
        return Moment.of_day(day) if first <= day < end else None
    if unit == "day":
        day = first + timedelta(days=number - 1) if number > 0 else end - timedelta(days=1)
        return Moment.of_day(day) if first <= day < end else None
    if unit == "week":
        # the first week is the one of the fourth day, so that most of it lies inside; the last likewise
        day = first + timedelta(days=3 + 7 * (number - 1)) if number > 0 else end - timedelta(days=4)
        return Moment.of_week(day) if first <= day < end else None
    if unit == "weekend":
        saturday = first + timedelta(days=(6 - first.isoweekday()) % 7)
        day = saturday + timedelta(days=7 * (number - 1)) if number > 0 else _last_saturday(end)
        return Moment.of_week(day, "weekend") if first <= day < end else None
    if unit in ("month", "year", "quarter"):
        months = {"month": 1, "quarter": 3, "year": 12}[unit]
        day = add_months(first, months * (number - 1)) if number > 0 else add_months(end, -months)
        return Moment.of_day(day).coarse(unit) if first <= day < end else None
    return None


def _last_saturday(end: date) -> date:
    last = end - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - 6) % 7)


def weekday_of(week: Moment, weekday: int) -> Moment | None:
    """A weekday of a week."""
    if week.year is None or week.week is None:
        return None
    return Moment.of_day(date.fromisocalendar(week.year, week.week, weekday))


def length_interval(length: Length, first: date, end: date) -> tuple[datetime, datetime] | None:
    """What a duration covers before `end`, or from `first`; None past the calendar's ends."""
    amount = _VAGUE if length.amount is None else length.amount
    try:
        if length.toward == -1:
            start = _moved(first, -amount, length.unit) if length.unit not in ("second", "minute", "hour") else None
            begin = _at(start) if start else _at(first) - _clock_span(amount, length.unit)
            return begin, _at(end)
        stop = _moved(first, amount, length.unit) if length.unit not in ("second", "minute", "hour") else None
        return _at(first), _at(stop) if stop and stop > first else _at(end) + _clock_span(amount, length.unit)
    except (ValueError, OverflowError):
        return None


def vague_interval(shift: Shift, first: date, end: date) -> tuple[datetime | None, datetime | None] | None:
    """Where "a few days ago" or "years later" may lie: at least one unit away; years and more are open at the far end.

    None past the calendar's ends.
    """
    far = shift.unit in ("year", "decade", "century")
    try:
        if shift.sign < 0:
            start = None if far else _at(_moved(first, -_VAGUE, shift.unit))
            return start, _at(_moved(end, -1, shift.unit))
        return _at(_moved(first, 1, shift.unit)), None if far else _at(_moved(end, _VAGUE, shift.unit))
    except (ValueError, OverflowError):
        return None


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _clock_span(amount: float, unit: str) -> timedelta:
    return timedelta(hours=amount) if unit == "hour" else timedelta(0)


def _moved(day: date, amount: float, unit: str) -> date:
    days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + timedelta(days=round(amount * days))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    return add_months(day, round(amount * months))
