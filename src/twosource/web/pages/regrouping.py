"""What a reviewer does with whole incidents: split claims off, merge, and see why claims are together."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from twosource.model import Incident
from twosource.web.access.current import Reviewer, require
from twosource.web.asking import Asking
from twosource.web.desk import done, grouping
from twosource.web.site import Here, Site
from twosource.web.templating import segment

router = APIRouter()
Why = Annotated[str, Form(max_length=4000)]


@router.get("/incidents/{identifier}/why")
def why(request: Request, site: Here, identifier: str) -> HTMLResponse:
    """The pairs of an incident's claims with the parts of their scores."""
    incident = _incident(site, identifier)
    stored = {each.claim.id: each for each in site.ledger.claims_by_id(incident.claims)}
    pairs = grouping.pairs(site.ledger, incident.claims)
    return site.page(
        request,
        "review/why.html",
        incident=incident,
        claims=[stored[name] for name in incident.claims if name in stored],
        numbers={name: number for number, name in enumerate(incident.claims, 1)},
        pairs=pairs,
        parts=list(dict.fromkeys(name for pair in pairs for name in pair.parts)),
    )


@router.get("/incidents/{identifier}/merge", dependencies=[require("reviewer")])
def others(request: Request, site: Here, identifier: str, asked: Asking) -> HTMLResponse:
    """The incidents that this one may belong with, to choose one from."""
    incident = _incident(site, identifier)
    wanted = grouping.around(incident, asked)
    return site.page(
        request,
        "review/merge.html",
        incident=incident,
        wanted=wanted,
        found=grouping.like(site.ledger, incident, wanted),
    )


@router.post("/incidents/{identifier}/merge")
def merge(
    request: Request, site: Here, account: Reviewer, identifier: str, other: Annotated[str, Form()], why: Why = ""
) -> RedirectResponse:
    """Merge with another incident, and show what they are now."""
    ids = site.ledger.merge(account.name, identifier, other, why.strip() or None)
    site.access.note(request, "incidents merged", f"{identifier}, {other}")
    return _show(site, identifier, ids)


@router.post("/incidents/{identifier}/split")
def split(
    request: Request,
    site: Here,
    account: Reviewer,
    identifier: str,
    claim: Annotated[list[str], Form()] = [],  # noqa: B006  FastAPI copies it
    why: Why = "",
) -> RedirectResponse:
    """Split claims off, and show what they are now."""
    ids = site.ledger.split(account.name, identifier, claim, why.strip() or None)
    site.access.note(request, "claims split off", f"{len(claim)} of {identifier}")
    return _show(site, site.ledger.incidents_of(claim[:1])[claim[0]], ids)


@router.post("/incidents/{identifier}/undo")
def undo(
    request: Request, site: Here, account: Reviewer, identifier: str, judgement: Annotated[str, Form(max_length=9000)]
) -> RedirectResponse:
    """Withdraw what split or merged, all or none."""
    found = site.ledger.judgements_by_id(done.read(judgement))
    ids = site.ledger.judge_all(done.withdrawals(found, account.name))
    site.access.note(request, "regrouping undone", identifier)
    homes = site.ledger.incidents_of([each.subject for each in found])
    return _show(site, next(iter(homes.values()), identifier), ids)


def _incident(site: Site, identifier: str) -> Incident:
    found = site.ledger.incident(identifier)
    if found is None:
        raise HTTPException(404, f"There is no incident {identifier!r}.")
    return found


def _show(site: Site, identifier: str, ids: list[int]) -> RedirectResponse:
    """The page of the incident, which tells what was done; redirects of the ledger are followed here already."""
    found = _incident(site, identifier)
    return RedirectResponse(f"/incidents/{segment(found.id)}?done={done.named(ids)}", 303)
