"""Death counts of headlines, from the answers to "how many"."""

from collections.abc import Iterable, Iterator

from benchmarks.records.ucdp_headlines import Answer, Input
from benchmarks.system import System
from twosource.extract.how_many import deaths
from twosource.model import Document


def predict(system: System, inputs: Iterable[Input]) -> Iterator[Answer]:
    """The count of the killed that each headline tells; no answer where it tells none."""
    listed = list(inputs)
    documents = (Document(i.headline, publisher=i.office, published=i.published) for i in listed)
    for record, parse in zip(listed, system.parse(documents), strict=True):
        count = deaths(parse)
        yield Answer(record.id, None if count is None else count.best if count.best is not None else count.low)
