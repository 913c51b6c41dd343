"""A date or time as fine or as coarse as it is told: its TIMEX3 value and the stretch of time that it covers."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

Grain = Literal[
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "weekend",
    "day",
    "part",
    "hour",
    "minute",
]
"""How finely a moment is told, coarsest first."""

Edge = Literal["early", "mid", "late"]
"""Which third of it is meant: "early 2015", "mid-May", "late on Thursday"."""

GRAINS: tuple[Grain, ...] = (
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "weekend",
    "day",
    "part",
    "hour",
    "minute",
)

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a northern, meteorological season starts."""

_LAST_YEAR = 9998  # datetime ends with 9999, and an interval ends one grain after its start


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time; fields that are None are not told, and a moment without a year stands in no year.

    `year` is below zero before Christ (-490 is 490 BC); for a decade or century it is the first year. `season` is a
    TIMEX3 code (SP, SU, FA, WI), the winter of a year being the one that its January lies in. `part` is a TIMEX3 part
    of day (MO, AF, EV, NI, DT), `hours` the hours that it covers, an end above 24 reaching into the next day. `zone`
    is an IANA name or an offset ("+02:00"). `days` is the length of a holiday of more than one day.
    """

    grain: Grain
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    part: str | None = None
    hours: tuple[int, int] | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    edge: Edge | None = None
    days: int = 1

    @classmethod
    def of_day(cls, day: date) -> "Moment":
        """The day."""
        return cls("day", year=day.year, month=day.month, day=day.day)

    @classmethod
    def of_week(cls, day: date, grain: Literal["week", "weekend"] = "week") -> "Moment":
        """The ISO week (or its weekend) of a day."""
        year, week, _ = day.isocalendar()
        return cls(grain, year=year, week=week)

    @property
    def finer(self) -> int:
        """The rank of the grain: higher is finer."""
        return GRAINS.index(self.grain)

    def timex(self) -> str:
        """The TIMEX3 value: 1921-05-03, 1921-W12, 1921-SP, BC0490, 192, 19, 2023-11-24TMO, 2023-11-24T07:00."""
        year = "XXXX" if self.year is None else f"{self.year:04d}" if self.year >= 0 else f"BC{-self.year:04d}"
        if self.grain == "century":
            return year[:-2]
        if self.grain == "decade":
            return year[:-1]
        if self.grain in ("part", "hour", "minute"):
            return f"{year}-{_two(self.month)}-{_two(self.day)}T{self._clock()}"
        if self.days > 1 and (first := self.first_day()) is not None:
            return f"{first.isoformat()}/{(first + timedelta(days=self.days - 1)).isoformat()}"
        tail = {
            "year": "",
            "half": f"-H{self.half}",
            "quarter": f"-Q{self.quarter or 'X'}",
            "season": f"-{self.season}",
            "month": f"-{_two(self.month)}",
            "week": f"-W{_two(self.week)}",
            "weekend": f"-W{_two(self.week)}-WE",
            "day": f"-{_two(self.month)}-{_two(self.day)}",
        }[self.grain]
        return year + tail

    def _clock(self) -> str:
        if self.grain == "part":
            return str(self.part)
        second = "" if self.second is None else f":{self.second:02d}"
        return f"{self.hour:02d}:{self.minute or 0:02d}{second}{_suffix(self.zone)}"

    def first_day(self) -> date | None:
        """The first day that it covers; None without a year, before Christ, or where the calendar has no such day."""
        if self.year is None or not 1 <= self.year <= _LAST_YEAR:
            return None
        try:
            return self._first_day(self.year)
        except ValueError:
            return None

    def _first_day(self, year: int) -> date | None:
        if self.grain in ("week", "weekend"):
            return (
                None
                if self.week is None
                else date.fromisocalendar(year, self.week, 6 if self.grain == "weekend" else 1)
            )
        if self.grain == "season" and self.season in SEASON_MONTHS:
            return date(year - 1, 12, 1) if self.season == "WI" else date(year, SEASON_MONTHS[self.season], 1)
        if self.grain == "half":
            return date(year, 6 * (self.half or 1) - 5, 1)
        if self.grain == "quarter":
            return None if self.quarter is None else date(year, 3 * self.quarter - 2, 1)
        if self.grain in ("year", "decade", "century"):
            return date(year, 1, 1)
        if self.month is None or (self.day is None and self.grain != "month"):
            return None
        return date(year, self.month, self.day or 1)

    def interval(self) -> tuple[datetime, datetime] | None:
        """The half-open interval that it covers, in local time; None where it has no first day.

        A named zone is applied, so that both ends carry an offset. An edge narrows the interval to a third of it.
        """
        first = self.first_day()
        if first is None:
            return None
        start = datetime(first.year, first.month, first.day)
        if self.grain == "minute" or self.grain == "hour":
            start += timedelta(hours=self.hour or 0, minutes=self.minute or 0, seconds=self.second or 0)
            end = start + (timedelta(hours=1) if self.grain == "hour" else timedelta(minutes=1))
        elif self.grain == "part" and self.hours is not None:
            start, end = start + timedelta(hours=self.hours[0]), start + timedelta(hours=self.hours[1])
        else:
            after = self.after(first)
            end = datetime(after.year, after.month, after.day)
        start, end = _narrow(start, end, self.edge, self.grain if self.days == 1 else "month")
        return fixed(start, self.zone), fixed(end, self.zone)

    def after(self, first: date) -> date:
        """The day after its last day, `first` being its first."""
        if self.grain in ("day", "part", "hour", "minute"):
            return first + timedelta(days=self.days)
        if self.grain in ("week", "weekend"):
            return first + timedelta(days=2 if self.grain == "weekend" else 7)
        months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
        return add_months(first, months[self.grain])

    def at_day(self) -> "Moment":
        """The day that a part of day or a clock time falls on; itself where it is coarser."""
        if self.grain in ("part", "hour", "minute"):
            return Moment("day", year=self.year, month=self.month, day=self.day)
        return self

    def coarse(self, grain: Grain) -> "Moment | None":
        """The moment of a coarser grain that contains it (its month, year...); None where it is itself too coarse."""
        if grain == self.grain:
            return replace(self, edge=None)
        if GRAINS.index(grain) > self.finer:
            return None
        if grain == "year":
            return Moment("year", year=self.year)
        if grain in ("decade", "century"):
            size = 10 if grain == "decade" else 100
            if self.year is None:
                return None
            first = self.year // size * size if self.year > 0 else 1 - size - (-self.year // size * size)
            return Moment(grain, year=first)
        if grain == "month":
            return Moment("month", year=self.year, month=self.month) if self.month else None
        if grain == "day":
            return self.at_day()
        return self._coarse_by_calendar(grain)

    def _coarse_by_calendar(self, grain: Grain) -> "Moment | None":
        first = self.first_day()
        if first is None:
            return None
        if grain == "week" or grain == "weekend":
            return Moment.of_week(first, grain)
        if grain == "season":
            year = first.year + 1 if first.month == 12 else first.year
            return Moment("season", year=year, season=("WI", "SP", "SU", "FA")[first.month % 12 // 3])
        if grain == "quarter":
            return Moment("quarter", year=first.year, quarter=(first.month + 2) // 3)
        return Moment("half", year=first.year, half=1 if first.month < 7 else 2)

    def shift(self, amount: int, grain: Grain) -> "Moment | None":
        """The moment `amount` grains later (earlier where negative), told by that grain; None where undefined."""
        base = self.coarse(grain)
        if base is None or base.year is None:
            return None
        if grain in ("year", "decade", "century"):
            size = {"year": 1, "decade": 10, "century": 100}[grain]
            if grain != "year":
                return replace(base, year=base.year + amount * size)
            count = base.year + (base.year < 0) + amount  # there is no year 0
            return replace(base, year=count if count > 0 else count - 1)
        if grain == "season":
            return _shift_season(base, amount)
        first = base.first_day()
        if first is None:
            return None
        try:
            if grain in ("day", "week", "weekend"):
                moved = first + timedelta(days=amount * (1 if grain == "day" else 7))
            else:
                moved = add_months(first, amount * {"month": 1, "quarter": 3, "half": 6}[grain])
        except (OverflowError, ValueError):
            return None
        return Moment.of_day(moved) if grain == "day" else Moment.of_day(moved).coarse(grain)


def _shift_season(base: Moment, amount: int) -> Moment | None:
    order = ("WI", "SP", "SU", "FA")
    if base.season not in order or base.year is None:
        return None
    count = base.year * 4 + order.index(base.season) + amount
    return replace(base, year=count // 4, season=order[count % 4])


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _suffix(zone: str | None) -> str:
    if zone is None or "/" in zone:
        return ""
    if zone in ("+00:00", "-00:00"):
        return "Z"
    return zone.removesuffix(":00")


def _narrow(start: datetime, end: datetime, edge: Edge | None, grain: Grain) -> tuple[datetime, datetime]:
    """The third of an interval that `edge` means.

    "Early" and "late" on a day are what reporters mean by them: before 8 a.m., and from 6 p.m.; "early morning" is all
    of the hours up to 9.
    """
    if edge is None:
        return start, end
    midnight = datetime(start.year, start.month, start.day)
    if grain == "day":
        bounds = {"early": (0, 8), "mid": (11, 15), "late": (18, 24)}[edge]
        return midnight + timedelta(hours=bounds[0]), midnight + timedelta(hours=bounds[1])
    if grain == "part" and edge == "early" and start.hour < 12:
        return midnight, midnight + timedelta(hours=9)
    third = (end - start) / 3
    cuts = [start, start + third, start + 2 * third, end]
    if grain not in ("part", "hour", "minute"):
        cuts = [datetime(c.year, c.month, c.day) for c in cuts]
    i = ("early", "mid", "late").index(edge)
    return (cuts[i], cuts[i + 1]) if cuts[i] < cuts[i + 1] else (start, end)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def fixed(local: datetime, zone: str | None) -> datetime:
    """A local time with the offset that `zone` has then; naive for None.

    `zone` is an IANA name or an offset ("+02:00", "-0430"). The offset is fixed, so that a time written to
    JSON and read back is the same.
    """
    if zone is None:
        return local
    if zone[0] in "+-":
        return local.replace(tzinfo=timezone(offset(zone)))
    ahead = local.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta(0)
    return local.replace(tzinfo=timezone(ahead))


def offset(zone: str) -> timedelta:
    """The time ahead of UTC that "+02:00" or "-0430" means."""
    digits = zone[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -size if zone[0] == "-" else size
