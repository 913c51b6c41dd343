"""Rows of lists as tables: the columns of each kind, and CSV that is written row by row."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from twosource.extract import wording
from twosource.ledger.claims import StoredClaim, StoredTotal
from twosource.ledger.hearing import Heard
from twosource.ledger.incidents import Changed
from twosource.ledger.judging import Judgement
from twosource.ledger.mapping import Point
from twosource.ledger.reports import About, Listed
from twosource.ledger.runs import StoredRun
from twosource.ledger.taking import Taking
from twosource.model import Incident
from twosource.render import dataframe

T = TypeVar("T")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Columns(Generic[T]):
    """The columns of one kind of row, and how a row fills them."""

    names: Sequence[str]
    row: Callable[[T], dict[str, Any]]


def written(rows: Iterable[T], columns: Columns[T]) -> Iterator[str]:
    """CSV, a header first. Words that a spreadsheet would run as a formula get an apostrophe before them."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(columns.names)
    yield line.getvalue()
    for each in rows:
        line.seek(0)
        line.truncate()
        values = columns.row(each)
        writer.writerow([_cell(values[name]) for name in columns.names])
        yield line.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _flat(kind: type[T]) -> Columns[T]:
    """The columns of a kind whose fields are plain values."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return Columns(names, lambda each: {name: getattr(each, name) for name in names})


_ABOUT = tuple(field.name for field in fields(About))


def _about(about: About) -> dict[str, Any]:
    return {name: getattr(about, name) for name in _ABOUT}


def _total(stored: StoredTotal) -> dict[str, Any]:
    total, place = stored.total, stored.total.scope.place
    return {
        "total": total.id,
        "measure": total.measure,
        "low": total.low,
        "best": total.best,
        "high": total.high,
        "type": total.scope.type,
        "participants": "; ".join(p.name for p in total.scope.participants) or None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "since": total.since,
        "until": total.until,
        "sources": wording.chain(total.attribution),
        "evidence": " […] ".join(span.quote for span in total.evidence),
        "document": stored.document.id,
        "publisher": stored.document.publisher,
        "published": stored.document.published,
    }


_TOTAL = (
    *("total", "measure", "low", "best", "high", "type", "participants", "place", "country", "since", "until"),
    *("sources", "evidence", "document", "publisher", "published"),
)
_CHANGED = ("id", "state", "updated", "redirect")

INCIDENTS: Columns[Incident] = Columns(dataframe.incident_columns(), dataframe.incident_row)
CLAIMS: Columns[StoredClaim] = Columns(
    dataframe.columns(), lambda stored: dataframe.claim_row(stored.document, stored.claim)
)
TOTALS: Columns[StoredTotal] = Columns(_TOTAL, _total)
REPORTS: Columns[Listed] = Columns(
    (*_ABOUT, "added", "claims", "totals"),
    lambda listed: {**_about(listed.about), "added": listed.added, "claims": listed.claims, "totals": listed.totals},
)
ACTORS: Columns[Taking] = Columns(
    ("actor", "name", "incidents", "roles"),
    lambda taking: {
        "actor": taking.actor,
        "name": taking.name,
        "incidents": taking.incidents,
        "roles": "; ".join(f"{role} {number}" for role, number in taking.roles),
    },
)
CHANGES: Columns[Changed] = Columns(_CHANGED, lambda changed: {name: getattr(changed, name) for name in _CHANGED})
SOURCES = _flat(Heard)
POINTS = _flat(Point)
RUNS: Columns[StoredRun] = Columns(
    ("id", "version", "configuration", "parts", "first_used", "documents", "counting"),
    lambda stored: {
        "id": stored.id,
        "version": stored.version,
        "configuration": stored.run.configuration,
        "parts": "; ".join(f"{part.name} {part.version}" for part in stored.run.components),
        "first_used": stored.first_used,
        "documents": stored.documents,
        "counting": stored.counting,
    },
)
JUDGEMENTS = _flat(Judgement)
