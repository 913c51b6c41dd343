"""Reading a ledger from a server's API, with the words of `Ledger` itself."""

import http.client
import ssl
from collections.abc import Iterator
from dataclasses import fields
from http import HTTPStatus
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from twosource._version import __version__
from twosource.errors import InputError, LedgerError
from twosource.ledger import Box, Filter
from twosource.ledger.claims import StoredClaim, StoredTotal
from twosource.ledger.hearing import Heard
from twosource.model import Incident
from twosource.web.api.shapes import Listing, Problem

T = TypeVar("T")

_SECONDS = 60
_MOST = 1000  # rows of a page


class Client:
    """A server that `twosource serve` runs, at an address such as http://127.0.0.1:8765.

    `token` is that of an account, where the server has any. Raises LedgerError where nothing answers, or refuses to.

    >>> with Client("http://127.0.0.1:8765") as server:  # doctest: +SKIP
    ...     for incident in server.incidents(Filter(country="IRQ"), limit=5):
    ...         print(incident.grade, incident.summary)
    """

    def __init__(self, address: str, token: str | None = None) -> None:
        self.address = address.rstrip("/")
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise LedgerError(f"{address!r} is no address of a server; give one such as http://127.0.0.1:8765")
        self._path = parts.path
        self._headers = {"Accept": "application/json", "User-Agent": f"twosource/{__version__}"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._connection: http.client.HTTPConnection
        if parts.scheme == "https":
            context = ssl.create_default_context()
            self._connection = http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=context)
        else:
            self._connection = http.client.HTTPConnection(parts.netloc, timeout=_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def incidents(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Incident]:
        """The live incidents, latest first."""
        return self._listed("incidents", Incident, wanted, limit)

    def claims(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[StoredClaim]:
        """The claims that count, latest event first."""
        return self._listed("claims", StoredClaim, wanted, limit)

    def totals(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[StoredTotal]:
        """The totals that count, latest report first."""
        return self._listed("totals", StoredTotal, wanted, limit)

    def sources(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Heard]:
        """The voices of incidents, those that tell most of them first."""
        return self._listed("sources", Heard, wanted, limit)

    def incident(self, identifier: str) -> Incident | None:
        """The incident of an id, or the one that it was merged into."""
        body = self._read(f"/api/v1/incidents/{quote(identifier, safe='')}", missing=True)
        return None if body is None else _decoded(body, Incident)

    def claims_of(self, incident: Incident) -> Iterator[StoredClaim]:
        """The claims of an incident, in its order."""
        body = self._read(f"/api/v1/incidents/{quote(incident.id, safe='')}/claims")
        yield from _decoded(body or b"", Listing[StoredClaim]).items

    def _listed(self, name: str, kind: type[T], wanted: Filter | None, limit: int | None) -> Iterator[T]:
        return islice(self._pages(name, kind, wanted, limit), limit)

    def _pages(self, name: str, kind: type[T], wanted: Filter | None, limit: int | None) -> Iterator[T]:
        query = {**_query(wanted or Filter()), "limit": min(limit or _MOST, _MOST)}
        following: str | None = f"/api/v1/{name}?{urlencode(query)}"
        while following is not None:
            page = _decoded(self._read(following) or b"", Listing[kind])  # type: ignore[valid-type]
            yield from page.items
            following = page.next

    def _read(self, path: str, *, missing: bool = False) -> bytes | None:
        """The body of an answer; None where there is nothing and there may be."""
        for _ in range(5):  # a merged incident leads on
            try:
                self._connection.request("GET", self._path + path, headers=self._headers)
                answer = self._connection.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self._connection.close()
                raise LedgerError(
                    f"{self.address} does not answer ({error or type(error).__name__}); check the address, and that "
                    "`twosource serve` runs there"
                ) from error
            location = answer.headers.get("Location", "")
            if answer.status in (301, 308) and location.startswith("/"):
                path = location
                continue
            if answer.status == HTTPStatus.OK:
                return body
            if missing and answer.status in (404, 410):
                return None
            raise self._refused(answer.status, body)
        raise LedgerError(f"{self.address}{path} leads from one address to the next; ask who runs the server")

    def _refused(self, status: int, body: bytes) -> Exception:
        """The error that an answer tells."""
        try:
            detail = msgspec.json.decode(body, type=Problem).detail
        except msgspec.DecodeError:
            return LedgerError(f"{self.address} answers {status} and is no server of Twosource; check the address")
        if status == HTTPStatus.UNAUTHORIZED:
            return LedgerError(f"{self.address} lets nobody read who is not known: set TWOSOURCE_TOKEN ({detail})")
        if status == HTTPStatus.FORBIDDEN:
            return LedgerError(f"{self.address} does not let this be read: {detail}")
        return InputError(detail) if status in (400, 422) else LedgerError(f"{self.address} answers {status}: {detail}")


def _query(wanted: Filter) -> dict[str, Any]:
    """A filter as an address tells it."""
    values = {field.name: getattr(wanted, field.name) for field in fields(Filter)}
    box = values["box"]
    if isinstance(box, Box):
        values["box"] = f"{box.west},{box.south},{box.east},{box.north}"
    return {name: value for name, value in values.items() if value is not None}


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise LedgerError(
            f"the server answers what this version does not know ({error}); use the Twosource that it runs"
        ) from error
