import io
from email.message import Message
from http.client import RemoteDisconnected
from urllib.error import HTTPError, URLError

import pytest

from twosource.ingest import Failure, read, web

REPORT = "The army said on Friday that two soldiers were killed near the town of Garu when rebels attacked a post."
URL = "https://daily.example/garu"


class Answer(io.BytesIO):
    def __init__(self, data, kind="text/plain; charset=utf-8", url=URL):
        super().__init__(data)
        self.headers = Message()
        self.headers["Content-Type"] = kind
        self._url = url

    def geturl(self):
        return self._url


@pytest.fixture
def server(monkeypatch):
    def answer_with(answer):
        def open_url(request, timeout):
            assert timeout > 0
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(web, "urlopen", open_url)

    return answer_with


def test_a_fetched_report_knows_where_it_came_from(server):
    server(Answer(REPORT.encode(), url=URL + "/final"))
    (document,) = read([URL])
    assert (document.text, document.url) == (REPORT, URL + "/final")


def test_the_server_says_the_encoding(server):
    server(Answer(("Łódź: " + REPORT).encode("iso-8859-2"), "text/plain; charset=iso-8859-2"))
    (document,) = read([URL])
    assert document.text.startswith("Łódź")


def test_a_fetched_page_gives_its_article(server):
    page = (
        f"<!doctype html><html><head><title>T</title></head><body><article><p>{REPORT * 5}</p></article></body></html>"
    )
    server(Answer(page.encode(), "text/html"))
    (document,) = read([URL])
    assert "two soldiers" in document.text
    assert document.url == URL


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (
            URLError("Name or service not known"),
            "could not be fetched (Name or service not known); check the connection",
        ),
        (HTTPError(URL, 403, "Forbidden", Message(), io.BytesIO()), "answered 403 Forbidden; open it in a browser"),
        (TimeoutError("timed out"), "did not answer within 20 s"),
        (URLError(TimeoutError("timed out")), "did not answer within 20 s"),
        (RemoteDisconnected("closed"), "could not be fetched (closed)"),
        (Answer(b"a" * 20_000_001), "is longer than 20,000,000 bytes"),
        (Answer(b"%PDF-1.4", "application/pdf"), "is a PDF; extract its text first"),
    ],
)
def test_failures_name_the_address_the_cause_and_the_remedy(server, answer, error):
    server(answer)
    (failure,) = read([URL])
    assert isinstance(failure, Failure)
    assert failure.error.startswith(URL)
    assert error in failure.error


def test_other_schemes_are_files(tmp_path):
    (failure,) = read(["ftp://daily.example/garu"])
    assert "does not exist" in failure.error
    with pytest.raises(web.InputError, match="is no http or https address"):
        web.fetch("https://", 10)
