"""Voices that only repeat whom they cite can be told from those that add to an incident."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; voices are derived anew after the upgrade, so that what stands in it now does not matter."""
    op.add_column("voice", sa.Column("derived", sa.Boolean(), nullable=False, server_default=sa.false()))
