"""The first tables, and the full text of documents beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables; a ledger is never downgraded, backups are for that."""
    op.create_table(
        "block",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_block")),
    )
    op.create_index(op.f("ix_block_claim"), "block", ["claim"], unique=False)
    op.create_table(
        "failure",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("last", sa.DateTime(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_failure")),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("redirect", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("start", sa.DateTime(), nullable=True),
        sa.Column("end", sa.DateTime(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("contested", sa.Boolean(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=True),
        sa.Column("updated", sa.DateTime(), nullable=False),
        sa.Column("record", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["redirect"], ["incident.id"], name=op.f("fk_incident_redirect")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    op.create_index(op.f("ix_incident_country"), "incident", ["country"], unique=False)
    op.create_index(op.f("ix_incident_grade"), "incident", ["grade"], unique=False)
    op.create_index(op.f("ix_incident_lat_lon"), "incident", ["lat", "lon"], unique=False)
    op.create_index(op.f("ix_incident_start"), "incident", ["start"], unique=False)
    op.create_index(op.f("ix_incident_type"), "incident", ["type"], unique=False)
    op.create_index(op.f("ix_incident_updated"), "incident", ["updated"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
    )
    op.create_index(op.f("ix_judgement_subject"), "judgement", ["subject"], unique=False)
    op.create_table(
        "pair",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("claim", "other", name=op.f("pk_pair")),
    )
    op.create_index(op.f("ix_pair_other"), "pair", ["other"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("first_used", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_document_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("content", name=op.f("uq_document_content")),
    )
    op.create_index(op.f("ix_document_published"), "document", ["published"], unique=False)
    op.create_table(
        "member",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_member_incident")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_incident"), "member", ["incident"], unique=False)
    op.create_table(
        "voice",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("interested", sa.Boolean(), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_voice_incident")),
        sa.PrimaryKeyConstraint("incident", "key", name=op.f("pk_voice")),
    )
    op.create_index(op.f("ix_voice_key"), "voice", ["key"], unique=False)
    op.create_table(
        "band",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("fk_band_document")),
        sa.PrimaryKeyConstraint("document", "number", name=op.f("pk_band")),
    )
    op.create_index(op.f("ix_band_number_value"), "band", ["number", "value"], unique=False)
    op.create_table(
        "coding",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("coded", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("fk_coding_document")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_coding_run")),
        sa.PrimaryKeyConstraint("document", "run", name=op.f("pk_coding")),
    )
    op.create_index(op.f("ix_coding_run"), "coding", ["run"], unique=False)
    op.create_table(
        "near_copy",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("fk_near_copy_document")),
        sa.ForeignKeyConstraint(["other"], ["document.id"], name=op.f("fk_near_copy_other")),
        sa.PrimaryKeyConstraint("document", "other", name=op.f("pk_near_copy")),
    )
    op.create_index(op.f("ix_near_copy_other"), "near_copy", ["other"], unique=False)
    op.create_table(
        "claim",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("start", sa.DateTime(), nullable=True),
        sa.Column("end", sa.DateTime(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "run"], ["coding.document", "coding.run"], name=op.f("fk_claim_document_run")
        ),
        sa.PrimaryKeyConstraint("run", "id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_country"), "claim", ["country"], unique=False)
    op.create_index(op.f("ix_claim_document_run"), "claim", ["document", "run"], unique=False)
    op.create_index(op.f("ix_claim_lat_lon"), "claim", ["lat", "lon"], unique=False)
    op.create_index(op.f("ix_claim_start"), "claim", ["start"], unique=False)
    op.create_index(op.f("ix_claim_type"), "claim", ["type"], unique=False)
    op.create_table(
        "total",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document", "run"], ["coding.document", "coding.run"], name=op.f("fk_total_document_run")
        ),
        sa.PrimaryKeyConstraint("run", "id", name=op.f("pk_total")),
    )
    op.create_index(op.f("ix_total_document_run"), "total", ["document", "run"], unique=False)
    op.create_table(
        "participant",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run", "claim"], ["claim.run", "claim.id"], name=op.f("fk_participant_run_claim")),
        sa.PrimaryKeyConstraint("run", "claim", "position", name=op.f("pk_participant")),
    )
    op.create_index(op.f("ix_participant_actor"), "participant", ["actor"], unique=False)
    op.create_index(op.f("ix_participant_name"), "participant", ["name"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE document_words USING fts5(id UNINDEXED, title, text, tokenize='unicode61')")
    else:
        op.execute(
            "CREATE INDEX ix_document_words ON document "
            "USING gin (to_tsvector('english', coalesce(title, '') || ' ' || text))"
        )
