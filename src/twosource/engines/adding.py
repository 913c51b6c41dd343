"""Reports into a ledger: read, coded where needed, and kept one by one, so that a stop at any moment loses little."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from twosource.engines.local import Workers
from twosource.engines.pipeline import Failure
from twosource.errors import InputError
from twosource.ingest import Failure as ReadingFailure
from twosource.ingest import files, read
from twosource.ledger import Ledger
from twosource.model import Document

Fate = Literal["added", "recoded", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report: its source, its id and title where it could be read, and why it failed if it did."""

    source: str
    fate: Fate
    document: str | None = None
    claims: int = 0
    error: str | None = None
    title: str | None = None


@dataclass(slots=True)
class Adding:
    """Adds reports to a ledger.

    `dry` only tells what would become of them: nothing is coded and nothing kept. `public` fetches from the public
    internet alone, for sources that others name.
    """

    ledger: Ledger
    workers: Workers
    published: date | None = None
    publisher: str | None = None
    dry: bool = False
    public: bool = False
    _waiting: dict[str, Added] = field(default_factory=dict)
    _decided: list[Added] = field(default_factory=list)

    def add(self, sources: Iterable[str | Path]) -> Iterator[Added]:
        """Add the reports of files, folders and addresses; yields what became of each, as it is decided.

        Reports that the ledger holds as this run codes them are known and cost no coding; those that an older run
        coded are coded again. A report that fails is recorded in the ledger with the reason, and stops nothing.
        """
        if self.dry:
            for document in self._to_code(sources):
                yield from self._so_far()
                yield self._waiting[document.id]
            yield from self._so_far()
            return
        for outcome in self.workers.code_many(self._to_code(sources)):
            yield from self._so_far()
            planned = self._waiting.pop(outcome.document.id)
            if isinstance(outcome, Failure):
                yield self._failed(planned.source, outcome.error, outcome.document.id)
            elif self.ledger.add(outcome, planned.source):
                yield replace(planned, claims=len(outcome.claims))
            else:
                yield replace(planned, fate="known")
        yield from self._so_far()

    def _to_code(self, sources: Iterable[str | Path]) -> Iterator[Document]:
        """The reports that need coding, under the ids that the ledger knows them by; the fate of others is decided."""
        run = self.workers.pipeline.run
        for source in files(sources):
            for item in read(source, published=self.published, publisher=self.publisher, public=self.public):
                if isinstance(item, ReadingFailure):
                    self._decided.append(self._failed(item.source, item.error))
                    continue
                try:
                    held = self.ledger.held(item, run)
                except InputError as error:
                    self._decided.append(self._failed(source, str(error), item.id))
                    continue
                if held.standing == "known" or held.id in self._waiting:
                    self._decided.append(Added(source, "known", held.id, title=item.title))
                    continue
                fate: Fate = "added" if held.standing == "new" else "recoded"
                self._waiting[held.id] = Added(source, fate, held.id, title=item.title)
                yield item.known_as(held.id)

    def _failed(self, source: str, error: str, document: str | None = None) -> Added:
        if not self.dry:
            self.ledger.record_failure(source, error)
        return Added(source, "failed", document, error=error)

    def _so_far(self) -> Iterator[Added]:
        decided, self._decided = self._decided, []
        yield from decided
