"""When: the time expressions of a report, and which of them is the time of an event."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from twosource.extract.answers import TimeAnswer, TimeMention
from twosource.extract.when.attachment import REPORTING, Link, is_attributive, link
from twosource.extract.when.narrative import carried, is_history, whole_days
from twosource.extract.when.tense import event_tense, is_perfect, is_pluperfect, tense_of_time
from twosource.model import Granularity, Span, When
from twosource.parse import Parse
from twosource.times import Clues, Expression, Grain, tag

UNSTATED_DAYS = 7
"""Days, up to that of publication, in which an event without a stated time is taken to lie."""

_GRANULARITY: dict[Grain, Granularity] = {
    "century": "century",
    "decade": "decade",
    "year": "year",
    "half": "interval",
    "quarter": "quarter",
    "season": "season",
    "month": "month",
    "week": "week",
    "weekend": "interval",
    "day": "day",
    "part": "part_of_day",
    "hour": "hour",
    "minute": "minute",
}


class WhenRules:
    """Finds times by the grammar of `twosource.times`, and gives events theirs by syntax, then by what came before."""

    version = "when-rules/1"

    def find(self, parse: Parse) -> tuple[TimeMention, ...]:
        """The time expressions of a report, in order.

        They are resolved against the report's day of publication or, in a history, against each other. A report
        without a day of publication leaves "Tuesday" unresolved: the interval is empty and its anchor "none".
        """
        starts = [token.start for token in parse.tokens]
        clues = Clues(
            is_noun=lambda offset: _is_noun(parse, _token_at(starts, offset)),
            tense=lambda offset: tense_of_time(parse, _anchor_token(parse, _token_at(starts, offset))),
        )
        document = parse.document
        found = tag(document.text, document.published, clues)
        return tuple(_mention(parse, starts, expression) for expression in found) if parse.tokens else ()

    def time_of(self, parse: Parse, mentions: Sequence[TimeMention], head: int) -> TimeAnswer:
        """The time of the event at token `head`, with the rule that gave it.

        Words of its own clause come first, then a time carried on from the sentence before; without either it is the
        last days up to publication (or, for what is to come, the days from then on), never the day of publication.
        """
        own = self._own(parse, mentions, head)
        if own is not None:
            return own
        return (
            self._said(parse, mentions, head)
            or self._carried(parse, mentions, head)
            or self.undated(parse, mentions, head)
        )

    def _own(self, parse: Parse, mentions: Sequence[TimeMention], head: int) -> TimeAnswer | None:
        found = _nearest(parse, mentions, head)
        if found is None:
            return None
        index, path = found
        mention = mentions[index]
        rule = f"{self.version}:{'clause' if path.price else 'modifier'}:{mention.rule.partition(':')[2]}"
        if path.side is not None:
            because = f"it came {path.side} what happened {mention.span.quote!r}"
            return TimeAnswer(_beside(limited(mention), path.side), index, True, rule, because)
        if is_attributive(parse, mention) and mention.when is not None:  # "after Friday's raid" is not after Friday
            return TimeAnswer(mention.when, index, True, rule, f"{mention.span.quote!r} is said of the event itself")
        how = "stands in the clause that tells the event" if path.price else "is said of the event itself"
        return TimeAnswer(limited(mention), index, True, rule, f"{mention.span.quote!r} {how}")

    def _said(self, parse: Parse, mentions: Sequence[TimeMention], head: int) -> TimeAnswer | None:
        """Not after it was told: "a bomb killed two, police said on Sunday"."""
        for j in parse.ancestors(head):
            if parse.tokens[j].lemma not in REPORTING:
                continue
            found = _nearest(parse, mentions, j)
            when = mentions[found[0]].when if found is not None and found[1].price <= 1 else None
            if found is None or when is None or when.end is None or event_tense(parse, head) == "future":
                return None
            near = when.start is not None and when.end - when.start <= timedelta(days=UNSTATED_DAYS)
            start = when.end - timedelta(days=UNSTATED_DAYS) if near else None
            bounded = When(start, when.end, "interval", when.timezone, "event", when.span, approximate=True)
            because = f"no time is told of it, but it was told {mentions[found[0]].span.quote!r}"
            return TimeAnswer(bounded, found[0], False, f"{self.version}:told", because)
        return None

    def _carried(self, parse: Parse, mentions: Sequence[TimeMention], head: int) -> TimeAnswer | None:
        """The time that a sentence just before tells of the same story."""
        index = carried(parse, mentions, head, history=is_history(mentions))
        told = None if index is None else mentions[index].when
        if index is None or told is None:
            return None
        when = replace(whole_days(told), anchor="event", approximate=True)
        because = f"no time is told of it, and {mentions[index].span.quote!r} is the time told last before it"
        return TimeAnswer(when, index, False, f"{self.version}:carried", because)

    def undated(
        self, parse: Parse, mentions: Sequence[TimeMention], head: int, *, to_come: bool | None = None
    ) -> TimeAnswer:
        """The time of an event that no words date: the last days up to publication, or the days from then on.

        `to_come` says which, where more is known of the event than its tense.
        """
        published = parse.document.published
        if published is None or is_history(mentions):
            when = When(None, None, "interval", None, "none", None, approximate=True)
            return TimeAnswer(when, None, False, f"{self.version}:unknown", "no time is told of it, nor of the report")
        published = _filed(parse, mentions) or published
        day = datetime(published.year, published.month, published.day)
        if event_tense(parse, head) == "future" if to_come is None else to_come:
            because = "no time is told of it, and it is still to come"
            return self._published(day, None, "ahead", because)
        after = day + timedelta(days=1)
        if is_pluperfect(parse, head):
            return self._published(None, after, "past", "no time is told of it but that it was before")
        if is_perfect(parse, head) and parse.sentence(head).paragraph > parse.sentences[0].paragraph:
            return self._published(None, after, "perfect", "told as done, at a time that is not told")
        because = f"no time is told of it; news is of the last days, here {UNSTATED_DAYS} up to publication"
        return self._published(after - timedelta(days=UNSTATED_DAYS), after, "unstated", because)

    def _published(self, start: datetime | None, end: datetime | None, rule: str, because: str) -> TimeAnswer:
        when = When(start, end, "interval", None, "publication", None, approximate=True)
        return TimeAnswer(when, None, False, f"{self.version}:{rule}", because)


def limited(mention: TimeMention) -> When:
    """The interval that a mention allows an event, its preposition heeded: "since 2011" has no end.

    A mention without an interval gives an empty one with the anchor "none".
    """
    when = mention.when
    if when is None:
        return When(None, None, "interval", None, "none", mention.span)
    if when.start is None or when.end is None or mention.relation in (None, "between", "within"):
        return when
    if mention.relation == "since":
        return replace(when, end=None, granularity="interval")
    if mention.relation == "after":
        return replace(when, start=when.end, end=None, granularity="interval")
    end = when.start if mention.relation == "before" else when.end
    return replace(when, start=None, end=end, granularity="interval")


def _nearest(parse: Parse, mentions: Sequence[TimeMention], head: int) -> tuple[int, Link] | None:
    """The mention that belongs to the event at `head` most closely, of those of its sentence."""
    sentence = parse.sentence(head)
    ranked = []
    for index in range(bisect_left(mentions, sentence.first, key=_first), len(mentions)):
        mention = mentions[index]
        if mention.first > sentence.last:
            break
        if not _dates(parse, mention, head):
            continue
        path = link(parse, mention, head)
        if path is not None:
            ranked.append((path.price, abs(mention.first - head), index, path))
    if not ranked:
        return None
    best = min(ranked, key=lambda item: item[:3])
    return best[2], best[3]


def _first(mention: TimeMention) -> int:
    return mention.first


def _dates(parse: Parse, mention: TimeMention, head: int) -> bool:
    """Whether a mention can date the event at all.

    "Now" is no date, what was done was not done tomorrow, and of "a 9 p.m. curfew" no day is told.
    """
    when = mention.when
    if when is None or mention.value == "PRESENT_REF":
        return False
    if when.granularity in ("hour", "minute") and when.approximate and is_attributive(parse, mention):
        return False
    if mention.relation in ("until", "by") or event_tense(parse, head) != "past":
        return True
    published = parse.document.published
    late = published is not None and when.start is not None and when.start.date() > published
    return not late and mention.value != "FUTURE_REF"


def _beside(when: When, side: str) -> When:
    """The open interval on one side of a time, that time included."""
    if side == "after" and when.start is not None:
        return replace(when, end=None, granularity="interval", approximate=True)
    if side == "before" and when.end is not None:
        return replace(when, start=None, granularity="interval", approximate=True)
    return when


def _filed(parse: Parse, mentions: Sequence[TimeMention]) -> date | None:
    """The day in the dateline, after which nothing in the report can have happened; None without one."""
    published = parse.document.published
    for mention in mentions[:2]:
        when = mention.when
        if when is None or when.start is None or when.granularity != "day" or published is None:
            continue
        if parse.paragraph(mention.first).kind == "dateline" and when.start.date() <= published:
            return when.start.date()
    return None


def _mention(parse: Parse, starts: list[int], expression: Expression) -> TimeMention:
    first, last = _token_at(starts, expression.start), _token_at(starts, expression.end - 1)
    span = Span.of(parse.document.text, expression.start, expression.end)
    return TimeMention(
        first,
        last,
        span,
        expression.kind,
        expression.value,
        _when(parse, expression, span),
        expression.relation,
        f"{WhenRules.version}:{expression.rule}",
    )


def _when(parse: Parse, expression: Expression, span: Span) -> When | None:
    """The interval of an expression; None for sets, and for durations that nothing places."""
    if expression.stretch is not None:
        (start, end), first, last = expression.stretch
        whole = Span.of(parse.document.text, first, last)
        return When(start, end, "interval", None, expression.anchor, whole, approximate=expression.approximate)
    moment = expression.moment
    if expression.interval is None and (moment is None or expression.kind in ("duration", "set")):
        if expression.kind in ("duration", "set"):
            return None
        return When(None, None, "interval", None, expression.anchor, span, approximate=True)
    start, end = expression.interval or (None, None)
    if moment is None:
        return When(start, end, "interval", None, expression.anchor, span, approximate=True)
    granularity = _GRANULARITY[moment.grain]
    part = expression.part
    if moment.edge is not None and moment.grain in ("day", "part"):
        granularity, part = "part_of_day", f"{moment.edge} {part}" if part else moment.edge
    return When(
        start,
        end,
        granularity,
        moment.zone,
        expression.anchor,
        span,
        part_of_day=part,
        approximate=expression.approximate,
    )


def _token_at(starts: list[int], offset: int) -> int:
    """The token that covers an offset, or the one before it."""
    return max(0, bisect_right(starts, offset) - 1)


def _anchor_token(parse: Parse, i: int) -> int:
    """From the first token of an expression up to the one that holds it to its clause."""
    tokens = parse.tokens
    while tokens[i].head != i and tokens[i].dep in ("det", "amod", "compound", "nummod", "quantmod", "advmod", "nmod"):
        head = tokens[i].head
        if head < i or head > i + 6 or tokens[head].pos == "VERB":
            break
        if tokens[i].pos == "PROPN" and tokens[head].pos == "NOUN":
            break  # "the Tuesday attack": the attack is no part of the time
        i = head
    return i


def _is_noun(parse: Parse, i: int) -> bool | None:
    tag_ = parse.tokens[i].tag
    if tag_.startswith("NN"):
        return True
    return False if tag_ == "MD" or tag_.startswith("VB") else None
