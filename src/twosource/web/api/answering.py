"""How the API answers: bodies as JSON, lists by pages or as streams, and 304 to who has what is there already."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import Annotated, TypeVar
from urllib.parse import urlencode

import msgspec
from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from twosource._version import __version__
from twosource.errors import InputError
from twosource.ledger.lists import PAGE
from twosource.ledger.pages import Page
from twosource.web.api import tabular
from twosource.web.api.asked import MOST, Form, Paged
from twosource.web.api.shapes import Listing
from twosource.web.api.tabular import Columns
from twosource.web.site import Site

T = TypeVar("T")

MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8; header=present",
}
Read = Callable[[str | None, int], Page[T]]
"""How a list is read: the rows after a cursor, and how many at the most."""

_ENCODER = msgspec.json.Encoder()
_KEPT = 32_000_000  # bytes: bodies that are kept to be answered again
_PIECE = 64_000  # characters: what a stream sends at once


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one request: what the client has already, and what is sent instead."""

    request: Request
    site: Site

    def one(self, read: Callable[[], object]) -> Response:
        """A body by itself, or the answer that is read instead of one."""
        headers = self._headers("json")
        if unchanged := self._unchanged(headers):
            return unchanged
        kept: Kept = self.request.app.state.kept
        address = f"{self.request.url.path}?{self.request.url.query}"
        if (known := kept.find(headers["ETag"], address)) is not None:
            return Response(known, headers=headers, media_type=MEDIA_TYPES["json"])
        body = read()
        if isinstance(body, Response):
            return body
        answer = _json(body, headers)
        kept.keep(headers["ETag"], address, bytes(answer.body))
        return answer

    def listed(self, asked: Paged, columns: Columns[T], read: Read[T]) -> Response:
        """A page of a list, or the whole list as a stream.

        Raises InputError for a cursor that no page gave.
        """
        form = asked.format or _accepted(self.request.headers.get("accept", ""))
        headers = self._headers(form)
        if unchanged := self._unchanged(headers):
            return unchanged
        if form == "json":
            page = read(asked.after, asked.limit or PAGE)
            following = None
            if page.after is not None:
                following = self._following(page.after)
                headers["Link"] = f'<{following}>; rel="next"'
            return _json(Listing(page.items, following), headers)
        first = read(asked.after, min(asked.limit or MOST, MOST))  # before the answer begins: it may be refused
        rows = islice(_all(first, read), asked.limit)
        lines = (_ENCODER.encode(row).decode() + "\n" for row in rows)
        text = lines if form == "ndjson" else tabular.written(rows, columns)
        return StreamingResponse(_pieces(text), media_type=MEDIA_TYPES[form], headers=headers)

    def _following(self, after: str) -> str:
        """The address of the page after this one."""
        others = [(name, value) for name, value in self.request.query_params.multi_items() if name != "after"]
        return f"{self.request.url.path}?{urlencode([*others, ('after', after)])}"

    def _headers(self, form: Form) -> dict[str, str]:
        # a server that began to blur must not find that nothing changed
        state = f"{__version__}.{self.site.ledger.state()}.{self.site.settings.blur or ''}.{form}"
        # weak: the bytes differ with the compression
        return {"ETag": f'W/"{state}"', "Vary": "Accept", "Cache-Control": "private, no-cache"}

    def _unchanged(self, headers: dict[str, str]) -> Response | None:
        known = [tag.strip() for tag in self.request.headers.get("if-none-match", "").split(",")]
        return Response(status_code=304, headers=headers) if headers["ETag"] in known or "*" in known else None


class Kept:
    """Bodies that were answered lately, as long as the ledger does not change: counts of all of it take a while."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state = ""
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def find(self, state: str, address: str) -> bytes | None:
        """What was answered at an address in this state of the ledger."""
        with self._lock:
            if state != self._state or address not in self._bodies:
                return None
            self._bodies.move_to_end(address)
            return self._bodies[address]

    def keep(self, state: str, address: str, body: bytes) -> None:
        """Keep an answer, in place of those that nobody asked for the longest, or of all of another state."""
        with self._lock:
            if state != self._state:
                self._state, self._size = state, 0
                self._bodies.clear()
            self._size += len(body) - len(self._bodies.pop(address, b""))
            self._bodies[address] = body
            while self._size > _KEPT:
                _, oldest = self._bodies.popitem(last=False)
                self._size -= len(oldest)


def whole(rows: Callable[[], Iterable[T]], name: Callable[[T], str]) -> Read[T]:
    """How a list is read that is not kept in the order of pages: cursors are the names of its rows.

    Raises InputError where the row that the page before ended with is no more.
    """

    def read(after: str | None, limit: int) -> Page[T]:
        left = iter(rows())
        if after is not None and not any(name(row) == after for row in left):
            raise InputError(f"the list has no row {after!r} any more; read it again from its beginning")
        part = list(islice(left, limit + 1))
        return Page(tuple(part[:limit]), name(part[limit - 1]) if len(part) > limit else None)

    return read


async def _reply(request: Request) -> Reply:
    return Reply(request, request.app.state.site)


Replying = Annotated[Reply, Depends(_reply)]
"""The parameter by which a route asks for the way to answer."""


def _json(body: object, headers: dict[str, str]) -> Response:
    return Response(_ENCODER.encode(body), headers=headers, media_type=MEDIA_TYPES["json"])


def _accepted(accept: str) -> Form:
    """The form that a client wants most, by its header Accept; JSON where it names none of them."""
    wanted: list[tuple[float, Form]] = []
    for part in accept.split(","):
        media_type, *parameters = (word.strip() for word in part.lower().split(";"))
        for form, offered in MEDIA_TYPES.items():
            if media_type == offered.partition(";")[0]:
                wanted.append((_quality(parameters), form))
    best = max(wanted, key=lambda each: each[0], default=(0.0, "json"))
    return best[1] if best[0] > 0 else "json"


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _all(page: Page[T], read: Read[T]) -> Iterator[T]:
    """The rows of a list from a page on; each page is read by itself, so that a slow client holds no connection."""
    yield from page.items
    while page.after is not None:
        page = read(page.after, MOST)
        yield from page.items


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """A text in pieces that are worth sending."""
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _PIECE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
