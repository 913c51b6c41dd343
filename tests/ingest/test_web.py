"""Fetching over a real connection to a server of this machine, which stands for others through an injected network."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from twosource.errors import InputError
from twosource.ingest import Failure, read, web

REPORT = "The army said on Friday that two soldiers were killed near the town of Garu when rebels attacked a post."
ELSEWHERE = "8.8.4.4"  # a public address, at which nobody is asked

Handler = Callable[[BaseHTTPRequestHandler], None]


def says(
    body: bytes, kind: str = "text/plain; charset=utf-8", status: int = 200, length: int | None = None, **more: str
) -> Handler:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in more.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


@dataclass
class Site:
    """A server of this machine, the addresses that were dialled to reach it, and the requests that it got."""

    port: int
    pages: dict[str, Handler] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def network(self) -> web.Network:
        return web.Network(lambda host, port: self.names[host], self._dial)

    def _dial(self, address: str, port: int, timeout: float) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout)


@pytest.fixture
def site() -> Iterator[Site]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.headers["Host"] + self.path)
            found.pages[self.path](self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    found = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_fetched_report_knows_where_it_came_from(site: Site) -> None:
    site.pages["/garu"] = says(b"", status=302, Location="/final")
    site.pages["/final"] = says(REPORT.encode())
    (document,) = read([site.here + "/garu"])
    assert (document.text, document.url) == (REPORT, site.here + "/final")


def test_the_server_says_the_encoding(site: Site) -> None:
    site.pages["/"] = says(("Łódź: " + REPORT).encode("iso-8859-2"), "text/plain; charset=iso-8859-2")
    (document,) = read([site.here + "/"])
    assert document.text.startswith("Łódź")


def test_a_fetched_page_gives_its_article(site: Site) -> None:
    page = (
        f"<!doctype html><html><head><title>T</title></head><body><article><p>{REPORT * 5}</p></article></body></html>"
    )
    site.pages["/garu"] = says(page.encode(), "text/html")
    (document,) = read([site.here + "/garu"])
    assert "two soldiers" in document.text
    assert document.url == site.here + "/garu"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (says(b"", status=403), "answered 403 Forbidden; open it in a browser"),
        (lambda request: None, "could not be fetched (Remote end closed connection without response)"),
        (lambda request: request.server.stopped.wait(5), "did not answer within 0 s"),
        (says(b"a" * 100, length=200), "could not be fetched (the connection ended before the page)"),
        (says(b"a" * 20_000_001), "is longer than 20,000,000 bytes"),
        (says(b"%PDF-1.4", "application/pdf"), "is a PDF; extract its text first"),
        (says(b"", status=302, Location="/"), "would lead to an infinite loop"),
        (
            says(b"", status=302, Location="file:///etc/passwd"),
            "Redirection to url 'file:///etc/passwd' is not allowed",
        ),
        (says(b"", status=302, Location="ftp://daily.example/"), "ftp://daily.example/ is no http or https address"),
    ],
)
def test_failures_name_the_address_the_cause_and_the_remedy(
    site: Site, monkeypatch: pytest.MonkeyPatch, answer: Handler, error: str
) -> None:
    if "did not answer" in error:
        monkeypatch.setattr(web, "_TIMEOUT", 0.3)
    site.pages["/"] = answer
    stopped = threading.Event()
    monkeypatch.setattr(ThreadingHTTPServer, "stopped", stopped, raising=False)
    (failure,) = read([site.here + "/"])
    stopped.set()
    assert isinstance(failure, Failure)
    assert error in failure.error


def test_a_page_that_comes_in_drops_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_WHOLE", 0.2)

    def drops(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"a")
            if stopped.wait(0.02):
                return

    stopped = threading.Event()
    site.pages["/"] = drops
    with pytest.raises(InputError, match="not whole after"):
        web.fetch(site.here + "/", 1000)
    stopped.set()


@pytest.mark.parametrize(
    "url",
    [
        "https://",
        "file:///etc/passwd",
        "gopher://daily.example/",
        "http:///x",
        "http://daily.example:0/",
        "http://daily.example:x/",
        "http://amina:secret@daily.example/",
        "http://amina@daily.example/",
        "http://[::1/",
    ],
)
def test_what_is_no_address_to_fetch_is_refused_unasked(site: Site, url: str) -> None:
    with pytest.raises(InputError) as refused:
        web.fetch(url, 10, network=site.network)
    assert "secret" not in str(refused.value)
    assert site.dialled == []


# ---------------------------------------------------------------- for people elsewhere: the public internet alone


def test_a_name_is_looked_up_once_and_that_very_address_connected_to(site: Site) -> None:
    site.names["daily.example"] = [ELSEWHERE]
    site.pages["/garu"] = says(REPORT.encode())
    fetched = web.fetch("http://daily.example/garu", 1000, public=True, network=site.network)
    assert (fetched.data.decode(), site.dialled, site.asked) == (REPORT, [ELSEWHERE], ["daily.example/garu"])


INSIDE = (
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "168.63.129.16",
    "192.0.0.192",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "240.0.0.1",
    "198.18.0.1",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
)


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_within_are_refused_unasked(site: Site, address: str) -> None:
    site.names["daily.example"] = [ELSEWHERE, address]  # one good address does not hide a bad one
    with pytest.raises(InputError, match="is not of the public internet"):
        web.fetch("http://daily.example/", 1000, public=True, network=site.network)
    assert site.dialled == []


@pytest.mark.parametrize("address", [ELSEWHERE, "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert web.is_public(address)


def test_a_redirect_is_checked_like_the_first_address(site: Site) -> None:
    site.names.update({"daily.example": [ELSEWHERE], "inside.example": ["10.0.0.5"]})
    site.pages["/"] = says(b"", status=302, Location="http://inside.example/secret")
    with pytest.raises(InputError, match=r"inside\.example is 10\.0\.0\.5"):
        web.fetch("http://daily.example/", 1000, public=True, network=site.network)
    assert site.dialled == [ELSEWHERE]


def test_a_name_that_changes_its_address_meanwhile_is_refused(site: Site) -> None:
    answers = iter([[ELSEWHERE], ["127.0.0.1"]])
    rebinding = web.Network(lambda host, port: next(answers), site._dial)
    site.pages["/"] = says(b"", status=302, Location="/again")
    with pytest.raises(InputError, match="not of the public internet"):
        web.fetch("http://daily.example/", 1000, public=True, network=rebinding)
    assert site.dialled == [ELSEWHERE]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_refused_under_all_its_names(site: Site, host: str) -> None:
    with pytest.raises(InputError, match=r"not of the public internet|could not be fetched"):
        web.fetch(f"http://{host}:{site.port}/", 1000, public=True)
    assert site.asked == []


def test_no_proxy_is_asked_where_names_must_be_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.here)
    site.names["daily.example"] = [ELSEWHERE]
    site.names["127.0.0.1"] = ["127.0.0.1"]
    site.pages["/"] = site.pages["http://daily.example/"] = says(REPORT.encode())
    web.fetch("http://daily.example/", 1000, public=True, network=site.network)
    assert site.dialled == [ELSEWHERE]
    web.fetch("http://daily.example/", 1000, network=site.network)
    assert site.dialled == [ELSEWHERE, "127.0.0.1"]


def test_other_schemes_are_files() -> None:
    (failure,) = read(["ftp://daily.example/garu"])
    assert "does not exist" in failure.error
