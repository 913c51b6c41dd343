"""The lexicon of graphic details: what is found, and what is not mistaken for one."""

from typing import get_args

import pytest

from twosource.errors import DataError
from twosource.ontology import graphic
from twosource.ontology.graphic import GraphicKind, find
from twosource.ontology.table import parse_table


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Some had been beheaded, he said.", "beheaded", "mutilation"),
        ("Rescuers found at least eleven bodies in the well.", "found at least eleven bodies", "bodies"),
        ("They found the bodies of two children.", "found the bodies", "bodies"),
        ("The bodies of at least nine people lay there.", "bodies of at least nine people", "bodies"),
        ("The CHARRED remains of a van", "CHARRED", "burning"),
        ("Their throats had been slit.", "throats had been slit", "killing"),
        ("The bullet riddled walls", None, None),
        ("A bullet-riddled body", "bullet-riddled", "bodies"),
        ("Nurses treated burnt children.", "burnt children", "burning"),
        ("Two were burned alive in a hut.", "burned alive", "burning"),
        ("She was gang-raped by guards.", "gang-raped", "sexual violence"),
        ("Guards used electric shocks.", "electric shocks", "torture"),
        ("He was beaten\nto death.", "beaten\nto death", "killing"),
    ],
)
def test_details_are_found_with_their_kind(text: str, words: str | None, kind: str | None) -> None:
    found = find(text)
    assert [text[g.start : g.end] for g in found] == ([words] if words else [])
    assert [g.kind for g in found] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed and thirty wounded.",
        "International bodies called for restraint.",
        "The government severed ties with its neighbour.",
        "He was named head of the army, and hands were shaken.",
        "The governing body found. Bodies of law differ.",
        "Prices burned a hole in the budget.",
        "She stood charged with rape.",
        "",
    ],
)
def test_plain_reporting_is_no_graphic_detail(text: str) -> None:
    assert find(text) == ()


def test_every_kind_has_words() -> None:
    text = open_table()
    kinds = {row["kind"] for row in parse_table(text, "graphic.csv", ("form", "kind"), key=("form",))}
    assert kinds == set(get_args(GraphicKind))


@pytest.mark.parametrize(
    ("line", "told"), [("behead*,cruelty", "there is no such kind"), ("Behead*,mutilation", "lower case")]
)
def test_a_bad_row_says_how_to_mend_it(line: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    head = open_table().partition("form,kind")[0]
    rows = parse_table(f"{head}form,kind\n{line}\n", "graphic.csv", ("form", "kind"), key=("form",))
    monkeypatch.setattr(graphic, "read_table", lambda *_, **__: rows)
    with pytest.raises(DataError, match=told):
        graphic._pattern.__wrapped__()


def open_table() -> str:
    from importlib import resources

    return resources.files("twosource.ontology").joinpath("data", "graphic.csv").read_text(encoding="utf-8")
