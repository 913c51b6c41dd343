"""When incidents began, as bars: by day, month or year, whichever gives bars that can be told apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from twosource.ledger.counting import Counted

Step = Literal["day", "month", "year"]

_MOST_DAYS = 120
_MOST_MONTHS = 180
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents that began from one day to another, both included."""

    since: date
    until: date
    incidents: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without gaps from the first day to the last; `undated` are incidents of no known time."""

    step: Step
    bars: tuple[Bar, ...]
    undated: int

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
    first, last = min(counts), max(counts)
    step: Step = "day"
    if (last - first).days >= _MOST_DAYS:
        step = "month" if (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS else "year"
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
    return Timeline(step, tuple(bars), undated)


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
