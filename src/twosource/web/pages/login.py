"""Logging in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from twosource.web.access.access import address
from twosource.web.access.account import Visit
from twosource.web.access.accounts import TooOften
from twosource.web.access.origin import own_path
from twosource.web.site import Here

router = APIRouter()


@router.get("/login", response_model=None)
def login(request: Request, site: Here, next: Annotated[str, Query()] = "/") -> HTMLResponse | RedirectResponse:
    """The form; who is known already goes on."""
    if request.state.visit.account is not None:
        return RedirectResponse(own_path(next), 303)
    return site.page(request, "login.html", next=own_path(next), name="", wrong=None)


@router.post("/login", response_model=None)
def log_in(
    request: Request,
    site: Here,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    next: Annotated[str, Form()] = "/",
) -> HTMLResponse | RedirectResponse:
    """Begin a session, or say no without saying whether there is such a name."""
    accounts = site.access.accounts
    if accounts is None:
        return RedirectResponse(own_path(next), 303)
    before: Visit = request.state.visit
    try:
        session = accounts.login(name.strip(), password, address(request))
    except TooOften as error:
        minutes = -(-error.seconds // 60)
        wrong = f"Too many logins failed. Try again in {minutes} minute{'s' if minutes > 1 else ''}."
        page = site.page(request, "login.html", status=429, next=own_path(next), name=name, wrong=wrong)
        page.headers["Retry-After"] = str(error.seconds)
        return page
    if session is None:
        wrong = "Name and password do not fit."
        return site.page(request, "login.html", status=401, next=own_path(next), name=name, wrong=wrong)
    if before.account is not None and before.session is not None:
        accounts.logout(before.session, before.account.name, address(request))
    response = RedirectResponse(own_path(next), 303)
    site.access.remember(response, session, secure=request.scope["scheme"] == "https")
    return response


@router.post("/logout")
def log_out(request: Request, site: Here) -> Response:
    """End the session."""
    visit: Visit = request.state.visit
    if site.access.accounts is not None and visit.account is not None and visit.session is not None:
        site.access.accounts.logout(visit.session, visit.account.name, address(request))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(site.access.cookie)
    return response
