"""Drafts become times: every kind of body against the context that the text has built up so far."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from twosource.model import Anchor
from twosource.times.context import Context
from twosource.times.counting import counted_in, length_interval, vague_interval, weekday_of
from twosource.times.drafts import NAMED_UNITS, Clock, Counted, Draft, Length, Named, Pointed, Recurring, Shift, Vague
from twosource.times.holidays import is_approximate
from twosource.times.lengths import length_value
from twosource.times.moment import Grain, Moment, add_months, fixed
from twosource.times.named import Place, day_only, in_its_year, in_no_year, nearer_order, weekday, yearless
from twosource.times.tables import parts
from twosource.times.years import choose_year

_STORY = 6
"""Sentences that the day told last holds for, where nothing but clock times are told."""

Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means. `interval` has None for an open end; `moment` is None for durations and sets."""

    kind: Kind
    value: str
    moment: Moment | None
    interval: tuple[datetime | None, datetime | None] | None
    anchor: Anchor
    approximate: bool = False


def resolve(draft: Draft, context: Context, place: Place) -> Resolved:
    """What a draft means, given what came before it."""
    body = draft.body
    if isinstance(body, Length):
        return _length(draft, body, context, place)
    if isinstance(body, Recurring):
        return Resolved("set", body.value, None, None, "none")
    if isinstance(body, Vague):
        return _vague(body, context)
    if isinstance(body, Shift) and body.event and context.style == "report" and "beside" not in draft.rule:
        return Resolved("duration", length_value(body.amount, body.unit), None, None, "none")
    if isinstance(body, Shift) and (body.amount is None or body.unit in ("second", "minute", "hour")):
        return _loose_shift(body, context, place)
    if isinstance(body, Shift) and context.style == "history" and draft.rule in ("today", "yesterday", "tomorrow"):
        return _quoted_today(draft)
    moment, anchor, approximate = _moment(draft, context, place)
    approximate = approximate or draft.approximate
    if moment is None:
        moment, anchor = Moment("day"), "none"
    if draft.part is not None or draft.clock is not None:
        moment = _timed(moment, draft, place)
    if draft.edge is not None:
        moment = replace(moment, edge=draft.edge)
    approximate = approximate or moment.edge is not None or moment.grain in ("season", "part")
    kind: Kind = "time" if moment.grain in ("part", "hour", "minute") else "date"
    return Resolved(kind, moment.timex(), moment, moment.interval(), anchor, approximate)


def _moment(draft: Draft, context: Context, place: Place) -> tuple[Moment | None, Anchor, bool]:
    """The day or coarser time of a draft, what it was resolved against, and whether that is approximate."""
    body = draft.body
    if isinstance(body, Named):
        return _named(draft, body, context, place)
    if isinstance(body, Shift):
        return _shift(draft, body, context, place)
    if isinstance(body, Pointed):
        return _pointed(draft, body, context, place)
    if isinstance(body, Counted):
        if draft.within is None:
            return None, "none", False
        outer, anchor, _ = _moment(draft.within, context, place)
        return counted_in(outer, body) if outer else None, anchor, False
    return _undated(context, place)


def _undated(context: Context, place: Place) -> tuple[Moment | None, Anchor, bool]:
    """The day of a clock time or part of day alone: that of the story so far, else (in a report) the day of writing.

    A report tells a story of the last days: a clock time a few sentences on is still of the day told last.
    """
    focus = context.focus
    if focus.day is not None and place.sentence - focus.sentence <= (1 if _is_past(focus.day, context) else _STORY):
        return focus.day, "document", False
    if context.style == "history" or context.base is None:
        return None, "none", False
    return context.base, context.base_anchor, True


def _is_ahead(day: Moment | None, context: Context) -> bool:
    first, base = day.first_day() if day else None, context.base.first_day() if context.base else None
    return first is not None and base is not None and first > base


def _is_past(day: Moment, context: Context) -> bool:
    """Whether a day is not of the days that a report tells: more than a week before it, or after it."""
    first, base = day.first_day(), context.base.first_day() if context.base is not None else None
    return first is None or base is None or not 0 <= (base - first).days <= 7


def _named(draft: Draft, body: Named, context: Context, place: Place) -> tuple[Moment | None, Anchor, bool]:
    rough = body.system == "hijri" or (body.holiday is not None and is_approximate(body.holiday))
    if draft.within is not None:
        outer, anchor, _ = _moment(draft.within, context, place)
        if outer is None:
            return in_no_year(body), "none", rough
        if outer.grain in ("week", "weekend") and body.weekday is not None:
            return weekday_of(outer, body.weekday), anchor, rough
        if outer.grain == "month" and body.day is not None and body.month is None:
            return replace(outer, grain="day", day=body.day), anchor, rough
        return (in_its_year(body, outer.year) if outer.year is not None else in_no_year(body)), anchor, rough
    if draft.rule == "named-day" and body.year is not None and _is_ahead(in_its_year(body, body.year), context):
        body = replace(body, year=None)  # in a report from before what the day is known for
    if body.year is not None:
        if draft.rule == "numeric-either":
            body = nearer_order(body, context)
        return in_its_year(body, body.year or 1), "explicit" if draft.told else "document", rough
    if body.weekday is not None and body.day is None:
        return (*weekday(body.weekday, context, place, None), rough)
    if body.day is not None and body.month is None:
        return (*day_only(body.day, context, place), rough)
    return (*yearless(body, context, place, None), rough)


def _shift(draft: Draft, body: Shift, context: Context, place: Place) -> tuple[Moment | None, Anchor, bool]:
    base, anchor = context.speech() if body.base == "speech" else context.told(place.sentence)
    if base is None or body.amount is None:
        return None, "none", True
    grain: Grain = NAMED_UNITS[body.unit]
    if draft.within is not None:
        now, now_anchor, _ = _moment(draft.within, context, place)
        if draft.rule == "beside-date":
            beside = now.shift(int(body.amount) * body.sign, grain) if now is not None else None
            return beside, now_anchor, grain != "day"
        first = now.first_day() if now is not None else None
        months = int(body.amount) * {"month": 1, "year": 12, "decade": 120, "century": 1200}[body.unit]
        if now is None or first is None or first.year * 12 <= months:
            return None, "none", True
        there = add_months(first, -months)
        return Moment.of_day(there).coarse(now.grain), now_anchor, False
    size = 2 if body.unit == "fortnight" else 1
    amount = body.amount * size
    if amount != int(amount):
        grain, amount = ("month", amount * 12) if grain == "year" else (grain, round(amount))
    if grain == "weekend":
        grain = "week"
    if base.grain in ("year", "decade") and grain in ("month", "week", "day"):
        return None, "none", True
    moved = base.shift(int(amount) * body.sign, grain)
    return moved, anchor, body.event or grain not in ("day",)


def _loose_shift(body: Shift, context: Context, place: Place) -> Resolved:
    """A shift without a number, or by hours: the value says no more than before or after."""
    base, anchor = context.speech() if body.base == "speech" else context.told(place.sentence)
    first = base.first_day() if base is not None else None
    if body.unit in ("second", "minute", "hour") and first is not None and base is not None:
        value = f"{first.isoformat()}TXX"
        start = datetime(first.year, first.month, first.day)
        reach = timedelta(hours=body.amount or 12) if body.unit == "hour" else timedelta(0)
        ends = (
            (start - reach, start + timedelta(days=1)) if body.sign < 0 else (start, start + timedelta(days=1) + reach)
        )
        return Resolved("time", value, None, ends, anchor, True)
    value = "PAST_REF" if body.sign < 0 else "FUTURE_REF"
    if base is None or first is None:
        return Resolved("date", value, None, None, "none", True)
    return Resolved("date", value, None, vague_interval(body, first, base.after(first)), anchor, True)


def _quoted_today(draft: Draft) -> Resolved:
    value = "PRESENT_REF" if draft.rule == "today" else "XXXX-XX-XX"
    return Resolved("date", value, None, None, "none")


def _pointed(draft: Draft, body: Pointed, context: Context, place: Place) -> tuple[Moment | None, Anchor, bool]:
    if body.named is not None:
        return (*_pointed_name(body, body.named, context, place), False)
    if body.which == "the" and draft.within is not None:
        day, day_anchor, _ = _moment(draft.within, context, place)
        return day.coarse("week") if day is not None else None, day_anchor, False
    if body.unit is None:
        return _same_period(draft, context, place)
    unit = body.unit
    grain = NAMED_UNITS[unit]
    textual = body.which in ("previous", "following", "same") or context.style == "history"
    if body.which == "the" and context.focus.sentence == place.sentence:
        textual = True
    base, anchor = context.told(place.sentence) if textual else context.speech()
    if draft.within is not None:  # "the same month last year"
        outer, outer_anchor, _ = _moment(draft.within, context, place)
        inner = base.coarse(grain) if base is not None else None
        if outer is None or outer.year is None or inner is None:
            return outer, outer_anchor, True
        return replace(inner, year=outer.year), outer_anchor, True
    if base is None:
        return None, "none", False
    if body.which == "the" and grain == "quarter" and context.style == "report":
        return _reported_quarter(context, base), anchor, True
    if textual and base.coarse(grain) is None and context.base is not None and context.style == "report":
        base, anchor = context.base, context.base_anchor
    if grain == "weekend" and body.which in ("this", "the") and base.grain == "day":
        return _weekend(base, place), anchor, False
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(body.which, 0)
    return base.shift(step, grain) if step else base.coarse(grain), anchor, False


def _reported_quarter(context: Context, base: Moment) -> Moment | None:
    """ "In the quarter": the one told last, else the one before the day of writing."""
    latest = context.focus.latest
    return latest if latest is not None and latest.grain == "quarter" else base.shift(-1, "quarter")


def _same_period(draft: Draft, context: Context, place: Place) -> tuple[Moment | None, Anchor, bool]:
    """ "The same period last year": the time just told, in the other year."""
    latest = context.focus.latest
    if draft.within is None:
        return None, "none", True
    outer, anchor, _ = _moment(draft.within, context, place)
    if outer is None or outer.year is None or latest is None:
        return outer, anchor, True
    return replace(latest, year=outer.year), anchor, True


def _weekend(base: Moment, place: Place) -> Moment | None:
    """ "The weekend": the one just over, up to Tuesday or where the words look back, else this week's."""
    first = base.first_day()
    if first is None:
        return None
    back = first.isoweekday() <= (5 if place.tense == "past" else 2) and place.tense != "future"
    return Moment.of_week(first - timedelta(days=7 if back else 0), "weekend")


def _pointed_name(body: Pointed, named: Named, context: Context, place: Place) -> tuple[Moment | None, Anchor]:
    pointed: str | None = {"the": "this"}.get(body.which, body.which)
    if named.weekday is not None:
        if pointed == "same":
            base, anchor = context.told(place.sentence)
            return (base.at_day(), anchor) if base is not None else (None, "none")
        return weekday(named.weekday, context, place, pointed)
    if pointed in ("same", "following", "previous"):
        base, anchor = context.told(place.sentence)
        if base is None or base.year is None:
            return in_no_year(named), "none"
        if pointed == "same":
            return in_its_year(named, base.year), anchor
        side = "next" if pointed == "following" else "last"
        return choose_year(lambda year: in_its_year(named, year), base, "report", None, side), anchor
    return yearless(named, context, place, pointed)


def _timed(moment: Moment, draft: Draft, place: Place) -> Moment:
    """The moment with the draft's part of day or clock time, in the zone that the words or the place near give."""
    day = moment.at_day()
    clock = draft.clock
    if clock is None:
        part = parts()[draft.part or ""]
        if ":" in part.timex:
            hour = int(part.timex[:2])
            return replace(day, grain="hour", hour=hour)
        return replace(day, grain="part", part=part.timex, hours=part.hours, edge=draft.edge)
    zone = clock.zone
    if clock.reference is not None:
        zone = _zone_by_reference(day.first_day(), draft, place.zone)
    elif zone == "local":
        zone = place.zone
    grain: Grain = "hour" if clock.minute is None else "minute"
    if clock.foreign_day and clock.reference is not None:
        day = day.shift(_days_apart(clock), "day") or day
    return replace(day, grain=grain, hour=clock.hour, minute=clock.minute, second=clock.second, zone=zone)


def _days_apart(clock: Clock) -> int:
    """How many days the local date is ahead of the reference's: 2 a.m. is a day after 2300 GMT."""
    if clock.reference is None:
        return 0
    ahead = clock.hour - clock.reference.hour
    return 1 if ahead < -12 else -1 if ahead > 12 else 0


def _zone_by_reference(day: date | None, draft: Draft, place_zone: str | None) -> str | None:
    """The zone of a time told twice: the place's, where its offset that day is the difference; else the difference."""
    clock = draft.clock
    if clock is None or clock.reference is None or clock.reference.zone is None:
        return place_zone
    when = day or date(2000, 1, 1)
    reference = fixed(
        datetime(when.year, when.month, when.day, clock.reference.hour % 24, clock.reference.minute or 0),
        clock.reference.zone,
    )
    ahead = reference.utcoffset() or timedelta(0)
    minutes = clock.hour * 60 + (clock.minute or 0) - clock.reference.hour * 60 - (clock.reference.minute or 0)
    minutes = (minutes + int(ahead.total_seconds()) // 60 + 12 * 60) % (24 * 60) - 12 * 60
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    if place_zone is not None:
        local = fixed(datetime(when.year, when.month, when.day, clock.hour % 24, clock.minute or 0), place_zone)
        if local.utcoffset() == timedelta(minutes=minutes):
            return place_zone
    return offset


def _vague(body: Vague, context: Context) -> Resolved:
    first = context.base.first_day() if context.base is not None and context.style == "report" else None
    if first is None:
        return Resolved("date", body.value, None, None, "none", True)
    start = datetime(first.year, first.month, first.day)
    end = start + timedelta(days=1)
    interval = {"PRESENT_REF": (start, end), "PAST_REF": (None, end), "FUTURE_REF": (start, None)}[body.value]
    return Resolved("date", body.value, None, interval, context.base_anchor, True)


def _length(draft: Draft, body: Length, context: Context, place: Place) -> Resolved:
    value = length_value(body.amount, body.unit)
    if draft.within is not None:
        outer, anchor, _ = _moment(draft.within, context, place)
        first = outer.first_day() if outer is not None else None
        if outer is None or first is None:
            return Resolved("duration", value, None, None, "none")
        side: Literal[-1, 1] = -1 if draft.edge == "late" else 1
        end = outer.after(first) if side < 0 else first
        interval = length_interval(replace(body, toward=side), end if side < 0 else first, end)
        return Resolved("duration", value, None, interval, anchor)
    if body.toward is None:
        return Resolved("duration", value, None, None, "none")
    base, anchor = context.speech() if body.base == "speech" else context.told(place.sentence)
    first = base.first_day() if base is not None else None
    if base is None or first is None:
        return Resolved("duration", value, None, None, "none", True)
    return Resolved("duration", value, None, length_interval(body, first, base.after(first)), anchor, True)
