"""Finds the time expressions of a text and says what each means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from twosource.model import Anchor
from twosource.times import clocks, dates, lengths, pointers
from twosource.times.context import Clues, Context, Focus, Style, style_of, word_tense
from twosource.times.drafts import Draft, Named
from twosource.times.grammar import Rule, candidates, choose
from twosource.times.history import Item, with_years
from twosource.times.joins import join
from twosource.times.lexemes import lex
from twosource.times.moment import Moment
from twosource.times.named import Place
from twosource.times.pairs import Pair, pairs, share
from twosource.times.resolve import Kind, Resolved, resolve
from twosource.times.symbols import Lexeme, encode
from twosource.times.tables import zones

Relation = Literal["since", "until", "before", "after", "by", "between", "within"]

RULES: tuple[Rule, ...] = (
    *clocks.FIGURES,
    *dates.RULES,
    *clocks.RULES,
    *pointers.SHIFTS,
    *lengths.RULES,
    *pointers.RULES,
)
"""The rules that find expressions, before they are joined."""

_RELATIONS: dict[str, Relation] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "til": "until",
    "through": "until",
    "up to": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "by": "by",
    "within": "within",
}
_STARTING = frozenset({"starting", "beginning", "effective"})
_HEAD = 300  # characters in which a dateline stands
_PRESS_DAYS = 3  # from writing to publication
_PLACE = 4  # lexemes of the place before its date, where a stop ends it


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its offsets, kind, TIMEX3 value and interval (local time; None for an open end).

    `moment` is the date or time itself, None for durations and sets. `relation` is the preposition that limits it,
    `rule` the rules that found it. `stretch` is the whole stretch that it is one end of ("between 3 and 5 May"), with
    the offsets of its words.
    """

    start: int
    end: int
    kind: Kind
    value: str
    moment: Moment | None
    interval: tuple[datetime | None, datetime | None] | None
    anchor: Anchor
    approximate: bool
    relation: Relation | None
    rule: str
    part: str | None = None
    stretch: "tuple[tuple[datetime | None, datetime | None], int, int] | None" = None


def tag(text: str, published: date | None = None, clues: Clues | None = None) -> tuple[Expression, ...]:
    """The time expressions of a text, in order.

    `published` is the day of writing; without it, and without a dateline, words such as "Tuesday" stay unresolved.
    """
    clues = clues or Clues()
    lexemes = lex(text, clues.is_noun)
    drafts = choose(candidates(RULES, lexemes, encode(lexemes)))
    folded = join(lexemes, drafts)
    items = [Item(i, x, x.draft) for i, x in enumerate(folded) if x.draft is not None and x.symbol != "Nth"]
    written, anchor = _written(folded, items, published)
    style = style_of([item.draft for item in items], written)
    items = [item for item in items if not item.draft.weak or (item.draft.rule == "former" and style == "history")]
    linked = pairs(folded, [(item.at, item.draft) for item in items])
    items = _shared(items, linked)
    context = _context(items, written, anchor, style)
    return _stretches(_resolved(folded, items, context, clues, linked), linked)


def _shared(items: list[Item], linked: Sequence[Pair]) -> list[Item]:
    """The items, each of a pair with what it borrows from the other."""
    for pair in (*reversed(linked), *linked):  # a year told last reaches back over a list
        left, right = share(items[pair.left].draft, items[pair.right].draft, pair.span)
        items[pair.left] = replace(items[pair.left], draft=left)
        items[pair.right] = replace(items[pair.right], draft=right)
    return items


def _context(items: Sequence[Item], written: date | None, anchor: Anchor, style: Style) -> Context:
    """The day of writing with how it is known, and the first year that the text names."""
    years = [i.draft.body.year for i in items if isinstance(i.draft.body, Named) and i.draft.body.year is not None]
    base = None if written is None else Moment.of_day(written)
    return Context(style, base, anchor, first_year=years[0] if years else None)


def _written(
    folded: Sequence[Lexeme], items: Sequence[Item], published: date | None
) -> tuple[date | None, Literal["publication", "dateline", "none"]]:
    """The day of writing: a dateline's, where it lies just before that of publication, as it does in morning papers."""
    dateline = _dateline(folded, items, published)
    if published is None:
        return dateline, "none" if dateline is None else "dateline"
    if dateline is not None and 0 < (published - dateline).days <= _PRESS_DAYS:
        return dateline, "dateline"
    return published, "publication"


def _dateline(folded: Sequence[Lexeme], items: Sequence[Item], published: date | None) -> date | None:
    """The date that heads the text: alone on its line, or after a place and before a dash or bracket.

    It may lack its year where the day of publication gives it.
    """
    for item in items:
        body, at = item.draft.body, item.at
        if item.lexeme.start > _HEAD or (published is not None and at > _PLACE):
            return None
        if not isinstance(body, Named) or not (body.month and body.day) or body.system != "gregorian":
            continue
        if body.year is None and published is None:
            continue
        before = folded[at - 1].symbol if at else "brk"
        after = folded[at + 1].symbol if at + 1 < len(folded) else "brk"
        opens = before == "brk" and after in ("brk", "dash", "stop")
        first = at <= _PLACE and before == "comma" and after in ("stop", "brk")  # "Aden, 2 June 2023."
        placed = before in (("comma", "open", "dash") if published is None else ("comma",))
        if opens or first or (placed and after in ("dash", "open", "close")):
            year = body.year or (published.year if published is not None else 0)
            day = Moment("day", year=year, month=body.month, day=body.day).first_day()
            late = body.year is None and day is not None and published is not None and day > published
            return day if not late else Moment("day", year=year - 1, month=body.month, day=body.day).first_day()
    return None


def _resolved(
    folded: Sequence[Lexeme], items: Sequence[Item], context: Context, clues: Clues, linked: Sequence[Pair]
) -> list[Expression]:
    sentences, paragraphs = _positions(folded)
    if context.style == "history":
        items = with_years(folded, list(items), sentences, linked)
    found: list[Expression] = []
    lefts = {pair.right: pair.left for pair in linked}
    for index, item in enumerate(items):
        at, draft = item.at, item.draft
        tense = clues.tense(item.lexeme.start) if _looks_both_ways(draft) else None
        if tense is None and _looks_both_ways(draft):
            tense = word_tense(folded, at)
        zone = _zone_near(folded, at) if draft.clock is not None else None
        place = Place(sentences[at], paragraphs[at], tense, zone)
        if index in lefts and isinstance(draft.body, Named) and draft.body.year is None:
            draft = _after_left(draft, found[lefts[index]].moment, linked, index)
        resolved = resolve(draft, context, place)
        if draft is not item.draft:  # the right end of a stretch is known by its left end
            resolved = replace(resolved, anchor=found[lefts[index]].anchor)
        moment = resolved.moment
        if moment is not None and moment.year is not None and not _is_background(folded, at, draft):
            context.focus.update(moment, sentences[at], paragraphs[at], _opens(folded, at))
        relation = _relation(folded, at)
        found.append(_expression(item, draft, resolved, relation))
    return found


def _is_background(folded: Sequence[Lexeme], at: int, draft: Draft) -> bool:
    """Whether a date is only where something began ("since 2011"), so that no later words point to it."""
    told = isinstance(draft.body, Named) and draft.body.year is not None and draft.told
    return told and at > 0 and folded[at - 1].word == "since"


def _opens(folded: Sequence[Lexeme], at: int) -> bool:
    """Whether the expression opens its sentence, or has but a preposition before it."""
    start = at - 1 if at and folded[at - 1].symbol in ("in", "on") else at
    return start == 0 or folded[start - 1].symbol in ("stop", "brk")


def _after_left(draft: Draft, left: Moment | None, linked: Sequence[Pair], index: int) -> Draft:
    """The right end of a stretch, put into the year in which it does not come before the left end."""
    body = draft.body
    span = any(pair.right == index and pair.span for pair in linked)
    if left is None or left.year is None or not isinstance(body, Named) or not span:
        return draft
    if body.weekday is not None and body.day is None:
        return _weekday_after(draft, body, left)
    if body.month is None:
        return draft
    if left.month is None or draft.within is not None:
        return draft
    earlier = (body.month, body.day or 31) < (left.month, left.day or 1)
    return replace(draft, body=replace(body, year=left.year + earlier))


def _weekday_after(draft: Draft, body: Named, left: Moment) -> Draft:
    """The weekday that follows the left end: "from Friday night to Saturday"."""
    start = left.at_day().first_day()
    if start is None or body.weekday is None or left.at_day().grain != "day":
        return draft
    day = start + timedelta(days=(body.weekday - start.isoweekday()) % 7)
    return replace(draft, body=replace(body, year=day.year, month=day.month, day=day.day))


def _looks_both_ways(draft: Draft) -> bool:
    """Whether the tense of the words around matters."""
    body = draft.body
    if isinstance(body, Named):
        return body.year is None and draft.within is None
    return body is not None and getattr(body, "which", None) in ("this", "the")


def _positions(folded: Sequence[Lexeme]) -> tuple[list[int], list[int]]:
    """The sentence and paragraph of each lexeme, by stops and line breaks."""
    sentences, paragraphs = [], []
    sentence = paragraph = 0
    for lexeme in folded:
        sentences.append(sentence)
        paragraphs.append(paragraph)
        if lexeme.symbol == "brk":
            sentence, paragraph = sentence + 1, paragraph + 1
        elif lexeme.symbol == "stop" and lexeme.word in ".!?":
            sentence += 1
    return sentences, paragraphs


def _zone_near(folded: Sequence[Lexeme], at: int) -> str | None:
    """The zone of the nearest named place of the same sentence, else of the dateline; None where there is none."""
    for reach in range(1, 30):
        for i in (at + reach, at - reach):
            if 0 <= i < len(folded) and folded[i].symbol == "place" and _same_sentence(folded, at, i):
                return zones()[folded[i].word].zone
    for lexeme in folded[:4]:
        if lexeme.symbol == "place":
            return zones()[lexeme.word].zone
    return None


def _same_sentence(folded: Sequence[Lexeme], a: int, b: int) -> bool:
    return not any(x.symbol == "brk" or (x.symbol == "stop" and x.word in "!?.") for x in folded[min(a, b) : max(a, b)])


def _relation(folded: Sequence[Lexeme], at: int) -> Relation | None:
    """The preposition before an expression, as a relation."""
    words: list[str] = []
    i = at - 1
    while i >= 0 and len(words) < 3 and folded[i].symbol not in ("brk", "stop"):
        words.append(folded[i].word)
        i -= 1
    if not words:
        return None
    if words[0] == "to" and len(words) > 1 and words[1] in ("prior", "up"):
        return "before" if words[1] == "prior" else "until"
    if words[0] in ("in", "on", "from", "at") and len(words) > 1 and words[1] in _STARTING:
        return "since"
    after = folded[at + 1].word if at + 1 < len(folded) else ""
    if words[0] == "from" and after in ("onward", "onwards", "forward", "on"):
        return "since"
    if words[0] == "the" and len(words) > 1:
        return _RELATIONS.get(words[1])
    return _RELATIONS.get(words[0])


def _expression(item: Item, draft: Draft, resolved: Resolved, relation: Relation | None) -> Expression:
    return Expression(
        item.lexeme.start,
        item.lexeme.end,
        resolved.kind,
        resolved.value,
        resolved.moment,
        resolved.interval,
        resolved.anchor,
        resolved.approximate,
        relation,
        draft.rule,
        draft.part,
    )


def _stretches(found: list[Expression], linked: Sequence[Pair]) -> tuple[Expression, ...]:
    """The expressions, both ends of a stretch knowing the whole of it."""
    for pair in linked:
        left, right = found[pair.left], found[pair.right]
        if not pair.span or left.interval is None or right.interval is None:
            continue
        start, end = left.interval[0], right.interval[1]
        if start is None or end is None or (start.tzinfo is None) != (end.tzinfo is None) or start >= end:
            continue
        stretch = ((start, end), left.start, right.end)
        found[pair.left] = replace(left, relation="between", stretch=stretch)
        found[pair.right] = replace(right, relation="between", stretch=stretch)
    return tuple(found)


__all__ = ["Clues", "Context", "Expression", "Focus", "Relation", "tag"]
