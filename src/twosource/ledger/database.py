"""Opening a ledger's database: SQLite by default, PostgreSQL by URL, the same tables in both."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from twosource.errors import LedgerError

_BUSY_SECONDS = 30  # how long a writer waits for another writer of the same file
_WRITE = "twosource_write"
_WRITERS = 0x7573  # the key of the lock that writers of a PostgreSQL ledger take, any number that they agree on
_POOL: dict[str, Any] = {"pool_size": 40, "max_overflow": 0}
"""A connection for each thread of a web server, opened when it is first needed, and kept with the pages it has read."""


class Database:
    """One database, with transactions that either happen whole or not at all; `noun` is what errors call it."""

    def __init__(self, where: str | Path, noun: str = "ledger") -> None:
        self.noun = noun
        self.url = address(where)
        try:
            self.engine = _engine(self.url)
        except NoSuchModuleError as error:
            raise LedgerError(f"no driver for {self.shown} ({error}); use a path or postgresql+pg8000://...") from error
        except ModuleNotFoundError as error:
            raise LedgerError(
                f"{self.shown} needs {error.name}, which is not installed; run `pip install 'twosource[postgres]'`"
            ) from error

    @property
    def shown(self) -> str:
        """The address as errors show it, without a password."""
        return self.url.database or "" if self.is_sqlite else self.url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether the ledger is a file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path:
        """The file of a SQLite ledger."""
        return Path(self.url.database or "")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger from its first query on."""
        with self._explained(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all that is written in it, or, where an error leaves it, nothing; one writer at a time.

        What a writer derives rests on all claims that are there, so that none may come while it does.
        """
        options: dict[str, Any] = {_WRITE: True}
        if not self.is_sqlite:
            options["isolation_level"] = "READ COMMITTED"  # it sees what the writer that it waited for has written
        with self._explained(), self.engine.connect() as connection:
            writer = connection.execution_options(**options)
            with writer.begin():
                if not self.is_sqlite:
                    writer.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
                yield writer

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"the {self.noun} {self.shown} {_cause(error)}") from error

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def address(where: str | Path) -> URL:
    """The database URL of a path or URL; raises LedgerError for a URL that is none or of another kind."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where!r} is no address of a ledger; give a path or postgresql://user@host/name") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+pg8000")
    if url.drivername in ("http", "https"):
        raise LedgerError(
            f"{where} is a server: incidents, incident, claims, totals and sources read from it; this takes the ledger "
            "itself, its file or postgresql://user@host/name"
        )
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError(f"{url.drivername} is no kind of ledger; give a path for SQLite or postgresql://...")
    return url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True, **_POOL)
    pool = {} if url.database in (None, "", ":memory:") else _POOL  # what is in memory has one connection only
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """Settings that SQLite keeps by connection. The driver's own way to begin transactions leaves out DDL; ours not."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that it never fails half way because another writes."""
    writes = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _cause(error: DBAPIError) -> str:
    """What went wrong and what to do, in words for users."""
    told = str(error.orig)
    for words, meaning in (
        ("disk is full", "cannot grow: the disk is full; free some space and run the command again"),
        ("database or disk is full", "cannot grow: the disk is full; free some space and run the command again"),
        ("readonly", "is read-only; check the permissions of the file and its folder"),
        ("unable to open", "cannot be opened; check that its folder exists and may be written to"),
        (
            "is locked",
            f"is being written by another program for more than {_BUSY_SECONDS} s; try again when it is done",
        ),
        ("not a database", "is no ledger but another kind of file; give another path"),
        ("malformed", "is damaged; restore a backup with `twosource db restore`"),
        ("disk I/O error", "cannot be read or written (disk I/O error); check the disk, then run `twosource db check`"),
    ):
        if words in told:
            return meaning
    if isinstance(error, OperationalError) or "InterfaceError" in type(error).__name__:
        return f"cannot be reached ({told}); check the address, and that the server runs"
    return f"refused a command ({told}); run `twosource db check`"
