"""`twosource actors`: cards to read, lists for pipes, and users' own files."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from twosource.cli import actor_card
from twosource.engines import Pipeline

HEAD = "id,name,kind,country,parent,valid_from,valid_to,aliases,loaded_aliases,plover,acled,note\n"
ROW = "valley-guard,Valley Guard,militia,COL,,2001,,Valley Watch,,PRM,3,\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("identity", "lines"),
    [
        (
            "hezbollah",
            [
                "Lebanon (LBN)",
                "existed 1982 to now",
                "LBNREB rebel group",
                "secretary-general 1991-05 to 1992-02 Abbas",
            ],
        ),
        ("fra.foreign-ministry", ["belongs to Government of France", "France fra", "foreign minister"]),
        ("usa.government", ["2009-01-20 to 2017-01-20 Barack Obama", "ministry"]),
        ("vladimir-putin", ["Offices", "president, Government of Russia rus.government", "now"]),
    ],
)
def test_a_card_tells_all(run: Run, identity: str, lines: list[str]) -> None:
    ended = run("actors", "show", identity)
    shown = " ".join(ended.out.split())
    assert ended.code == 0
    for line in lines:
        assert line in shown


def test_a_pipe_gets_tabs(run: Run) -> None:
    first = run("actors", "search", "Shining Path").out.splitlines()[0].split("\t")
    assert (first[0], first[2], first[3]) == ("shining-path", "armed_group", "PER")


def test_a_mistyped_id_is_helped(run: Run) -> None:
    ended = run("actors", "show", "hizbullah")
    assert ended.code == 2
    assert "hezbollah" in ended.err


def test_own_files_are_added_read_and_replaced(run: Run, mine: Path, tmp_path: Path) -> None:
    added = run("actors", "add", mine)
    assert (added.code, added.out.split(" to ")[0]) == (0, "1 actors added, 0 replaced,")
    assert (tmp_path / "home" / "actors" / "mine.csv").read_text() == mine.read_text()
    assert "Valley Guard" in run("actors", "show", "valley-guard").out
    assert "mine.csv" in run("actors", "files").out
    again = run("actors", "add", mine)
    assert again.code == 2
    assert "--replace" in again.err
    mine.write_text(HEAD + ROW.replace("Valley Guard", "Guard of the Valley"), encoding="utf-8")
    assert run("actors", "add", mine, "--replace").code == 0
    assert "Guard of the Valley" in run("actors", "show", "valley-guard").out


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.replace("Valley Watch", "FARC"), "'FARC' names both"),
        (ROW.replace("militia", "army"), "mine.csv, line 2: kind 'army'"),
        (ROW.replace("PRM", "XYZ"), "plover 'XYZ'"),
    ],
)
def test_nothing_is_added_where_a_row_is_wrong_or_a_name_clashes(
    run: Run, mine: Path, tmp_path: Path, row: str, problem: str
) -> None:
    mine.write_text(HEAD + row, encoding="utf-8")
    ended = run("actors", "add", mine)
    assert ended.code == 2
    assert problem in ended.err
    assert not (tmp_path / "home").exists()


def test_check_reports_the_names_that_clash(run: Run, mine: Path) -> None:
    assert run("actors", "check", mine).code == 0
    mine.write_text(HEAD + ROW.replace("Valley Watch", "FARC"), encoding="utf-8")
    ended = run("actors", "check", mine)
    assert ended.code == 1
    assert "'FARC?'" in ended.out


def test_own_files_are_read_when_coding(run: Run, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("actors", "add", mine)
    from twosource.cli import coding

    monkeypatch.setattr(coding, "Workers", lambda configuration, workers: Pipeline(configuration))
    story = tmp_path / "story.txt"
    story.write_text("Valley Watch attacked a police post in Bogota.", encoding="utf-8")
    ended = run("code", story, "--json")
    assert '"valley-guard"' in ended.out
    assert "+own." in ended.out


def test_periods_are_as_exact_as_the_table() -> None:
    from datetime import date

    period = actor_card.period
    assert period(date(1982, 1, 1), None) == "1982 to now"
    assert period(date(2024, 9, 1), date(2024, 12, 31)) == "2024-09 to 2024-12"
    assert period(date(2017, 1, 20), date(2021, 1, 20)) == "2017-01-20 to 2021-01-20"
    assert period(None, None) == ""
