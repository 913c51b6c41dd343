"""Logical arguments of verbs and event nouns."""

import pytest

from twosource.model import Document
from twosource.parse import Parser
from twosource.parse.arguments import arguments, subject


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


CASES = [
    # sentence, word, slot, filler
    ("Rebels attacked the town.", "attacked", "subj", "Rebels"),
    ("Rebels attacked the town.", "attacked", "obj", "town"),
    ("The town was attacked by rebels.", "attacked", "obj", "town"),
    ("The town was attacked by rebels.", "attacked", "subj", "rebels"),
    ("Soldiers arrested and beat the reporter.", "arrested", "obj", "reporter"),
    ("Soldiers arrested and beat the reporter.", "beat", "subj", "Soldiers"),
    ("The shells, which hit a school, wounded nine pupils.", "hit", "subj", "shells"),
    ("The army accused the rebels of shelling the market.", "shelling", "subj", "rebels"),
    ("The army denied shelling the market.", "shelling", "subj", "army"),
    ("The general ordered troops to leave the city.", "leave", "subj", "troops"),
    ("Gunmen opened fire on a bus, killing six passengers.", "killing", "subj", "Gunmen"),
    ("Six villagers were captured and killed.", "killed", "obj", "villagers"),
    ("A bridge destroyed by bombers was rebuilt.", "destroyed", "obj", "bridge"),
    ("A bridge destroyed by bombers was rebuilt.", "destroyed", "subj", "bombers"),
    ("An attack on the convoy failed.", "attack", "on", "convoy"),
    ("A cook was hurt in the attack staged by the rebels.", "staged", "obj", "attack"),
    ("A bomb exploded in front of the bank.", "exploded", "in", "bank"),
    ("Georgia's attack on the convoy failed.", "attack", "poss", "Georgia"),
]


@pytest.mark.parametrize(("sentence", "word", "slot", "filler"), CASES)
def test_slot(parser: Parser, sentence: str, word: str, slot: str, filler: str) -> None:
    parse = parser.parse(Document(sentence))
    head = next(t.i for t in parse.tokens if t.text == word)
    assert filler in [parse.tokens[a.head].text for a in arguments(parse, head) if a.slot == slot]


def test_finite_verb_in_another_clause_lends_no_subject(parser: Parser) -> None:
    parse = parser.parse(Document("It rained. Go home."))
    head = next(t.i for t in parse.tokens if t.text == "Go")
    assert subject(parse, head) is None
