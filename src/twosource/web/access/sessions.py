"""Sessions: a random secret in a cookie, its digest on file, and two ends: after idleness, and in any case."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select, update

from twosource.web.access import secret
from twosource.web.access.account import Account
from twosource.web.access.tables import account, session

IDLE = 8 * 3600
"""Seconds without a request after which a session is over."""
LONGEST = 7 * 24 * 3600
"""Seconds after which it is over in any case."""
_NOTED = 60  # seconds between two notes that a session is in use


@dataclass(frozen=True, slots=True)
class Found:
    """A session that is good; `stale` where its use was last noted a while ago."""

    account: Account
    stale: bool


def begin(connection: Connection, name: str, now: int) -> str:
    """The secret of a new session; those that are over are cleared away."""
    connection.execute(delete(session).where(or_(session.c.seen <= now - IDLE, session.c.created <= now - LONGEST)))
    made = secret.fresh()
    connection.execute(insert(session).values(digest=secret.digest(made), account=name, created=now, seen=now))
    return made


def find(connection: Connection, given: str, now: int) -> Found | None:
    """Whose session a secret is of, with the role that the account has now."""
    wanted = (
        select(account.c.name, account.c.role, session.c.seen)
        .join(session, session.c.account == account.c.name)
        .where(session.c.digest == secret.digest(given), session.c.seen > now - IDLE, session.c.created > now - LONGEST)
    )
    found = connection.execute(wanted).first()
    return Found(Account(found.name, found.role), found.seen <= now - _NOTED) if found else None


def touch(connection: Connection, given: str, now: int) -> None:
    """Note that a session is in use."""
    connection.execute(update(session).where(session.c.digest == secret.digest(given)).values(seen=now))


def end(connection: Connection, given: str) -> None:
    """End one session."""
    connection.execute(delete(session).where(session.c.digest == secret.digest(given)))


def end_all(connection: Connection, name: str) -> None:
    """End all sessions of an account."""
    connection.execute(delete(session).where(session.c.account == name))
