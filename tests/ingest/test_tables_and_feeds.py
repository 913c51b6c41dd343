"""Tables, feeds and folders of reports; copies of one text."""

from pathlib import Path

import pytest

from twosource.ingest import Failure, copies, expected, files, read
from twosource.model import Document

TEXT = "The army said on Friday that two soldiers were killed near the town of Garu when rebels attacked a post."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Ruritania Daily</title>
<item><title>Two killed</title><link>https://daily.example/1</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>
<item><title>Empty</title><link>https://daily.example/2</link></item></channel></rss>"""


def test_a_table_gives_a_report_a_row(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        f'Text,published,publisher\n"{TEXT}\nMore of it.",2024-05-03,Daily\n{TEXT},soon,\n,2024-05-03,Daily\n', "utf-8"
    )
    first, second, third = read([table])
    assert isinstance(first, Document)
    assert (first.publisher, str(first.published), first.text.count("\n")) == ("Daily", "2024-05-03", 1)
    assert isinstance(second, Failure)
    assert "published = 'soon'" in second.error
    assert isinstance(third, Failure)
    assert 'no field "text"' in third.error


def test_a_table_without_texts_is_told(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("title\tbody\nx\ty\n", "utf-8")
    (found,) = read([table])
    assert isinstance(found, Failure)
    assert 'no column "text" (columns: title, body)' in found.error


def test_a_feed_gives_a_report_an_entry(tmp_path: Path) -> None:
    feed = tmp_path / "saved.xml"
    feed.write_text(RSS, "utf-8")
    first, second = read([feed])
    assert isinstance(first, Document)
    assert first.text == TEXT
    assert (first.title, first.publisher, str(first.published)) == ("Two killed", "Ruritania Daily", "2024-05-03")
    assert first.url == "https://daily.example/1"
    assert isinstance(second, Failure)
    assert "entry 2 has no text" in second.error


def test_folders_are_searched(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.html", "sub/rows.jsonl", ".hidden/c.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one\ntwo\n", "utf-8")
    found = [Path(name).relative_to(tmp_path).as_posix() for name in files([tmp_path])]
    assert found == ["b.txt", "sub/a.html", "sub/rows.jsonl"]
    assert list(files(["-", "https://daily.example/"])) == ["-", "https://daily.example/"]
    assert expected([tmp_path]) == 4
    assert expected(["-"]) == 0


@pytest.mark.parametrize(
    ("other", "copy"),
    [
        (TEXT.upper(), True),
        (TEXT + " The rebels did not comment. It was the third such attack this month in the region.", True),
        ("By a reporter. " + " ".join(TEXT.split()[:14]), True),
        ("Two soldiers died near Garu on Friday, the army told reporters, after their post was raided.", False),
    ],
)
def test_copies_share_bands_and_runs(other: str, copy: bool) -> None:
    first, second = copies.shingles(TEXT), copies.shingles(other)
    assert (copies.similarity(first, second) >= copies.SAME) is copy
    assert copies.bands(first) == copies.bands(frozenset(sorted(first, reverse=True)))
    assert all(-(2**63) <= number < 2**63 for number in copies.bands(second))
