"""Loaded words and the length of reports can be counted by outlet."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables, filled from the texts and from what each run found in them."""
    op.create_table(
        "length",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("fk_length_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_length")),
    )
    op.create_table(
        "loaded",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("neutral", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document", "run"], ["coding.document", "coding.run"], name=op.f("fk_loaded_document")
        ),
        sa.PrimaryKeyConstraint("run", "document", "start", "end", name=op.f("pk_loaded")),
    )
    connection = op.get_bind()
    last = ""
    while rows := connection.execute(sa.text(_TEXTS), {"last": last}).all():
        connection.execute(sa.text(_LENGTH), [{"document": r.id, "words": len(r.text.split())} for r in rows])
        last = rows[-1].id
    key = ("", "")
    while rows := connection.execute(sa.text(_CODINGS), {"document": key[0], "run": key[1]}).all():
        found = [loaded for row in rows for loaded in _loaded(row)]
        if found:
            connection.execute(sa.text(_LOADED), found)
        key = (rows[-1].document, rows[-1].run)
    op.create_index(op.f("ix_loaded_document_run"), "loaded", ["document", "run"])


_TEXTS = "SELECT id, text FROM document WHERE id > :last ORDER BY id LIMIT 500"
_LENGTH = "INSERT INTO length (document, words) VALUES (:document, :words)"
_CODINGS = (
    "SELECT document, run, record FROM coding WHERE document > :document OR (document = :document AND run > :run) "
    "ORDER BY document, run LIMIT 500"
)
_LOADED = (
    'INSERT INTO loaded (run, document, start, "end", words, kind, neutral) '
    "VALUES (:run, :document, :start, :end, :words, :kind, :neutral)"
)


def _loaded(row: Any) -> list[dict[str, Any]]:
    """The loaded words of a coding, each place of the text once."""
    found = {}
    for loaded in json.loads(row.record)["loaded"]:
        span = loaded["span"]
        found[span["start"], span["end"]] = {
            "run": row.run,
            "document": row.document,
            "start": span["start"],
            "end": span["end"],
            "words": " ".join(span["quote"].split()).lower(),
            "kind": loaded["kind"],
            "neutral": loaded["neutral"],
        }
    return list(found.values())
