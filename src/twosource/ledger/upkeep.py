"""Keeping a ledger sound: check, back up, restore."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from twosource.errors import LedgerError
from twosource.ledger import schema, tables
from twosource.ledger.database import Database


def check(database: Database) -> list[str]:
    """What is wrong with a ledger, in sentences; empty where nothing is."""
    with database.reading() as connection:
        found = [f"the tables differ from what this version expects: {d}" for d in schema.differences(connection)]
        if database.is_sqlite:
            found += [
                f"the file is damaged: {line}; restore a backup"
                for line in connection.scalars(text("PRAGMA integrity_check"))
                if line != "ok"
            ]
            found += [
                f"table {row[0]} refers to a row of {row[2]} that is missing; restore a backup"
                for row in connection.execute(text("PRAGMA foreign_key_check"))
            ]
        return found + _derived(connection)


def _derived(connection: Connection) -> list[str]:
    """Whether every claim that counts and was not rejected belongs to one live incident."""
    member, incident = tables.member, tables.incident
    astray = connection.scalar(
        select(func.count())
        .select_from(member.join(incident, incident.c.id == member.c.incident))
        .where(incident.c.state != "live")
    )
    empty = connection.scalar(
        select(func.count())
        .select_from(incident.outerjoin(member, member.c.incident == incident.c.id))
        .where(incident.c.state == "live", member.c.claim.is_(None))
    )
    found = []
    if astray:
        found.append(f"{astray} claims belong to incidents that are no more; run `twosource rebuild`")
    if empty:
        found.append(f"{empty} live incidents have no claims; run `twosource rebuild`")
    return found


def backup(database: Database, target: Path) -> None:
    """Write a whole copy to `target`: a ledger file, or for PostgreSQL an archive of pg_dump. Never half written."""
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        if database.is_sqlite:
            with closing(sqlite3.connect(database.path)) as source, closing(sqlite3.connect(part)) as copy:
                source.backup(copy)
        else:
            _run("pg_dump", database, "--format=custom", f"--file={part}")
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise LedgerError(f"the backup {target} cannot be written ({error}); check the folder and its space") from error


def restore(database: Database, source: Path) -> None:
    """Put a backup in place of a ledger; the ledger that was there stays beside it as *.before."""
    if not source.exists():
        raise LedgerError(f"there is no backup {source}; give a file that `twosource db backup` wrote")
    if not database.is_sqlite:
        _run("pg_restore", database, "--clean", "--if-exists", "--single-transaction", str(source))
        return
    copy = Database(source)
    try:
        schema.require_newest(copy)
        problems = check(copy)
    finally:
        copy.close()
    if problems:
        raise LedgerError(f"the backup {source} is not sound: {problems[0]}")
    database.close()
    path = database.path
    part = path.with_name(path.name + ".part")
    part.write_bytes(source.read_bytes())
    if path.exists():
        with closing(sqlite3.connect(path)) as held:
            held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path.replace(path.with_name(path.name + ".before"))
    part.replace(path)


def _run(program: str, database: Database, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs on the database; the password goes by the environment."""
    url = database.url
    shown = url.set(drivername="postgresql", password=None).render_as_string()
    environment = {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
    try:
        subprocess.run(
            [program, f"--dbname={shown}", *arguments], env=environment, check=True, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise LedgerError(f"{program} is not installed; install PostgreSQL's client programs") from error
    except subprocess.CalledProcessError as error:
        raise LedgerError(f"{program} failed: {error.stderr.strip()}") from error
