"""The pipeline of one process: parser and extractor, loaded once, at first use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from twosource import ontology
from twosource._version import __version__
from twosource.configuration import Configuration
from twosource.extract.claims.assembly import Extractor
from twosource.extract.components import Components, build
from twosource.model import Coding, Component, Document, Run
from twosource.parse import Parser


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be coded: its document, and why."""

    document: Document
    error: str


class Pipeline:
    """Codes documents one batch at a time in this process. Models and tables load at first use and stay."""

    def __init__(self, configuration: Configuration | None = None) -> None:
        self.configuration = configuration or Configuration()

    @cached_property
    def parser(self) -> Parser:
        """The parser, loaded."""
        return Parser(self.configuration.model)

    @cached_property
    def extractor(self) -> Extractor:
        """The extractor with the components that the configuration names."""
        return Extractor(self._components, self.run)

    @cached_property
    def _components(self) -> Components:
        return build(self.configuration)

    @cached_property
    def run(self) -> Run:
        """What produces the claims: version, configuration, and every part with its version."""
        parts = [
            ("parse", self.parser.version),
            ("ontology", ontology.VERSION),
            ("actors", self._components.names.registry.version),
            ("gazetteer", self._components.where.gazetteer.version),
        ]
        return Run(
            __version__,
            self.configuration.key,
            tuple(Component(name, version) for name, version in [*self._components.versions(), *parts]),
        )

    def code(self, document: Document) -> Coding:
        """All that one report says."""
        return self.extractor.extract(self.parser.parse(document))

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding | Failure]:
        """Codings in the order of `documents`, streamed; a report that fails gives a Failure and stops nothing."""
        source = iter(documents)
        while batch := list(islice(source, self.configuration.batch_size)):
            yield from self._batch(batch)

    def _batch(self, batch: list[Document]) -> Iterator[Coding | Failure]:
        try:
            parses = list(self.parser.parse_many(batch, batch_size=self.configuration.batch_size))
        except Exception:  # noqa: BLE001 - the per-document boundary: find out below which report it was
            parses = []
        for index, document in enumerate(batch):
            try:
                parse = parses[index] if parses else self.parser.parse(document)
                yield self.extractor.extract(parse)
            except Exception as error:  # noqa: BLE001 - the per-document boundary: the failure is recorded
                yield Failure(document, f"{type(error).__name__}: {error}")
