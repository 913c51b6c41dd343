"""How far reviewers agree, who judged what, and the judged claims as data."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from twosource.ledger import Ledger
from twosource.model import json
from twosource.web.asking import Words
from twosource.web.desk.item import about
from twosource.web.site import Here

router = APIRouter()
_SHOWN = 100


@router.get("/review/agreement")
def agreement(request: Request, site: Here) -> HTMLResponse:
    """Alpha over all reviewers, kappa of every two, and how much each judged."""
    verdicts = ("accept", "correct", "reject", "merge", "split", "note")
    return site.page(
        request,
        "review/agreement.html",
        agreement=site.ledger.agreement(),
        reviewers=site.ledger.reviewers(),
        verdicts=verdicts,
    )


@router.get("/review/judgements")
def judgements(
    request: Request,
    site: Here,
    reviewer: Annotated[Words, Query()] = None,
    before: Annotated[int | None, Query(ge=1)] = None,
) -> HTMLResponse:
    """Who judged what, latest first."""
    found = site.ledger.judgements_before(before, reviewer, _SHOWN + 1)
    return site.page(
        request,
        "review/judgements.html",
        found=[(each, about(each, each.subject)) for each in found[:_SHOWN]],
        more=found[_SHOWN - 1].id if len(found) > _SHOWN else None,
        reviewer=reviewer,
        reviewers=[each.name for each in site.ledger.reviewers()],
    )


@router.get("/review/reviewed.jsonl")
def reviewed(site: Here) -> StreamingResponse:
    """Every judged claim as coded and as reviewers left it, with its report's text: data to train and test on."""
    name = 'attachment; filename="reviewed.jsonl"'
    return StreamingResponse(
        _lines(site.ledger), media_type="application/x-ndjson", headers={"Content-Disposition": name}
    )


def _lines(ledger: Ledger) -> Iterator[str]:
    for each in ledger.reviewed():
        yield json.dump(each) + "\n"
