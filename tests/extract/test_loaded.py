"""Words that take a side, in reports of all sides."""

from collections.abc import Callable

import pytest

from twosource import Coder, ontology
from twosource.extract.loaded import LoadedTerms
from twosource.ontology.loaded_terms import LoadedLexicon
from twosource.parse import Parse


@pytest.fixture(scope="module")
def loaded() -> LoadedTerms:
    return LoadedTerms(LoadedLexicon.load(), ontology.load().nouns)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Three villages occupied by Ruritanian forces were hit.",
            [("occupied by Ruritanian forces", "delegitimising", "forces")],
        ),
        ("The regime launched the war.", [("The regime", "delegitimising", "regime")]),
        ("The Tel Aviv regime spoke.", [("Tel Aviv regime", "delegitimising", "regime")]),
        ("The Kyiv regime spoke.", [("Kyiv regime", "delegitimising", "regime")]),
        ("Sanctions regime talks began.", []),
        ("The tax regime changed.", []),
        ("They fought the occupying entity.", [("occupying entity", "delegitimising", "entity")]),
        ("A brutal war began.", [("brutal war", "emotive", "war")]),
        ("A brutal winter began.", []),
        ("The bloody military campaign goes on.", [("bloody military campaign", "emotive", "campaign")]),
        ("The attack was brutal and cowardly.", [("brutal", "emotive", "attack"), ("cowardly", "emotive", "attack")]),
        ("A group of anti-terror fighters met.", [("anti-terror fighters", "glorifying", "fighters")]),
        ("The army said terrorists fired first.", [("terrorists", "label", "terrorists")]),
        ("The army neutralised 12 men.", [("neutralised", "euphemism", "men")]),
        ("Police neutralised the bomb.", []),
        ("Thugs loyal to the mayor came.", [("Thugs", "label", "Thugs")]),
        ("Our troops liberated the village.", [("liberated", "glorifying", "village")]),
        ("Police liberated the hostages.", []),
        ("Protesters occupied the square.", []),
        ("Martyrs were buried.", [("Martyrs", "glorifying", "Martyrs")]),
        ("The Al-Aqsa Martyrs' Brigade spoke.", []),
        ("There was resistance to the plan.", []),
        ("The resistance fired rockets.", [("The resistance", "glorifying", "resistance")]),
        ("The so-called government met.", [("so-called government", "delegitimising", "government")]),
        ("He called them rats.", [("rats", "dehumanising", "rats")]),
        ("Rats spread the disease.", []),
        ("The special military operation began.", [("special military operation", "euphemism", "operation")]),
        ("The Malvinas lie far south.", [("Malvinas", "contested_place", "Malvinas")]),
        ("The ministers met in the capital on Monday.", []),
    ],
)
def test_terms(
    parse: Callable[[str], Parse], loaded: LoadedTerms, text: str, terms: list[tuple[str, str, str]]
) -> None:
    tree = parse(text)
    found = [
        (term.span.quote, term.kind, tree.tokens[term.referent].text)
        for term in loaded.find(tree)
        if term.referent is not None
    ]
    assert found == terms


def test_fixed_names_say_whom_they_mean(parse: Callable[[str], Parse], loaded: LoadedTerms) -> None:
    (term,) = loaded.find(parse("Hezbollah fired at the Zionist entity."))
    assert (term.refers_to, term.neutral, term.rule) == ("Israel", "Israel", "loaded:zionist entity")


def test_longer_terms_hold_shorter_ones(parse: Callable[[str], Parse], loaded: LoadedTerms) -> None:
    found = loaded.find(parse("They are a terrorist organisation and an armed anti-terror resistance group."))
    assert [term.span.quote for term in found] == ["terrorist organisation", "anti-terror resistance group"]


def test_spans_are_in_order_and_quote_the_text(parse: Callable[[str], Parse], loaded: LoadedTerms) -> None:
    tree = parse(
        "“Bandits” killed ten; the junta’s brutal war — a massacre, they say — goes on. Heroic defenders held."
    )
    found = loaded.find(tree)
    assert [term.span.quote for term in found] == ["Bandits", "junta", "brutal war", "massacre", "Heroic defenders"]
    for term in found:
        term.span.check(tree.document.text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The minister condemned the terrorist bombings in Kabul.", "bombings"),
        ("The besieged enclave has no power.", "enclave under siege"),
    ],
)
def test_plain_words_read_as_english(coder: Coder, text: str, plain: str) -> None:
    (term,) = coder.code(text, published="2021-05-14").loaded
    assert term.neutral == plain
