"""A ledger file full of invented incidents, with all the rows that reading and adding touch."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations, count, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text

from benchmarks.invented import events
from twosource.incidents import blocking
from twosource.incidents.clustering import KEEP, pair
from twosource.incidents.items import Item
from twosource.incidents.merging import merge
from twosource.incidents.scoring import score
from twosource.ledger import Ledger, outline, store, tables
from twosource.ledger.pages import age
from twosource.model import Run
from twosource.model import json as contract

RUN = Run("invented", "invented", ())
_AT_ONCE = 500  # events in one transaction
_MOMENT = datetime(2024, 1, 1)


def invented(incidents: int) -> Iterator[list[Item]]:
    """Invented events, at least so many and some more."""
    return events(incidents * 3)


def fill(where: Path, happened: Iterator[list[Item]], incidents: int) -> Iterator[list[Item]]:
    """Make a ledger of the first so many events, each an incident, and give back the others.

    Raises LedgerError where the file cannot be made.
    """
    names = count()
    with Ledger(where, create=True) as ledger:
        with ledger.database.writing() as connection:
            run = {"id": _run(), "version": RUN.version, "record": contract.dump(RUN), "first_used": _MOMENT}
            _insert(connection, tables.run, [run])
        wanted = islice(happened, incidents)
        while part := list(islice(wanted, _AT_ONCE)):
            with ledger.database.writing() as connection:
                _keep(connection, [(f"i-{next(names):08}", told) for told in part])
    return happened


def _run() -> str:
    return store.run_id(RUN)


def _keep(connection: Connection, part: Sequence[tuple[str, list[Item]]]) -> None:
    items = {each.claim.id: each for _, told in part for each in told}
    merged = [merge(name, told) for name, told in part]
    _insert(connection, tables.document, [_document(each) for each in items.values()])
    lengths = [{"document": each.report.id, "words": len(_text(each).split())} for each in items.values()]
    _insert(connection, tables.length, lengths)
    words = [{"id": each.report.id, "text": _text(each)} for each in items.values()]
    connection.execute(text("INSERT INTO document_words (id, title, text) VALUES (:id, '', :text)"), words)
    beside = contract.dump(store.Beside((), (), ()))
    codings = [{"document": i.report.id, "run": _run(), "record": beside, "coded": _MOMENT} for i in items.values()]
    _insert(connection, tables.coding, codings)
    _insert(connection, tables.claim, [store.claim_row(i.claim, i.report.id, _run()) for i in items.values()])
    _insert(
        connection, tables.participant, [row for i in items.values() for row in store.participant_rows(i.claim, _run())]
    )
    _insert(connection, tables.incident, [outline.outline(i, _MOMENT) for i in merged])
    _insert(connection, tables.incident_record, [{"incident": i.id, "record": contract.dump(i)} for i in merged])
    _insert(connection, tables.voice, [row for i in merged for row in outline.voices(i, items)])
    _insert(connection, tables.party, [row for i in merged for row in outline.parties(i, items)])
    members = [{"claim": c, "incident": i.id, "document": items[c].report.id} for i in merged for c in i.claims]
    _insert(connection, tables.member, members)
    _insert(
        connection,
        tables.block,
        [{"key": k, "claim": n} for n, i in items.items() for k in sorted(set(blocking.own(i)))],
    )
    _insert(connection, tables.pair, list(_pairs(part)))


def _pairs(part: Sequence[tuple[str, list[Item]]]) -> Iterator[dict[str, Any]]:
    for _, told in part:
        for a, b in combinations(told, 2):
            value = score(a, b).total
            if value >= KEEP:
                first, second = pair(a.claim.id, b.claim.id)
                yield {"claim": first, "other": second, "score": value}


def _document(each: Item) -> dict[str, Any]:
    report = each.report
    return {
        "id": report.id,
        "content": report.id,
        "text": _text(each),
        "title": None,
        "publisher": report.publisher,
        "url": None,
        "published": report.published,
        "language": "en",
        "source": None,
        "added": _MOMENT,
        "run": _run(),
        "removed": None,
        "age": age(report.published),
    }


def _text(each: Item) -> str:
    return each.claim.evidence[0].quote


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
