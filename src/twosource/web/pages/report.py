"""A report: its text with the evidence marked, and the claims beside it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from twosource.model import Claim, Coding
from twosource.render import page as rendering
from twosource.render.folding import before, folds
from twosource.web.graphic import Graphic, Reading
from twosource.web.site import Here
from twosource.web.templating import segment

router = APIRouter()


@router.get("/reports/{identifier}")
def report(request: Request, site: Here, identifier: str, graphic: Graphic = None) -> HTMLResponse:
    """One report of the ledger; sentences with graphic details are folded unless the address asks for them."""
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
        heading=_heading(coding, fold=graphic != "shown"),
        switch=Markup(rendering.SWITCH),
        graphic=Reading(graphic, len(folds(coding.document.text))),
        article=Markup(
            rendering.article(coding, "r", titled=False, foot=foot, fold=graphic != "shown")
        ),  # escaped where it is rendered
    )


def _heading(coding: Coding, *, fold: bool) -> str:
    """The title; of a report without one its first words, up to a graphic detail."""
    words = rendering.heading(coding)
    if coding.document.title or not fold:
        return words
    calm = before(words)
    return calm if calm != "…" else f"A report of {coding.document.publisher or 'an unknown outlet'}"
