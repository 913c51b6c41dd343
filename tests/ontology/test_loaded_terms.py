"""The lexicon of loaded words and its checks."""

from typing import get_args

import pytest

from twosource.errors import DataError
from twosource.model import LoadedKind
from twosource.ontology import loaded_terms
from twosource.ontology.loaded_terms import LoadedEntry, LoadedLexicon, split
from twosource.ontology.table import parse_table

COLUMNS = ("form", "kind", "neutral", "refers_to", "condition", "usage")


def entries() -> list[LoadedEntry]:
    return [entry for found in LoadedLexicon.load().entries.values() for entry in found]


def test_it_is_large_and_has_every_kind() -> None:
    found = entries()
    assert len(found) > 1000
    assert {entry.kind for entry in found} == set(get_args(LoadedKind))


def test_plain_wordings_are_not_loaded_themselves() -> None:
    loaded = {entry.form for entry in entries() if entry.condition == "any" and entry.kind != "contested_place"}
    for entry in entries():
        assert entry.neutral is None or entry.neutral.lower() not in loaded, entry


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kyiv regime", "moscow regime"),
        ("tehran regime", "tel aviv regime"),
        ("orc", "khokhol"),
        ("derry", "londonderry"),
    ],
)
def test_both_sides_are_listed(one: str, other: str) -> None:
    kinds = {entry.form: entry.kind for entry in entries()}
    assert kinds[one] == kinds[other]


def test_words_and_hyphens_are_cut_apart() -> None:
    assert split("anti-terror group") == ["anti", "-", "terror", "group"]
    assert split("people's army") == ["people's", "army"]


@pytest.mark.parametrize(
    ("row", "message"),
    [("goon,insult,attacker,,any,", "there is no such kind"), ("goon,label,attacker,,always,", "no such condition")],
)
def test_a_damaged_row_is_named(monkeypatch: pytest.MonkeyPatch, row: str, message: str) -> None:
    header = "".join(f"# {column}: c\n" for column in COLUMNS) + "# CC BY 4.0, written for the Twosource project\n"
    text = f"{header}{','.join(COLUMNS)}\n{row}\n"
    rows = parse_table(text, "loaded.csv", COLUMNS, blank=("neutral", "refers_to", "usage"))
    monkeypatch.setattr(loaded_terms, "read_table", lambda *_, **__: rows)
    with pytest.raises(DataError, match=message):
        LoadedLexicon.load()
