"""Plain names: what participants and loaded words are called."""

import pytest

from twosource import Coder

REFERENTS = [
    ("The Wagner Group, an alliance of heroic fighters, left Mali.", "heroic fighters", "Wagner Group"),
    ("Hezbollah is a resistance group. It left Tyre.", "resistance group", "Hezbollah"),
    ("The brutal war, which Russia has waged against Ukraine since 2022, goes on.", "brutal war", "war of Russia"),
    ("Fighters left the Gaza Strip. They bombed the besieged Palestinian enclave.", "besieged Palest", "Gaza Strip"),
    ("Police met anti-terror fighters in Lagos.", "anti-terror fighters", "fighters"),
    ("Israel must end its aggression, Jordan said.", "aggression", "attack of Israel"),
]


@pytest.mark.parametrize(("text", "words", "name"), REFERENTS)
def test_loaded_words_say_whom_they_mean(coder: Coder, text: str, words: str, name: str) -> None:
    (term,) = [t for t in coder.code(text, published="2024-05-14").loaded if t.span.quote.startswith(words)]
    assert (term.refers_to or "").startswith(name)


NAMES = [
    ("Sudan's resistance groups attacked a base in Kassala.", "Sudan’s armed groups|Sudan's armed groups"),
    ("Anti-terror fighters attacked a base in Kassala.", "fighters"),
    ("Hamas terrorists attacked a base in Kassala.", "Hamas"),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_participants_are_named_without_taking_a_side(coder: Coder, text: str, names: str) -> None:
    (claim,) = [c for c in coder.code(text, published="2024-05-14").claims if c.type.startswith("attack")]
    (agent,) = [p for p in claim.participants if p.role == "agent"]
    assert agent.name.lower() in names.lower().split("|")
    assert agent.span is not None
    assert agent.span.quote in text


PLAIN = [
    ("The heroic fighters came.", "fighters"),
    ("They fled the besieged city.", "city under siege"),
    ("An anti-terror resistance group came.", "armed group"),
    ("The martyrs were buried by resistance groups.", "armed groups"),
    ("A village occupied by Ruritanian forces was hit.", "held by Ruritanian forces"),
    ("The attack was brutal.", None),
]


@pytest.mark.parametrize(("text", "neutral"), PLAIN)
def test_loaded_words_have_a_plain_wording(coder: Coder, text: str, neutral: str | None) -> None:
    assert coder.code(text).loaded[-1].neutral == neutral
