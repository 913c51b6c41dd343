"""Reports can be removed: they stay, and nothing of them counts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the moment of removal, which none has yet."""
    op.add_column("document", sa.Column("removed", sa.DateTime()))
