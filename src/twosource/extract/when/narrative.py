"""Which time told before carries on to an event that none is told of: only that of the same story, told on."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta

from twosource.extract.answers import TimeMention
from twosource.extract.when.attachment import OTHER_TIMES, REPORTING, holder, site
from twosource.extract.when.tense import clause_verb, event_tense, is_pluperfect, is_simple_past
from twosource.model import Granularity, When
from twosource.parse import Parse

_CLOSE: frozenset[Granularity] = frozenset({"minute", "hour", "part_of_day", "day"})
_ERAS: frozenset[Granularity] = frozenset({"decade", "century"})
_REACH = 2
"""Sentences that a time told carries on for."""
_DATED, _POINTING = 8, 6
"""A history tells so many times without a day of writing, and so many for each one that wants it."""
_ELSEWHERE = frozenset(
    "earlier previously separately elsewhere formerly once before later since historically originally meanwhile".split()
)
"""Words that open a sentence of another story or another time."""


def is_history(mentions: Sequence[TimeMention]) -> bool:
    """Whether a report's times hang on each other and not on a day of publication."""
    anchors = [m.when.anchor for m in mentions if m.when is not None and m.when.granularity not in _ERAS]
    if {"publication", "dateline"} & set(anchors):
        return False
    told = sum(anchor != "none" for anchor in anchors)
    return told >= _DATED and told > _POINTING * (len(anchors) - told)


def carried(parse: Parse, mentions: Sequence[TimeMention], head: int, *, history: bool) -> int | None:
    """The index of the time told before that is also that of the event at `head`; None where nothing says so.

    In a report it must date the main clause of a sentence just before in the same paragraph, to the day, and the event
    must be told on in the simple past, in a sentence that tells no other time; in a history it may be coarser. A
    background year carries nothing.
    """
    sentence = parse.sentence(head)
    inside = any(sentence.first <= m.first <= sentence.last and m.when is not None for m in mentions)
    if inside or not _is_told_on(parse, head):
        return None
    for index in range(bisect_left(mentions, sentence.first, key=lambda m: m.first) - 1, -1, -1):
        mention = mentions[index]
        if mention.when is None or mention.when.start is None:
            continue
        before = parse.sentence(mention.first)
        if before.paragraph != sentence.paragraph or sentence.i - before.i > _REACH:
            return None
        if mention.relation in (None, "between") and _leads(parse, mention, history=history):
            return index
    return None


def whole_days(when: When) -> When:
    """A time as the days that it lies in: what follows an attack at 4 a.m. is of that day, not of that minute."""
    start, end = when.start, when.end
    if start is None or end is None or when.granularity not in _CLOSE:
        return when
    first = datetime(start.year, start.month, start.day, tzinfo=start.tzinfo)
    last = end - timedelta(microseconds=1)
    return When(
        first,
        datetime(last.year, last.month, last.day, tzinfo=last.tzinfo) + timedelta(days=1),
        "day" if last.date() == first.date() else "interval",
        when.timezone,
        when.anchor,
        when.span,
        approximate=when.approximate,
    )


def _is_told_on(parse: Parse, head: int) -> bool:
    """Whether an event is told in the simple past of a sentence that goes on with the story."""
    tokens = parse.tokens
    token = tokens[head]
    opening = tokens[parse.sentence(head).first]
    if opening.norm in _ELSEWHERE or token.lemma in REPORTING or token.norm == "according":
        return False
    if token.pos in ("NOUN", "PROPN") and not _takes_part(parse, head):
        return False
    verb = clause_verb(parse, head)
    if verb is None or is_pluperfect(parse, head) or event_tense(parse, head) not in ("past", None):
        return False
    return tokens[verb].lemma not in REPORTING and is_simple_past(parse, verb) and _is_foreground(parse, verb)


def _is_foreground(parse: Parse, verb: int) -> bool:
    """Whether a clause is of the story itself, and not a description, a reason or a condition in it."""
    tokens = parse.tokens
    for j in (verb, *parse.ancestors(verb)):
        if tokens[j].dep in ("relcl", "acl"):
            return False
        if any(tokens[c].norm in OTHER_TIMES for c in parse.children(j, "mark", "advmod")):
            return False
    return is_simple_past(parse, parse.sentence(verb).root)


def _takes_part(parse: Parse, noun: int) -> bool:
    """Whether an event noun is what its clause tells, and not what something else is of or about."""
    token = parse.tokens[noun]
    if token.dep == "pobj":
        return parse.tokens[parse.tokens[token.head].head].pos in ("VERB", "AUX")
    return token.dep in ("nsubj", "nsubjpass", "dobj", "ROOT")


def _leads(parse: Parse, mention: TimeMention, *, history: bool) -> bool:
    """Whether a mention dates what the main clause of its sentence tells, not when something was said."""
    when = mention.when
    if when is None or (when.granularity in _ERAS if history else when.granularity not in _CLOSE):
        return False
    published = parse.document.published
    if published is not None and when.start is not None and when.start.date() > published:
        return False
    held = holder(parse, site(parse, mention))
    if parse.tokens[held].lemma in REPORTING or clause_verb(parse, held) != held:
        return False
    return held == parse.sentence(mention.first).root or parse.tokens[held].dep in ("conj", "ccomp")
