"""The words around a claim's evidence, cut into pieces that carry marks: evidence, and the words of each value."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model import Claim, Span
from twosource.render.marked import Value

_AROUND = 400
"""How many code points of a long paragraph are shown before and after the evidence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one set of marks, from a code point of the text on.

    `kind` is the question that they answer, "" where they answer none; `first` says that a value's words begin here.
    """

    start: int
    text: str
    evidence: bool
    kind: str
    first: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report, without a gap; `before` and `after` say whether the report goes on."""

    start: int
    pieces: tuple[Piece, ...]
    before: bool
    after: bool


def passages(text: str, claim: Claim, values: Sequence[Value]) -> tuple[Passage, ...]:
    """The paragraphs that hold the claim's evidence, in order; long ones are cut to what is near it."""
    ranges: list[tuple[int, int]] = []
    for span in sorted(claim.evidence):
        start, end = _around(text, span)
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return tuple(passage(text, claim, values, start, end) for start, end in ranges)


def passage(text: str, claim: Claim, values: Sequence[Value], start: int, end: int) -> Passage:
    """A stretch of the text with its marks."""
    spans = [value.span for value in values if value.span is not None]
    cuts = {start, end}
    for span in (*spans, *claim.evidence):
        cuts |= {at for at in (span.start, span.end) if start < at < end}
    starts = {span.start for span in spans}
    pieces = tuple(
        Piece(
            a,
            text[a:b],
            any(span.start <= a < span.end for span in claim.evidence),
            _kind(values, a),
            a in starts,
        )
        for a, b in pairwise(sorted(cuts))
    )
    return Passage(start, pieces, bool(text[:start].strip()), bool(text[end:].strip()))


def _kind(values: Sequence[Value], at: int) -> str:
    """The kind of the value with the fewest words that hold a code point."""
    found = [(v.span.end - v.span.start, v.kind) for v in values if v.span and v.span.start <= at < v.span.end]
    return min(found)[1] if found else ""


def _around(text: str, span: Span) -> tuple[int, int]:
    """The paragraph of a span, but not more than `_AROUND` on each side, cut between words."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if span.start - start > _AROUND:
        start = text.find(" ", span.start - _AROUND, span.start) + 1 or span.start
    if end - span.end > _AROUND:
        end = max(text.rfind(" ", span.end, span.end + _AROUND), span.end)
    return start, end
