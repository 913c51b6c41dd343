"""Relations of re3d: from the parts that entities take in claims, and from the syntax between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.records.re3d import Entity, Relation
from twosource.model import Coding, Span
from twosource.ontology.table import read_table
from twosource.parse import Parse

PEOPLE_AND_THINGS = frozenset({"MilitaryPlatform", "Organisation", "Person", "Vehicle", "Weapon"})
WHERE = frozenset({"across", "around", "at", "in", "inside", "near", "on"})
BELONGING = frozenset({"from", "of"})


@dataclass(frozen=True, slots=True)
class Rule:
    """How an event type links its participants."""

    relation: str
    source: str
    targets: tuple[str, ...]


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """The rules by event type, from data/re3d_relations.csv."""
    columns = ("type", "relation", "source", "target")
    found: dict[str, tuple[Rule, ...]] = {}
    for row in read_table("benchmarks", "re3d_relations.csv", columns, key=columns[:2]):
        rule = Rule(row["relation"], row["source"], tuple(row["target"].split("|")))
        found[row["type"]] = (*found.get(row["type"], ()), rule)
    return found


def relations(parse: Parse, coding: Coding, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """The relations of a report between entities already found."""
    found = {*told(coding), *counted(parse, entities), *by_syntax(parse, entities)}
    return tuple(sorted(found, key=lambda r: (r.source, r.target, r.type)))


def told(coding: Coding) -> Iterator[Relation]:
    """The links between the participants of claims, and of participants with places told as their scene."""
    for claim in coding.claims:
        by_role: dict[str, list[Span]] = {}
        for participant in claim.participants:
            if participant.span is not None:
                by_role.setdefault(participant.role, []).append(participant.span)
        for rule in rules().get(claim.type.partition(".")[0], ()):
            for k, source in enumerate(by_role.get(rule.source, ())):
                for role in rule.targets:
                    targets = by_role.get(role, ())
                    if role == rule.source:  # whoever met several met each of them
                        targets = targets[1:] if k == 0 else ()
                    for target in targets:
                        yield Relation(rule.relation, (source.start, source.end), (target.start, target.end))
        place = None if claim.place is None else claim.place.span
        if place is not None:
            for spans in by_role.values():
                for span in spans:
                    near = any(e.start <= span.start < e.end and e.start <= place.start < e.end for e in claim.evidence)
                    if near and span.end <= place.start:
                        yield Relation("CoLocated", (span.start, span.end), (place.start, place.end))


def counted(parse: Parse, entities: Sequence[Entity]) -> Iterator[Relation]:
    """What a number counts: the entity right behind it."""
    ends = {e.start: e for e in entities if e.type in PEOPLE_AND_THINGS | {"Location"}}
    text = parse.document.text
    for number in entities:
        if number.type == "Quantity":
            start = number.end + len(text[number.end :]) - len(text[number.end :].lstrip())
            thing = ends.get(start)
            if thing is not None:
                yield Relation("HasAttrOf", (thing.start, thing.end), (number.start, number.end))


def by_syntax(parse: Parse, entities: Sequence[Entity]) -> Iterator[Relation]:
    """Apposition, place and membership: "Omar Sy, the mayor", "rebels in Mali", "students of the university"."""
    at = {token.i: e for e in entities for token in parse.tokens if e.start <= token.start < e.end}
    for token in parse.tokens:
        own = at.get(token.i)
        if own is None:
            continue
        for child in parse.children(token.i, "appos"):
            other = at.get(child)
            if other is not None and other != own and other.type == own.type:
                yield Relation("IsSynonymOf", (own.start, own.end), (other.start, other.end))
                yield Relation("IsSynonymOf", (other.start, other.end), (own.start, own.end))
        for preposition in parse.children(token.i, "prep"):
            norm = parse.tokens[preposition].norm
            for inner in parse.children(preposition, "pobj"):
                for other in filter(None, (at.get(i) for i in parse.conjuncts(inner))):
                    link = (own.start, own.end), (other.start, other.end)
                    if own == other:
                        continue
                    if norm in WHERE and other.type == "Location" and own.type in PEOPLE_AND_THINGS | {"Location"}:
                        yield Relation("CoLocated", *link)
                    elif norm in BELONGING and other.type == "Organisation" and own.type in PEOPLE_AND_THINGS:
                        yield Relation("BelongsTo", *link)
