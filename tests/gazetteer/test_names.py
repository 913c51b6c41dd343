"""Folded keys, articles, type words and the key that transliterations share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.gazetteer.names import fold, is_latin, skeleton, without_article
from twosource.gazetteer.spellings import plainly
from twosource.gazetteer.tables import strip_type

FOLDS = [
    ("Deir ez-Zor", "deir ez zor"),
    ("Ṣan‘ā’", "sana"),
    ("Sana'a", "sanaa"),
    ("St. Petersburg", "saint petersburg"),
    ("U.S.", "us"),
    ("W.Va.", "w va"),
    ("Łódź", "lodz"),
    ("Türkiye", "turkiye"),
    ("Bosnia & Herzegovina", "bosnia and herzegovina"),
    ("Москва", ""),
]


@pytest.mark.parametrize(("name", "key"), FOLDS)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    key = fold(name)
    assert fold(key) == key
    assert key == key.strip()
    assert key.isascii()


ALIKE = [
    ("SYR", ("Deir ez-Zor", "Dayr al-Zawr", "Deir Ezzor", "Deir al-Zour", "Dair Alzour")),
    ("UKR", ("Kyiv", "Kiev")),
    ("UKR", ("Luhansk", "Lugansk")),
    ("UKR", ("Lviv", "Lvov")),
    ("UKR", ("Kharkiv", "Kharkov")),
    ("UKR", ("Zaporizhzhia", "Zaporozhye")),
    ("YEM", ("Hodeidah", "Al Hudaydah", "Hudaida", "al-Hodeida")),
    ("IRQ", ("Tal Afar", "Tel Afar", "Tall ‘Afar")),
    ("SYR", ("Qamishli", "Al-Qāmishlī", "Kamishly")),
    ("SYR", ("Raqqa", "Ar Raqqah", "Rakka")),
    ("AFG", ("Wardak", "Vardak")),
    ("LBY", ("Sabha", "Sebha")),
]


@pytest.mark.parametrize(("country", "names"), ALIKE)
def test_transliterations_share_a_skeleton(country: str, names: tuple[str, ...]) -> None:
    assert len({skeleton(fold(name), country) for name in names}) == 1


def test_different_names_have_different_skeletons() -> None:
    names = ["Homs", "Hama", "Aleppo", "Idlib", "Daraa", "Latakia", "Tartus", "Palmyra", "Manbij", "Afrin"]
    assert len({skeleton(fold(name), "SYR") for name in names}) == len(names)


@pytest.mark.parametrize(("key", "bare"), [("al omar", "omar"), ("the hague", "hague"), ("al", "al"), ("homs", "homs")])
def test_articles(key: str, bare: str) -> None:
    assert without_article(key) == bare


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("anbar province", ("anbar", "admin1")),
        ("lake chad", ("chad", "lake")),
        ("nuseirat refugee camp", ("nuseirat", "camp")),
        ("al omar oil field", ("al omar", "oil_field")),
        ("kabul", None),
    ],
)
def test_type_words(key: str, expected: tuple[str, str] | None) -> None:
    assert strip_type(key) == expected


@pytest.mark.parametrize(("name", "latin"), [("Kyiv", True), ("Київ", False), ("القدس", False), ("Łódź", True)])
def test_scripts(name: str, latin: bool) -> None:
    assert is_latin(name) is latin


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Mins'k", "Minsk"),
        ("Do'ha", "Doha"),
        ("Ra's al `Ayn", "Ras al Ayn"),
        ("Al Qāmishlī", "Al Qamishli"),
        ("Xi'an", "Xi'an"),
        ("N'Djamena", "N'Djamena"),
        ("'Amran", "Amran"),
    ],
)
def test_names_are_shown_without_marks_of_script(name: str, plain: str) -> None:
    assert plainly(name) == plain
