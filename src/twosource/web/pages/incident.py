"""An incident: its claims side by side, who says what of each field, and who is held responsible."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from twosource.extract import wording
from twosource.model import Claim
from twosource.render import pictures, ranges
from twosource.render.folding import kinds
from twosource.web.access.current import Current
from twosource.web.desk.done import told as just_done
from twosource.web.graphic import Graphic, Reading
from twosource.web.settings import Unit
from twosource.web.site import Here
from twosource.web.templating import segment

router = APIRouter()


@router.get("/incidents/{identifier}", response_model=None)
def incident(
    request: Request,
    site: Here,
    account: Current,
    identifier: str,
    done: Annotated[str | None, Query()] = None,
    graphic: Graphic = None,
    blur: Annotated[Unit | None, Query()] = None,
) -> HTMLResponse | RedirectResponse:
    """One incident; the address of one that was merged leads to where it went.

    `done` names judgements just given; `blur` shows places no closer than a unit, and nobody judges what is blurred.
    """
    found = site.ledger.incident(identifier)
    if found is None:
        raise HTTPException(
            404, f"There is no incident {identifier!r}: it never was, or all its claims were taken back."
        )
    if found.id != identifier:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/incidents/{segment(found.id)}{query}", 301)
    by_id = {stored.claim.id: stored for stored in site.ledger.claims_by_id(found.claims)}
    stored = [by_id[name] for name in found.claims if name in by_id]
    corrected = site.ledger.corrected([each.claim for each in stored])
    stored = [replace(each, claim=corrected.get(each.claim.id, each.claim)) for each in stored]
    if (blurring := site.blurring(blur)) is not None:
        stored = list(blurring.claims(stored, found))
        found = blurring.incident(found)
    claims = [each.claim for each in stored]
    return site.page(
        request,
        "incident.html",
        incident=found,
        judges=account.may("reviewer") and blurring is None,
        told=just_done(site.ledger, done if blurring is None else None, account.name),
        claims=stored,
        corrected=corrected,
        graphic=Reading(graphic, sum(bool(kinds(span.quote)) for claim in claims for span in claim.evidence)),
        numbers={claim.id: n for n, claim in enumerate(claims, 1)},
        voices={voice.key: voice for voice in found.voices},
        rows=list(_side_by_side(claims)),
        pictures=[(Markup(drawn), words) for drawn, words in _pictures(claims) if drawn],  # escaped where drawn
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One field of all claims: a cell a claim, each with the values told; `differs` where two that tell it disagree."""

    name: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether two claims that tell the field tell it differently."""
        return len({cell for cell in self.cells if cell}) > 1


def _side_by_side(claims: Sequence[Claim]) -> Iterator[Row]:
    """The rows of the table of claims, without those that no claim tells."""
    ways: tuple[tuple[str, Callable[[Claim], tuple[str, ...]]], ...] = (
        ("What", lambda claim: (claim.type,)),
        ("Happened?", lambda claim: (claim.factuality,)),
        ("Who", lambda claim: _named(claim, "agent")),
        ("To whom", lambda claim: _named(claim, "target", "victim", "recipient")),
        ("With what", lambda claim: _named(claim, "instrument")),
        ("Where", lambda claim: (wording.place(claim.place),) if claim.place else ()),
        ("When", lambda claim: (wording.when(claim.when),) if claim.when else ()),
        ("How many", lambda claim: tuple(wording.quantity(quantity) for quantity in claim.quantities)),
        ("On whose word", lambda claim: tuple(wording.link(link) for link in claim.attribution)),
    )
    for name, told in ways:
        row = Row(name, tuple(told(claim) for claim in claims))
        if any(row.cells):
            yield row


def _named(claim: Claim, *roles: str) -> tuple[str, ...]:
    """The names of the participants in some roles, with what is said of their responsibility."""
    return tuple(
        p.name + (f" ({p.responsibility})" if p.responsibility not in (None, "stated") else "")
        for p in claim.participants
        if p.role in roles
    )


def _pictures(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Where, when and how many, drawn, each with its words; "" where nothing is told."""
    yield pictures.place_map(claims), f"Where: {pictures.caption(claims)}"
    yield pictures.date_strip(claims), "When, by the claims that tell it in words"
    for measure in dict.fromkeys(q.measure for claim in claims for q in claim.quantities):
        figures = [
            (str(n), q.low, q.best, q.high)
            for n, claim in enumerate(claims, 1)
            for q in claim.quantities
            if q.measure == measure
        ]
        yield ranges.bars(figures, f"{measure} by claim"), f"{measure.capitalize()}, by claim: from low to high"
