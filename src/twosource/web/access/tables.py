"""The tables of an accounts file. Secrets are kept as digests only; moments are UTC, in seconds since 1970."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

VERSION = 1
"""Kept as SQLite's user_version; raised with any change of the tables."""

metadata = MetaData()


def _owner() -> Column[str]:
    return Column("account", Text, ForeignKey("account.name", ondelete="CASCADE"), nullable=False, index=True)


account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("created", Integer, nullable=False),
)
session = Table(
    "session",
    metadata,
    Column("digest", Text, primary_key=True),
    _owner(),
    Column("created", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)
token = Table(
    "token", metadata, Column("digest", Text, primary_key=True), _owner(), Column("created", Integer, nullable=False)
)
attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Index("attempt_account", "account", "at"),
    Index("attempt_address", "address", "at"),
)
entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("address", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""The audit log: rows are added and never changed; an id is never given twice."""
