"""The years of a history: which one each bare month or day belongs to, decided over the whole text at once.

A history moves forward from date to date, with digressions ("a report declassified in 2005") and fresh starts. Years
are chosen so that the walk from date to date is as short as it can be: going back costs more than going forward, a leap
costs no more than a limit, and any date with a year of its own may be passed over as a digression at a price.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Weight = Literal["naming", "year", "month", "day", "heading"]

_BACK = 1.25
"""The price of a step back, a step forward of the same length being 1."""
_LEAP = 1.4
"""The limit, in years, on the price of one step."""
_DIGRESSION: dict[Weight, float] = {"naming": 0.3, "year": 0.8, "month": 1.0, "day": 1.2, "heading": 3.0}
"""The price of passing over a date, by what it is."""
_LEFT_BEHIND = 0.6
"""The price, for a bare date, of not following the date with a year just before it in its sentence."""
_MEMORY = 3
"""Sentences over which a date left behind still draws the dates after it."""
_RESET = 0.15
_BEAM = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date as a stretch of years: 1941 is 1941.0 to 1941.92, March 1941 a point, 1941.17."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """A date of the narrative: `year` where it has one, and where it would stand in any year.

    `weight` is what it is: a year that only names something ("a 1995 book"), a year, a month, a day, or a date that
    heads a section. `sentence` is the sentence it stands in. `onward` marks one that the words put after the date
    before it ("by December").
    """

    year: int | None
    in_year: Callable[[int], Stretch]
    sentence: int
    weight: Weight = "day"
    onward: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    price: float
    at: Stretch | None
    skipped: int
    """The sentence of the last digression, -1 where there is none."""
    trail: "_Trail | None"


@dataclass(frozen=True, slots=True)
class _Trail:
    """The years chosen so far, latest first."""

    year: int | None
    before: "_Trail | None"


def years(steps: Sequence[Step]) -> list[int | None]:
    """The year of each step; None for a bare date before any year is known."""
    states = [_State(0.0, None, -1, None)]
    for step in steps:
        options: dict[tuple[float, float] | None, _State] = {}
        for state in states:
            for option in _moves(state, step):
                key = None if option.at is None else (option.at.low, option.at.high)
                if key not in options or option.price < options[key].price:
                    options[key] = option
        states = sorted(options.values(), key=lambda s: s.price)[:_BEAM]
    chosen: list[int | None] = []
    trail = states[0].trail
    while trail is not None:
        chosen.append(trail.year)
        trail = trail.before
    return chosen[::-1]


def _moves(state: _State, step: Step) -> list[_State]:
    if step.year is not None:
        there = step.in_year(step.year)
        moves = [
            _State(state.price + _price(state.at, there), _fine(state.at, there), -1, _Trail(step.year, state.trail))
        ]
        if state.at is not None:
            price = state.price + _DIGRESSION[step.weight]
            skipped = state.skipped if step.weight == "naming" else step.sentence
            moves.append(_State(price, state.at, skipped, _Trail(step.year, state.trail)))
            if _fine(state.at, there) != there:
                moves.append(_State(state.price + _RESET, there, -1, _Trail(step.year, state.trail)))
        elif step.weight == "naming":
            moves.append(_State(state.price + _DIGRESSION["naming"], None, -1, _Trail(step.year, state.trail)))
        return moves
    if state.at is None:
        return [_State(state.price, None, -1, _Trail(None, state.trail))]
    away = step.sentence - state.skipped
    extra = _LEFT_BEHIND * max(0.0, 1 - away / _MEMORY) if state.skipped >= 0 else 0.0
    base = int(state.at.low // 1)
    moves = []
    for year in (base - 1, base, base + 1, base + 2):
        there = step.in_year(year)
        outside = there.low > state.at.high  # leaving a year that a bare date could lie in is going past all of it
        here = Stretch(state.at.low, state.at.low) if outside else state.at
        back = _LEAP if step.onward and there.high < state.at.low else 0.0
        price = state.price + max(_price(here, there), back) + extra
        moves.append(_State(price, _fine(state.at, there), state.skipped, _Trail(year, state.trail)))
    return moves


def _price(here: Stretch | None, there: Stretch) -> float:
    if here is None:
        return 0.0
    if there.low > here.high:
        return min(there.low - here.high, _LEAP)
    if there.high < here.low:
        return min(_BACK * (here.low - there.high), _LEAP)
    return 0.0


def _fine(here: Stretch | None, there: Stretch) -> Stretch:
    """Where the narrative stands after a step: a year around the date just told does not blur it."""
    if here is not None and there.low <= here.low and here.high <= there.high:
        return here
    return there
