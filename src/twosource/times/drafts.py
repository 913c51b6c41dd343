"""What the words of a time expression say, before anything is known of the day they are said on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.times.moment import Edge, Grain

Which = Literal["this", "last", "next", "previous", "following", "same", "the"]
"""How words point: from the day of writing (this, last, next) or from the time just told (the others)."""

Base = Literal["speech", "text"]
"""What a shift counts from: the day of writing ("two days ago") or the time just told ("two days later")."""

Unit = (
    Literal[
        "second", "minute", "hour", "day", "night", "week", "fortnight", "weekend", "month", "quarter", "year", "decade"
    ]
    | Literal["century", "half"]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A date by its own names; fields that are None are not told.

    `year` is below zero before Christ. `grain` is the grain of the finest field. `system` is the calendar that year,
    month and day are counted in.
    """

    grain: Grain
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    system: Literal["gregorian", "hijri", "jalali"] = "gregorian"


@dataclass(frozen=True, slots=True)
class Shift:
    """So much before or after a base: "two weeks ago", "the day before"; `amount` None where it is vague.

    `event` marks one that is counted from an event named after it ("two days after the raid").
    """

    amount: float | None
    unit: Unit
    sign: Literal[-1, 1]
    base: Base
    event: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """A unit or a named date pointed at: "last week", "that year", "next Friday", "the same month"."""

    which: Which
    unit: Unit | None = None
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit, or a weekday, counted inside another time: "the last week of March"; `number` -1 for the last."""

    number: int
    unit: Unit
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A reference to now, before or later without a measure: PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `toward` places it before ("the past 24 hours") or after the base, None where it floats.

    `amount` is None where it is vague ("several days").
    """

    amount: float | None
    unit: Unit
    toward: Literal[-1, 1] | None = None
    base: Base = "speech"


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times, by its TIMEX3 value: "every day" P1D, "on Fridays" XXXX-WXX-5."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` is an IANA name or an offset, "local" where the words say so, None where they do not.

    `reference` is the same time in another zone, where the words give both ("7 a.m. (0500 GMT)"); `foreign_day` marks
    one whose day is told in that other zone ("2 a.m. (2300 GMT Thursday)").
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    reference: "Clock | None" = None
    foreign_day: bool = False


Body = Named | Shift | Pointed | Counted | Vague | Length | Recurring | None
"""The dated core of an expression; None where only a part of the day or a clock time is told."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression as the words give it.

    `first` and `last` are its lexemes (inclusive). `part` is a part of the day, `within` a time that holds it ("of that
    year"). `weak` marks words that are a time only together with others ("the year" in "the end of the year").
    `told` is False where the year of the body was inferred.
    """

    first: int
    last: int
    rule: str
    body: Body
    part: str | None = None
    clock: Clock | None = None
    edge: Edge | None = None
    within: "Draft | None" = None
    approximate: bool = False
    weak: bool = False
    told: bool = True


NAMED_UNITS: Mapping[str, Grain] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
"""The grain that a unit is told by."""
