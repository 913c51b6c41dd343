"""Look-ups: facilities, transliterations, type words, and files that are damaged."""

import csv
import sqlite3
from pathlib import Path

import pytest

from twosource.errors import DataError
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.gazetteer import SHIPPED

GAZETTEER = Gazetteer()


def _cases() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "places.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["name"], row["country"], row["expected"]) for row in rows]


def test_the_table_is_long_enough() -> None:
    assert len(_cases()) >= 350


@pytest.mark.parametrize(("name", "country", "expected"), _cases())
def test_facilities_and_spellings(name: str, country: str, expected: str) -> None:
    found = [c.entry for c in GAZETTEER.candidates(name, country or None)]
    if country:
        found = [e for e in found if e.country == country and e.kind in ("city", "seat")]
    assert found
    assert found[0].name == expected


@pytest.mark.parametrize(
    ("name", "country"), [("UConn", "USA"), ("Saint", "USA"), ("Haydn", "IRL"), ("Modi", "IND"), ("El", "USA")]
)
def test_where_names_are_written_in_latin_letters_another_spelling_is_another_name(name: str, country: str) -> None:
    assert not any(c.rule == "spelling" for c in GAZETTEER.candidates(name, country))


@pytest.mark.parametrize(
    ("name", "expected", "country"),
    [
        ("Anbar province", "Anbar", "IRQ"),
        ("Helmand province", "Helmand", "AFG"),
        ("Donetsk Oblast", "Donetsk", "UKR"),
        ("Idlib governorate", "Idlib", "SYR"),
        ("North Kivu province", "North Kivu", "COD"),
        ("province of Nangarhar", "Nangarhar", "AFG"),
    ],
)
def test_type_words_choose_divisions(name: str, expected: str, country: str) -> None:
    entry = GAZETTEER.candidates(name)[0].entry
    assert (entry.name, entry.kind, entry.country) == (expected, "admin1", country)


@pytest.mark.parametrize(("word", "country"), [("syrian", "SYR"), ("palestinians", "PSE"), ("burkinabe", "BFA")])
def test_demonyms_give_countries(word: str, country: str) -> None:
    assert GAZETTEER.demonyms[word] == country
    assert all(c.entry.kind != "country" for c in GAZETTEER.candidates(word))


def test_a_spelling_needs_its_country() -> None:
    assert not any(c.rule == "spelling" for c in GAZETTEER.candidates("Maaret al-Numan"))
    assert GAZETTEER.candidates("Maaret al-Numan", "SYR")[0].rule == "spelling"


def test_divisions_hold_points() -> None:
    found = GAZETTEER.division_at(36.34, 43.12)
    assert found is not None
    assert (found.country, found.kind) == ("IRQ", "admin1")
    assert GAZETTEER.division_at(0.0, -30.0) is None


def test_countries_are_entries() -> None:
    assert GAZETTEER.country("COD").name == "Democratic Republic of the Congo"
    with pytest.raises(KeyError):
        GAZETTEER.country("XXX")


def test_info_names_sources_and_licences() -> None:
    (info,) = GAZETTEER.info()
    assert info.bytes <= 60_000_000
    assert info.places > 250_000
    assert {s.name for s in info.sources} >= {"GeoNames", "Natural Earth", "Twosource"}
    assert all(s.licence and s.credit for s in info.sources)
    assert any("CC BY 4.0" in s.licence for s in info.sources if s.name == "GeoNames")


def test_a_missing_file_says_how_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.sqlite is missing; .*twosource\.gazetteer\.build"):
        Gazetteer(tmp_path / "none.sqlite").candidates("Kabul")


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(SHIPPED.read_bytes()[:100] + b"\0" * 5000)
    with pytest.raises(DataError, match=r"damaged.*twosource\.gazetteer\.build"):
        Gazetteer(path).candidates("Kabul")


def test_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE meta (key TEXT, value TEXT); INSERT INTO meta VALUES ('version', '0');")
    connection.close()
    with pytest.raises(DataError, match="version 0"):
        Gazetteer(path).candidates("Kabul")


def test_closing_opens_again() -> None:
    gazetteer = Gazetteer()
    first = gazetteer.candidates("Goma")
    gazetteer.close()
    assert gazetteer.candidates("Bunia")[0].entry.country == "COD"
    assert gazetteer.candidates("Goma") == first
