from itertools import pairwise

import pytest

from twosource.parse.boundaries import starts


def split(text):
    bounds = [0, *starts(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(bounds)]


@pytest.mark.parametrize(
    "text",
    [
        "J. R. Moyo met Gen. Haddad and Lt.-Col. Sisay of the U.S. Army.",
        "The 5th Brigade, under Brig.-Gen. T. Okello, left St. Anne at 7 p.m. Monday.",
        "No. 5 Squadron bombed Art. 12 positions on Aug. 14 near Mt. Kadam.",
        "Police asked the U.N. Mission for help.",
        '"Stop!" Okello said.',
        '"Who fired?" the minister asked.',
        "The army ... left the town.",
        "1. The army leaves.",
        "It cost $3.5 million, or 2.1 percent.",
        "Acme Inc. Chairman Ali Reza resigned.",
        "He went to Washington, D.C. Thursday.",
    ],
)
def test_one_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["They left.", "He stayed."],
        ["He works for the U.S.", "The army denies it."],
        ["They came at 8 p.m.", "Police fired."],
        ['"We will fight.', 'We will win," he said.'],
        ['He said: "We left."', "They did not."],
        ["Three died (two of them soldiers.)", "The rest fled."],
        ["[They left.]", "The radio went silent."],
        ["Was it the army?", "Nobody knows."],
        ["They waited...", "Nobody came."],
        ["It happened in Nov.", "Troops came later."],
        ["So did I.", "Moyo did not."],
        ["He said no.", "The men left."],
        ["They want Plan B.", "The army does not."],
        ["‘They left.’".replace("‘", "'").replace("’", "'"), "It was over."],
    ],
)
def test_several_sentences(sentences):
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["THE U.S. FORCES LEFT.", "THE ARMY STAYED."],
        ["GEN. OKELLO SPOKE AT 7 P.M. IN GARU.", "HE LEFT."],
        ["HE LIVED IN THE U.S. FOR YEARS.", "THEN HE LEFT."],
        ["police came at 8 a.m. on monday.", "mr. okello was held."],
        ["two men died.", "others fled."],
    ],
)
def test_copy_of_one_case(sentences):
    assert split(" ".join(sentences)) == sentences


def test_a_missing_space_does_not_hide_the_end():
    assert split("The army left the town.The rebels came.") == ["The army left the town.", "The rebels came."]
    assert split("Gen.Okello left www.example.Org now.") == ["Gen.Okello left www.example.Org now."]


def test_unknown_kinds_are_named(monkeypatch):
    from twosource.errors import DataError
    from twosource.ontology.table import LICENCE, parse_table
    from twosource.parse import boundaries

    rows = parse_table(f"# x\n# form: x\n# kind: x\n# {LICENCE}\nform,kind\nq.,odd\n", "a.csv", ("form", "kind"))
    monkeypatch.setattr(boundaries, "read_table", lambda *_: rows)
    boundaries._words.cache_clear()
    try:
        with pytest.raises(DataError, match=r"a.csv, line 6: kind is 'odd': there is no such kind; use one of month"):
            boundaries._words()
    finally:
        boundaries._words.cache_clear()
