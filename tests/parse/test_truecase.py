import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.parse.boundaries import starts
from twosource.parse.casing import alone, is_lower_word, words
from twosource.parse.truecase import recase


def one(text, kind="body"):
    return recase([text], [starts(text)], [kind])[0]


@pytest.mark.parametrize(
    "text",
    [
        "The guerrillas killed two soldiers in San Miguel del Monte.",
        "The Bush administration said on 3 March that it may send U.S. troops.",
        "US forces left at 7 p.m. in May. They told us that nobody knew.",
        "Foreign Minister Ali al-Hassan met Gen. Powell and George Baker in Port-au-Prince.",
        "The National Army of Ruritania [NAR] left. The NAR's men didn't.",
        "Mr. White and Lt. Col. O'Brien saw women and children.",
        "M-16 and AK-47 rifles, a T-72 tank and 500kg of dynamite were seized on the 3d and 15th.",
        "A spokesman for the United Nations and the Red Cross denied it.",
        "The unidentified gunmen machinegunned the narcotraffickers' hideout.",
        "Carlos Rios y Soto of Santa Cruz de la Sierra spoke.",
        "President Moyo told reporters that the cease-fire had been violated.",
    ],
)
def test_capitals_become_ordinary_copy(text):
    assert one(text.upper()) == text


def test_copy_without_capitals_is_treated_alike():
    text = "Police held two men in Garu on Friday. The RVN leader, Ali Hassan, was among them."
    assert one(text.lower()) == text


def test_ordinary_copy_is_left_alone():
    text = "The army LEFT Garu on Monday, officials said."
    assert one(text) == text


def test_the_rest_of_the_report_decides():
    texts = ["RIVER MEN SHELL GARU", "The army said that the River men, or Shell, were in garu."]
    assert recase(texts, [[], []], ["headline", "body"])[0] == "River men Shell garu"


def test_title_case_headlines_keep_names_only():
    texts = ["Rebels Seize Army Base Near Garu as Talks Stall", "The army said that it had left the base."]
    assert recase(texts, [[], []], ["headline", "body"])[0] == "Rebels seize army base near Garu as talks stall"
    assert one("Rebels Seize Army Base Near Garu") == "Rebels seize army base near Garu"


def test_the_place_of_a_dateline():
    texts = ["TEGUCIGALPA, Honduras (XPA) --", "BAGHDAD (XPA) --", "The army left."]
    assert recase(texts, [[], [], []], ["dateline", "dateline", "body"])[:2] == [
        "Tegucigalpa, Honduras (XPA) --",
        "Baghdad (XPA) --",
    ]


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("GUERRILLAS", "guerrillas"),
        ("ATTACKED", "attacked"),
        ("WOMEN", "women"),
        ("REORGANISED", "reorganised"),
        ("KATA'IB", "Kata'ib"),
        ("DOESN'T", "doesn't"),
        ("MCDONALD", "McDonald"),
        ("RPG", "RPG"),
        ("NATO", "NATO"),
        ("COLOMBIA", "Colombia"),
        ("MORALES", "Morales"),
        ("XVI", "XVI"),
    ],
)
def test_a_word_alone(word, written):
    assert alone(word) == written


def test_the_tables_agree_with_each_other():
    known = words()
    assert not known.lower & known.always.keys()
    assert not any(is_lower_word(word) for word in known.always)
    assert {"guerrilla", "kidnap", "the", "attack"} <= known.lower


@given(st.text(st.one_of(st.sampled_from("ABCDEFGHIİß Ŋ.'-[]()019"), st.characters()), max_size=60))
def test_length_never_changes(text):
    assert len(one(text)) == len(text)
    assert len(one(text.upper(), "headline")) == len(text.upper())
