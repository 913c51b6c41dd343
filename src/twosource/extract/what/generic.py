"""Whether words tell a rule, a habit or a question and no event.

"Soldiers who kill civilians are tried", "the law forbids police to shoot" and "officers may fire when they are
attacked" hold words for deeds that nobody is said to have done.
"""

from twosource.extract.what.triggers import Classes
from twosource.parse import Parse

_RULES = frozenset(
    "bill charter code constitution convention definition doctrine guideline law legislation motto poll policy "
    "principle proverb questionnaire regulation rule saying statute survey treaty".split()
)
"""Nouns for what sets down or asks what is done in general."""
_RULING = frozenset(
    "allow ask ban bar define enable entitle envisage forbid give govern guarantee let make oblige permit prescribe "
    "prohibit protect provide punish require say state".split()
)
_HABIT = frozenset(
    "always commonly customarily frequently generally habitually mostly normally often ordinarily rarely regularly "
    "routinely seldom sometimes traditionally typically usually".split()
)
_WHENEVER = frozenset({"when", "whenever", "where", "wherever"})
_ANY = frozenset({"all", "any", "anybody", "anyone", "each", "every", "everybody", "everyone", "whoever"})
_ACTS = ("legislation", "sanction", "vote", "agreement", "condemnation", "demand", "statement")
_NAMING = frozenset({"classify", "define"})
_PRESENT = ("VBP", "VBZ")
_SUBJECTS = ("nsubj", "nsubjpass")
_NEAR = 6  # words that what is asked or ruled may hang on, one on another


def is_general(parse: Parse, i: int, event_type: str, classes: Classes) -> bool:
    """Whether the event words with head `i` tell what is done in general."""
    token = parse.tokens[i]
    if _is_ruled(parse, i, event_type.startswith(_ACTS)) or _is_defined(parse, i):
        return True
    if token.pos not in ("VERB", "AUX") or not is_timeless(parse, i):
        return False
    if any(parse.tokens[c].norm in _HABIT for c in parse.children(i, "advmod")):
        return True
    if token.dep == "relcl":
        return _is_anybody(parse, token.head)
    if token.dep == "advcl" and any(parse.tokens[c].norm in _WHENEVER for c in parse.children(i, "advmod", "mark")):
        return is_timeless(parse, token.head) or _may(parse, token.head)
    return token.dep == "ROOT" and _is_maxim(parse, i, classes)


def is_timeless(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the simple present, which in prose tells no single event."""
    token = parse.tokens[i]
    auxiliaries = [parse.tokens[c] for c in parse.children(i, "aux", "auxpass") if parse.tokens[c].tag != "TO"]
    if not auxiliaries:
        return token.tag in _PRESENT
    return (
        token.tag == "VBN"
        and len(auxiliaries) == 1
        and auxiliaries[0].lemma == "be"
        and (auxiliaries[0].tag in _PRESENT)
    )


def _may(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].norm in ("can", "may", "must", "should") for c in parse.children(i, "aux"))


def _is_anybody(parse: Parse, noun: int) -> bool:
    """Whether a noun stands for whoever it may be: "anyone", "soldiers" without more."""
    token = parse.tokens[noun]
    beside = [parse.tokens[c] for c in parse.children(noun) if c < noun]
    if token.norm in _ANY or any(t.norm in _ANY for t in beside):
        return True
    certain = any(t.dep in ("det", "poss", "nummod") or t.pos in ("PROPN", "NUM") for t in beside)
    return token.tag == "NNS" and not certain


def _is_maxim(parse: Parse, i: int, classes: Classes) -> bool:
    """Whether a sentence of prose has nobody and nothing certain in it: "violence breeds hatred"."""
    sentence = parse.sentence(i)
    if parse.paragraphs[sentence.paragraph].kind != "body" or parse.tokens[sentence.last].text != ".":
        return False
    subjects = parse.children(i, *_SUBJECTS)
    if not subjects or not all(_is_anybody(parse, s) for s in subjects):
        return False
    words = parse.tokens[sentence.first + 1 : sentence.last]
    return not any(
        t.shape.startswith("X") or t.pos in ("PROPN", "NUM") or t.norm == "the" or "time" in classes(t.i) for t in words
    )


def _is_ruled(parse: Parse, i: int, acts: bool) -> bool:
    """Whether a law, a rule or a poll says it: the subject of a verb above, or "under the rules".

    What a law itself does is told where it `acts`, as in "the law bans".
    """
    above = [i, *(a for a, _ in zip(parse.ancestors(i), range(_NEAR), strict=False))]
    for verb in above:
        token = parse.tokens[verb]
        if token.pos not in ("VERB", "AUX"):
            continue
        if (
            (verb != i or not acts)
            and token.lemma in _RULING
            and any(parse.tokens[s].lemma in _RULES for s in parse.children(verb, *_SUBJECTS))
        ):
            return True
        for preposition in parse.children(verb, "prep"):
            ruled = parse.tokens[preposition].norm == "under" and (is_timeless(parse, verb) or _may(parse, verb))
            if ruled and any(parse.tokens[o].lemma in _RULES for o in parse.children(preposition, "pobj")):
                return True
    return False


def _is_defined(parse: Parse, i: int) -> bool:
    """Whether words only say what something is called: "is not classified as a strike", "rounds fired ... are"."""
    token = parse.tokens[i]
    if token.dep == "pobj" and parse.tokens[token.head].norm == "as":
        return parse.tokens[parse.tokens[token.head].head].lemma in _NAMING
    noun = parse.tokens[token.head] if token.dep in ("acl", "relcl") else token
    if noun.dep not in _SUBJECTS:
        return False
    verb = parse.tokens[noun.head]
    clauses = [parse.tokens[c].lemma for c in parse.children(noun.i, "acl", "advcl", "relcl")]
    return (verb.lemma in _NAMING and is_timeless(parse, verb.i)) or any(c in _NAMING for c in clauses)
