"""Which year is meant, where words name a month, day, season or holiday without one."""

from collections.abc import Callable
from datetime import date, timedelta

from twosource.times.context import Style, Tense
from twosource.times.moment import Moment

InYear = Callable[[int], Moment | None]
"""The time in a given year; None where that year has none (29 February)."""

_FORWARD_DAYS = 215  # a history tells seven months ahead before it goes back
_SOON_DAYS = 60


def choose_year(in_year: InYear, base: Moment, style: Style, tense: Tense | None, pointed: str | None) -> Moment | None:
    """The time of the year that the words mean, seen from `base`.

    A report looks back, unless its words look ahead; a history goes forward from the time just told, or back where
    that is much nearer. `pointed` is "last", "next" or "this" where the words say so.
    """
    first = base.first_day()
    if first is None:
        return _before_christ(in_year, base)
    options = [m for year in (first.year - 1, first.year, first.year + 1) if (m := in_year(year)) is not None]
    if base.edge is not None and (span := base.interval()) is not None:  # "late 1943" is not before September
        first = date(span[0].year, span[0].month, 1)
    if base.grain != "day" and style == "history":
        end = first if base.edge is not None else base.after(first)
        inside = [m for m in options if (d := m.first_day()) is not None and first <= d < end]
        if inside and pointed is None:
            return inside[0]
    dated = [(m, d) for m in options if (d := m.first_day()) is not None]
    if not dated:
        return None
    if pointed is not None:
        return _pointed(dated, first, pointed)
    if style == "history":
        return _narrated(dated, first)
    past = [(m, d) for m, d in dated if d <= first]
    ahead = [(m, d) for m, d in dated if m.after(d) > first]
    if tense == "past" or not ahead:
        return past[-1][0] if past else dated[0][0]
    if tense == "future" or not past:
        return ahead[0][0]
    back, forward = first - past[-1][1], ahead[0][1] - first
    if tense == "present" and forward < back / 2:  # "the deal closes in April"
        return ahead[0][0]
    if ahead[0][0].grain != "quarter" and forward.days <= _SOON_DAYS and back.days > 3 * max(forward.days, 30):
        return ahead[0][0]
    return past[-1][0]


def _pointed(dated: list[tuple[Moment, date]], first: date, pointed: str) -> Moment | None:
    if pointed == "this":
        return next((m for m, d in dated if m.year == first.year), None)
    if pointed == "last":
        ended = [m for m, d in dated if m.after(d) <= first]
        return ended[-1] if ended else None
    return next((m for m, d in dated if d > first), None)


def _narrated(dated: list[tuple[Moment, date]], first: date) -> Moment:
    ahead = [(m, d) for m, d in dated if m.after(d) > first]
    back = [(m, d) for m, d in dated if m.after(d) <= first]
    if ahead and back:
        forward = max(ahead[0][1] - first, timedelta(0)).days
        return ahead[0][0] if forward <= _FORWARD_DAYS else back[-1][0]
    return (ahead[0] if ahead else back[-1])[0]


def _before_christ(in_year: InYear, base: Moment) -> Moment | None:
    """Before Christ there are no dates to compare: the year just told, or the one after it where the month is past."""
    if base.year is None:
        return None
    same = in_year(base.year)
    if same is None or base.grain == "year":
        return same
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 1}.get(base.season or "", base.month or 1)
    wanted = {"SP": 3, "SU": 6, "FA": 9, "WI": 1}.get(same.season or "", same.month or 1)
    return in_year(base.year + 1) if wanted < month else same
