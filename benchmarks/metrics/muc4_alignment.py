"""Which predicted template stands for which gold one: the mapping that gives a document its best F1."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks.metrics.counts import harmonic, ratio
from benchmarks.metrics.pairing import worthiest

Hits = tuple[int, int]
"""How many predicted fillers are right, and how many gold fillers are found."""

EXHAUSTIVE_GOLD = 10
"""With more gold templates than this the sum of precision and recall is maximised instead, which is fast.

Which of equally worthy mappings it gives depends on the solver; the fillers found are as many, but figures of the slots
over the mapped pairs may differ in the third decimal from those of another implementation.
"""

FULL_SEARCH = 8
"""Up to this many templates on either side a template may be mapped to one of another type, for nothing."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many fillers a document has on each side."""

    predicted: int
    gold: int

    def f1(self, hits: Hits) -> float:
        """The document's F1."""
        return harmonic(ratio(hits[0], self.predicted), ratio(hits[1], self.gold))


def align(hits: Mapping[tuple[int, int], Hits], predicted: int, gold: int, sizes: Sizes) -> list[tuple[int, int]]:
    """The mapped pairs (predicted, gold), out of the pairs that may be mapped and what each gains.

    Of equally good mappings the first is taken, in the order of gold templates with "none" last; as the published
    scorer does, a small document also tries pairs of different types, which decides between equals.
    """
    if not hits:
        return []
    if gold > EXHAUSTIVE_GOLD:
        worth = [
            [
                sum(
                    ratio(n, size)
                    for n, size in zip(hits.get((i, j), (0, 0)), (sizes.predicted, sizes.gold), strict=True)
                )
                for j in range(gold)
            ]
            for i in range(predicted)
        ]
        return [pair for pair in worthiest(worth) if pair in hits]
    idle_pairs = predicted <= FULL_SEARCH and gold <= FULL_SEARCH

    @cache
    def futures(i: int, used: int) -> dict[Hits, tuple[int, ...]]:
        """What templates `i` and later can gain, with the first way to each gain; beaten gains are left out."""
        if i == predicted:
            return {(0, 0): ()}
        ways: dict[Hits, tuple[int, ...]] = {}
        for j in range(gold + 1):
            if j < gold and (used >> j & 1 or not (idle_pairs or (i, j) in hits)):
                continue
            right, found = hits.get((i, j), (0, 0))
            for (later_right, later_found), way in futures(i + 1, used | 1 << j if j < gold else used).items():
                ways.setdefault((right + later_right, found + later_found), (j, *way))
        return unbeaten(ways)

    best = min(futures(0, 0).items(), key=lambda item: (-sizes.f1(item[0]), item[1]))[1]
    return [(i, j) for i, j in enumerate(best) if (i, j) in hits]


def unbeaten(ways: Mapping[Hits, tuple[int, ...]]) -> dict[Hits, tuple[int, ...]]:
    """The gains that no other gain matches in both numbers."""
    kept: dict[Hits, tuple[int, ...]] = {}
    most_found = -1
    for right, found in sorted(ways, reverse=True):
        if found > most_found:
            most_found = found
            kept[right, found] = ways[right, found]
    return kept
