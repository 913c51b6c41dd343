"""A report: its text with the evidence marked, and the claims beside it, as reviewers left them."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from twosource.ledger.judging import Judgement
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
    names = [claim.id for claim in coding.claims]
    incidents = site.ledger.incidents_of(names)
    corrected = site.ledger.corrected(coding.claims)
    corrections = site.ledger.corrections(list(corrected))

    def foot(claim: Claim) -> str:
        """Who corrected a claim; the way from it to its incident, and to the review desk."""
        incident = incidents.get(claim.id)
        review = f'<a href="/review?at={segment(claim.id)}">review</a>'
        if incident is None:
            return f'<p class="note">rejected by a reviewer: it belongs to no incident · {review}</p>'
        note = _corrected(corrections.get(claim.id, {}))
        return (
            f'{note}<p class="note"><a href="/incidents/{segment(incident)}">what others say of it</a> · {review}</p>'
        )

    return site.page(
        request,
        "report.html",
        document=coding.document,
        heading=_heading(coding, fold=graphic != "shown"),
        switch=Markup(rendering.SWITCH),
        graphic=Reading(graphic, len(folds(coding.document.text))),
        article=Markup(
            rendering.article(_left(coding, corrected), "r", titled=False, foot=foot, fold=graphic != "shown")
        ),  # escaped where it is rendered
    )


def _left(coding: Coding, corrected: Mapping[str, Claim]) -> Coding:
    """A coding with its claims as reviewers left them; the words that told a type they changed tell it no more."""
    retyped = {claim.id for claim in coding.claims if corrected.get(claim.id, claim).type != claim.type}
    return replace(
        coding,
        claims=tuple(corrected.get(claim.id, claim) for claim in coding.claims),
        reasons=tuple(each for each in coding.reasons if each.field != "type" or each.subject not in retyped),
    )


def _corrected(fields: Mapping[str, Judgement]) -> Markup:
    """Which values of a claim reviewers corrected, and who; empty where none did."""
    if not fields:
        return Markup()
    by: dict[str, list[str]] = {}
    for name, judgement in fields.items():
        by.setdefault(judgement.reviewer, []).append(name)
    told = Markup("; ").join(
        Markup("{} by <bdi>{}</bdi>").format(", ".join(names), reviewer) for reviewer, names in by.items()
    )
    return Markup('<p class="note corrected">Corrected: {}</p>').format(told)


def _heading(coding: Coding, *, fold: bool) -> str:
    """The title; of a report without one its first words, up to a graphic detail."""
    words = rendering.heading(coding)
    if coding.document.title or not fold:
        return words
    calm = before(words)
    return calm if calm != "…" else f"A report of {coding.document.publisher or 'an unknown outlet'}"
