"""Two dates side by side: "between 3 and 5 May", "from October to March 1945", "the spring and summer of 1919"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.times.drafts import Draft, Named
from twosource.times.symbols import Lexeme

_SPANNING = frozenset({"to", "dash"})
_JOINING = frozenset({"and", "slash", "comma"})


@dataclass(frozen=True, slots=True)
class Pair:
    """The indexes of two expressions that stand side by side; `span` where they are the ends of one stretch of time."""

    left: int
    right: int
    span: bool


def pairs(folded: Sequence[Lexeme], found: Sequence[tuple[int, Draft]]) -> list[Pair]:
    """The pairs among expressions, given each one's place among the folded lexemes and its draft."""
    linked: list[Pair] = []
    for index in range(len(found) - 1):
        (a, left), (b, right) = found[index], found[index + 1]
        if not (isinstance(left.body, Named) and isinstance(right.body, Named)):
            continue
        gap = [lexeme.symbol for lexeme in folded[a + 1 : b]]
        if not gap or len(gap) > 3 or any(s not in _SPANNING | _JOINING and s not in ("the", "from") for s in gap):
            continue
        joint = [s for s in gap if s in _SPANNING | _JOINING]
        months = left.body.grain == right.body.grain == "month"
        if not joint or (joint == ["comma"] and not months):
            continue
        opened = _opened(folded, a)
        years = left.body.grain == right.body.grain == "year"
        span = joint[-1] in _SPANNING or ("and" in joint and opened == "between") or (years and joint == ["slash"])
        if "to" in joint and opened not in ("from", "between") and not _alike(left.body, right.body):
            continue
        linked.append(Pair(index, index + 1, span))
    return linked


def _opened(folded: Sequence[Lexeme], at: int) -> str:
    """The preposition that opens a stretch: "from" or "between", "" where there is none."""
    for lexeme in reversed(folded[max(0, at - 3) : at]):
        if lexeme.word in ("from", "between"):
            return lexeme.word
        if lexeme.symbol not in ("the", "about", "of"):
            return ""
    return ""


def _alike(left: Named, right: Named) -> bool:
    return left.grain == right.grain


def share(left: Draft, right: Draft, span: bool) -> tuple[Draft, Draft]:
    """Both drafts, each with the year (or containing time) that only the other tells."""
    a, b = left.body, right.body
    if not (isinstance(a, Named) and isinstance(b, Named)) or a.system != b.system:
        return left, right
    if a.year is None and left.within is None and right.within is not None and a.weekday is None:
        return replace(left, within=right.within), right
    if a.grain == "year" or b.grain == "year" or a.grain in ("decade", "century"):
        return left, right
    if a.year is None and left.within is None and b.year is not None and a.weekday is None:
        later = span and _rank(a) > _rank(b)
        return replace(left, body=replace(a, year=b.year - later)), right
    if b.year is None and right.within is None and a.year is not None and b.weekday is None:
        earlier = span and _rank(b) < _rank(a)
        return left, replace(right, body=replace(b, year=a.year + earlier))
    return left, right


def _rank(body: Named) -> tuple[int, int]:
    month = body.month or {"WI": 1, "SP": 3, "SU": 6, "FA": 9}.get(body.season or "", 3 * (body.quarter or 1))
    return month, body.day or 1
