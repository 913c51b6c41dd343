"""Attributions, straight from the answers to "who says so"."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.records.attribution import Answer, Attribution, Input, Spans
from benchmarks.system import System
from twosource.model import Span


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """Source, cue and content of every saying."""
    for record, parse in system.parse(inputs):
        sayings = system.questions.says_who.find(parse)
        found = (Attribution(offsets(s.source), offsets(s.cue), offsets(s.content)) for s in sayings)
        yield Answer(record.id, tuple(found))


def offsets(spans: Iterable[Span]) -> Spans:
    """Spans as pairs of offsets."""
    return tuple((span.start, span.end) for span in spans)
