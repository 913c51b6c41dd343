"""Factuality scores of given event words."""

from collections.abc import Iterable, Iterator

from benchmarks.adapters.tokenised import starts, token_at
from benchmarks.records.factuality import Answer, Input, Target
from benchmarks.system import System
from twosource.model import Document


def predict(system: System, inputs: Iterable[Input]) -> Iterator[Answer]:
    """How certain the author is of each marked event, -3 to 3."""
    listed = list(inputs)
    documents = (Document(" ".join(i.tokens)) for i in listed)
    for record, parse in zip(listed, system.parse(documents), strict=True):
        offsets = starts(record.tokens)
        scored = []
        for target in record.targets:
            head = token_at(parse, offsets[target.token])
            scored.append(Target(target.token, system.questions.how_sure.certainty(parse, head).score))
        yield Answer(record.id, tuple(scored))
