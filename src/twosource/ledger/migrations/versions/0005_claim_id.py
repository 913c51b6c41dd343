"""Claims are found by their id alone without reading all of them."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the index; the primary key begins with the run and does not serve."""
    op.create_index(op.f("ix_claim_id"), "claim", ["id"])
