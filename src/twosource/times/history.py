"""Histories: bare months, days and seasons get the year of the narrative that they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from twosource.times.drafts import Draft, Named
from twosource.times.moment import Edge, Moment
from twosource.times.narrative import Step, Stretch, Weight, years
from twosource.times.pairs import Pair
from twosource.times.symbols import Lexeme

_ONWARD = frozenset({"by", "until", "till", "to", "through"})
_HEADING = 10  # lexemes in a heading


@dataclass(frozen=True, slots=True)
class Item:
    """An expression before it is resolved: where its lexeme stands among the folded ones, and its draft."""

    at: int
    lexeme: Lexeme
    draft: Draft


def with_years(
    folded: Sequence[Lexeme], items: list[Item], sentences: Sequence[int], linked: Sequence[Pair]
) -> list[Item]:
    """The items of a history, bare months, days and seasons with their year."""
    stretched = _year_stretches(items, linked)
    rights = {pair.right for pair in linked if pair.left in stretched}
    dated = [i for i, item in enumerate(items) if i not in rights and _steps(item.draft)]
    steps: list[Step] = []
    for index in dated:
        item = items[index]
        body = item.draft.body
        assert isinstance(body, Named)
        sentence = sentences[item.at]
        word = folded[item.at - 1].word if item.at else ""
        onward = word in _ONWARD and bool(steps) and steps[-1].sentence == sentence
        until = stretched.get(index)
        in_year = partial(_stretch, body, item.draft.edge, 0 if until is None else until - (body.year or until))
        steps.append(Step(body.year, in_year, sentence, weight_of(folded, item.at, item.draft), onward))
    for index, year in zip(dated, years(steps), strict=True):
        body = items[index].draft.body
        if isinstance(body, Named) and body.year is None and year is not None:
            dated_draft = replace(items[index].draft, body=replace(body, year=year), told=False)
            items[index] = replace(items[index], draft=dated_draft)
    return items


def _steps(draft: Draft) -> bool:
    """Whether a draft is a date of a narrative: one with a year, or one that a year is wanting to."""
    body = draft.body
    if (
        not isinstance(body, Named)
        or draft.within is not None
        or body.system != "gregorian"
        or body.holiday is not None
    ):
        return False
    return body.year is not None or body.month is not None or body.grain in ("season", "quarter")


def _year_stretches(items: Sequence[Item], linked: Sequence[Pair]) -> dict[int, int]:
    """For the left ends of stretches of years ("1861-1865"), the year of the right end."""
    found: dict[int, int] = {}
    for pair in linked:
        left, right = items[pair.left].draft.body, items[pair.right].draft.body
        if not (pair.span and isinstance(left, Named) and isinstance(right, Named)):
            continue
        if left.grain == right.grain == "year" and left.year is not None and right.year is not None:
            found[pair.left] = right.year
    return found


def _stretch(body: Named, edge: Edge | None, more: int, year: int) -> Stretch:
    """Where a date stands in a year; `more` are the years after it that belong to it."""
    moment = Moment(
        body.grain, year=year, season=body.season, quarter=body.quarter, month=body.month, day=body.day, edge=edge
    )
    there = stretch(moment)
    return replace(there, high=there.high + more)


def weight_of(lexemes: Sequence[Lexeme], at: int, draft: Draft) -> Weight:
    """How firmly the date at index `at` moves a narrative to its time.

    A year may only name something or date a background: "a 1995 book", "since 1955".
    """
    word = lexemes[at - 1].word if at else ""
    if word in ("since", "until"):
        return "naming"
    if _heads(lexemes, at):
        return "heading"
    if not isinstance(draft.body, Named) or draft.body.grain == "day":
        return "day"
    if draft.body.grain != "year":
        return "month"
    if draft.rule == "year-pair":
        return "year"
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    names = after is not None and after.symbol == "other" and word not in ("in", "by", "during", "throughout")
    return "naming" if names or (word == "of" and at > 1 and lexemes[at - 2].symbol == "other") else "year"


def _heads(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether the date stands in a line that is a heading: a short one without a stop at its end."""
    first = at
    while first > 0 and lexemes[first - 1].symbol != "brk" and at - first < _HEADING:
        first -= 1
    last = at
    while last + 1 < len(lexemes) and lexemes[last + 1].symbol != "brk" and last - at < _HEADING:
        last += 1
    whole = (first == 0 or lexemes[first - 1].symbol == "brk") and last + 1 < len(lexemes)
    return whole and last - first < _HEADING and lexemes[last].word not in (".", "!", "?")


def stretch(moment: Moment) -> Stretch:
    """Where a moment with a year stands, in years."""
    year = float(moment.year or 0)
    if moment.grain in ("decade", "century"):
        return Stretch(year, year + (9.9 if moment.grain == "decade" else 99.9))
    if moment.grain == "year":
        low, high = {"early": (0.0, 0.25), "mid": (0.35, 0.6), "late": (0.7, 0.92)}.get(moment.edge or "", (0.0, 0.92))
        return Stretch(year + low, year + high)
    if moment.week is not None:
        return Stretch(year + moment.week / 53, year + moment.week / 53)
    month = moment.month or {"WI": 1, "SP": 4, "SU": 7, "FA": 10}.get(
        moment.season or "", 3 * (moment.quarter or 1) - 2
    )
    point = year + (month - 1) / 12 + ((moment.day or 1) - 1) / 366
    return Stretch(point, point)
