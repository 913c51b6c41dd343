"""Errors as answers: a page for people, a problem document (RFC 9457) for programs; never a trace."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from twosource.errors import InputError, LedgerError, TwosourceError

MEDIA_TYPE = "application/problem+json"
_SHOWN = 80  # characters of a value that is refused


def install(app: FastAPI) -> None:
    """Answer the errors of all routes."""
    app.add_exception_handler(HTTPException, _explained(lambda e: (e.status_code, str(e.detail), e.headers or {})))
    app.add_exception_handler(RequestValidationError, _explained(lambda e: (422, _validation(e), {})))
    app.add_exception_handler(InputError, _explained(lambda e: (400, str(e), {})))
    app.add_exception_handler(LedgerError, _explained(lambda e: (503, str(e), {})))
    app.add_exception_handler(TwosourceError, _explained(lambda e: (500, str(e), {})))


def answer(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response:
    """The answer to a request that something is wrong with."""
    title = HTTPStatus(status).phrase
    path = request.scope["path"]  # what `request.url` gives can be put there by a Host header
    if path.startswith("/api/"):
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse({**body, "instance": path}, status, headers, MEDIA_TYPE)
    page: Response = request.app.state.site.page(request, "problem.html", status=status, title=title, detail=detail)
    page.headers.update(headers)
    return page


def _explained(told: Callable[..., tuple[int, str, Mapping[str, str]]]) -> Callable[[Request, Exception], Response]:
    return lambda request, error: answer(request, *told(error))


def _validation(error: RequestValidationError) -> str:
    """What is wrong with a request's values: parameters that there are not, else the first value, with its name."""
    told = error.errors()
    unknown = [str(each["loc"][-1]) for each in told if each["type"] == "extra_forbidden"]
    if unknown:
        return f"{', '.join(unknown)}: there is no such parameter here; /api lists those that there are"
    first = told[0]
    name = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return f"{name} is {_shortened(first.get('input'))}: {first['msg']}"


def _shortened(value: object) -> str:
    words = repr(value)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(words):,} characters)"
