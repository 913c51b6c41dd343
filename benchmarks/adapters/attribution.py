"""Attributions, straight from the answers to "who says so".

The set marks whole attributions only: none of its cues stands inside the content of another. A saying that is told in
another's words ("police said that the rebels had claimed...") is a link of a source chain to Twosource, and is left out
here.
"""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.records.attribution import Answer, Attribution, Input, Spans
from benchmarks.system import System
from twosource.extract.answers import Saying
from twosource.model import Span


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """Source, cue and content of every saying that is told in nobody else's words."""
    for record, parse in system.parse(inputs):
        sayings = system.questions.says_who.find(parse)
        found = (Attribution(offsets(s.source), offsets(s.cue), offsets(s.content)) for s in outermost(sayings))
        yield Answer(record.id, tuple(found))


def outermost(sayings: Sequence[Saying]) -> Iterator[Saying]:
    """The sayings whose cue stands in no other's content."""
    for saying in sayings:
        if not any(saying.cue_head in other.tokens for other in sayings if other is not saying):
            yield saying


def offsets(spans: Iterable[Span]) -> Spans:
    """Spans as pairs of offsets."""
    return tuple((span.start, span.end) for span in spans)
