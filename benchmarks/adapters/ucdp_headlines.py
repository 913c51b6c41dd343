"""Death counts of headlines, from the answers to "how many"."""

from collections.abc import Iterator, Sequence

from benchmarks.records.ucdp_headlines import Answer, Input
from benchmarks.system import System, day
from twosource.model import Document

LEAST = 1
"""The answer where a headline gives no number: the set holds events with deaths, and most have one."""


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The count of the killed that each headline tells."""
    for record, parse in system.parse(inputs, headline):
        count = system.questions.how_many.deaths(parse)
        told = None if count is None else count.best if count.best is not None else count.low
        yield Answer(record.id, LEAST if told is None else told)


def headline(record: Input) -> Document:
    """The headline as a document of its own."""
    return Document(record.headline, publisher=record.office, published=day(record.published))
