"""Incidents of one country and grade are found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the index of live incidents by both."""
    live = sa.text("state = 'live'")
    columns = ["country", "grade", "age", "id"]
    op.create_index("ix_incident_live_country_grade", "incident", columns, sqlite_where=live, postgresql_where=live)
