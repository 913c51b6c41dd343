"""What is refused before a page is asked, and before the body of a request is read."""

from urllib.parse import quote

from fastapi import HTTPException, Request
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.errors import LedgerError
from twosource.web import problems
from twosource.web.access import origin
from twosource.web.access.access import Access
from twosource.web.access.account import Visit
from twosource.web.access.current import LOGIN, is_login, path_of

_OWN = (LOGIN, "/logout")  # what everybody may send, whatever the role
_WHOLE = ("text/csv", "application/x-ndjson", "application/geo+json")  # what lists leave in as a whole
_WORDS = 300  # characters of an address that the log keeps


class Guard:
    """Knows whose request it is (`request.state.visit`), or answers that it may not be made."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        request.state.visit = self.access.nobody
        answer: ASGIApp = self.app
        try:
            request.state.visit = await self._visit(request)
            if request.method not in origin.SAFE:
                _check_change(request)
            if request.state.visit.account is None and not _is_free(request):
                answer = _ask_in(request)
        except HTTPException as error:
            answer = problems.answer(request, error.status_code, str(error.detail), dict(error.headers or {}))
        except LedgerError as error:
            answer = problems.answer(request, 503, str(error), {})
        await answer(scope, receive, self._logging(request, send))

    def _logging(self, request: Request, send: Send) -> Send:
        """The way of an answer, on which the log is written first: nothing changes or leaves without a line in it."""

        async def logged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                deed = _deed(request, Headers(raw=message["headers"]).get("content-type", ""))
                if deed is not None:
                    await run_in_threadpool(self.access.note, request, *deed)
            await send(message)

        return logged

    async def _visit(self, request: Request) -> Visit:
        headers = request.headers
        if not self.access.settings.exposed:
            # also with accounts: it listens for this machine, and says so where it is set up otherwise
            if not origin.names_loopback(headers.get("host")):
                raise HTTPException(
                    403, f"The host {headers.get('host', '')!r} is not this machine; use http://localhost or 127.0.0.1."
                )
            if origin.forwarded(headers):
                raise HTTPException(
                    403,
                    "A proxy passed this request on, and the server was not told of one; start it with "
                    "`twosource serve --proxy ADDRESS`, which takes accounts.",
                )
        cookie = request.cookies.get(self.access.cookie)
        return await run_in_threadpool(self.access.visit, cookie, headers.get("authorization"))


def _check_change(request: Request) -> None:
    """Refuse what would change something and was sent by another site, or by an account that only looks."""
    visit: Visit = request.state.visit
    if not visit.program and not origin.is_own(request.headers, request.scope["scheme"]):
        raise HTTPException(403, "Another site sent this request; open the page here and send it again.")
    own = path_of(request) in _OWN
    if visit.account is not None and not own and not visit.account.may("reviewer"):
        raise HTTPException(403, f"The account {visit.account.name} may look and not change; ask for another role.")


def _deed(request: Request, kind: str) -> tuple[str, str] | None:
    """What a request does that is worth a line in the log, and to what; logins are logged where they happen."""
    path = path_of(request)
    if path in _OWN:
        return None
    if request.method not in origin.SAFE:
        return "changed", path
    if path.startswith("/export/") or kind.startswith(_WHOLE):
        return "exported", f"{path}?{_query_of(request)}"[:_WORDS]
    return None


def _is_free(request: Request) -> bool:
    """Whether a page is for everybody: the login, and files that are the same in every copy of Twosource."""
    return is_login(request) or path_of(request).startswith("/static/")


def _query_of(request: Request) -> str:
    """What follows the path of a request."""
    return str(request.scope["query_string"], "latin-1")


def _ask_in(request: Request) -> ASGIApp:
    """The way to the login for who looks at a page; for others the word that they are not known."""
    path, query = path_of(request), _query_of(request)
    program = path.startswith("/api/") or "authorization" in request.headers
    if program or request.method not in origin.SAFE:
        return problems.answer(
            request,
            401,
            "This takes an account: log in, or send the header `Authorization: Bearer TOKEN`.",
            {"WWW-Authenticate": "Bearer"},
        )
    wanted = path + (f"?{query}" if query else "")
    return RedirectResponse("/login" if wanted == "/" else f"/login?next={quote(wanted, safe='')}", 303)
