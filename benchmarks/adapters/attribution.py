"""Attributions, straight from the answers to "who says so"."""

from collections.abc import Iterable, Iterator

from benchmarks.records.attribution import Answer, Attribution, Input, Spans
from benchmarks.system import System
from twosource.model import Document, Span


def predict(system: System, inputs: Iterable[Input]) -> Iterator[Answer]:
    """Source, cue and content of every saying."""
    listed = list(inputs)
    documents = (Document(i.text, published=i.published) for i in listed)
    for record, parse in zip(listed, system.parse(documents), strict=True):
        sayings = system.questions.says_who.find(parse)
        found = (Attribution(offsets(s.source), offsets(s.cue), offsets(s.content)) for s in sayings)
        yield Answer(record.id, tuple(found))


def offsets(spans: Iterable[Span]) -> Spans:
    """Spans as pairs of offsets."""
    return tuple((span.start, span.end) for span in spans)
