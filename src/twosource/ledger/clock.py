"""The ledger's clock."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, UTC, as ledgers keep it: without a zone and to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
