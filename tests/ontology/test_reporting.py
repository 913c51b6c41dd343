"""The lexicon of reporting words: its size, its shape, and what its reader refuses."""

import pytest

from twosource.errors import DataError
from twosource.ontology import reporting
from twosource.ontology.reporting import _COLUMNS, _word
from twosource.ontology.table import Row


@pytest.fixture(scope="module")
def lexicon() -> reporting.Reporting:
    return reporting.load()


def test_has_as_many_words_as_promised(lexicon: reporting.Reporting) -> None:
    parts = (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.prepositions)
    assert sum(len(forms) for part in parts for forms in part.values()) >= 1500
    assert sum(len(forms) for forms in lexicon.channels.values()) >= 150


def test_longest_form_comes_first(lexicon: reporting.Reporting) -> None:
    for table in (lexicon.verbs, lexicon.nouns, lexicon.prepositions):
        for forms in table.values():
            lengths = [len(form.words) for form in forms]
            assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("first", "words", "stance"),
    [
        ("claim", ("claim", "responsibility"), "claims_responsibility"),
        ("take", ("take", "credit"), "claims_responsibility"),
        ("accuse", ("accuse",), "accuses"),
        ("blame", ("blame",), "accuses"),
        ("deny", ("deny",), "denies"),
        ("confirm", ("confirm",), "confirms"),
        ("announce", ("announce",), "announces"),
        ("warn", ("warn",), "warns"),
        ("cite", ("cite",), "cites"),
        ("say", ("say",), "says"),
    ],
)
def test_stance(lexicon: reporting.Reporting, first: str, words: tuple[str, ...], stance: str) -> None:
    (word,) = [w for w in lexicon.verbs[first] if w.words == words]
    assert word.stance == stance
    assert word.entry == f"verb:{' '.join(words)}"


@pytest.mark.parametrize("deed", ["attack", "shell", "bomb", "storm", "strike", "hammer", "fire"])
def test_no_act_of_war_is_an_act_of_speech(lexicon: reporting.Reporting, deed: str) -> None:
    assert not [w for w in lexicon.verbs.get(deed, ()) if len(w.words) == 1]


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        (("say", "verb", "shouts", "speech", "that"), "it is no stance"),
        (("say", "verb", "says", "loudly", "that"), "it is no manner"),
        (("say", "verb", "says", "speech", "that thing"), "'thing' is no frame"),
        (("say", "verb", "says", "speech", ""), "no content can hang"),
    ],
)
def test_refuses_a_row_that_breaks_the_header(cells: tuple[str, ...], cause: str) -> None:
    row = Row("reporting.csv", 7, _COLUMNS, cells)
    with pytest.raises(DataError, match=cause) as caught:
        _word(row)
    assert "reporting.csv, line 7" in str(caught.value)
