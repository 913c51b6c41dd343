"""Fetching a report from the web."""

from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from twosource.errors import InputError

_TIMEOUT = 20.0  # seconds without an answer
_AGENT = "Mozilla/5.0 (compatible; Twosource; reads one report at a user's request)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the bytes, the encoding it declared, and where redirects led."""

    data: bytes
    charset: str | None
    url: str


def fetch(url: str, limit: int) -> Fetched:
    """Fetch `url`, at most `limit` bytes of it; InputError names the URL, why it failed and what to do."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url} is no http or https address; give one, or a file")
    request = Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html,text/plain;q=0.9"})
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:
            data = answer.read(limit + 1)
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
