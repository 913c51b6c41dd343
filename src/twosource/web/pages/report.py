"""A report: its text with the evidence marked, and the claims beside it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from twosource.model import Claim
from twosource.render import page as rendering
from twosource.web.site import Here
from twosource.web.templating import segment

router = APIRouter()


@router.get("/reports/{identifier}")
def report(request: Request, site: Here, identifier: str) -> HTMLResponse:
    """One report of the ledger."""
    coding = site.ledger.coding(identifier)
    if coding is None:
        raise HTTPException(404, f"There is no report {identifier!r} in this ledger.")
    incidents = site.ledger.incidents_of([claim.id for claim in coding.claims])

    def foot(claim: Claim) -> str:
        """The way from a claim to its incident, and to the review desk."""
        incident = incidents.get(claim.id)
        review = f'<a href="/review?at={segment(claim.id)}">review</a>'
        if incident is None:
            return f'<p class="note">rejected by a reviewer: it belongs to no incident · {review}</p>'
        return f'<p class="note"><a href="/incidents/{segment(incident)}">what others say of it</a> · {review}</p>'

    return site.page(
        request,
        "report.html",
        document=coding.document,
        heading=rendering.heading(coding),
        switch=Markup(rendering.SWITCH),
        article=Markup(rendering.article(coding, "r", titled=False, foot=foot)),  # escaped where it is rendered
    )
