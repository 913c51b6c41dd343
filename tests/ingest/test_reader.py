import io
import json
import logging
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.ingest import Failure, read
from twosource.model import Document

REPORT = "The army said on Friday that two soldiers were killed near the town of Garu when rebels attacked a post.\n"
MORE = "A spokesman told reporters that the rebels had fled across the river after an hour of fighting. "
PAGE = f"""<!doctype html><html lang="en"><head><title>Two killed</title>
<meta property="og:title" content="Two killed in Garu"><meta property="og:site_name" content="Ruritania Daily">
<meta property="article:published_time" content="2024-05-03T10:00:00+02:00">
<link rel="canonical" href="https://daily.example/garu"></head>
<body><nav>Home | News</nav><article><h1>Two killed in Garu</h1><p>{REPORT * 3}</p><p>{MORE * 3}</p></article>
<footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def one(source, **told):
    (found,) = read([source], **told)
    return found


def test_a_text_is_kept_as_it_is(write):
    text = "Two killed in Garu\r\n\r\n" + REPORT
    document = one(write("a.txt", text), published=date(2024, 5, 3), publisher="Ruritania Daily")
    assert document == Document(text, published=date(2024, 5, 3), publisher="Ruritania Daily")


def test_a_single_source_needs_no_list(write):
    path = write("a.txt", REPORT)
    assert list(read(path)) == list(read([path])) == [Document(REPORT)]


@pytest.mark.parametrize("name", ["a.html", "page-without-suffix"])
def test_a_page_gives_its_article_and_metadata(write, name):
    document = one(write(name, PAGE))
    assert document.text.count("two soldiers were killed") == document.text.count("fled across the river") == 3
    assert "Home" not in document.text
    assert (document.title, document.publisher) == ("Two killed in Garu", "Ruritania Daily")
    assert (document.url, document.published) == ("https://daily.example/garu", date(2024, 5, 3))


def test_what_the_caller_says_holds_over_a_page(write):
    document = one(write("a.html", PAGE), published=date(2024, 5, 4), publisher="Archive")
    assert (document.published, document.publisher) == (date(2024, 5, 4), "Archive")


def test_a_page_without_a_date_gets_none(write):
    page = PAGE.replace('<meta property="article:published_time" content="2024-05-03T10:00:00+02:00">', "")
    assert one(write("a.html", page.replace("on Friday", "on 12 March 2021"))).published is None


def test_json_lines_give_their_fields_and_failures_their_line(write):
    lines = [
        json.dumps(
            {"text": REPORT, "title": " T ", "publisher": "P", "url": "u", "published": "2024-05-03T23:30:00+02:00"}
        ),
        "",
        "{broken",
        "[1]",
        json.dumps({"body": REPORT}),
        json.dumps({"text": REPORT, "published": "May 3"}),
        json.dumps({"text": REPORT, "title": 5}),
        json.dumps({"text": REPORT, "language": "fr"}),
        json.dumps({"text": ""}),
        json.dumps({"text": REPORT + "\ud83d\ude00 \ud800", "language": "en-GB", "id": 7}),
    ]
    found = list(read(write("a.jsonl", "\n".join(lines)), published=date(2020, 1, 1), publisher="Q"))
    first, *failures, last = found
    assert first == Document(REPORT, title="T", publisher="P", url="u", published=date(2024, 5, 3))
    assert last == Document(REPORT + "\U0001f600 \ufffd", published=date(2020, 1, 1), publisher="Q", id="7")
    messages = {failure.source.rpartition(", ")[2]: failure.error for failure in failures}
    assert list(messages) == [f"line {n}" for n in (3, 4, 5, 6, 7, 8, 9)]
    for line, words in {
        "line 3": "is not JSON",
        "line 4": "is a JSON list",
        "line 5": 'has no field "text" with a string (fields: body)',
        "line 6": "published = 'May 3', which is no date; give YYYY-MM-DD",
        "line 7": "title = 5, which is no string",
        "line 8": "declares the language 'fr'; Twosource reads English",
        "line 9": "is empty; give a report",
    }.items():
        assert words in messages[line]


def test_standard_input_may_hold_any_format(monkeypatch):
    for content in (REPORT, PAGE, json.dumps({"text": REPORT})):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
        assert "two soldiers were killed" in one("-").text
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert one("-") == Failure("-", "standard input is empty; give a report with at least one word")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.txt", "", "is empty; give a report with at least one word"),
        ("a.txt", " \n\t- \x00".replace("\x00", ""), "is empty"),
        ("a.jsonl", "\n\n", "is empty; give a file with at least one report"),
        ("a.pdf", b"%PDF-1.7 ...", "is a PDF; extract its text first"),
        ("a.docx", b"PK\x03\x04...", "is a ZIP archive or an office document"),
        ("a.txt", bytes(range(256)) * 9, "is binary, not text"),
        (
            "a.txt",
            "El ejército dijo el viernes que dos soldados murieron cerca de Garu.",
            "is in Spanish (es, probability",
        ),
        ("a.txt", "قال الجيش إن جنديين قتلا", "is in Arabic"),
        ("a.html", "<html><body></body></html>", "is a page without an article"),
        ("a.txt", "word " * 250_000, "has 1,250,000 characters; a report has at most 1,000,000: split it, or raise"),
        ("a.txt", b"a" * 20_000_001, "is longer than 20,000,000 bytes; split it into its reports"),
        ("a.jsonl", b'{"text": "' + b"a" * 7_000_000 + b'"}\n', "line 1 is longer than 6,000,000 bytes"),
    ],
)
def test_bad_input_is_named_with_cause_and_remedy(write, name, content, error):
    path = write(name, content)
    found = one(path)
    assert isinstance(found, Failure)
    assert found.error.startswith(path)
    assert error in found.error


def test_a_line_too_long_hides_none_after_it(write):
    content = b'{"text": "' + b"a" * 9000 + b'"}\n' + json.dumps({"text": REPORT}).encode()
    failure, document = read(write("a.jsonl", content), max_characters=1000)
    assert failure.source.endswith("line 1")
    assert document == Document(REPORT)


def test_missing_files_and_directories(tmp_path):
    missing, directory = read([str(tmp_path / "none.txt"), str(tmp_path)])
    assert "does not exist; check the path" in missing.error
    assert directory.error == f"{tmp_path} is a directory; give the files in it, for example {tmp_path}/*.txt"


def test_one_broken_source_stops_nothing(write, tmp_path):
    found = list(read([write("a.txt", REPORT), str(tmp_path / "none"), write("b.txt", ""), write("c.txt", REPORT)]))
    assert [type(item) for item in found] == [Document, Failure, Failure, Document]


def test_a_page_that_breaks_its_parser_is_a_failure(write, monkeypatch):
    def broken(*_):
        raise RuntimeError("deep inside")

    monkeypatch.setattr("twosource.ingest.reader.article", broken)
    assert "broke its reader (RuntimeError: deep inside); save its text" in one(write("a.html", PAGE)).error


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (b"\xef\xbb\xbf" + REPORT.encode(), None),
        (REPORT.encode("utf-16"), None),
        (("“Garu” é\n" + REPORT).encode(), None),
        (("“Garu” é\n" + REPORT).encode("cp1252"), "is not UTF-8 and was read as cp1252"),
        (("“Garu” é\n" + REPORT).encode() + b"\xe2", "has 1 damaged characters in its utf-8"),
    ],
)
def test_encodings(write, caplog, data, warning):
    with caplog.at_level(logging.WARNING):
        document = one(write("a.txt", data))
    assert document.text.endswith(REPORT) or document.text == f"“Garu” é\n{REPORT}\ufffd"
    assert "â" not in document.text
    assert [warning in record.getMessage() for record in caplog.records] == ([True] if warning else [])


def test_a_page_says_its_encoding(write, caplog):
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Garu", "Łódź")
    assert "Łódź" in one(write("a.html", page.encode("iso-8859-2"))).text
    assert not caplog.records


def test_control_characters_become_spaces(write):
    assert one(write("a.txt", "\x1b[31m" + REPORT + "\x07")).text == " [31m" + REPORT + " "


@given(data=st.binary(max_size=200))
def test_no_bytes_break_the_reader(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("bytes") / "a.txt"
    path.write_bytes(data)
    assert isinstance(one(path), Document | Failure)


def test_a_path_may_be_a_path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    assert one(path) == Document(REPORT)
