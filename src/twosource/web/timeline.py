"""When incidents began, as bars: by day, month or year, whichever gives bars that can be told apart.

One old date, or a wrong one, would make the bars of a year's reports one bar. So the step is chosen from the days that
hold the middle 98% of incidents; what lies so far outside of these that bars of this step cannot hold it has none,
and how many those are is said.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from twosource.ledger.counting import Counted

Step = Literal["day", "month", "year"]

_MOST_DAYS = 120
_MOST_MONTHS = 180
_MOST_YEARS = 80
_STEPS: tuple[Step, ...] = get_args(Step)
_TICKS = 6
_OUTSIDE = 0.01
"""The part of all incidents that may lie before the bars, and the part after them; at least one of more than a few."""
_FEW = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents that began from one day to another, both included."""

    since: date
    until: date
    incidents: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without gaps from the first day to the last; `undated` are incidents of no known time.

    `earlier` and `later` hold those of the days outside of the bars, None where there are none.
    """

    step: Step
    bars: tuple[Bar, ...]
    undated: int
    earlier: Bar | None = None
    later: Bar | None = None

    @property
    def most(self) -> int:
        """The count of the highest bar, at least 1."""
        return max((bar.incidents for bar in self.bars), default=1) or 1

    @property
    def ticks(self) -> Sequence[tuple[int, str]]:
        """Some of the bars to write a date under: their numbers, and the words."""
        every = max(1, -(-len(self.bars) // _TICKS))
        return [(n, words(bar.since, self.step)) for n, bar in enumerate(self.bars) if n % every == 0]


def timeline(days: Iterable[Counted], since: date | None, until: date | None) -> Timeline:
    """The bars of counts by day, between two days where they are given."""
    counts: Counter[date] = Counter()
    undated = 0
    for counted in days:
        if counted.value is None:
            undated += counted.incidents
            continue
        day = date.fromisoformat(counted.value)
        if (since is None or day >= since) and (until is None or day <= until):
            counts[day] += counted.incidents
    if not counts:
        return Timeline("day", (), undated)
    every = sorted(counts)
    first, last = _middle(every, counts)
    step = _step(first, last)
    first = min(day for day in every if day >= first or _can_hold(step, day, last))
    last = max(day for day in every if day <= last or _can_hold(step, first, day))
    begun: Counter[date] = Counter()
    for day, number in counts.items():
        begun[_begin(day, step)] += number
    bars = []
    at = _begin(first, step)
    while at <= last:
        end = _end(at, step)
        bars.append(Bar(at, end, begun[at]))
        if end == date.max:
            break
        at = end + timedelta(days=1)
    before = [day for day in every if day < bars[0].since]
    after = [day for day in every if day > bars[-1].until]
    return Timeline(step, tuple(bars), undated, _together(before, counts), _together(after, counts))


def _middle(every: Sequence[date], counts: Counter[date]) -> tuple[date, date]:
    """The first and the last of the days that hold the middle 98% of incidents."""
    most = max(int(counts.total() * _OUTSIDE), counts.total() > _FEW)

    def edge(days: Iterable[date]) -> date:
        passed = 0
        for day in days:
            passed += counts[day]
            if passed > most:
                break
        return day

    return edge(every), edge(reversed(every))


def _step(first: date, last: date) -> Step:
    """The finest step whose bars from one day to another can be told apart."""
    return next((step for step in _STEPS if _can_hold(step, first, last)), "year")


def _can_hold(step: Step, first: date, last: date) -> bool:
    """Whether the bars of a step from one day to another can be told apart."""
    if step == "day":
        return (last - first).days < _MOST_DAYS
    if step == "month":
        return (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS
    return last.year - first.year < _MOST_YEARS


def _together(days: Sequence[date], counts: Counter[date]) -> Bar | None:
    """Some days in order as one bar."""
    return Bar(days[0], days[-1], sum(counts[day] for day in days)) if days else None


def words(day: date, step: Step) -> str:
    """The begin of a bar: "3 May 2024", "May 2024", "2024"."""
    return {"day": f"{day.day} {day:%b %Y}", "month": f"{day:%b %Y}", "year": f"{day.year}"}[step]


def _begin(day: date, step: Step) -> date:
    return day if step == "day" else day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(day: date, step: Step) -> date:
    """The last day of the bar that begins on a day."""
    if step == "day":
        return day
    if step == "year" or day.month == 12:
        return date(day.year, 12, 31)
    return date(day.year, day.month + 1, 1) - timedelta(days=1)
