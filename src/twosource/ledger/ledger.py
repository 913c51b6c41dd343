"""The thin face of a ledger: what the command line, the web application and notebooks call."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from twosource.errors import InputError, LedgerError
from twosource.incidents.scoring import Score, score
from twosource.ledger import agreement as agreeing
from twosource.ledger import (
    cases,
    claims,
    codings,
    counting,
    deriving,
    incidents,
    judging,
    mapping,
    queueing,
    reconciling,
    regrouping,
    reports,
    schema,
    searching,
    spots,
    store,
    taking,
    upkeep,
)
from twosource.ledger import runs as running
from twosource.ledger.cases import Case
from twosource.ledger.claims import Reviewed, StoredClaim, StoredTotal
from twosource.ledger.counting import Facets, Step
from twosource.ledger.database import Database
from twosource.ledger.filters import Filter
from twosource.ledger.incidents import Changed
from twosource.ledger.judging import Verdict
from twosource.ledger.lists import PAGE, Lists
from twosource.ledger.mapping import Point
from twosource.ledger.neighbours import Neighbours
from twosource.ledger.pages import Page
from twosource.ledger.reports import Failed, Listed
from twosource.ledger.searching import Hit
from twosource.ledger.spots import Coordinates, Spot
from twosource.ledger.state import State
from twosource.ledger.taking import Taking
from twosource.model import Claim, Coding, Document, Incident, Run


class Ledger(Lists):
    """A ledger in a file or a PostgreSQL database. Close it, or use it in a `with` statement.

    >>> with Ledger("twosource.db") as ledger:  # doctest: +SKIP
    ...     for incident in ledger.incidents(Filter(type="attack", country="IRQ")):
    ...         print(incident.grade, incident.summary)
    """

    def __init__(self, where: str | Path, *, create: bool = False) -> None:
        self.database = Database(where)
        self._state = State(self.database)
        try:
            if create:
                schema.upgrade(self.database)
            elif self.database.is_sqlite and not self.database.path.exists():
                raise LedgerError(f"there is no ledger {self.database.shown}; begin one with `twosource add REPORTS`")
            schema.require_newest(self.database)
        except LedgerError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._state.close()
        self.database.close()

    # ------------------------------------------------------------------ writing

    def held(self, document: Document, run: Run) -> store.Held:
        """How the ledger knows a report, as a run would code it. Raises InputError where its id is another report's."""
        with self.database.reading() as connection:
            return store.held(connection, document, store.run_id(run))

    def add(self, coding: Coding, source: str | None = None) -> bool:
        """Keep a report and its coding, whole or not at all; False where the ledger holds this very coding."""
        return store.add(self.database, coding, source)

    def remove(self, document: str, *, undo: bool = False) -> None:
        """Let nothing of a report count any more; it stays, and `undo` lets it count again."""
        store.remove(self.database, document, undo=undo)

    def record_failure(self, source: str, error: str) -> None:
        """Keep why a source could not be read or coded."""
        store.record_failure(self.database, source, error)

    def judge(
        self,
        reviewer: str,
        verdict: Verdict,
        claim: str,
        *,
        field: str | None = None,
        value: str | None = None,
        why: str | None = None,
    ) -> int:
        """Add a judgement, derive anew what it touches, and return its id."""
        (identifier,) = self.judge_all([judging.Given(reviewer, verdict, claim, field, value, why)])
        return identifier

    def judge_all(self, given: Iterable[judging.Given]) -> list[int]:
        """Add many judgements, all or none, derive anew once what they touch, and return their ids in order."""
        with self.database.writing() as connection:
            return self._judged(connection, given)

    def split(self, reviewer: str, incident: str, claims: Collection[str], why: str | None = None) -> list[int]:
        """Split claims off their incident, so that two come of it; returns the ids of the judgements."""
        with self.database.writing() as connection:
            return self._judged(connection, regrouping.split(connection, reviewer, incident, claims, why))

    def merge(self, reviewer: str, incident: str, other: str, why: str | None = None) -> list[int]:
        """Make two incidents one; returns the ids of the judgements."""
        with self.database.writing() as connection:
            return self._judged(connection, regrouping.merge(connection, reviewer, incident, other, why))

    def withdraw(self, reviewer: str, judgement: int, why: str | None = None) -> int:
        """Take back a judgement of the reviewer's own: it stays in the history and rules no more. Returns a new id."""
        with self._reading() as connection:
            claim = judging.of(connection, judgement).subject
        return self.judge(reviewer, "withdraw", claim, value=str(judgement), why=why)

    def rebuild(self) -> None:
        """Derive all incidents from claims and judgements alone."""
        with self.database.writing() as connection:
            deriving.rebuild(connection)

    # ------------------------------------------------------------------ reading

    def claims(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[StoredClaim]:
        """The claims that count, latest event first."""
        with self._reading() as connection:
            yield from claims.claims(connection, wanted or Filter(), limit)

    def claims_page(
        self, wanted: Filter | None = None, after: str | None = None, limit: int = PAGE
    ) -> Page[StoredClaim]:
        """A page of the claims that count, latest event first; raises InputError for a cursor that no page gave."""
        with self._reading() as connection:
            return claims.claims_page(connection, wanted or Filter(), after, limit)

    def claims_by_id(self, identifiers: Collection[str]) -> Iterator[StoredClaim]:
        """The claims of some ids, by id."""
        with self._reading() as connection:
            yield from claims.claims_by_id(connection, identifiers)

    def corrected(self, claims: Collection[Claim]) -> dict[str, Claim]:
        """Of some claims those that reviewers corrected, as they left them, by id."""
        with self._reading() as connection:
            ruled = judging.rulings(connection, [claim.id for claim in claims])
        left = {claim.id: ruled.applied(claim) for claim in claims if claim.id in ruled.corrections}
        return {name: claim for name, claim in left.items() if claim is not None}

    def totals(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[StoredTotal]:
        """The totals that count, latest report first."""
        with self._reading() as connection:
            yield from claims.totals(connection, wanted or Filter(), limit)

    def totals_page(
        self, wanted: Filter | None = None, after: str | None = None, limit: int = PAGE
    ) -> Page[StoredTotal]:
        """A page of the totals that count, latest report first."""
        with self._reading() as connection:
            return claims.totals_page(connection, wanted or Filter(), after, limit)

    def incidents(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Incident]:
        """The live incidents, latest first."""
        with self._reading() as connection:
            yield from incidents.incidents(connection, wanted or Filter(), limit)

    def incident(self, identifier: str) -> Incident | None:
        """The incident of an id, or the one that it was merged into."""
        with self._reading() as connection:
            return incidents.incident(connection, identifier)

    def had_incident(self, identifier: str) -> bool:
        """Whether an id is or once was that of an incident."""
        with self._reading() as connection:
            return incidents.had(connection, identifier)

    def claims_of(self, incident: Incident) -> Iterator[StoredClaim]:
        """The claims of an incident, in its order."""
        found = {stored.claim.id: stored for stored in self.claims_by_id(incident.claims)}
        yield from (found[name] for name in incident.claims if name in found)

    def incidents_page(
        self, wanted: Filter | None = None, after: str | None = None, limit: int = PAGE
    ) -> Page[Incident]:
        """A page of the live incidents, latest first; raises InputError for a cursor that no page gave."""
        with self._reading() as connection:
            return incidents.incidents_page(connection, wanted or Filter(), after, limit)

    def changed(self, since: datetime, after: str | None = None, limit: int = PAGE) -> Page[Changed]:
        """A page of the incidents that came, changed or went at `since` (UTC, no zone) or later, oldest first."""
        with self._reading() as connection:
            return incidents.changed(connection, since, after, limit)

    def points(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Point]:
        """The live incidents as light rows for a map and timeline, latest first, also those without a known place."""
        with self._reading() as connection:
            yield from mapping.points(connection, wanted or Filter(), limit)

    def points_page(self, wanted: Filter | None = None, after: str | None = None, limit: int = PAGE) -> Page[Point]:
        """A page of the same rows."""
        with self._reading() as connection:
            return mapping.points_page(connection, wanted or Filter(), after, limit)

    def spots(self, wanted: Filter | None = None) -> Iterator[Spot]:
        """Where the live incidents lie, counted by point and grade."""
        with self._reading() as connection:
            yield from spots.spots(connection, wanted or Filter())

    def incidents_at(
        self, at: Collection[Coordinates], wanted: Filter | None = None, limit: int = PAGE
    ) -> tuple[Incident, ...]:
        """The live incidents that lie at one of some points, latest first."""
        with self._reading() as connection:
            return spots.incidents_at(connection, wanted or Filter(), at, limit)

    def facets(self, wanted: Filter | None = None, step: Step = "month") -> Facets:
        """How many incidents of a filter there are by type, grade, country, factuality, and day or month."""
        with self._reading() as connection:
            return counting.facets(connection, wanted or Filter(), step)

    def compare(self, first: str, second: str) -> Score:
        """How likely two claims tell one happening, with the parts of the score; raises InputError for unknown ones."""
        with self._reading() as connection:
            items = Neighbours(connection).items({first, second})
        missing = {first, second} - set(items)
        if missing:
            raise InputError(f"{', '.join(sorted(missing))}: no claim of this ledger; see `twosource claims`")
        return score(items[first], items[second])

    def compared(self, claims: Collection[str], others: Collection[str]) -> list[tuple[str, str, Score]]:
        """The score of every claim with every other one, once a pair; rejected claims have none."""
        with self._reading() as connection:
            return list(regrouping.compared(connection, claims, others))

    def actors(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Taking]:
        """The actors of incidents, those in most of them first, with their roles."""
        with self._reading() as connection:
            yield from taking.actors(connection, wanted or Filter(), limit)

    def search(self, words: str, limit: int = PAGE) -> Iterator[Hit]:
        """The reports that hold all of some words, with a snippet; raises InputError where there are no words."""
        with self._reading() as connection:
            yield from searching.search(connection, words, limit)

    def document(self, identifier: str) -> Document | None:
        """A report with its text."""
        with self._reading() as connection:
            return reports.document(connection, identifier)

    def coding(self, identifier: str) -> Coding | None:
        """A report with all that was found in it by the run that counts."""
        with self._reading() as connection:
            return codings.coding(connection, identifier)

    def incidents_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """The ids of the incidents that claims belong to, by claim."""
        with self._reading() as connection:
            return codings.incidents_of(connection, claims)

    def documents(self, wanted: Filter | None = None, after: str | None = None, limit: int = PAGE) -> Page[Listed]:
        """A page of the reports that count, latest first, each with the number of its claims and totals."""
        with self._reading() as connection:
            return reports.documents(connection, wanted or Filter(), after, limit)

    def failures(self) -> Iterator[Failed]:
        """What could not be read or coded."""
        with self._reading() as connection:
            yield from reports.failures(connection)

    def judgements(self, claim: str | None = None) -> list[judging.Judgement]:
        """All judgements, or those that concern one claim, oldest first, with withdrawn ones and withdrawals."""
        with self._reading() as connection:
            return judging.judgements(connection, claim)

    def judgements_before(
        self, before: int | None = None, reviewer: str | None = None, limit: int = PAGE
    ) -> list[judging.Judgement]:
        """The judgements before an id, of all reviewers or one, latest first."""
        with self._reading() as connection:
            return judging.before(connection, before, reviewer, limit)

    def reviewers(self) -> list[judging.Reviewer]:
        """Who judged, by name, and how often in each way."""
        with self._reading() as connection:
            return judging.reviewers(connection)

    def judgements_by_id(self, identifiers: Collection[int]) -> list[judging.Judgement]:
        """The judgements of some ids, those that there are, oldest first."""
        with self._reading() as connection:
            return judging.by_id(connection, identifiers)

    def queue(
        self,
        order: queueing.Order = "uncertainty",
        wanted: Filter | None = None,
        limit: int | None = None,
        reviewer: str | None = None,
        after: str | None = None,
    ) -> Iterator[queueing.Waiting]:
        """Claims that wait for review, by nobody judged yet or not by `reviewer`: least sure or most disputed first.

        `after` is a claim: the queue goes on with those that follow it.
        """
        with self._reading() as connection:
            yield from queueing.queue(connection, order, wanted or Filter(), limit, reviewer, after)

    def queue_left(
        self,
        order: queueing.Order = "uncertainty",
        wanted: Filter | None = None,
        reviewer: str | None = None,
        most: int = 1_000_000_000,
    ) -> int:
        """How many claims wait in a queue, counted up to `most`."""
        with self._reading() as connection:
            return queueing.left(connection, order, wanted or Filter(), reviewer, most)

    def case(self, claim: str) -> Case | None:
        """A claim with all that a reviewer needs to judge it; None where there is no such claim that counts."""
        with self._reading() as connection:
            return cases.case(connection, claim)

    def agreement(self) -> agreeing.Agreement:
        """How far the reviewers agree."""
        return agreeing.agreement(self.judgements())

    def reviewed(self) -> Iterator[Reviewed]:
        """Every judged claim as reviewers left it, with its report and verdicts: data to train and test on."""
        with self._reading() as connection:
            yield from claims.reviewed(connection)

    def reconcile(self, wanted: Filter | None = None) -> Iterator[reconciling.Series]:
        """Totals in series of one voice, each held against the ledger's incidents."""
        with self._reading() as connection:
            for telling in reconciling.tellings(connection, wanted or Filter()):
                yield reconciling.against(connection, telling)

    def runs(self) -> Iterator[running.StoredRun]:
        """What produced the claims, oldest first."""
        with self._reading() as connection:
            yield from running.runs(connection)

    def changes(self, before: str, after: str, beyond: str = "") -> Iterator[running.Change]:
        """What differs between two runs, in the reports whose ids come after `beyond`."""
        with self._reading() as connection:
            yield from running.changes(connection, before, after, beyond)

    def state(self) -> str:
        """A word for what the ledger holds, another after any change: what was read under the same word still holds."""
        return self._state.now()

    def counts(self) -> dict[str, int]:
        """How many documents, claims, totals, incidents and failures it holds."""
        with self._reading() as connection:
            return reports.counts(connection)

    def check(self) -> list[str]:
        """What is wrong with the ledger, in sentences; empty where nothing is."""
        return upkeep.check(self.database)

    def backup(self, target: Path) -> None:
        """Write a whole copy of the ledger to a file, while it may be in use."""
        upkeep.backup(self.database, target)

    def _judged(self, connection: Connection, given: Iterable[judging.Given]) -> list[int]:
        added = [(judging.add(connection, each), each) for each in given]
        deriving.refresh_claims(connection, judging.touched(connection, added))
        return [identifier for identifier, _ in added]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self.database.reading() as connection:
            yield connection
