"""The system that is measured: the pipeline that `twosource code` runs, and its parts."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from twosource.engines import Failure, Pipeline
from twosource.extract.components import Components
from twosource.model import Coding, Document
from twosource.parse import Parse

Input = TypeVar("Input")


def day(written: str | None) -> date | None:
    """A day of publication; None where it is not given as YYYY-MM-DD, since day and month could be mistaken."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def report(record: Any) -> Document:
    """The document of an input with a text and a day of publication."""
    return Document(record.text, published=day(record.published))


class System:
    """A pipeline of the standard configuration. Parts load at first use."""

    def __init__(self) -> None:
        self.pipeline = Pipeline()

    @property
    def questions(self) -> Components:
        """The question modules."""
        return self.pipeline.extractor.components

    def parse(
        self, inputs: Sequence[Input], document: Callable[[Input], Document] = report
    ) -> Iterator[tuple[Input, Parse]]:
        """Each input with the parse of its document, in order, streamed in batches."""
        documents = map(document, inputs)
        parses = self.pipeline.parser.parse_many(documents, batch_size=self.pipeline.configuration.batch_size)
        return zip(inputs, parses, strict=True)

    def parse_and_code(
        self, inputs: Sequence[Input], document: Callable[[Input], Document] = report
    ) -> Iterator[tuple[Input, Parse, Coding]]:
        """Each input with the parse and the coding of its document, in order. A report that fails stops the run."""
        for record, parse in self.parse(inputs, document):
            yield record, parse, self.pipeline.extractor.extract(parse)

    def code(
        self, inputs: Sequence[Input], document: Callable[[Input], Document] = report
    ) -> Iterator[tuple[Input, Coding | None]]:
        """Each input with its coding, in order; None for a report that failed.

        Failures are told on stderr, each error once with the report that met it first, and counted at the end.
        """
        failures: Counter[str] = Counter()
        for record, outcome in zip(inputs, self.pipeline.code_many(map(document, inputs)), strict=True):
            if isinstance(outcome, Failure):
                failures[outcome.error] += 1
                if failures[outcome.error] == 1:
                    print(f"benchmarks: {outcome.document.text[:60]!r}: {outcome.error}", file=sys.stderr)
                yield record, None
            else:
                yield record, outcome
        if failures:
            print(f"benchmarks: {failures.total()} of {len(inputs)} reports failed", file=sys.stderr)
