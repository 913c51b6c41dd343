"""Fetching a report from the web: one answer, of limited size, in limited time, from where it may come from.

A server fetches for people who are elsewhere, so that they could make it ask its own network for them. There the
addresses that a name stands for are checked and one of them, and no other, is connected to; so again at each redirect.
"""

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from ipaddress import IPv6Address, ip_address, ip_network
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from twosource.errors import InputError

_TIMEOUT = 20.0  # seconds without a byte
_WHOLE = 90.0  # seconds for all of an answer
_PIECE = 65_536  # bytes read at once
_AGENT = "Mozilla/5.0 (compatible; Twosource; reads one report at a user's request)"
_Connect = Callable[..., socket.socket]
_INSIDE = tuple(  # let through by Python's tables, and yet a way to machines within, or to what a host tells of itself
    ip_network(each) for each in ("168.63.129.16/32", "192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the bytes, the encoding it declared, and where redirects led."""

    data: bytes
    charset: str | None
    url: str


def _resolve(host: str, port: int) -> Sequence[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _dial(address: str, port: int, timeout: float) -> socket.socket:
    return socket.create_connection((address, port), timeout)


@dataclass(frozen=True, slots=True)
class Network:
    """The way out: what a name stands for, and a connection to an address."""

    resolve: Callable[[str, int], Sequence[str]] = _resolve
    dial: Callable[[str, int, float], socket.socket] = _dial


NETWORK = Network()
"""The network of this machine."""


def fetch(url: str, limit: int, *, public: bool = False, network: Network = NETWORK) -> Fetched:
    """Fetch `url`, at most `limit` bytes of it; InputError names the URL, why it failed and what to do.

    `public` refuses every address that is not of the public internet, and asks no proxy, which would look names up
    by itself.
    """
    _check(url)
    request = Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html,text/plain;q=0.9"})
    try:
        with _opener(public, network).open(request, timeout=_TIMEOUT) as answer:
            data = _read(answer, limit)
            charset, final = answer.headers.get_content_charset(), answer.geturl()
    except HTTPError as error:
        with error:
            raise InputError(
                f"{url} answered {error.code} {error.reason}; open it in a browser and save the page as a file"
            ) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        cause = getattr(error, "reason", error)
        late = isinstance(cause, TimeoutError)
        problem = f"did not answer within {_TIMEOUT:.0f} s" if late else f"could not be fetched ({cause})"
        raise InputError(f"{url} {problem}; check the connection, or save the page and give the file") from error
    if len(data) > limit:
        raise InputError(f"{url} is longer than {limit:,} bytes; save the report's text as a file")
    return Fetched(data, charset, final)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and not of a machine's own or of a network behind it."""
    found = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast and not any(found in network for network in _INSIDE)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{url} is no address ({error}); give one that begins with http:// or https://") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise InputError(f"{url} is no http or https address; give one, or a file")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            f"{parts.hostname}: an address with a name or password is not fetched; save the page as a file"
        )


def _read(answer: HTTPResponse, limit: int) -> bytes:
    """The body, to one byte beyond the limit; a server that sends it in drops is given up."""
    end = time.monotonic() + _WHOLE
    pieces = bytearray()
    while len(pieces) <= limit and (piece := answer.read1(min(_PIECE, limit + 1 - len(pieces)))):
        pieces += piece
        if time.monotonic() > end:
            raise OSError(f"not whole after {_WHOLE:.0f} s")
    if answer.length and len(pieces) <= limit:
        raise OSError("the connection ended before the page")
    return bytes(pieces)


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, each to an address that could have been asked for."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request that follows a redirect."""
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(public: bool, network: Network) -> OpenerDirector:
    """What opens addresses of two schemes, and of no other that urllib knows."""

    def connect(place: tuple[str, int], timeout: float, _source: object = None) -> socket.socket:
        addresses = network.resolve(*place)
        if public and (inside := [address for address in addresses if not is_public(address)]):
            raise InputError(
                f"{place[0]} is {inside[0]}, which is not of the public internet; "
                "a server fetches nothing from within: save the page, and give the file"
            )
        for number, address in enumerate(addresses, 1):
            try:
                return network.dial(address, place[1], timeout)
            except OSError:
                if number == len(addresses):
                    raise
        raise OSError(f"{place[0]} has no address")

    opener = OpenerDirector()
    opener.add_handler(_Http(connect))
    opener.add_handler(_Https(connect))
    for handler in (_Redirects(), HTTPErrorProcessor(), HTTPDefaultErrorHandler()):
        opener.add_handler(handler)
    if not public:
        opener.add_handler(ProxyHandler())
    return opener


class _Http(HTTPHandler):
    """Opens http addresses over connections that are made our way."""

    def __init__(self, connect: _Connect) -> None:
        super().__init__()
        self._connect = connect

    def http_open(self, req: Request) -> HTTPResponse:
        """Ask for a page."""
        return self.do_open(_made(HTTPConnection, self._connect), req)


class _Https(HTTPSHandler):
    """The same for https; certificates are checked against the name, whatever the address."""

    def __init__(self, connect: _Connect) -> None:
        super().__init__()
        self._connect = connect

    def https_open(self, req: Request) -> HTTPResponse:
        """Ask for a page."""
        return self.do_open(_made(HTTPSConnection, self._connect), req)


def _made(kind: type[HTTPConnection], connect: _Connect) -> Callable[..., HTTPConnection]:
    def connection(host: str, **settings: Any) -> HTTPConnection:
        made = kind(host, **settings)
        made._create_connection = connect  # type: ignore[attr-defined]  # where http.client has its own function
        return made

    return connection
