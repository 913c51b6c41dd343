"""Writing to a ledger: a report and all that it says, in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, text, update

from twosource.errors import InputError
from twosource.ingest.copies import SAME, bands, shingles, similarity
from twosource.ledger import tables
from twosource.ledger.batches import insert_all
from twosource.ledger.clock import now
from twosource.ledger.database import Database
from twosource.ledger.deriving import refresh
from twosource.ledger.outline import root
from twosource.ledger.pages import age
from twosource.model import Claim, Coding, Document, Loaded, Reason, Run, Total, stable_id
from twosource.model import json as contract
from twosource.model.document import document_id

Standing = Literal["new", "known", "older"]
"""Whether a ledger lacks a report, holds it as this run codes it, or as an older run coded it."""


@dataclass(frozen=True, slots=True)
class Held:
    """How a ledger knows a report: its standing, and the id that it has there (its own where it is new)."""

    standing: Standing
    id: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a coding says beside its claims and totals."""

    loaded: tuple[Loaded, ...]
    warnings: tuple[str, ...]
    reasons: tuple[Reason, ...]


def run_id(run: Run) -> str:
    """The id of a run: a function of version, configuration and components."""
    return stable_id("r", contract.dump(run))


def held(connection: Connection, document: Document, run: str) -> Held:
    """Whether a report needs to be coded. Raises InputError where its id belongs to another text already."""
    content = document_id(document.text)
    found = connection.execute(
        select(tables.document.c.id, tables.document.c.content, tables.document.c.run).where(
            (tables.document.c.content == content) | (tables.document.c.id == document.id)
        )
    ).all()
    if not found:
        return Held("new", document.id)
    same = next((row for row in found if row.content == content), None)
    if same is None:
        raise InputError(
            f"the id {document.id!r} belongs to another report of this ledger; give it an id of its own, or none"
        )
    return Held("known" if same.run == run else "older", same.id)


def add(database: Database, coding: Coding, source: str | None) -> bool:
    """Keep a report and its coding, which from now on is the one that counts. All or nothing.

    A report that the ledger holds keeps its older codings. Returns False where the ledger has this very coding.
    """
    run, document = run_id(coding.run), coding.document
    with database.writing() as connection:
        found = held(connection, document, run)
        if found.standing == "known":
            return False  # another process was faster
        moment = now()
        _keep_run(connection, run, coding.run, moment)
        if found.standing == "new":
            _keep_document(connection, document, source, run, moment)
        else:
            connection.execute(update(tables.document).where(tables.document.c.id == found.id).values(run=run))
        _keep_coding(connection, found.id, run, coding, moment)
        refresh(connection, {found.id})
        if source is not None:
            connection.execute(delete(tables.failure).where(tables.failure.c.source == source))
        return True


def remove(database: Database, identifier: str, *, undo: bool = False) -> None:
    """Let nothing of a report count any more, or with `undo` all of it again; raises InputError for an unknown id."""
    document = tables.document
    with database.writing() as connection:
        known = connection.scalar(select(document.c.id).where(document.c.id == identifier))
        if known is None:
            raise InputError(f"{identifier!r} is no report of this ledger; `twosource claims --json` shows their ids")
        removed = None if undo else now()
        connection.execute(update(document).where(document.c.id == identifier).values(removed=removed))
        refresh(connection, {identifier})


def record_failure(database: Database, source: str, error: str) -> None:
    """Keep why a source could not be read or coded; a later success removes it."""
    with database.writing() as connection:
        times = connection.scalar(select(tables.failure.c.times).where(tables.failure.c.source == source))
        values: dict[str, Any] = {"error": error, "last": now(), "times": (times or 0) + 1}
        if times is None:
            connection.execute(insert(tables.failure).values(source=source, **values))
        else:
            connection.execute(update(tables.failure).where(tables.failure.c.source == source).values(**values))


def _keep_run(connection: Connection, run: str, record: Run, moment: datetime) -> None:
    if connection.scalar(select(tables.run.c.id).where(tables.run.c.id == run)) is None:
        connection.execute(
            insert(tables.run).values(id=run, version=record.version, record=contract.dump(record), first_used=moment)
        )


def _keep_document(connection: Connection, document: Document, source: str | None, run: str, moment: datetime) -> None:
    connection.execute(
        insert(tables.document).values(
            id=document.id,
            content=document_id(document.text),
            text=document.text,
            title=document.title,
            publisher=document.publisher,
            url=document.url,
            published=document.published,
            language=document.language,
            source=source,
            added=moment,
            run=run,
            age=age(document.published),
        )
    )
    connection.execute(insert(tables.length).values(document=document.id, words=len(document.text.split())))
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO document_words (id, title, text) VALUES (:id, :title, :text)"),
            {"id": document.id, "title": document.title or "", "text": document.text},
        )
    _keep_copies(connection, document)


def _keep_copies(connection: Connection, document: Document) -> None:
    """The bands of a text, and the reports that it shares at least half of the shorter one's words with."""
    runs = shingles(document.text)
    own = bands(runs)
    near: set[str] = set()
    for number, value in enumerate(own):
        near |= set(
            connection.scalars(
                select(tables.band.c.document).where(tables.band.c.number == number, tables.band.c.value == value)
            )
        )
    connection.execute(
        insert(tables.band), [{"document": document.id, "number": n, "value": v} for n, v in enumerate(own)]
    )
    for other in sorted(near):
        words = connection.scalar(select(tables.document.c.text).where(tables.document.c.id == other))
        alike = similarity(runs, shingles(words or ""))
        if alike >= SAME:
            first, second = sorted((document.id, other))
            connection.execute(insert(tables.near_copy).values(document=second, other=first, similarity=alike))


def _keep_coding(connection: Connection, document: str, run: str, coding: Coding, moment: datetime) -> None:
    kept = connection.scalar(
        select(tables.coding.c.run).where(tables.coding.c.document == document, tables.coding.c.run == run)
    )
    if kept is not None:
        return  # this run coded it before, and the same run gives the same claims
    beside = Beside(coding.loaded, coding.warnings, coding.reasons)
    connection.execute(
        insert(tables.coding).values(document=document, run=run, record=contract.dump(beside), coded=moment)
    )
    insert_all(connection, tables.loaded, _loaded_rows(coding, document, run))
    insert_all(connection, tables.claim, [claim_row(claim, document, run) for claim in coding.claims])
    insert_all(connection, tables.participant, [row for claim in coding.claims for row in participant_rows(claim, run)])
    insert_all(connection, tables.total, [_total_row(total, document, run) for total in coding.totals])


def _loaded_rows(coding: Coding, document: str, run: str) -> list[dict[str, Any]]:
    """The loaded words of a report, each place of the text once."""
    found = {
        (each.span.start, each.span.end): {
            "run": run,
            "document": document,
            "start": each.span.start,
            "end": each.span.end,
            "words": " ".join(each.span.quote.split()).lower(),
            "kind": each.kind,
            "neutral": each.neutral,
        }
        for each in coding.loaded
    }
    return list(found.values())


def claim_row(claim: Claim, document: str, run: str) -> dict[str, Any]:
    """The row of a claim."""
    when, place = claim.when, claim.place
    return {
        "run": run,
        "id": claim.id,
        "document": document,
        "type": claim.type,
        "factuality": claim.factuality,
        "start": when.start.replace(tzinfo=None) if when is not None and when.start is not None else None,
        "end": when.end.replace(tzinfo=None) if when is not None and when.end is not None else None,
        "country": place.country if place is not None else None,
        "lat": place.lat if place is not None else None,
        "lon": place.lon if place is not None else None,
        "place": tables.place_words(place),
        "confidence": claim.confidence,
        "record": contract.dump(claim),
        "root": root(claim.type),
        "age": age(when.start if when is not None else None),
    }


def participant_rows(claim: Claim, run: str) -> list[dict[str, Any]]:
    """The rows of those that take part in a claim."""
    return [
        {
            "run": run,
            "claim": claim.id,
            "position": position,
            "role": p.role,
            "name": p.name,
            "actor": p.actor.id if p.actor is not None else None,
        }
        for position, p in enumerate(claim.participants)
    ]


def _total_row(total: Total, document: str, run: str) -> dict[str, Any]:
    return {
        "run": run,
        "id": total.id,
        "document": document,
        "measure": total.measure,
        "since": total.since,
        "until": total.until,
        "record": contract.dump(total),
    }
