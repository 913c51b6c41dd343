"""Whether a ledger changed since it was read: a word for its present state, told without reading any of it."""

import secrets
import sqlite3
from threading import Lock

from twosource.errors import LedgerError
from twosource.ledger.database import Database


class State:
    """Tells the states of one ledger apart for as long as this object lives: after any change the word is another.

    In SQLite it counts what others committed as one connection of its own sees it, which never writes; in PostgreSQL it
    is the snapshot that a query would see.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._epoch = secrets.token_hex(4)  # counts of another process mean nothing here
        self._lock = Lock()
        self._watching: sqlite3.Connection | None = None

    def now(self) -> str:
        """The word for what whoever begins to read from now on sees, or for something older; never for newer."""
        if not self._database.is_sqlite:
            with self._database.reading() as connection:
                return str(connection.exec_driver_sql("SELECT pg_current_snapshot()::text").scalar_one())
        with self._lock:
            try:
                if self._watching is None:
                    self._watching = sqlite3.connect(self._database.path, check_same_thread=False, isolation_level=None)
                (number,) = self._watching.execute("PRAGMA data_version").fetchone()
            except sqlite3.Error as error:
                raise LedgerError(
                    f"the ledger {self._database.shown} cannot be read ({error}); run `twosource db check`"
                ) from error
        return f"{self._epoch}.{number}"

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
