"""Time expressions, straight from the answers to "when"."""

from collections.abc import Iterator, Sequence

from benchmarks.records.timex import Answer, Input, Timex
from benchmarks.system import System


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The time expressions of each text, with their TIMEX3 values."""
    for record, parse in system.parse(inputs):
        mentions = system.questions.when.find(parse)
        found = (Timex(m.span.start, m.span.end, m.kind.upper(), m.value) for m in mentions)
        yield Answer(record.id, tuple(found))
