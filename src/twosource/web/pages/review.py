"""Review: the queue of claims that wait, one of them open with all that it takes to judge it, and the judging."""

from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from twosource import ontology
from twosource.errors import InputError
from twosource.ledger.judging import Given
from twosource.ledger.queueing import Order
from twosource.model import Factuality, Grade
from twosource.web.access.current import Current, Reviewer
from twosource.web.desk import done
from twosource.web.desk.asked import Desk, Desking
from twosource.web.desk.item import item
from twosource.web.desk.keeping import keep
from twosource.web.site import Here

router = APIRouter()

_SHOWN = 30
"""How many claims of the queue one page lists."""

_COUNTED = 5000
"""Up to how many claims that wait are counted: of a longer queue nobody needs the number, and counting takes time."""

Action = Literal["accept", "reject", "note"]
"""The verdicts that a button of the desk gives."""


@router.get("/review")
def review(request: Request, site: Here, account: Current, desk: Desking) -> HTMLResponse:
    """The desk."""
    reviewer = account.name
    whose = reviewer if desk.own else None
    waiting = list(site.ledger.queue(desk.by, desk.filter(), _SHOWN + 1, whose, desk.after))
    if desk.after is not None and not waiting:
        desk = desk.model_copy(update={"after": None})  # the end was reached: begin again
        waiting = list(site.ledger.queue(desk.by, desk.filter(), _SHOWN + 1, whose))
    further, waiting = len(waiting) > _SHOWN, waiting[:_SHOWN]
    names = [each.claim.id for each in waiting]
    at = desk.at or (names[0] if names else None)
    case = site.ledger.case(at) if at is not None else None
    if desk.at is not None and case is None:
        raise HTTPException(404, f"There is no claim {desk.at!r} that counts in this ledger.")
    place = names.index(at) if at in names else None
    return site.page(
        request,
        "review/desk.html",
        desk=desk,
        waiting=waiting,
        left=site.ledger.queue_left(desk.by, desk.filter(), whose, _COUNTED + 1),
        counted=_COUNTED,
        open=item(case, reviewer) if case is not None else None,
        why=waiting[place].why if place is not None else None,
        previous=names[place - 1] if place else None,
        next=_after(names, place),
        further=names[-1] if further else None,
        last=place is not None and place + 1 == len(names),
        judges=account.may("reviewer"),
        told=done.told(site.ledger, desk.done, reviewer),
        types=list(ontology.load().types),
        factualities=get_args(Factuality),
        grades=get_args(Grade),
        orders=get_args(Order),
    )


@router.post("/review/judge")
def judge(
    request: Request,
    site: Here,
    account: Reviewer,
    desk: Desking,
    verdict: Annotated[Action, Form()],
    claim: Annotated[list[str], Form(max_length=1000)],
    why: Annotated[str, Form(max_length=4000)] = "",
    next: Annotated[str, Form(max_length=64)] = "",
) -> RedirectResponse:
    """Judge one claim or several, and go on to the next."""
    if verdict == "note" and not why.strip():
        raise InputError("the note is empty; write what whoever reads it later should know")
    given = [Given(account.name, verdict, name, why=why.strip() or None) for name in dict.fromkeys(claim)]
    ids = keep(request, site, given)
    at = claim[0] if verdict == "note" and len(given) == 1 else next or None
    return _back(desk, at=at, done=done.named(ids))


@router.post("/review/undo")
def undo(
    request: Request,
    site: Here,
    account: Reviewer,
    desk: Desking,
    judgement: Annotated[str, Form(max_length=4000)],
) -> RedirectResponse:
    """Withdraw judgements of the reviewer's own, all or none, and open the claim again that they were on."""
    found = site.ledger.judgements_by_id(done.read(judgement))
    if not found:
        raise InputError(f"{judgement!r} names no judgement of this ledger; see the history of the claim")
    ids = keep(request, site, done.withdrawals(found, account.name))
    return _back(desk, at=found[0].subject, done=done.named(ids))


def _back(desk: Desk, **changes: object) -> RedirectResponse:
    return RedirectResponse(desk.address(**changes), 303)


def _after(names: list[str], place: int | None) -> str | None:
    """The claim that opens once this one is judged: the next, at the end of the list the one before."""
    if place is None:
        return names[0] if names else None
    if place + 1 < len(names):
        return names[place + 1]
    return names[place - 1] if place else None
