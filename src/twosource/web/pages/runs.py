"""Runs: what produced the claims, what changed from one run to another, and what could not be read."""

from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from twosource.ledger.runs import Change
from twosource.web.site import Here

router = APIRouter()
_ROWS = 200


class Compared(BaseModel):
    """Two runs, and the id of the last report that was shown."""

    before: str = Field(description="Id of a run, or the beginning of one.")
    after: str = Field(description="The run to compare with it.")
    beyond: str = ""


@router.get("/runs")
def runs(request: Request, site: Here) -> HTMLResponse:
    """The runs, latest first, and the failures."""
    return site.page(request, "runs.html", runs=list(site.ledger.runs())[::-1], failures=list(site.ledger.failures()))


@router.get("/runs/changes")
def changes(request: Request, site: Here, compared: Annotated[Compared, Query()]) -> HTMLResponse:
    """The claims that differ between two runs, by report, in parts of whole reports."""
    parts, more = _part(site.ledger.changes(compared.before, compared.after, compared.beyond))
    titles = {document: site.ledger.document(document) for document, _ in parts}
    return site.page(request, "changes.html", compared=compared, parts=parts, more=more, titles=titles)


def _part(found: Iterator[Change]) -> tuple[list[tuple[str, list[Change]]], bool]:
    """Whole reports with their changes, until there are enough rows; whether more follow."""
    parts: list[tuple[str, list[Change]]] = []
    for document, of_it in groupby(found, key=lambda change: change.document):
        if sum(len(rows) for _, rows in parts) >= _ROWS:
            return parts, True
        parts.append((document, list(of_it)))
    return parts, False
