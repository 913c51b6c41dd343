"""Entities: noun phrases by what they name or the class of their noun, and times, counts and money."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from benchmarks.adapters import re3d_relations
from benchmarks.records.re3d import Answer, Entity, Input
from benchmarks.system import System
from twosource.actors import ActorMention
from twosource.extract.answers import PlaceMention
from twosource.model import Document
from twosource.ontology.table import read_table
from twosource.parse import Parse, Token
from twosource.parse.arguments import MEASURES

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

BOUNDS = frozenset(
    "a about additional almost an approximately around least more nearly over roughly some than to up".split()
)
"""Words before a figure that are no part of it."""

OF_ENTITY: Mapping[str, str] = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "NORP": "Organisation",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
}
"""The types of names that only the parser knows."""

HUNDREDS = frozenset({"hundred", "thousand", "million", "billion"})
RANGE = re.compile(r"\s?[-–]\s?")
SHIPS = re.compile("HMS|USS|USNS|HMAS|HMCS|INS|FS|RFA")
"""What stands before the names of warships."""

MODEL = re.compile(r"\b[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]?\b")
"""Designations of aircraft and tanks: "F-16", "MiG-29", "T-72"."""

PLATFORMS = frozenset({"aircraft", "armoured vehicle", "drone", "tank", "warship"})
"""Kinds of weapon that carry others."""


@dataclass(frozen=True, slots=True)
class Names:
    """The named actors and places of a report, by the tokens that they cover.

    `inside` maps the last token of a place to that of the place told after it, which contains it ("Ramadi, Anbar").
    """

    actors: Mapping[int, ActorMention]
    places: Mapping[int, PlaceMention]
    inside: Mapping[int, int]


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The entities of each report, and their relations."""
    for record, parse in system.parse(inputs, report):
        entities = tuple(sorted({*phrases(system, parse), *figures(system, parse)}))
        coding = system.pipeline.extractor.extract(parse)
        yield Answer(record.id, entities, re3d_relations.relations(parse, coding, entities))


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
    times = [
        time
        for time in system.questions.when.find(parse)
        if time.kind != "set" and not time.value.endswith("_REF")
        # "daily", "now" and "recent" tell no time that the set marks
    ]
    covered = -1
    for time, after in zip_longest(times, times[1:]):
        if time.first > covered:
            covered = time.last
            between = "" if after is None else parse.document.text[time.span.end : after.span.start]
            if after is not None and RANGE.fullmatch(between):
                covered = after.last  # "11-13 December"
            yield Entity(parse.tokens[inner(parse, time.first, covered)].start, parse.tokens[covered].end, "Temporal")
    for count in system.questions.how_many.find(parse):
        if count.unit:
            last = parse.tokens[count.last]
            if last.tag == "NNS" and last.lemma in HUNDREDS:  # "millions of dollars"
                last = parse.tokens[
                    max(last.i, *(i for p in parse.children(last.i, "prep") for i in parse.children(p)))
                ]
            yield Entity(parse.tokens[inner(parse, count.first, count.last)].start, last.end, "Money")
            continue
        numerals = [t for t in parse.tokens[count.first : count.last + 1] if t.pos == "NUM" and t.i != count.head]
        if numerals and (len(numerals) > 1 or numerals[0].norm != "one"):
            yield Entity(numerals[0].start, numerals[-1].end, "Quantity")


def inner(parse: Parse, first: int, last: int) -> int:
    """The first token of a figure without the words that bound it: "nearly", "up to", "an additional"."""
    while first < last and parse.tokens[first].norm in BOUNDS:
        first += 1
    return first


def phrases(system: System, parse: Parse) -> Iterator[Entity]:
    """Noun phrases and pronouns that stand for people, bodies, places, weapons or vehicles, and names in none of them.

    Of phrases the longest only.
    """
    names = read(system, parse)
    covered: set[int] = set()
    for token in parse.tokens:
        if token.i in covered:
            continue
        if token.pos == "PRON" and token.norm in PRONOUNS:
            yield Entity(token.start, token.end, PRONOUNS[token.norm])
        elif token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
            kind = kind_of(system, parse, names, token)
            if kind is not None:
                first, last = first_of(parse, names, token), last_of(parse, names, token)
                covered.update(range(first, last + 1))
                yield Entity(parse.tokens[first].start, parse.tokens[last].end, kind)
    yield from alone(names, covered)


def read(system: System, parse: Parse) -> Names:
    """The names of a report."""
    places = system.questions.where.find(parse)
    mentions = system.questions.names.mentions(parse)
    within = ((m, places[m.inside]) for m in places if m.inside is not None)
    return Names(
        {i: m for m in mentions for i in range(m.first, m.last + 1)},
        {i: m for m in places for i in range(m.first, m.last + 1)},
        {m.last: n.last for m, n in within if n.first == m.last + 2 and parse.tokens[m.last + 1].text == ","},
    )


def alone(names: Names, covered: set[int]) -> Iterator[Entity]:
    """The names before nouns that are no entities: the body of "UN auspices", the place of "the Mosul operation"."""
    for place in dict.fromkeys(names.places.values()):
        if covered.isdisjoint(range(place.first, place.last + 1)):
            kind = {"location": "Location", "metonym": "Organisation", "demonym": "Nationality"}.get(place.use)
            if kind is not None:
                covered.update(range(place.first, place.last + 1))
                yield Entity(place.span.start, place.span.end, kind)
    for actor in dict.fromkeys(names.actors.values()):
        if actor.use in ("name", "acronym", "surname") and covered.isdisjoint(range(actor.first, actor.last + 1)):
            kind = "Person" if actor.ref.kind == "person" else "Organisation"
            yield Entity(actor.span.start, actor.span.end, kind)


def first_of(parse: Parse, names: Names, head: Token) -> int:
    """The first token of the phrase with this head: its determiner and modifiers, but what stands before a number."""
    first = head.i
    for child in reversed(parse.children(head.i)):
        token = parse.tokens[child]
        if child < first and token.dep in BEFORE_THE_NOUN:
            if token.dep == "nummod" and token.pos == "NUM" and token.norm != "one":
                break
            first = min(first, parse.edges(child)[0])
    while first < head.i and parse.tokens[first].norm == "both":
        first += 1
    named = names.actors.get(head.i)
    return first if named is None else min(first, named.first)


def last_of(parse: Parse, names: Names, head: Token) -> int:
    """The last token: the rest of a name belongs to it, and what "of" adds to a name, an office or a number."""
    last = head.i
    for named in (names.actors.get(head.i), names.places.get(head.i)):
        if named is not None:
            last = max(last, named.last)
    while last in names.inside:
        last = names.inside[last]  # "Ramadi, Anbar"
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else head
    if head.pos == "PROPN" and after.dep == "nummod" and after.head == head.i:
        last = after.i  # "Task Force 50"
    for preposition in parse.children(head.i, "prep"):
        link = parse.tokens[preposition].norm
        if preposition != last + 1 or link not in ("of", "for"):
            continue
        for inner_head in parse.children(preposition, "pobj"):
            named_after = parse.tokens[inner_head].pos == "PROPN"
            if (named_after and (link == "of" or head.shape[:1] == "X")) or head.lemma in MEASURES:
                last = last_of(parse, names, parse.tokens[inner_head])
    return last


def kind_of(system: System, parse: Parse, names: Names, head: Token) -> str | None:
    """The entity type of the phrase with this head; None where the set has none."""
    actor, place = names.actors.get(head.i), names.places.get(head.i)
    before = parse.tokens[head.i - 1] if head.i else head
    if SHIPS.fullmatch(before.text) or MODEL.search(parse.text(first_of(parse, names, head), head.i)):
        return "MilitaryPlatform"
    if actor is not None and actor.ref.kind == "person":
        return "Person"
    if place is not None and place.use == "location":
        return "Location"
    if actor is not None or (place is not None and place.use == "metonym"):
        return "Organisation"
    if head.lemma in MEASURES:
        for preposition in parse.children(head.i, "prep"):
            for counted in parse.children(preposition, "pobj"):
                return kind_of(system, parse, names, parse.tokens[counted])
    ontology = system.questions.what.ontology
    weapon = ontology.weapon(head.lemma)
    if weapon is not None and weapon.kind in PLATFORMS:
        return "MilitaryPlatform"
    for name in ontology.noun_classes(head.lemma):
        if name in types_by_class():
            if name == "document" and not any(
                t.pos in ("PROPN", "NUM") for t in parse.tokens[first_of(parse, names, head) : head.i + 2]
            ):
                return None  # "reports say" cites none
            return types_by_class()[name][head.tag in ("NNS", "NNPS")]
    return OF_ENTITY.get(head.entity) if head.pos == "PROPN" else None
