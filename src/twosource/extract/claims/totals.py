"""Totals: claims about many events over a window, with their parts checked against the whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.extract.answers import Count, Measured, PlaceMention, TimeMention
from twosource.extract.claims.counted import RunningTotal
from twosource.extract.claims.drafts import Draft
from twosource.extract.claims.sources import Sources
from twosource.model import Part, Participant, Place, Scope, Total, stable_id
from twosource.parse import Parse

_REACH = 5  # tokens after a part's number within which its place stands: "34 separate times in Syria"
_WINDOW = timedelta(days=7)
_WIDE = frozenset({"country", "region", "admin1"})
_SOME = frozenset({"including", "include", "among", "mostly", "mainly"})


@dataclass(frozen=True, slots=True)
class Totalling:
    """Makes the totals of one document."""

    parse: Parse
    sources: Sources
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    participants: Callable[[Draft], tuple[Participant, ...]]

    def total(self, running: RunningTotal) -> Total:
        """The public total of a running one."""
        measured, draft = running.measured, running.draft
        count = measured.count
        at = measured.predicate if measured.predicate is not None else count.first
        parts = tuple(self._part(p) for p in measured.parts)
        place = _place(draft)
        event_type = draft.type if draft is not None else None
        scope = Scope(event_type, self.participants(draft) if draft is not None else (), place)
        since = self._day(measured.since) or self._since(at) or _opening(draft)
        sentences = {self.parse.tokens[i].sentence for i in (at, count.first, *(p.first for p in measured.parts))}
        return Total(
            id=stable_id("t", self.parse.document.id, measured.measure, count.span.start, count.span.end),
            measure=measured.measure,
            low=count.low,
            best=count.best,
            high=count.high,
            scope=scope,
            since=since,
            until=self._day(measured.until),
            parts=parts,
            consistent=self._consistent(measured),
            attribution=self.sources.links(self.sources.chain(at)),
            evidence=tuple(
                self.parse.span(self.parse.sentences[s].first, self.parse.sentences[s].last) for s in sorted(sentences)
            ),
        )

    def _part(self, count: Count) -> Part:
        place = self._place_of(count)
        return Part(place or count.of or "others", count.low, count.best, count.high, count.span)

    def _place_of(self, count: Count) -> str | None:
        start = count.head if count.head is not None else count.last
        for mention in self.places:
            near = start < mention.first <= start + _REACH and mention.use == "location"
            if near and self.parse.tokens[mention.first - 1].pos in ("ADP", "DET"):
                return mention.place.name if mention.place is not None else mention.span.quote
        return None

    def _consistent(self, measured: Measured) -> bool | None:
        """Whether the parts can add up; None where there are none, or they are only some of the whole."""
        if not measured.parts:
            return None
        first = measured.parts[0].first
        before = {self.parse.tokens[i].lemma for i in range(max(0, first - 4), first)}
        if before & _SOME:
            return None
        low = sum(p.low or 0 for p in measured.parts)
        highs = [p.high for p in measured.parts]
        high = None if None in highs else sum(h for h in highs if h is not None)
        count = measured.count
        if count.high is not None and low > count.high:
            return False
        return not (high is not None and count.low is not None and high < count.low)

    def _day(self, tokens: tuple[int, int] | None) -> date | None:
        if tokens is None:
            return None
        for time in self.times:
            if (
                time.first <= tokens[1]
                and tokens[0] <= time.last
                and time.when is not None
                and time.when.start is not None
            ):
                return time.when.start.date()
        return None

    def _since(self, at: int) -> date | None:
        """The "since" of the total's sentence, where no words beside the number give one."""
        sentence = self.parse.tokens[at].sentence
        for time in self.times:
            if time.relation == "since" and self.parse.tokens[time.first].sentence == sentence:
                return time.when.start.date() if time.when is not None and time.when.start is not None else None
        return None


def _place(draft: Draft | None) -> Place | None:
    """Where the counted events lie: what the total's own words say, or the wide area that the report is about.

    A town that another sentence names is where something else happened.
    """
    if draft is None or draft.place is None:
        return None
    told = draft.place.explicit or draft.place.place.precision in _WIDE
    return draft.place.place if told else None


def _opening(draft: Draft | None) -> date | None:
    """The first day of a window of weeks that the words tell: "over the last two weeks"."""
    if draft is None or draft.day is None or draft.day.start is None or draft.day.end is None:
        return None
    return draft.day.start.date() if draft.day.end - draft.day.start >= _WINDOW else None
