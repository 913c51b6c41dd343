"""Dates that lack something: a month or day without a year, a weekday, "the 15th"."""

from dataclasses import dataclass, replace
from datetime import timedelta

from twosource.model import Anchor
from twosource.times.context import Context, Tense
from twosource.times.drafts import Named
from twosource.times.holidays import converted, holiday, in_year
from twosource.times.moment import Moment
from twosource.times.years import choose_year

_NEAR_DAYS = 45


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands, and what its surroundings say: its tense, and the zone of a place near it."""

    sentence: int
    paragraph: int
    tense: Tense | None
    zone: str | None


def in_its_year(body: Named, year: int) -> Moment | None:
    """The time that a name means in a year; None where the year has no such day."""
    if body.holiday is not None:
        return holiday(body.holiday, year)
    if body.system != "gregorian":
        return converted(body.system, year, body.month or 1, body.day)
    moment = Moment(
        body.grain,
        year=year,
        half=body.half,
        quarter=body.quarter,
        season=body.season,
        month=body.month,
        day=body.day,
    )
    return moment if year < 1 or body.grain != "day" or moment.first_day() is not None else None


def in_no_year(body: Named) -> Moment:
    """The same, where no year is known."""
    if body.grain == "day" and body.month is None:
        return Moment("day")
    return Moment(body.grain, half=body.half, quarter=body.quarter, season=body.season, month=body.month, day=body.day)


def nearer_order(body: Named, context: Context) -> Named:
    """The American reading of 7/8/07, unless only the other one lies near the day of writing."""
    base = context.base.first_day() if context.base else None
    swapped = replace(body, month=body.day, day=body.month)
    a, b = in_its_year(body, body.year or 1), in_its_year(swapped, body.year or 1)
    first, second = a.first_day() if a else None, b.first_day() if b else None
    if base is None or first is None or second is None:
        return body
    return swapped if abs((second - base).days) <= _NEAR_DAYS < abs((first - base).days) else body


def yearless(body: Named, context: Context, place: Place, pointed: str | None) -> tuple[Moment | None, Anchor]:
    """A month, day, season, quarter or holiday without a year."""

    def in_year_of(year: int) -> Moment | None:
        if body.system != "gregorian":
            day = in_year(body.system, body.month or 1, body.day or 1, year)
            return None if day is None else replace(Moment.of_day(day), days=1 if body.day else 30)
        return in_its_year(body, year)

    focus = context.focus
    base, anchor = context.base, context.base_anchor
    style = context.style
    if style == "history":
        if focus.latest is not None:
            base, anchor = focus.latest, "document"
        elif context.first_year is not None:
            base, anchor = Moment("year", year=context.first_year), "document"
    elif pointed is None and _narrating(context, place):
        base, anchor, style = focus.latest, "document", "history"
    if base is None:
        return in_no_year(body), "none"
    return choose_year(in_year_of, base, style, place.tense, pointed), anchor


def _narrating(context: Context, place: Place) -> bool:
    """Whether a report is telling the past of another year, so that a bare month belongs to that year."""
    latest, base = context.focus.latest, context.base
    if latest is None or latest.year is None or base is None or base.year is None:
        return base is None and latest is not None
    told = latest.grain in ("month", "day", "season") or (latest.grain == "year" and context.focus.opens)
    if not told or place.tense == "future":
        return False
    return latest.year < base.year - 1 and place.paragraph == context.focus.paragraph


def weekday(number: int, context: Context, place: Place, pointed: str | None) -> tuple[Moment | None, Anchor]:
    """The day that a weekday means, seen from the day of writing or the time just told."""
    base, anchor = context.speech()
    first = base.first_day() if base is not None and base.grain == "day" else None
    if first is None:
        return Moment("day"), "none"
    back = (first.isoweekday() - number) % 7
    if pointed == "last":
        days = -(back or 7)
    elif pointed == "next":
        days = 7 - back
    elif pointed in ("following",) or (pointed != "previous" and _ahead(context, place, pointed)):
        days = (7 - back) % 7 or (7 if pointed == "following" else 0)
    elif context.style == "history":
        days = -back if back <= 3 else 7 - back
    else:
        days = -(back or (7 if pointed == "previous" else 0))
    return Moment.of_day(first + timedelta(days=days)), anchor


def _ahead(context: Context, place: Place, pointed: str | None) -> bool:
    ahead = place.tense in ("future", "present") or (pointed == "this" and place.tense != "past")
    return context.style == "report" and ahead


def day_only(day: int, context: Context, place: Place) -> tuple[Moment | None, Anchor]:
    """ "On the 15th": of the month just told, else of the month of writing or the one beside it."""
    latest = context.focus.latest
    if latest is not None and latest.month is not None and place.sentence - context.focus.sentence <= 3:
        return Moment("day", year=latest.year, month=latest.month, day=day), "document"
    base = context.base.first_day() if context.base is not None else None
    if base is None:
        return Moment("day", day=day), "none"
    month = Moment("month", base.year, month=base.month)
    if day > base.day and place.tense != "future":
        month = month.shift(-1, "month") or month
    elif day < base.day and place.tense == "future":
        month = month.shift(1, "month") or month
    return replace(month, grain="day", day=day), context.base_anchor
