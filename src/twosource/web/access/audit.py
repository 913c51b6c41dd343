"""The audit log: who did what from where, added and never changed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from twosource.web.access.tables import entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log; `address` is empty for the command line."""

    id: int
    at: str
    account: str
    action: str
    subject: str
    address: str


def record(connection: Connection, at: int, account: str, action: str, subject: str, address: str) -> None:
    """Add a line."""
    row = {"at": at, "account": account, "action": action, "subject": subject, "address": address}
    connection.execute(insert(entry).values(row))


def entries(connection: Connection, before: int | None, limit: int) -> list[Entry]:
    """The lines, latest first: those before an id."""
    wanted = select(entry).order_by(entry.c.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(entry.c.id < before)
    return [
        Entry(row.id, moment(row.at), row.account, row.action, row.subject, row.address)
        for row in connection.execute(wanted)
    ]


def moment(seconds: int) -> str:
    """A moment as people read it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
