"""How often a login may fail, for one account and from one address: counted on file, so that a restart forgets none."""

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from twosource.web.access.tables import attempt

WINDOW = 15 * 60
"""Seconds for which a failed login counts."""
FOR_ACCOUNT = 10
"""Failures within the window after which no login of the account is looked at."""
FROM_ADDRESS = 50
"""The same from one address, behind which a whole desk may sit."""


def wait(connection: Connection, account: str, address: str, now: int) -> int:
    """Seconds until a login is looked at again; 0 where it is now. Names that there are not are counted alike."""
    connection.execute(delete(attempt).where(attempt.c.at <= now - WINDOW))
    return max(
        _wait(connection, attempt.c.account == account, FOR_ACCOUNT, now),
        _wait(connection, attempt.c.address == address, FROM_ADDRESS, now),
    )


def record(connection: Connection, account: str, address: str, now: int) -> None:
    """Count a login as failed until it turns out good."""
    connection.execute(insert(attempt).values(account=account, address=address, at=now))


def forgive(connection: Connection, account: str, address: str) -> None:
    """Forget the failures of an account that has now logged in, and the one counted for its address beforehand."""
    last = select(func.max(attempt.c.id)).where(attempt.c.account == account, attempt.c.address == address)
    connection.execute(delete(attempt).where(attempt.c.id == last.scalar_subquery()))
    connection.execute(delete(attempt).where(attempt.c.account == account))


def _wait(connection: Connection, which: ColumnElement[bool], most: int, now: int) -> int:
    """Seconds until fewer than `most` of some failures are within the window."""
    at = select(attempt.c.at).where(which).order_by(attempt.c.at.desc()).offset(most - 1).limit(1)
    decisive = connection.scalar(at)
    return 0 if decisive is None else max(1, decisive + WINDOW - now)
