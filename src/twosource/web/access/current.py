"""What routes ask for: the account of a request, the role that it takes, and the token in every form."""

from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request

from twosource.web.access import origin, secret
from twosource.web.access.account import Account, Role, Visit

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
LOGIN = "/login"
HEADER = "x-csrf-token"
"""The header by which scripts send the token that forms carry in the field `csrf`."""


def path_of(request: Request) -> str:
    """The path that a request is routed by. `request.url` would not do: a Host header can put another path there."""
    return str(request.scope["path"])


def is_login(request: Request) -> bool:
    """Whether a request is for the page that nobody needs an account for."""
    return path_of(request) == LOGIN


def _current(request: Request) -> Account:
    visit: Visit = request.state.visit
    if visit.account is None:
        raise HTTPException(401, "This takes an account; log in.")
    return visit.account


def _at_least(role: Role) -> Callable[[Request], Account]:
    def check(request: Request) -> Account:
        account = _current(request)
        if not account.may(role):
            raise HTTPException(
                403, f"This takes the role {role}, and the account {account.name} has the role {account.role}."
            )
        return account

    return check


def require(role: Role) -> Any:
    """The dependency of a route or router that takes a role: `dependencies=[require("admin")]`."""
    return Depends(_at_least(role))


Current = Annotated[Account, Depends(_current)]
"""The parameter by which a route asks whose request it is."""
Reviewer = Annotated[Account, Depends(_at_least("reviewer"))]
"""The same, where it takes a reviewer."""
Admin = Annotated[Account, Depends(_at_least("admin"))]
"""The same, where it takes an admin."""


async def check(request: Request) -> AsyncIterator[None]:
    """What holds for every route, whatever let a request come so far: somebody is asking, and forms have their token.

    Programs have a token of their own and need none of a page.
    """
    try:
        if not is_login(request):
            _current(request)
        if request.method not in origin.SAFE and not request.state.visit.program and not _is_call(request):
            await _check_form(request)
        yield
    finally:
        await request.close()  # files that were sent with the form


def _is_call(request: Request) -> bool:
    """Whether a program calls the API in JSON, which no other site's page can send: a browser asks the server first."""
    return path_of(request).startswith("/api/") and request.headers.get("content-type") == "application/json"


async def _check_form(request: Request) -> None:
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(_FORMS):
        settings = request.app.state.site.settings
        form = await request.form(max_files=settings.upload_files, max_part_size=settings.paste_bytes)
        field = form.get("csrf")
        given = field if isinstance(field, str) else None
    if not secret.same(given, request.state.visit.csrf):
        raise HTTPException(403, "The page that sent this is out of date; load it again, and send it once more.")
