"""Entities: noun phrases by what they name or the class of their noun, and times, counts and money."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.records.re3d import Answer, Entity, Input
from benchmarks.system import System
from twosource.actors import ActorMention
from twosource.extract.answers import PlaceMention
from twosource.model import Document
from twosource.ontology.table import read_table
from twosource.parse import Parse, Token

BEFORE_THE_NOUN = frozenset(
    {"amod", "appos", "case", "compound", "det", "nmod", "nummod", "poss", "quantmod", "predet"}
)
PRONOUNS: Mapping[str, str] = {
    "i": "Person",
    "he": "Person",
    "she": "Person",
    "we": "Organisation",
    "they": "Organisation",
}
"""The pronouns that the set marks; possessives and objects it mostly leaves."""

PLATFORMS = frozenset({"aircraft", "armoured vehicle", "drone", "tank", "warship"})
"""Kinds of weapon that carry others."""


@dataclass(frozen=True, slots=True)
class Names:
    """The named actors and places of a report, by the tokens that they cover."""

    actors: Mapping[int, ActorMention]
    places: Mapping[int, PlaceMention]


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The entities of each report. Relations are not answered."""
    for record, parse in system.parse(inputs, report):
        yield Answer(record.id, tuple(sorted({*phrases(system, parse), *figures(system, parse)})))


def report(record: Input) -> Document:
    """The report as a document."""
    return Document(record.text, title=record.title, publisher=record.source)


@cache
def types_by_class() -> Mapping[str, tuple[str, str]]:
    """The entity types of one and of several, by noun class, from data/re3d.csv."""
    rows = read_table("benchmarks", "re3d.csv", ("class", "singular", "plural"), key=("class",))
    return {row["class"]: (row["singular"], row["plural"]) for row in rows}


def figures(system: System, parse: Parse) -> Iterator[Entity]:
    """Times, money, and the numerals of other counts."""
    for time in system.questions.when.find(parse):
        if time.kind == "set" or time.value.endswith("_REF"):
            continue  # "daily", "now" and "recent" tell no time that the set marks
        yield Entity(time.span.start, time.span.end, "Temporal")
    for count in system.questions.how_many.find(parse):
        if count.unit:
            yield Entity(count.span.start, count.span.end, "Money")
            continue
        numerals = [t for t in parse.tokens[count.first : count.last + 1] if t.pos == "NUM" and t.i != count.head]
        if numerals:
            yield Entity(numerals[0].start, numerals[-1].end, "Quantity")


def phrases(system: System, parse: Parse) -> Iterator[Entity]:
    """Noun phrases and pronouns that stand for people, bodies, places, weapons or vehicles; the longest only."""
    names = Names(
        {i: m for m in system.questions.names.mentions(parse) for i in range(m.first, m.last + 1)},
        {i: m for m in system.questions.where.find(parse) for i in range(m.first, m.last + 1)},
    )
    covered = -1
    for token in parse.tokens:
        if token.pos == "PRON" and token.norm in PRONOUNS:
            yield Entity(token.start, token.end, PRONOUNS[token.norm])
        elif token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod") and token.i > covered:
            kind = kind_of(system, names, token)
            if kind is not None:
                covered = last_of(parse, names, token)
                yield Entity(parse.tokens[first_of(parse, token)].start, parse.tokens[covered].end, kind)


def first_of(parse: Parse, head: Token) -> int:
    """The first token of the phrase with this head: its determiner and the modifiers before it."""
    first = head.i
    for child in reversed(parse.children(head.i)):
        if child < first and parse.tokens[child].dep in BEFORE_THE_NOUN:
            first = min(first, parse.edges(child)[0])
    return first


def last_of(parse: Parse, names: Names, head: Token) -> int:
    """The last token: the rest of a name belongs to it, and a name that "of" adds ("the government of Mali")."""
    last = head.i
    for named in (names.actors.get(head.i), names.places.get(head.i)):
        if named is not None:
            last = max(last, named.last)
    for preposition in parse.children(head.i, "prep"):
        if parse.tokens[preposition].norm == "of" and preposition == last + 1:
            for inner in parse.children(preposition, "pobj"):
                if parse.tokens[inner].pos == "PROPN":
                    last = last_of(parse, names, parse.tokens[inner])
    return last


def kind_of(system: System, names: Names, head: Token) -> str | None:
    """The entity type of the phrase with this head; None where the set has none."""
    actor, place = names.actors.get(head.i), names.places.get(head.i)
    if actor is not None and actor.ref.kind == "person":
        return "Person"
    if place is not None and place.use == "location":
        return "Location"
    if actor is not None or (place is not None and place.use == "metonym"):
        return "Organisation"
    ontology = system.questions.what.ontology
    weapon = ontology.weapon(head.lemma)
    if weapon is not None and weapon.kind in PLATFORMS:
        return "MilitaryPlatform"
    for name in ontology.noun_classes(head.lemma):
        if name in types_by_class():
            return types_by_class()[name][head.tag in ("NNS", "NNPS")]
    return None
