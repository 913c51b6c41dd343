"""Where a request comes from: the host that it names, the site that sent it, the address that it may lead to."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

_FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
"""Methods that change nothing."""


def is_loopback(host: str) -> bool:
    """Whether a name or an address is this machine's own, whoever answers questions for names."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def names_loopback(host_header: str | None) -> bool:
    """Whether a request was sent to a loopback name: another that leads here belongs to a page that rebinds it."""
    try:
        return is_loopback(urlsplit(f"//{host_header or ''}").hostname or "")
    except ValueError:
        return False


def forwarded(headers: Mapping[str, str]) -> bool:
    """Whether a proxy passed the request on."""
    return any(name in headers for name in _FORWARDING)


def is_own(headers: Mapping[str, str], scheme: str) -> bool:
    """Whether a page of this very server sent the request, as far as the browser says; programs say nothing."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or origin.lower() == f"{scheme}://{headers.get('host', '')}".lower()


def own_path(address: str | None) -> str:
    """An address if it is a path of this server, else the first page: a login leads to no other host."""
    good = address and address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if good and address and "\\" not in address else "/"
