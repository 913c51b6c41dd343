"""The program itself: help, version, look-ups, and quiet ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from twosource import Coder, __version__

PROGRAM = str(Path(sys.executable).with_name("twosource"))


def test_version(run: Run) -> None:
    ended = run("--version")
    assert (ended.code, ended.out) == (0, f"twosource {__version__}\n")


@pytest.mark.parametrize("command", ["code", "explain", "ontology", "schema", "doctor", "gazetteer", "actors"])
def test_every_command_has_help(run: Run, command: str) -> None:
    assert command in run("--help").out
    ended = run(command, "--help")
    assert ended.code == 0
    assert "Usage" in ended.out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, twosource.cli\n"
        "heavy = {'spacy', 'trafilatura', 'pandas', 'pydantic', 'twosource.extract', 'twosource.parse'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_schema_holds_for_what_code_writes(run: Run, coder: Coder) -> None:
    schema = json.loads(run("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    record = json.loads(coder.code("Rebels attacked Goma on 3 May 2024.").to_json())
    jsonschema.validate(record, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, "claims": [{}]}, schema)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("ontology",), "attack.drone"),
        (("ontology", "attack.drone"), "PLOVER  ASSAULT"),
        (("gazetteer", "info"), "GeoNames"),
        (("gazetteer", "search", "Deir Ezzor", "--country", "SYR"), "SYR"),
        (("actors", "search", "african national congress"), "african-national-congress"),
        (("actors", "show", "african-national-congress"), "African National Congress"),
        (("doctor",), "gazetteer"),
    ],
)
def test_look_ups(run: Run, arguments: tuple[str, ...], shown: str) -> None:
    ended = run(*arguments)
    assert ended.code == 0
    assert shown in ended.out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("ontology", "attack.moonbeam"), "attack.drone"),
        (("actors", "show", "nobody-at-all"), "actors search"),
        (("gazetteer", "search", "Qqxzzt"), "no place"),
        (("actors", "search", "qqxzzt vvkkw"), "no actor"),
        (("actors", "check", "missing.csv"), "missing.csv"),
    ],
)
def test_what_is_not_there_is_named_with_a_remedy(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert problem in ended.err
    assert ended.out == ""


def test_places_of_ones_own(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text("site,lat,lon,country\nCamp Larkspur,33.4,42.5,Iraq\nCamp Sorrel,no,42.5,Iraq\n", encoding="utf-8")
    ended = run("gazetteer", "add", file, "--column", "name=site")
    assert ended.code == 0
    assert "1 places of CSV" in ended.out
    assert "line 3: lat is 'no'" in ended.err
    assert "Camp Larkspur\tsite\tIRQ" in run("gazetteer", "search", "Camp Larkspur").out
    assert "sites.csv" in run("gazetteer", "info").out
    assert "1 places" in run("doctor").out
    again = run("gazetteer", "add", file)
    assert again.code == 2
    assert "--replace" in again.err
    assert run("gazetteer", "add", file, "--column", "name=site", "--replace").code == 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("gazetteer", "add", "none.csv"), "none.csv does not exist"),
        (("gazetteer", "add", "none.csv", "--column", "name"), "OURS=THEIRS"),
        (("gazetteer", "add", "none.csv", "--country", "XYZ"), "ISO 3166"),
        (("gazetteer", "search", "Kabul", "--country", "Afghanistan"), "ISO 3166"),
    ],
)
def test_wrong_uses_of_the_gazetteer(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert problem in ended.err


def test_a_reader_that_leaves_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([PROGRAM, "schema"], stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
