"""A ledger of an older version is brought up to date: what is derived anew from it is what the upgrade gives."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import Connection, MetaData, Table, insert, select, text
from sqlalchemy.types import Boolean, Date, DateTime

from twosource.errors import LedgerError
from twosource.ledger import Ledger, tables
from twosource.ledger.database import Database
from twosource.ledger.outline import outline
from twosource.ledger.schema import newest, upgrade

OLDER = Path(__file__).with_name("older_ledger.jsonl")
"""The rows of a ledger that version 0002 wrote: reports of `story`, with judgements, a removed one, and a redirect."""

MIGRATIONS = Path(tables.__file__).with_name("migrations")


@pytest.fixture
def older(address: str) -> Iterator[str]:
    """The address of a ledger of version 0002."""
    database = Database(address)
    with database.writing() as connection:
        for name in (
            "length",
            "loaded",
            "party",
            "incident_record",
            "voice",
            "member",
            "pair",
            "block",
            "judgement",
            "failure",
            "near_copy",
        ):
            connection.execute(text(f"DROP TABLE {name}"))
        for name in ("band", "total", "participant", "claim", "coding", "incident", "document", "run"):
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(text("DROP TABLE IF EXISTS document_words"))
        connection.execute(text("DROP TABLE alembic_version"))
        configuration = Config()
        configuration.set_main_option("script_location", str(MIGRATIONS))
        configuration.attributes["connection"] = connection
        alembic.upgrade(configuration, "0002")
        _insert(connection)
    database.close()
    return address


def _insert(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    for line in OLDER.read_text().splitlines():
        entry = json.loads(line)
        table = found.tables[entry["table"]]
        connection.execute(insert(table).values({k: _value(table.c[k].type, v) for k, v in entry["row"].items()}))


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return bool(value) if isinstance(kind, Boolean) else value


def rows(ledger: Ledger, table: Table) -> set[tuple[Any, ...]]:
    """All rows of a table."""
    with ledger.database.reading() as connection:
        return {tuple(row) for row in connection.execute(select(table))}


def test_an_older_ledger_is_refused_until_it_is_upgraded(older: str) -> None:
    with pytest.raises(LedgerError, match="twosource db upgrade"):
        Ledger(older)
    database = Database(older)
    assert upgrade(database) == ("0002", newest())
    database.close()
    with Ledger(older) as ledger:
        assert ledger.check() == []
        assert ledger.counts() == {"documents": 5, "claims": 10, "totals": 0, "incidents": 7, "failures": 1}


def test_an_upgrade_fills_what_deriving_would(older: str) -> None:
    database = Database(older)
    upgrade(database)
    database.close()
    with Ledger(older) as ledger:
        live = {i.id: i for i in ledger.incidents()}
        assert len(live) == 7
        upgraded = {row[0]: row for row in rows(ledger, tables.incident)}
        for name, incident in live.items():
            expected = outline(incident, upgraded[name][list(tables.incident.c.keys()).index("updated")])
            assert upgraded[name] == tuple(expected[column.name] for column in tables.incident.c)
        assert sum(row[1] == "redirected" for row in upgraded.values()) == 1
        derived = (tables.member, tables.party, tables.claim, tables.document)
        before, queued = [rows(ledger, table) for table in derived], list(ledger.queue())
        ledger.rebuild()
        assert [rows(ledger, table) for table in derived] == before
        assert list(ledger.queue()) == queued != []
        again = ledger.documents().items[0].about.id
        ledger.remove(again)
        ledger.remove(again, undo=True)
        assert ledger.check() == []
