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
    **dict.fromkeys(("i", "me", "my", "he", "him", "his", "she", "her"), "Person"),
    **dict.fromkeys(("we", "us", "our", "they", "them", "their"), "Organisation"),
}


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
    """Times, money and other counts."""
    for time in system.questions.when.find(parse):
        yield Entity(time.span.start, time.span.end, "Temporal")
    for count in system.questions.how_many.find(parse):
        yield Entity(count.span.start, count.span.end, "Money" if count.unit else "Quantity")


def phrases(system: System, parse: Parse) -> Iterator[Entity]:
    """Noun phrases and pronouns that stand for people, bodies, places, weapons or vehicles."""
    names = Names(
        {i: m for m in system.questions.names.mentions(parse) for i in range(m.first, m.last + 1)},
        {i: m for m in system.questions.where.find(parse) for i in range(m.first, m.last + 1)},
    )
    for token in parse.tokens:
        if token.pos == "PRON" and token.norm in PRONOUNS:
            yield Entity(token.start, token.end, PRONOUNS[token.norm])
        elif token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
            kind = kind_of(system, names, token)
            if kind is not None:
                first = first_of(parse, token)
                yield Entity(parse.tokens[first].start, token.end, kind)


def first_of(parse: Parse, head: Token) -> int:
    """The first token of the phrase that ends with its head: determiners and modifiers before it, nothing after."""
    first = head.i
    for child in reversed(parse.children(head.i)):
        if child < first and parse.tokens[child].dep in BEFORE_THE_NOUN:
            first = min(first, parse.edges(child)[0])
    return first


def kind_of(system: System, names: Names, head: Token) -> str | None:
    """The entity type of the phrase with this head; None where the set has none."""
    actor, place = names.actors.get(head.i), names.places.get(head.i)
    if place is not None and place.use == "location":
        return "Location"
    if actor is not None:
        return "Person" if actor.ref.kind == "person" else "Organisation"
    if place is not None and place.use == "metonym":
        return "Organisation"
    for name in system.questions.what.ontology.noun_classes(head.lemma):
        if name in types_by_class():
            return types_by_class()[name][head.tag in ("NNS", "NNPS")]
    return None
