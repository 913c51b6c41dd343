"""Each sentence is one that the model alone gets wrong; the trees of the words named must come out right."""

from dataclasses import replace

import pytest

from twosource.parse.corrections import correct
from twosource.parse.words import Word


def links(result):
    return {
        (token.text, token.dep, "ROOT" if token.head == token.i else result.tokens[token.head].text)
        for token in result.tokens
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hamas's armed wing, the Qassam Brigades, fired rockets at Ashkelon.",
            {("wing", "nsubj", "fired"), ("rockets", "dobj", "fired"), ("fired", "ROOT", "ROOT")},
        ),
        (
            "Saudi-led coalition aircraft bombed Sanaa airport late Monday.",
            {("aircraft", "nsubj", "bombed"), ("airport", "dobj", "bombed"), ("bombed", "ROOT", "ROOT")},
        ),
        (
            "The U.S. military carried out an airstrike against al-Shabaab militants near Kismayo, "
            "Africa Command said Wednesday.",
            {("Command", "nsubj", "said"), ("carried", "ccomp", "said"), ("said", "ROOT", "ROOT")},
        ),
        (
            "Near Rawah, two strikes hit a depot and destroyed a building.",
            {("Near", "prep", "hit"), ("Rawah", "pobj", "Near"), ("strikes", "nsubj", "hit")},
        ),
        (
            "A spokesman for the Taliban, Zabihullah Mujahid, said the group was behind the attack.",
            {("Mujahid", "appos", "spokesman"), ("spokesman", "nsubj", "said")},
        ),
        (
            "Two men on a motorcycle shot dead a guard in Gao on Tuesday, police said.",
            {
                ("men", "nsubj", "shot"),
                ("guard", "dobj", "shot"),
                ("dead", "oprd", "shot"),
                ("motorcycle", "pobj", "on"),
            },
        ),
        (
            "Border forces shot dead two herders near Gao.",
            {("herders", "dobj", "shot"), ("dead", "oprd", "shot"), ("two", "nummod", "herders")},
        ),
        ("Police foiled a plot to bomb a terminal in Gao.", {("bomb", "acl", "plot"), ("plot", "dobj", "foiled")}),
        (
            "Jan Brandt, a former oil tycoon, called for sanctions against Belneft.",
            {("Brandt", "nsubj", "called"), ("called", "ROOT", "ROOT")},
        ),
        ("Two shot dead in Gao", {("Two", "nsubjpass", "shot"), ("dead", "oprd", "shot")}),
        (
            "Sudan's paramilitary Rapid Support Forces looted the hospital, doctors said.",
            {("Forces", "nsubj", "looted"), ("paramilitary", "amod", "Forces"), ("Sudan", "poss", "Forces")},
        ),
        (
            "At least 12 people were killed and 30 wounded when a bomber blew himself up.",
            {("people", "nsubjpass", "killed"), ("30", "nsubjpass", "wounded"), ("wounded", "conj", "killed")},
        ),
        (
            "The Rapid Support Forces (RSF) attacked El Fasher.",
            {("RSF", "appos", "Forces"), ("Forces", "nsubj", "attacked"), ("(", "punct", "RSF")},
        ),
    ],
)
def test_puts_right(parse, text, expected):
    assert expected <= links(parse(text))


FIRING = [
    "Two men died in police firing.",
    "Two men were killed in firing by the police.",
    "A farmer was killed in police firing near Tarnov.",
]


@pytest.mark.parametrize("text", FIRING)
def test_a_gerund_with_a_doer_is_a_noun(parse, text):
    (gerund,) = (token for token in parse(text).tokens if token.text == "firing")
    assert (gerund.pos, gerund.dep, gerund.lemma) == ("NOUN", "pobj", "firing")


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed in the blast were buried on Monday.",
        "The minister, a doctor, resigned.",
        "The leader of the Garu Party, Ali Hassan, resigned.",
        "Ten rebels surrendered and the army welcomed them.",
    ],
)
def test_trees_are_whole(parse, text):
    result = parse(text)
    for sentence in result.sentences:
        inside = range(sentence.first, sentence.last + 1)
        assert [i for i in inside if result.tokens[i].head == i] == [sentence.root]
        assert set(result.subtree(sentence.root)) == set(inside)


def test_a_rule_that_would_break_a_tree_is_not_applied(monkeypatch):
    def loop(tree):
        tree.move(0, 1, "nsubj")
        tree.move(1, 0, "ROOT")

    word = Word(0, 1, "x", "x", "NOUN", "NN", "nsubj", 1, "xxxx", "", True)
    words = [word, replace(word, dep="ROOT", head=0, opens=False)]
    monkeypatch.setattr("twosource.parse.corrections._RULES", (loop,))
    assert correct(words) == words
