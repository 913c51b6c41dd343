"""The incidents of a view as files: the same filters as the page, and the same blurring."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from twosource.model import Incident
from twosource.web import exporting
from twosource.web.site import Here
from twosource.web.viewing import Viewing

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _Format:
    written: Callable[[Iterable[Incident]], Iterator[str]]
    media_type: str


_FORMATS = {
    "csv": _Format(exporting.as_csv, "text/csv; charset=utf-8"),
    "geojson": _Format(exporting.as_geojson, "application/geo+json"),
    "json": _Format(exporting.as_json, "application/json"),
}


@router.get("/export/incidents.{form}")
def export(site: Here, asked: Viewing, form: Literal["csv", "geojson", "json"]) -> StreamingResponse:
    """All incidents that meet the filters, latest first."""
    chosen = _FORMATS[form]
    incidents = site.ledger.incidents(asked.filter())
    if (blurring := site.blurring(asked.blur)) is not None:
        incidents = map(blurring.incident, incidents)
    name = {"Content-Disposition": f'attachment; filename="incidents.{form}"'}
    return StreamingResponse(chosen.written(incidents), media_type=chosen.media_type, headers=name)
