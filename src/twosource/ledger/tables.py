"""The tables of a ledger. What reports say and what reviewers judged is kept; incidents are derived from it.

Times of the ledger's own doings are UTC; times of events are local to the event and without a zone, as reports tell
them. Whole records are JSON text beside the columns that queries filter by; those of incidents, which are large, have a
table of their own, so that what lists and counts incidents reads narrow rows. `age` orders rows from the latest to the
earliest (`ledger/pages.py`), `root` is the wider type that a type belongs to.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    literal_column,
    text,
)

from twosource.model import Place

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

run = Table(
    "run",
    metadata,
    Column("id", Text, primary_key=True),  # hash of version, configuration and components
    Column("version", Text, nullable=False),
    Column("record", Text, nullable=False),  # the model's Run as JSON
    Column("first_used", DateTime, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("content", Text, nullable=False, unique=True),  # hash of the normalised text
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text, index=True),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("language", Text, nullable=False),
    Column("source", Text),  # the file or address that it was read from
    Column("added", DateTime, nullable=False),
    Column("run", Text, ForeignKey("run.id"), nullable=False),  # the run whose claims count
    Column("removed", DateTime),  # since when nothing of the report counts
    Column("age", BigInteger, nullable=False),
    Index(None, "age", "id"),
)

COUNTING = document.c.removed.is_(None)
"""That a report was not removed."""

coding = Table(
    "coding",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("run", Text, ForeignKey("run.id"), primary_key=True, index=True),
    Column("record", Text, nullable=False),  # loaded words, warnings and reasons as JSON
    Column("coded", DateTime, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("run", Text, primary_key=True),
    Column("id", Text, primary_key=True, index=True),  # the key begins with the run, and most look for the id alone
    Column("document", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("start", DateTime),
    Column("end", DateTime),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("place", Text, index=True),  # its name, and the division that it lies in
    Column("confidence", Float, nullable=False, server_default="0"),
    Column("record", Text, nullable=False),  # the model's Claim as JSON
    Column("root", Text, nullable=False),
    Column("age", BigInteger, nullable=False),
    ForeignKeyConstraint(["document", "run"], ["coding.document", "coding.run"]),
    Index(None, "document", "run"),
    Index(None, "lat", "lon"),
    Index(None, "confidence", "id"),
    Index(None, "age", "id"),
    *(Index(None, column, "age", "id") for column in ("root", "type", "country")),
)

participant = Table(
    "participant",
    metadata,
    Column("run", Text, primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("actor", Text, index=True),
    ForeignKeyConstraint(["run", "claim"], ["claim.run", "claim.id"]),
)

total = Table(
    "total",
    metadata,
    Column("run", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("record", Text, nullable=False),  # the model's Total as JSON
    ForeignKeyConstraint(["document", "run"], ["coding.document", "coding.run"]),
    Index(None, "document", "run"),
)

length = Table(
    "length",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("words", Integer, nullable=False),
)

loaded = Table(
    "loaded",
    metadata,
    Column("run", Text, primary_key=True),
    Column("document", Text, primary_key=True),
    Column("start", Integer, primary_key=True),  # code points of the text, as the span of the record
    Column("end", Integer, primary_key=True),
    Column("words", Text, nullable=False),  # as told, in small letters
    Column("kind", Text, nullable=False),
    Column("neutral", Text),
    ForeignKeyConstraint(["document", "run"], ["coding.document", "coding.run"]),
    Index(None, "document", "run"),
)

band = Table(
    "band",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("value", BigInteger, nullable=False),
    Index(None, "number", "value"),
)

near_copy = Table(
    "near_copy",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("other", Text, ForeignKey("document.id"), primary_key=True, index=True),  # the lesser id of the two
    Column("similarity", Float, nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("source", Text, primary_key=True),
    Column("error", Text, nullable=False),
    Column("last", DateTime, nullable=False),
    Column("times", Integer, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("verdict", Text, nullable=False),  # accept, correct, reject, merge, split, note, withdraw
    Column("subject", Text, nullable=False, index=True),  # id of a claim
    Column("field", Text),
    Column("value", Text, index=True),  # JSON, the id of another claim, or of the judgement withdrawn
    Column("why", Text),
)


def _live_index(*columns: str, name: str | None = None) -> Index:
    live = text("state = 'live'")
    return Index(f"ix_incident_live_{name or columns[0]}", *columns, sqlite_where=live, postgresql_where=live)


incident = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    Column("state", Text, nullable=False),  # live, redirected, gone
    Column("redirect", Text, ForeignKey("incident.id")),
    Column("type", Text),
    Column("start", DateTime),
    Column("end", DateTime),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("place", Text, index=True),  # its name, and the division that it lies in
    Column("grade", Text),
    Column("contested", Boolean),
    Column("claims", Integer),
    Column("updated", DateTime, nullable=False),  # never the same in two transactions, and later in the later one
    Column("root", Text),
    Column("age", BigInteger),
    Column("factuality", Text),
    Column("precision", Text),
    Column("voices", Integer),
    Column("killed", Integer),  # the best figure
    Column("summary", Text),
    Index(None, "updated", "id"),
    _live_index("age", "id", "end"),
    *(_live_index(column, "age", "id") for column in ("root", "type", "country", "grade", "factuality", "contested")),
    _live_index("country", "grade", "age", "id", name="country_grade"),
    _live_index("lat", "lon", "age", "id"),
)

LIVE = incident.c.state == literal_column("'live'")
"""That an incident is live, with the very value, and no parameter, in the query: only so are its indexes used."""

incident_record = Table(
    "incident_record",
    metadata,
    Column("incident", Text, ForeignKey("incident.id"), primary_key=True),  # live ones only
    Column("record", Text, nullable=False),  # the model's Incident as JSON
)

block = Table(
    "block",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim", Text, primary_key=True, index=True),
)

pair = Table(
    "pair",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),  # the greater id of the two
    Column("score", Float, nullable=False),
)

member = Table(
    "member",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("incident", Text, ForeignKey("incident.id"), nullable=False, index=True),
    Column("document", Text, nullable=False),
    Index(None, "document", "incident"),
)

voice = Table(
    "voice",
    metadata,
    Column("incident", Text, ForeignKey("incident.id"), primary_key=True),
    Column("key", Text, primary_key=True, index=True),
    Column("name", Text, nullable=False),
    Column("interested", Boolean, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("first", Date),  # the day of the earliest report that gives it
    Column("derived", Boolean, nullable=False),  # an outlet that cites another of the voices: its word adds none
)

party = Table(
    "party",
    metadata,
    Column("incident", Text, ForeignKey("incident.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("key", Text, primary_key=True),  # the actor's id, or the name in small letters where no actor is known
    Column("name", Text, primary_key=True),  # as claims tell it
    Column("actor", Text),
    Index(None, "actor", "role", "incident"),
    Index(None, "name", "incident"),
)


def place_words(place: Place | None) -> str | None:
    """The column `place` of claims and incidents: a place's name, and the division that it lies in."""
    return ", ".join(word for word in (place.name, place.admin1) if word) if place is not None else None
