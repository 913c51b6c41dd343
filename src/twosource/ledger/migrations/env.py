"""Runs migrations in the transaction that `ledger/schema.py` has begun."""

from alembic import context

from twosource.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
