"""Who did it, where another sentence or a description says so; sentences written for the project."""

import pytest

from twosource import Coder

TOLD = [
    ("The mayor was kidnapped on Monday. Police said the kidnappers belong to the Taliban.", {"Taliban": "stated"}),
    ("The mayor was kidnapped. The kidnappers are said to be members of Hamas.", {"Hamas": "suspected"}),
    ("The judge was shot dead. Two men were the assailants.", {"men": "stated"}),
    ("The town was attacked at dawn. The attackers were guerrillas, the mayor said.", {"guerrillas": "stated"}),
    ("A group calling itself the Red Front has claimed the attack on the judge.", {"Red Front": "claimed"}),
    ("Several men wounded a watchman at a farm.", {"Several men": "stated"}),
]


@pytest.mark.parametrize(("text", "agents"), TOLD)
def test_doers_told_apart_from_the_deed_answer_for_it(coder: Coder, text: str, agents: dict[str, str]) -> None:
    claim = next(c for c in coder.code(text, published="2021-05-14").claims if c.type != "statement")
    found = {p.name: p.responsibility for p in claim.participants if p.role == "agent"}
    assert {name.removeprefix("members of "): how for name, how in found.items()} == agents


NOT_TOLD = [
    "The mayor was kidnapped on Monday. The kidnappers were not soldiers.",
    "The mayor was kidnapped on Monday. The attackers of Tarnov were soldiers of another army.",
    "The driver injured two men in a crash.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_denied_doers_and_doers_of_other_deeds_do_not(coder: Coder, text: str) -> None:
    claims = coder.code(text, published="2021-05-14").claims
    assert not [p for c in claims if c.type != "attack" for p in c.participants if p.role == "agent"]
