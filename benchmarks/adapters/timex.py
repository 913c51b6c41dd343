"""Time expressions, straight from the answers to "when"."""

from collections.abc import Iterable, Iterator

from benchmarks.records.timex import Answer, Input, Timex
from benchmarks.system import System
from twosource.model import Document


def predict(system: System, inputs: Iterable[Input]) -> Iterator[Answer]:
    """The time expressions of each text, with their TIMEX3 values."""
    listed = list(inputs)
    documents = (Document(i.text, published=i.published) for i in listed)
    for record, parse in zip(listed, system.parse(documents), strict=True):
        mentions = system.questions.when.find(parse)
        found = (Timex(m.span.start, m.span.end, m.kind.upper(), m.value) for m in mentions)
        yield Answer(record.id, tuple(found))
