"""Death counts of headlines, from the answers to "how many"."""

from collections.abc import Iterator, Sequence

from benchmarks.records.ucdp_headlines import Answer, Input
from benchmarks.system import System
from twosource.model import Document


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The count of the killed that each headline tells; no answer where it tells none."""
    for record, parse in system.parse(inputs, headline):
        count = system.questions.how_many.deaths(parse)
        yield Answer(record.id, None if count is None else count.best if count.best is not None else count.low)


def headline(record: Input) -> Document:
    """The headline as a document of its own."""
    return Document(record.headline, publisher=record.office, published=record.published)
