"""The system that is measured: the pipeline that `twosource code` runs, and its parts."""

from collections.abc import Iterable, Iterator

from twosource.engines import Failure, Pipeline
from twosource.extract.components import Components
from twosource.model import Coding, Document
from twosource.parse import Parse, Parser


class System:
    """A pipeline of the standard configuration. Parts load at first use."""

    def __init__(self) -> None:
        self.pipeline = Pipeline()

    @property
    def parser(self) -> Parser:
        """The parser."""
        return self.pipeline.parser

    @property
    def questions(self) -> Components:
        """The question modules."""
        return self.pipeline.extractor.components

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """Parses in the order of the documents, streamed in batches."""
        return self.parser.parse_many(documents, batch_size=self.pipeline.configuration.batch_size)

    def code(self, documents: Iterable[Document]) -> Iterator[Coding | None]:
        """Codings in the order of the documents; None for a report that fails, which scores as an empty answer."""
        for outcome in self.pipeline.code_many(documents):
            yield None if isinstance(outcome, Failure) else outcome
