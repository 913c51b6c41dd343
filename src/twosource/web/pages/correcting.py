"""Correcting a claim: every field with a control that fits it, the report beside it to take the words from."""

from collections.abc import Mapping
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from twosource import ontology
from twosource.extract import wording
from twosource.ledger.cases import Case
from twosource.ledger.judging import Given
from twosource.model import Factuality, Granularity, Measure, Responsibility, Role, Stance
from twosource.web.access.current import Reviewer
from twosource.web.desk import corrections, done, finding
from twosource.web.desk import typed as controls
from twosource.web.desk.asked import Desk, Desking
from twosource.web.desk.item import history, shown
from twosource.web.desk.keeping import keep
from twosource.web.desk.passage import passage
from twosource.web.desk.typed import Typed
from twosource.web.site import Here, Site

router = APIRouter()

_LISTS = {
    "factualities": get_args(Factuality),
    "granularities": get_args(Granularity),
    "measures": get_args(Measure),
    "responsibilities": get_args(Responsibility),
    "roles": get_args(Role),
    "stances": get_args(Stance),
}


async def _form(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_form)]


@router.get("/review/claims/{identifier}")
def form(request: Request, site: Here, account: Reviewer, desk: Desking, identifier: str) -> HTMLResponse:
    """The form of a claim as it stands."""
    case = _case(site, identifier)
    return _page(request, site, account.name, desk, case, controls.of(case.claim))


@router.post("/review/claims/{identifier}", response_model=None)
def sent(
    request: Request, site: Here, account: Reviewer, desk: Desking, identifier: str, form: Sent
) -> HTMLResponse | RedirectResponse:
    """Save what was changed; or look something up, or add a row, and show the form again as it was typed."""
    case = _case(site, identifier)
    typed = {key: value for key, value in form.items() if isinstance(value, str)}
    do, why = typed.pop("do", "save"), " ".join(typed.pop("why", "").split())
    made_from = typed.pop("base", "")
    typed.pop("csrf", None)
    verb, _, about = do.partition(":")
    if verb == "add" and about in controls.ROWS:
        number = max(controls.rows(typed, about), default=-1) + 1
        added = {f"{about}.{number}.{key}": value for key, value in controls.empty(about).items()}
        return _page(request, site, account.name, desk, case, {**typed, **added}, why=why, focus=f"{about}.{number}")
    if verb == "find":
        return _page(request, site, account.name, desk, case, typed, why=why, find=about)
    if made_from != corrections.base(case.claim):
        wrong = {"": "somebody corrected this claim since you opened it; compare with its card and save again"}
        return _page(request, site, account.name, desk, case, typed, wrong, why=why)
    read = corrections.read(typed, case)
    if read.wrong or not read.changed:
        wrong = dict(read.wrong) or {"": "nothing was changed; mend a value, or go back"}
        return _page(request, site, account.name, desk, case, typed, wrong, why=why)
    changed = read.changed.items()
    given = [Given(account.name, "correct", identifier, field, value, why or None) for field, value in changed]
    ids = keep(request, site, given)
    return RedirectResponse(desk.address(at=identifier, done=done.named(ids)), 303)


def _case(site: Site, identifier: str) -> Case:
    case = site.ledger.case(identifier)
    if case is None:
        raise HTTPException(404, f"There is no claim {identifier!r} that counts in this ledger.")
    return case


def _page(
    request: Request,
    site: Site,
    reviewer: str,
    desk: Desk,
    case: Case,
    typed: Typed,
    wrong: Mapping[str, str] | None = None,
    *,
    why: str = "",
    find: str = "",
    focus: str = "",
) -> HTMLResponse:
    wrong = wrong or {}
    text = case.document.text
    return site.page(
        request,
        "review/correct.html",
        status=422 if wrong else 200,
        desk=desk,
        case=case,
        typed=typed,
        wrong=wrong,
        why=why,
        base=corrections.base(case.claim),
        rows={field: controls.rows(typed, field) for field in controls.ROWS},
        choices=_choices(typed, wrong, find, case),
        focus=next(iter(wrong), None) or focus or find,
        text_of=passage(text, case.claim, shown(case), 0, len(text)),
        past=list(history(case.judgements, case.coded.id, reviewer)),
        types=ontology.load().types.values(),
        country=wording.country,
        **_LISTS,
    )


def _choices(typed: Typed, wrong: Mapping[str, str], find: str, case: Case) -> dict[str, list[finding.Choice]]:
    """What a place or an actor may be, for the controls that ask for it, are wrong, or hold a choice already."""
    found: dict[str, list[finding.Choice]] = {}
    if find == "place" or "place.name" in wrong or typed.get("place.pick"):
        country = case.claim.place.country if case.claim.place is not None else None
        found["place"] = finding.places(typed.get("place.name", ""), country)
    for field in ("participants", "attribution"):
        for number in controls.rows(typed, field):
            name = f"{field}.{number}"
            if find == name or f"{name}.actor" in wrong or typed.get(f"{name}.pick"):
                words = typed.get(f"{name}.actor", "").strip() or typed.get(f"{name}.name", "")
                found[name] = finding.actors_like(words)
    return found
