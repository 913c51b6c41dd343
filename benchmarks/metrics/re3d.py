"""Entities and relations: exact spans, and overlapping ones."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.metrics.counts import Score, Tally, total
from benchmarks.metrics.pairing import best_first
from benchmarks.records.re3d import Answer, Entity, Gold, Relation


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: micro F1 of entities with exactly the gold span and type."""
    exact: dict[str, Tally] = defaultdict(Tally)
    overlap: dict[str, Tally] = defaultdict(Tally)
    relations = Tally()
    for g in gold:
        answer = answers.get(g.id, Answer(g.id))
        true = set(g.entities)
        rejected = set(g.ignore) - true
        guessed = set(answer.entities) - rejected
        for type_ in sorted({e.type for e in true | guessed}):
            a = sorted(e for e in true if e.type == type_)
            b = sorted(e for e in guessed if e.type == type_)
            exact[type_].add(len(true.intersection(b)), len(b), len(a))
            overlap[type_].add(len(best_first(overlaps(a, b))), len(b), len(a))
        linked = best_first(alike_relations(g.relations, answer.relations))
        relations.add(len(linked), len(answer.relations), len(g.relations))
    figures: dict[str, float] = {}
    for way, tallies in (("exact", exact), ("overlap", overlap)):
        figures |= total(tallies.values()).figures(f"micro.{way}")
        for type_, tally in sorted(tallies.items()):
            if tally.gold:
                figures |= tally.figures(f"types.{type_}.{way}")
    figures |= relations.figures("relations_overlap")
    return Score(figures["micro.exact.f1"], figures)


def overlaps(gold: Sequence[Entity], predicted: Sequence[Entity]) -> list[tuple[float, int, int]]:
    """Overlapping entities of one type: equal ones first, then by the overlap's share of the stretch they cover."""
    found = []
    for i, a in enumerate(gold):
        for j, b in enumerate(predicted):
            shared = min(a.end, b.end) - max(a.start, b.start)
            if shared > 0:
                covered = max(a.end, b.end) - min(a.start, b.start)
                found.append((math.inf if a == b else shared / covered, i, j))
    return found


def alike_relations(gold: Sequence[Relation], predicted: Sequence[Relation]) -> list[tuple[float, int, int]]:
    """Relations of one type both of whose ends overlap; those with equal ends first."""
    return [
        (2.0 if (a.source, a.target) == (b.source, b.target) else 1.0, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(predicted)
        if a.type == b.type and meet(a.source, b.source) and meet(a.target, b.target)
    ]


def meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans are equal or share a character."""
    return a == b or min(a[1], b[1]) > max(a[0], b[0])
