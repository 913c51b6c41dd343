"""Which words tell events, of what type, and who fills their roles; sentences written for the project."""

import pytest

from twosource import Coder
from twosource.model import Claim


def claims(coder: Coder, text: str) -> tuple[Claim, ...]:
    return tuple(c for c in coder.code(text, published="2021-05-14").claims if c.type != "statement")


NOTHING = [
    "The assault ship lay at anchor off Tarnov.",
    "Guards escorted an aid convoy.",
    "Elected officials walked through the old town.",
    "The council wants a negotiated solution.",
    "The book is about victims of violence.",
    "Soldiers found two car bombs and a store of sarin.",
    "The bishops spoke about how to prevent terrorism.",
    "Violence breeds hatred.",
    "The envoys dined on the sidelines of the summit.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_for_events_that_tell_none(coder: Coder, text: str) -> None:
    assert [c.type for c in claims(coder, text) if c.type != "weapons_seizure"] == []


SOMETHING = [
    ("The murdered priest was a friend of the poor.", "killing"),
    ("Police searched the blast site.", "attack.bombing"),
    ("Twelve people died in clashes near Tarnov.", "clash"),
    ("A wave of attacks shook the province.", "attack"),
    ("Fighting continued on Tuesday.", "clash"),
]


@pytest.mark.parametrize(("text", "event_type"), SOMETHING)
def test_words_for_events_that_tell_one(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in [c.type for c in claims(coder, text)]


NO_AGENT = [
    "The rift destroyed the bridge.",
    "The intention is to attack the town.",
    "The president held a private meeting.",
    "The lack of guards made it easy to bomb the capital.",
]


@pytest.mark.parametrize("text", NO_AGENT)
def test_ideas_and_adjectives_are_no_agents(coder: Coder, text: str) -> None:
    names = [p.name for c in claims(coder, text) for p in c.participants if p.role == "agent"]
    assert not [n for n in names if "president" not in n.lower()]


def test_adjectives_for_forces_are_agents(coder: Coder) -> None:
    (claim,) = claims(coder, "The rebel offensive against Tarnov began on Monday.")
    assert [p.name for p in claim.participants if p.role == "agent"] == ["rebel"]
