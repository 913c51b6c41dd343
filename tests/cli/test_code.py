"""`twosource code` and `explain`: every form, bad input by name, and how they end."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Run
from twosource import Coder
from twosource.model import json as contract

DAY = ("--published", "2024-05-20")


def test_tables_are_the_default(run: Run, story: Path) -> None:
    ended = run("code", story, *DAY)
    assert ended.code == 0
    assert ended.out == run("code", story, *DAY, "--table").out
    assert "on whose word" in ended.out
    assert "3 soldiers" in ended.out
    assert "\x1b" not in ended.out


def test_json_is_one_valid_record_a_report(run: Run, story: Path) -> None:
    ended = run("code", story, "-", *DAY, "--publisher", "Example Wire", "--json", stdin=TEXT + " More is not known.")
    assert ended.code == 0
    records = [contract.decode(line) for line in ended.out.splitlines()]
    assert len(records) == 2
    assert {r.document.publisher for r in records} == {"Example Wire"}
    assert records[0].claims[0].place is not None
    assert records[0].claims[0].place.name == "Goma"


def test_the_page_is_written_whole_and_nothing_to_stdout(run: Run, story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    ended = run("code", story, *DAY, "--html", target)
    assert (ended.code, ended.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not list(tmp_path.glob("*.part"))


def test_a_page_that_cannot_be_written_is_named(run: Run, story: Path, tmp_path: Path) -> None:
    ended = run("code", story, *DAY, "--html", tmp_path / "none" / "out.html")
    assert ended.code == 2
    assert "none" in ended.err
    assert "Traceback" not in ended.err


def test_explain_gives_reasons_and_one_claim_can_be_asked_for(run: Run, story: Path, coder: Coder) -> None:
    claim = coder.code(TEXT, published="2024-05-20").claims[0]
    whole = run("code", story, *DAY, "--explain")
    one = run("explain", claim.id[:8], story, *DAY)
    assert (whole.code, one.code) == (0, 0)
    assert f"type: {claim.type}" in one.out
    assert "because" in one.out
    assert "rule what-rules/" in one.out
    for line in one.out.splitlines():
        assert line in whole.out


@pytest.mark.parametrize("claim", ["c-zzzz", "c-"])
def test_explain_of_none_names_those_there_are(run: Run, tmp_path: Path, coder: Coder, claim: str) -> None:
    text = "Rebels attacked Goma on 3 May 2024. Protesters marched in Lagos on 5 May 2024."
    path = tmp_path / "two.txt"
    path.write_text(text, encoding="utf-8")
    ended = run("explain", claim, path)
    assert ended.code == 2
    for known in coder.code(text).claims:
        assert known.id in ended.err


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "binary[1].bin": (bytes(range(256)) * 20, "is binary"),
    "french.txt": ("Les rebelles ont attaqué la ville mardi, selon un porte-parole de l'armée.".encode(), "French"),
    "long.txt": (b"word " * 300_000, "split it"),
    "broken.jsonl": (b"{nothing\n", "is not JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_rest_goes_on(run: Run, story: Path, tmp_path: Path, name: str) -> None:
    content, problem = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    ended = run("code", path, story, *DAY, "--json")
    assert ended.code == 1
    assert name in ended.err
    assert problem in ended.err
    assert "1 coded, 1 failed" in ended.err
    assert len(ended.out.splitlines()) == 1


def test_other_encodings_are_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes((TEXT + " The town has a café.").encode("latin-1"))
    ended = run("code", path, *DAY, "--json")
    assert ended.code == 0
    assert json.loads(ended.out)["claims"]


def test_nothing_coded(run: Run, tmp_path: Path) -> None:
    ended = run("code", tmp_path / "missing.txt")
    assert ended.code == 2
    assert "missing.txt does not exist" in ended.err
    assert ended.out == ""


def test_without_a_day_the_warning_says_how_to_give_it(run: Run, story: Path) -> None:
    assert "--published" in run("code", story, "--json").err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--json", "--table"), "exclude each other"),
        (("--published", "Friday"), "--published"),
        (("--workers", "0"), "--workers"),
        (("--colour",), "--colour"),
    ],
)
def test_wrong_command_lines(run: Run, story: Path, arguments: tuple[str, ...], problem: str) -> None:
    ended = run("code", story, *arguments)
    assert ended.code == 2
    assert problem in ended.err
    assert ended.out == ""
