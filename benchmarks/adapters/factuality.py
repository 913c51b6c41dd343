"""Factuality scores of given event words."""

from collections.abc import Iterator, Sequence

from benchmarks.adapters.tokenised import starts, token_at
from benchmarks.records.factuality import Answer, Input, Target
from benchmarks.system import System
from twosource.model import Document


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """How certain the author is of each marked event, -3 to 3."""
    for record, parse in system.parse(inputs, sentence):
        offsets = starts(record.tokens)
        heads = {target.token: token_at(parse, offsets[target.token]) for target in record.targets}
        sure = system.questions.how_sure
        yield Answer(
            record.id, tuple(Target(token, sure.certainty(parse, head).score) for token, head in heads.items())
        )


def sentence(record: Input) -> Document:
    """The tokens as a text."""
    return Document(" ".join(record.tokens))
