import pytest

from twosource.parse.lemmas import verb_lemma


@pytest.mark.parametrize(
    ("norm", "given", "lemma"),
    [
        ("staged", "stag", "stage"),
        ("staging", "stag", "stage"),
        ("stages", "stag", "stage"),
        ("raped", "rap", "rape"),
        ("rapped", "rap", "rap"),
        ("raps", "rap", "rap"),
        ("waged", "wag", "wage"),
        ("spared", "spar", "spare"),
        ("fixed", "fix", "fix"),
        ("allowed", "allow", "allow"),
        ("played", "play", "play"),
        ("goes", "go", "go"),
        ("attacked", "attack", "attack"),
        ("entered", "enter", "enter"),
        ("visited", "visit", "visit"),
        ("gassed", "gas", "gas"),
        ("reoccupied", "reoccupie", "reoccupy"),
        ("died", "die", "die"),
        ("resupplying", "resupplye", "resupply"),
        ("dyed", "dye", "dye"),
        ("gutted", "gutte", "gut"),
        ("unbanning", "unbanne", "unban"),
        ("seized", "seize", "seize"),
        ("called", "call", "call"),
        ("retook", "retook", "retake"),
        ("slew", "slew", "slay"),
        ("shot", "shoot", "shoot"),
        ("bombed", "bomb", "bomb"),
    ],
)
def test_verb_lemma(norm, given, lemma):
    assert verb_lemma(norm, given) == lemma
