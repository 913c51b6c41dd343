import pytest

from twosource.parse.inserts import inserts
from twosource.parse.words import Seen


def links(result):
    return {
        (token.text, token.dep, "ROOT" if token.head == token.i else result.tokens[token.head].text)
        for token in result.tokens
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lake Province Liberation Front [LPLF] resumed its raids.",
            {("LPLF", "appos", "Front"), ("Front", "nsubj", "resumed"), ("[", "punct", "LPLF")},
        ),
        (
            "Members of the National People's Army [EPN] kidnapped a rancher.",
            {("EPN", "appos", "Army"), ("Members", "nsubj", "kidnapped")},
        ),
        (
            "The army killed two members of the Revolutionary Armed Forces of Colombia (FARC) in Meta.",
            {("FARC", "appos", "Forces"), ("members", "dobj", "killed")},
        ),
        ("Ali Hassan of the Garu Liberation Front (GLF) denied it.", {("GLF", "appos", "Front")}),
        ("A local armed group (GAL) left.", {("GAL", "appos", "group"), ("group", "nsubj", "left")}),
        (
            "Police arrested Juan Perez [name as received] and two others.",
            {("others", "conj", "Perez"), ("Perez", "dobj", "arrested"), ("name", "parataxis", "Perez")},
        ),
        ("The group [words indistinct] attacked the village.", {("group", "nsubj", "attacked")}),
        ('"They will respond to [our] attacks," he said.', {("our", "poss", "attacks"), ("[", "punct", "our")}),
        ("The radio went silent [].", {("[", "punct", "silent"), ("]", "punct", "silent")}),
        ("[Applause] The minister left.", {("Applause", "parataxis", "The"), ("minister", "nsubj", "left")}),
    ],
)
def test_the_sentence_is_parsed_without_them(parse, text, expected):
    assert expected <= links(parse(text))


def test_the_words_of_an_acronym_are_a_name(parse):
    tokens = {token.text: token for token in parse("The Rapid Support Forces (RSF) attacked El Fasher.").tokens}
    assert [tokens[word].pos for word in ("Rapid", "Support", "Forces", "RSF")] == ["PROPN"] * 4
    assert tokens["Rapid"].dep == "compound"
    assert tokens["RSF"].shape == "XXX"


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("the Front ( LF ) left", ["acronym"]),
        ("it began at 7 ( 0500 GMT ) there", []),
        ("the ( old ) town", []),
        ("( LF ) left", []),
        ("he [ the mayor ] left", ["words"]),
        ("[ They left", []),
        ("( [ LF ] ) left", ["words"]),
        ("[ words indistinct ]", []),
    ],
)
def test_kinds(words, kinds):
    tokens = [Seen(word, True, 0, 1) for word in words.split()]
    assert [insert.kind for insert in inserts(tokens, [k == 0 for k in range(len(tokens))])] == kinds
