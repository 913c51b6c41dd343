"""Numbers that are said to be none or not known: "no one was hurt", "no immediate word on casualties"."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extract.how_many.measures import Measurement, Measuring
from twosource.ontology.number_words import Bounds
from twosource.parse import Parse

NONE = Bounds.exactly(0)
UNKNOWN = Bounds(None, None, None)

_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
_NO = frozenset({"no", "zero", "nil", "neither"})
_TOLD = frozenset(
    "report word information detail figure news confirmation indication datum data statistic account estimate number "
    "comment announcement claim toll count breakdown".split()
)
_TELLING = frozenset(
    "report confirm announce record know claim list log disclose release give provide say note".split()
)
_VAGUE = frozenset("unknown unspecified undisclosed undetermined unclear uncertain unconfirmed unavailable".split())
_UNCLEAR = frozenset("clear known certain available".split())
_UNSAID = frozenset("know say clear specify disclose state confirm reveal give tell learn mention elaborate".split())
_CASUALTIES = frozenset({"killed", "wounded", "casualties", "missing", "detained", "abducted", "displaced"})
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Untold:
    """A measure that the words say is nought or not known; `first` and `last` are the tokens that say so."""

    first: int
    last: int
    node: int
    head: int | None
    bounds: Bounds
    measurement: Measurement
    rule: str


def untold(parse: Parse, measuring: Measuring) -> Iterator[Untold]:
    """The measures that a document says are nought or not known, in text order."""
    for token in parse.tokens:
        if token.norm == "no" and token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].norm == "one":
            yield from _nobody(parse, measuring, token.i, token.i + 1)
        elif token.norm in _NOBODY:
            yield from _nobody(parse, measuring, token.i, token.i)
        elif token.norm in _NO and token.dep == "det":
            yield from _no(parse, measuring, token.i)
        elif token.norm == "without" and token.dep == "prep":
            for o in parse.children(token.i, "pobj"):
                for noun in parse.conjuncts(o):
                    yield from _noun(parse, measuring, token.i, noun, NONE, "without")
        elif token.norm == "many" and token.i and parse.tokens[token.i - 1].norm == "how":
            yield from _how_many(parse, measuring, token.i)
        elif token.lemma in ("number", "casualty", "toll", "figure", "count") and token.pos == "NOUN":
            yield from _not_known(parse, measuring, token.i)


def _nobody(parse: Parse, measuring: Measuring, first: int, pronoun: int) -> Iterator[Untold]:
    measurement = measuring.of(parse, pronoun, None)
    if measurement is not None and measurement.measure in _CASUALTIES:
        yield Untold(first, pronoun, pronoun, None, NONE, measurement, "nobody")


def _no(parse: Parse, measuring: Measuring, determiner: int) -> Iterator[Untold]:
    noun = parse.tokens[determiner].head
    token = parse.tokens[noun]
    if parse.tokens[determiner + 1].norm[:1].isdigit():
        return  # "unit no 93"
    if token.lemma in _TOLD:
        for p in parse.children(noun, "prep"):
            for i in parse.subtree(p):
                yield from _noun(parse, measuring, determiner, i, UNKNOWN, "no word")
        return
    for one in parse.conjuncts(noun):
        own = _noun_measure(parse, measuring, one)
        if own is not None:
            telling = _is_told(parse, noun)
            bounds = UNKNOWN if telling else NONE
            yield Untold(determiner, one, one, one, bounds, own, "none told" if telling else "none")
        else:
            measurement = measuring.of(parse, one, one)
            if measurement is not None and measurement.measure in _CASUALTIES:
                yield Untold(determiner, one, one, one, NONE, measurement, "none")


def _is_told(parse: Parse, noun: int) -> bool:
    """Whether the noun is what is not reported, rather than what is not there: "no casualties were reported"."""
    t = noun
    for _ in range(_STEPS):
        head = parse.tokens[t].head
        if parse.tokens[head].lemma in _TELLING and parse.tokens[head].pos == "VERB":
            return True
        if any(parse.tokens[c].lemma in _TELLING for c in parse.children(t, "acl")):
            return True
        verb = parse.tokens[head].pos in ("VERB", "AUX")  # "there are no casualties, he said" tells that there are none
        if head == t or verb or parse.tokens[t].dep not in ("conj", "attr", "pobj", "prep"):
            return False
        t = head
    return False


def _noun(parse: Parse, measuring: Measuring, first: int, noun: int, bounds: Bounds, rule: str) -> Iterator[Untold]:
    measurement = _noun_measure(parse, measuring, noun)
    if measurement is not None:
        yield Untold(min(first, noun), max(first, noun), noun, noun, bounds, measurement, rule)


def _noun_measure(parse: Parse, measuring: Measuring, noun: int) -> Measurement | None:
    if parse.tokens[noun].pos not in ("NOUN", "ADJ"):
        return None
    found = measuring.noun(parse, noun)
    return found if found is not None and found.measure in _CASUALTIES else None


def _how_many(parse: Parse, measuring: Measuring, many: int) -> Iterator[Untold]:
    """ "It was not clear how many were killed"."""
    tokens = parse.tokens
    head = tokens[many].head
    noun = head if tokens[head].pos == "NOUN" and tokens[many].dep in ("amod", "nummod") else None
    measurement = measuring.of(parse, noun if noun is not None else many, noun)
    if measurement is None or measurement.measure not in _CASUALTIES:
        return
    before = tokens[max(parse.sentence(many).first, many - 8) : many - 1]
    negated = any(t.dep == "neg" or t.norm in ("no", "yet", "without") for t in before)
    if any(t.lemma in _VAGUE for t in before) or (negated and any(t.lemma in _UNSAID for t in before)):
        yield Untold(many - 1, noun or many, noun or many, noun, UNKNOWN, measurement, "how many unknown")


def _not_known(parse: Parse, measuring: Measuring, noun: int) -> Iterator[Untold]:
    """ "The number of casualties was not known", "casualties are unclear", "an unknown number of people died"."""
    tokens = parse.tokens
    modifiers = [c for c in parse.children(noun, "amod") if tokens[c].norm in _VAGUE]
    if modifiers and tokens[noun].lemma == "number":
        measurement = measuring.of(parse, noun, None)
        for p in parse.children(noun, "prep"):
            for o in parse.children(p, "pobj"):
                measurement = measurement or measuring.of(parse, o, o)
                if measurement is not None:
                    yield Untold(modifiers[0], o, noun, o, UNKNOWN, measurement, "unknown number")
        return
    verb = tokens[noun].head
    if tokens[noun].dep not in ("nsubj", "nsubjpass"):
        return
    predicates = {verb, *parse.children(verb, "acomp", "attr", "oprd")}
    negated = bool(parse.children(verb, "neg"))
    unclear = any(
        tokens[c].norm in _VAGUE or (negated and (tokens[c].norm in _UNCLEAR or tokens[c].lemma in _UNSAID))
        for c in predicates
    )
    if not unclear:
        return
    found = measuring.noun(parse, noun) or measuring.toll(parse, noun)
    if found is not None:
        yield Untold(noun, verb, noun, noun, UNKNOWN, found, "not known")
