import pytest

from twosource.times.grammar import Found, compile_pattern
from twosource.times.joins import PASSES
from twosource.times.lexemes import lex
from twosource.times.symbols import CODES, SYMBOLS, encode
from twosource.times.tagger import RULES


def found(pattern, text):
    lexemes = lex(text)
    match = compile_pattern(pattern)[0].search(encode(lexemes))
    return match and Found(match, lexemes)


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("m:month d:day", "on May 3 they", ("may", "3")),
        ("m:month d:day|nth (comma? y:year)?", "on May 3rd, 1921 they", ("may", "3rd")),
        ("(d:day m:month | m:month)", "on 3 May they", None),
    ],
)
def test_patterns(pattern, text, words):
    if words is None:
        with pytest.raises(Exception, match="redefinition"):
            compile_pattern(pattern)
        return
    hit = found(pattern, text)
    assert (hit.need("m").word, hit.need("d").word) == words
    assert hit["nothing"] is None
    assert hit.word_before() == "on"
    assert hit.word_after() == "they"
    assert hit.word_before(2) == ""


@pytest.mark.parametrize(("pattern", "named"), [("m:moth", "moth"), ("m:month day!", "day!")])
def test_a_wrong_pattern_is_named(pattern, named):
    with pytest.raises(ValueError, match=named):
        compile_pattern(pattern)


def test_neighbours_do_not_reach_over_a_line_break():
    hit = found("m:month d:day", "Ended.\nMay 3\nBegan.")
    assert hit.before() is None
    assert hit.after() is None


def test_every_rule_compiles_and_needs_something():
    for rule in (*RULES, *(rule for rules in PASSES for rule in rules)):
        _, needed = rule.compiled
        assert needed or "(" in rule.pattern, rule.name


def test_symbols_have_codes_of_their_own():
    assert len(set(CODES.values())) == len(SYMBOLS)
