"""Folding: whole sentences, those that follow each other together, and every word of the text still there."""

import re
from dataclasses import replace

import pytest

from tests.written import claim, coding, report
from twosource.model import Span
from twosource.render.folding import folded, folds
from twosource.render.page import article, page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops left. Two were beheaded. Rain fell.", ["Two were beheaded. "]),
        ("Two were beheaded. Corpses lay there.\nRain fell.", ["Two were beheaded. Corpses lay there.\n"]),
        ("Two were beheaded", ["Two were beheaded"]),
        ("The U.S. army saw charred huts! It rained.", ["The U.S. army saw charred huts! "]),
        ("He said: “They found bodies.” Rain fell. Corpses.", ["He said: “They found bodies.” ", "Corpses."]),
        ("Rain fell.", []),
    ],
)
def test_whole_sentences_are_folded(text: str, expected: list[str]) -> None:
    assert [text[fold.start : fold.end] for fold in folds(text)] == expected


def test_a_fold_names_each_kind_once() -> None:
    (fold,) = folds("Corpses were mutilated and corpses charred.")
    assert fold.words == "Graphic detail: bodies, mutilation, burning"


def test_a_folded_report_holds_all_its_words_and_a_written_page_folds_nothing() -> None:
    text = "Shells fell.\nTwo were beheaded, one\nof them a guard. Rain fell.\n\nCorpses & huts were charred."
    document = report("r", text=text)
    told = replace(claim(document), evidence=(Span.of(text, text.index("Two"), text.index(" Rain")),))
    made = coding(document, told)
    html = article(made, "r", titled=False, fold=True)
    section = html[html.index('<section class="text"') : html.index("</section>")]
    assert section.count("<details") == section.count("</details>") == 2
    assert section.count("<p") == section.count("</p>")
    shown = re.sub(r"<summary>.*?</summary>", "", section)
    words = re.sub(r"<[^>]+>", "", re.sub(r"</p>", " ", shown)).replace("&amp;", "&").split()
    assert words == text.split()
    assert "graphic" not in re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page([made]), flags=re.DOTALL)


def test_a_quote_is_folded_only_where_it_is_graphic() -> None:
    assert folded("Rain fell.", "<q>") == "<q>"
    assert folded("Two were beheaded.", "<q>").endswith("<q></details>")
