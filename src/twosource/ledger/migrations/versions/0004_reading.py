"""What lists, maps and counts read: narrow rows of incidents in the order of pages, and who takes part in them."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_LIVE = sa.text("state = 'live'")
_UNKNOWN_AGE = 1 << 40
_AT_ONCE = 1000


def upgrade() -> None:
    """Move the records of incidents aside, and fill the new columns from them and from the claims."""
    for table, column in (("claim", "root"), ("member", "document")):
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=""))
    for table in ("claim", "document"):
        op.add_column(table, sa.Column("age", sa.BigInteger(), nullable=False, server_default="0"))
    for column in ("root", "factuality", "precision", "summary"):
        op.add_column("incident", sa.Column(column, sa.Text()))
    for column in ("voices", "killed"):
        op.add_column("incident", sa.Column(column, sa.Integer()))
    op.add_column("incident", sa.Column("age", sa.BigInteger()))
    op.create_table(
        "incident_record",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_incident_record_incident")),
        sa.PrimaryKeyConstraint("incident", name=op.f("pk_incident_record")),
    )
    op.create_table(
        "party",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_party_incident")),
        sa.PrimaryKeyConstraint("incident", "role", "key", "name", name=op.f("pk_party")),
    )
    _fill()
    for name, table in (
        ("ix_incident_contested_start", "incident"),
        ("ix_incident_country", "incident"),
        ("ix_incident_grade", "incident"),
        ("ix_incident_lat_lon", "incident"),
        ("ix_incident_start", "incident"),
        ("ix_incident_type", "incident"),
        ("ix_incident_updated", "incident"),
        ("ix_claim_country", "claim"),
        ("ix_claim_start", "claim"),
        ("ix_claim_type", "claim"),
    ):
        op.drop_index(name, table)
    op.drop_column("incident", "record")
    for table, columns in (
        ("incident", ["updated", "id"]),
        ("document", ["age", "id"]),
        ("document", ["publisher"]),
        ("claim", ["age", "id"]),
        ("claim", ["root", "age", "id"]),
        ("claim", ["type", "age", "id"]),
        ("claim", ["country", "age", "id"]),
        ("member", ["document", "incident"]),
        ("party", ["actor", "role", "incident"]),
        ("party", ["name", "incident"]),
    ):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)
    for columns in (
        ["age", "id", "end"],
        ["root", "age", "id"],
        ["type", "age", "id"],
        ["country", "age", "id"],
        ["grade", "age", "id"],
        ["factuality", "age", "id"],
        ["contested", "age", "id"],
        ["lat", "lon", "age", "id"],
    ):
        name = op.f(f"ix_incident_live_{columns[0]}")
        op.create_index(name, "incident", columns, sqlite_where=_LIVE, postgresql_where=_LIVE)


def _fill() -> None:
    """Derive the new columns from what the ledger holds, as deriving would."""
    op.execute("INSERT INTO incident_record SELECT id, record FROM incident WHERE state = 'live'")
    op.execute("UPDATE member SET document = (SELECT max(document) FROM claim WHERE claim.id = member.claim)")
    _write(
        "UPDATE claim SET root = :root, age = :age WHERE run = :run AND id = :id",
        (
            {"run": row.run, "id": row.id, "root": _root(row.type), "age": _age(row.start)}
            for row in _all("SELECT run, id, type, start FROM claim")
        ),
    )
    _write(
        "UPDATE document SET age = :age WHERE id = :id",
        ({"id": row.id, "age": _age(row.published)} for row in _all("SELECT id, published FROM document")),
    )
    _write(
        "UPDATE incident SET root = :root, age = :age, factuality = :factuality, "
        "precision = :precision, voices = :voices, killed = :killed, summary = :summary WHERE id = :id",
        (_outline(row) for row in _live()),
    )
    _write(
        "INSERT INTO party (incident, role, key, name, actor) VALUES (:incident, :role, :key, :name, :actor)",
        _parties(),
    )


def _outline(row: Any) -> dict[str, Any]:
    record = json.loads(row.record)
    killed = (count["best"] for count in record["counts"] if count["measure"] == "killed")
    return {
        "id": row.id,
        "root": _root(row.type),
        "age": _age(row.start),
        "factuality": record["factuality"],
        "precision": (record["place"] or {}).get("precision"),
        "voices": len(record["voices"]),
        "killed": next(killed, None),
        "summary": record["summary"],
    }


def _parties() -> Iterator[dict[str, Any]]:
    """Who takes part in each incident, under every name; where reviewers corrected it, as the record has it."""
    corrected = {
        row.incident
        for row in _all(
            "SELECT DISTINCT m.incident FROM judgement j JOIN member m ON m.claim = j.subject "
            "WHERE j.verdict = 'correct' AND j.field = 'participants'"
        )
    }
    told = _all(
        "SELECT DISTINCT m.incident, p.role, p.name, p.actor FROM participant p JOIN member m ON m.claim = p.claim "
        "JOIN document d ON d.id = m.document AND d.run = p.run"
    )
    rows = [(row.incident, row.role, row.name, row.actor) for row in told if row.incident not in corrected]
    for row in _live() if corrected else ():
        if row.id in corrected:
            for p in json.loads(row.record)["participants"]:
                rows.append((row.id, p["role"], p["name"], p["actor"] and p["actor"]["id"]))
    seen = set()
    for incident, role, name, actor in rows:
        key = actor or name.lower()
        if (incident, role, key, name) not in seen:
            seen.add((incident, role, key, name))
            yield {"incident": incident, "role": role, "key": key, "name": name, "actor": actor}


def _live() -> Iterator[Any]:
    """The live incidents with their records, in parts: records are large."""
    query = "SELECT id, type, start, record FROM incident WHERE state = 'live' AND id > :last ORDER BY id LIMIT 1000"
    last = ""
    while rows := _all(query, last=last):
        yield from rows
        last = rows[-1].id


def _all(query: str, **values: Any) -> Sequence[Any]:
    return op.get_bind().execute(sa.text(query), values).all()


def _write(statement: str, rows: Iterator[dict[str, Any]]) -> None:
    while part := list(islice(rows, _AT_ONCE)):
        op.get_bind().execute(sa.text(statement), part)


def _root(kind: str) -> str:
    return kind.partition(".")[0]


def _age(moment: datetime | date | str | None) -> int:
    """Seconds to the end of the calendar; SQLite gives moments as text."""
    if moment is None:
        return _UNKNOWN_AGE
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    return int((datetime.max - moment).total_seconds())
