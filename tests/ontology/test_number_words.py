"""The lexicons of numbers, currencies and measures, and their checks."""

import pytest

from twosource.errors import DataError
from twosource.ontology import measures, number_words
from twosource.ontology.measures import MeasureWords
from twosource.ontology.number_words import Bounds, NumberWords
from twosource.ontology.table import parse_table

LICENCE = "# CC BY 4.0, written for the Twosource project\n"


def test_vague_words_have_the_ranges_of_the_codebook() -> None:
    vague = NumberWords.load().vague
    assert vague["dozens"] == Bounds(24, None, 99)
    assert vague["scores"] == Bounds(40, None, 199)
    assert vague["hundreds"] == Bounds(200, None, 999)
    assert vague["thousands"] == Bounds(2000, None, 9999)


def test_currencies_have_iso_codes() -> None:
    currencies = NumberWords.load().currencies
    assert (currencies["$"], currencies["€"], currencies["rupee"]) == ("USD", "EUR", "INR")
    assert len(set(currencies.values())) > 100


def test_every_measure_of_people_has_words() -> None:
    found = {entry.measure for entries in MeasureWords.load().words.values() for entry in entries}
    assert found == {
        "killed",
        "wounded",
        "casualties",
        "missing",
        "detained",
        "abducted",
        "released",
        "displaced",
        "expelled",
        "participants",
        "deployed",
        "attacks",
        "weapons",
    }


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("umpty,sort,,1,", "there is no such kind"),
        ("umpty,unit,,one,", "it is not a whole number"),
        ("umpty,unit,,,", "a unit has one value"),
    ],
)
def test_a_damaged_number_is_named(monkeypatch: pytest.MonkeyPatch, row: str, message: str) -> None:
    columns = ("form", "kind", "low", "best", "high")
    header = "".join(f"# {column}: c\n" for column in columns) + LICENCE + ",".join(columns)
    rows = parse_table(f"{header}\n{row}\n", "numbers.csv", columns, blank=columns[2:])
    monkeypatch.setattr(number_words, "read_table", lambda *_, **__: rows)
    with pytest.raises(DataError, match=message):
        NumberWords.load()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("hit,adverb,killed,obj", "there is no such part of speech"),
        ("hit,verb,bruised,obj", "there is no such measure"),
        ("hit,verb,killed,behind", "it names an unknown frame"),
    ],
)
def test_a_damaged_measure_is_named(monkeypatch: pytest.MonkeyPatch, row: str, message: str) -> None:
    columns = ("form", "pos", "measure", "frames")
    header = "".join(f"# {column}: c\n" for column in columns) + LICENCE + ",".join(columns)
    rows = parse_table(f"{header}\n{row}\n", "measures.csv", columns)
    monkeypatch.setattr(measures, "read_table", lambda *_, **__: rows)
    with pytest.raises(DataError, match=message):
        MeasureWords.load()
