"""How many: counts as ranges, never a bare number."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.errors import InvariantError
from twosource.model.span import Span

Measure = Literal[
    "killed",
    "wounded",
    "casualties",
    "missing",
    "detained",
    "abducted",
    "released",
    "displaced",
    "expelled",
    "participants",
    "deployed",
    "attacks",
    "weapons",
    "money",
    "other",
]


def check_bounds(low: int | None, best: int | None, high: int | None) -> None:
    """Raise InvariantError unless the bounds that are known stand in order."""
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        raise InvariantError(f"a count runs {low} <= {best} <= {high}, which is out of order; give low <= best <= high")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a count: `6,000 of them children`. `of` says of whom or where."""

    of: str
    low: int | None
    best: int | None
    high: int | None
    span: Span | None

    def __post_init__(self) -> None:
        check_bounds(self.low, self.best, self.high)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with bounds.

    `low` and `high` bound it, None where open; `best` is the reported figure, None for "dozens". All three None: the
    report says that the number is not known, which is not zero. `of` says of whom; `unit` is an ISO 4217 code for
    money. `since` and `until` are the days that a running count covers.
    """

    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    of: str | None
    span: Span | None
    parts: tuple[Part, ...] = ()
    since: date | None = None
    until: date | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        check_bounds(self.low, self.best, self.high)
        if self.since and self.until and self.since > self.until:
            raise InvariantError(f"a count runs from {self.since} until {self.until}; since must come first")
