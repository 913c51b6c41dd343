"""An accounts file: who may use a server, their sessions and tokens, and the log of what they did.

It lies beside the ledger and not in it: ledgers are passed on, and people's names, addresses and passwords are not.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from twosource.errors import ConfigurationError, InputError, LedgerError
from twosource.ledger.database import Database
from twosource.web.access import attempts, audit, passwords, secret, sessions, tables
from twosource.web.access.account import ROLES, Account, Known, Role

_LONGEST = 64
_NAME = re.compile(rf"[\w.@-]{{1,{_LONGEST}}}")


class TooOften(Exception):  # noqa: N818  an answer to a login, and not a fault
    """A login is not looked at, as too many failed before; `seconds` until the next is."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Accounts:
    """An open accounts file; `clock` tells seconds since 1970. Raises LedgerError where it cannot be opened."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        try:
            path.touch(mode=0o600)  # for nobody's eyes but the owner's, before anything is in it
        except OSError as error:
            raise LedgerError(
                f"the accounts file {path} cannot be made ({error.strerror}); check its folder, or give --accounts FILE"
            ) from error
        self._database = Database(path, "accounts file")
        with self._writing() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version == 0:
                tables.metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {tables.VERSION}")
            elif version != tables.VERSION:
                raise LedgerError(
                    f"the accounts file {path} has tables of version {version} and this Twosource reads "
                    f"{tables.VERSION}; use the Twosource that made it, or give another --accounts FILE"
                )

    def close(self) -> None:
        """Give the connections back."""
        self._database.close()

    # ------------------------------------------------------------------ people

    def any(self) -> bool:
        """Whether there is an account."""
        with self._reading() as connection:
            return connection.scalar(select(tables.account.c.name).limit(1)) is not None

    def known(self) -> list[Known]:
        """All accounts, by name."""
        a, t = tables.account.c, tables.token.c
        number = select(func.count()).where(t.account == a.name).scalar_subquery()
        with self._reading() as connection:
            rows = connection.execute(select(a.name, a.role, a.created, number).order_by(a.name)).all()
        return [Known(name, role, audit.moment(created), tokens) for name, role, created, tokens in rows]

    def add(self, name: str, role: str, password: str, *, by: str) -> None:
        """Make an account; raises InputError for a name that is taken or odd, an unknown role, or a weak password."""
        if not _NAME.fullmatch(name):
            raise InputError(f"{name!r} is no name of an account; give 1 to 64 letters, digits or any of . _ - @")
        row = {"name": name, "role": _role(role), "password": passwords.hashed(password), "created": self._now()}
        with self._writing() as connection:
            if _find(connection, name) is not None:
                raise InputError(f"there is an account {name} already; see `twosource accounts password` and `role`")
            connection.execute(insert(tables.account).values(row))
            self._log(connection, by, "account added", f"{name}, {role}")

    def set_password(self, name: str, password: str, *, by: str) -> None:
        """Give an account another password, which ends its sessions."""
        kept = passwords.hashed(password)
        with self._writing() as connection:
            _require(connection, name)
            connection.execute(update(tables.account).where(tables.account.c.name == name).values(password=kept))
            sessions.end_all(connection, name)
            self._log(connection, by, "password changed", name)

    def set_role(self, name: str, role: str, *, by: str) -> None:
        """Give an account another role, which holds from its next request on."""
        with self._writing() as connection:
            before = _require(connection, name).role
            connection.execute(update(tables.account).where(tables.account.c.name == name).values(role=_role(role)))
            self._log(connection, by, "role changed", f"{name}, {before} to {role}")

    def remove(self, name: str, *, by: str) -> None:
        """Remove an account with its sessions and tokens; what it did stays in the log and in the ledger."""
        with self._writing() as connection:
            _require(connection, name)
            connection.execute(delete(tables.account).where(tables.account.c.name == name))
            self._log(connection, by, "account removed", name)

    # ------------------------------------------------------------------ proofs

    def login(self, name: str, password: str, address: str) -> str | None:
        """The secret of a new session, or None where name and password do not fit. Raises TooOften."""
        name = name[: _LONGEST + 1]  # longer than any name that there is, and yet short
        with self._writing() as connection:
            now = self._now()
            wait = attempts.wait(connection, name, address, now)
            if wait:
                raise TooOften(wait)
            attempts.record(connection, name, address, now)  # first: those tried at the same time count too
            found = connection.execute(select(tables.account).where(tables.account.c.name == name)).first()
        kept = found.password if found else None
        good = passwords.fits(password, kept)
        with self._writing() as connection:
            if not good or _find(connection, name) is None:
                self._log(connection, name if found else "(unknown)", "login failed", "", address)
                return None
            attempts.forgive(connection, name, address)
            if kept is not None and passwords.outdated(kept):
                fresh = passwords.hashed(password)
                connection.execute(update(tables.account).where(tables.account.c.name == name).values(password=fresh))
            self._log(connection, name, "login", "", address)
            return sessions.begin(connection, name, self._now())

    def session(self, given: str) -> Account | None:
        """The account of a session that is still good."""
        now = self._now()
        with self._reading() as connection:
            found = sessions.find(connection, given, now)
        if found is None:
            return None
        if found.stale:
            with self._writing() as connection:
                sessions.touch(connection, given, now)
        return found.account

    def logout(self, given: str, name: str, address: str) -> None:
        """End a session."""
        with self._writing() as connection:
            sessions.end(connection, given)
            self._log(connection, name, "logout", "", address)

    def new_token(self, name: str, *, by: str) -> str:
        """A new secret for programs of an account, which is told once and kept as a digest."""
        made = secret.fresh()
        with self._writing() as connection:
            _require(connection, name)
            row = {"digest": secret.digest(made), "account": name, "created": self._now()}
            connection.execute(insert(tables.token).values(row))
            self._log(connection, by, "token made", name)
        return made

    def revoke_tokens(self, name: str, *, by: str) -> int:
        """End all tokens of an account; returns how many there were."""
        with self._writing() as connection:
            _require(connection, name)
            number = connection.execute(delete(tables.token).where(tables.token.c.account == name)).rowcount
            self._log(connection, by, "tokens revoked", f"{name}, {number}")
        return number

    def program(self, token: str) -> Account | None:
        """The account of a program's token."""
        a, t = tables.account, tables.token
        wanted = select(a.c.name, a.c.role).join(t, t.c.account == a.c.name).where(t.c.digest == secret.digest(token))
        with self._reading() as connection:
            found = connection.execute(wanted).first()
        return Account(found.name, found.role) if found else None

    # ------------------------------------------------------------------ log

    def log(self, by: str, action: str, subject: str = "", address: str = "") -> None:
        """Add to the audit log what an account did."""
        with self._writing() as connection:
            self._log(connection, by, action, subject, address)

    def entries(self, before: int | None = None, limit: int = 100) -> list[audit.Entry]:
        """The audit log, latest first: those before an id."""
        with self._reading() as connection:
            return audit.entries(connection, before, limit)

    def _log(self, connection: Connection, by: str, action: str, subject: str, address: str = "") -> None:
        audit.record(connection, self._now(), by, action, subject, address)

    def _now(self) -> int:
        return int(self._clock())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._database.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._database.writing() as connection:
            yield connection


def _role(role: str) -> Role:
    for each in ROLES:
        if each == role:
            return each
    raise ConfigurationError(f"{role!r} is no role; give one of {', '.join(ROLES)}")


def _find(connection: Connection, name: str) -> Account | None:
    a = tables.account.c
    found = connection.execute(select(a.name, a.role).where(a.name == name)).first()
    return Account(found.name, found.role) if found else None


def _require(connection: Connection, name: str) -> Account:
    found = _find(connection, name)
    if found is None:
        raise InputError(f"there is no account {name}; see `twosource accounts list`")
    return found
