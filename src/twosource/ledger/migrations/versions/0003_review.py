"""Claims can be queued by how unsure they are and found by place; judgements by what they withdraw or join."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns, filled from the records, and the indexes that the queue and the filters read."""
    op.add_column("claim", sa.Column("confidence", sa.Float(), nullable=False, server_default="0"))
    op.add_column("claim", sa.Column("place", sa.Text()))
    op.add_column("incident", sa.Column("place", sa.Text()))
    if op.get_bind().dialect.name == "sqlite":
        confidence = "json_extract(record, '$.confidence')"
        name, division = "json_extract(record, '$.place.name')", "json_extract(record, '$.place.admin1')"
    else:
        confidence = "CAST(record AS json)->>'confidence'"
        name, division = ("CAST(record AS json)->'place'->>'" + field + "'" for field in ("name", "admin1"))
    place = f"({name}) || coalesce(', ' || ({division}), '')"
    op.execute(f"UPDATE claim SET confidence = CAST({confidence} AS double precision), place = {place}")
    op.execute(f"UPDATE incident SET place = {place} WHERE state = 'live'")
    op.create_index(op.f("ix_claim_confidence_id"), "claim", ["confidence", "id"])
    op.create_index(op.f("ix_claim_place"), "claim", ["place"])
    op.create_index(op.f("ix_incident_place"), "incident", ["place"])
    op.create_index(op.f("ix_incident_contested_start"), "incident", ["contested", "start"])
    op.create_index(op.f("ix_judgement_value"), "judgement", ["value"])
