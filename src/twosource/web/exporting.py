"""Incidents written out as a table, a map layer or records, one after another, so that no ledger is too large."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from twosource.model import Incident
from twosource.model import json as contract
from twosource.render.dataframe import incident_columns, incident_row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(incidents: Iterable[Incident]) -> Iterator[str]:
    """A table with a header, UTF-8. Words that a spreadsheet would run as a formula get an apostrophe before them."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(incident_columns())
    for incident in incidents:
        row = incident_row(incident)
        writer.writerow([_cell(row[column]) for column in incident_columns()])
        yield _taken(written)
    yield _taken(written)


def as_geojson(incidents: Iterable[Incident]) -> Iterator[str]:
    """A FeatureCollection, one feature a line; the geometry of an incident without a known point is null."""
    yield '{"type":"FeatureCollection","features":[\n'
    yield from _between(_feature(incident_row(incident)) for incident in incidents)
    yield "\n]}\n"


def as_json(incidents: Iterable[Incident]) -> Iterator[str]:
    """An array of the incidents as the ledger keeps them, one a line."""
    yield "[\n"
    yield from _between(contract.dump(incident) for incident in incidents)
    yield "\n]\n"


def _between(records: Iterable[str]) -> Iterator[str]:
    for n, record in enumerate(records):
        yield f",\n{record}" if n else record


def _feature(row: dict[str, Any]) -> str:
    lat, lon = row.pop("lat"), row.pop("lon")
    feature = {
        "type": "Feature",
        "id": row["incident"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if lat is not None else None,
        "properties": {name: _text(value) for name, value in row.items()},
    }
    return json.dumps(feature, ensure_ascii=False)


def _cell(value: Any) -> Any:
    value = _text(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _taken(written: io.StringIO) -> str:
    """What was written since the last time."""
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text
