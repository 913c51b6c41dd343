"""Claims to groups that tell one happening: the same groups for the same claims, in whatever order they arrive.

Pairs that score high enough tie claims into neighbourhoods. Within one, the two groups that are most alike on average
are joined until none are alike enough; groups with a pair that is ruled out never are. What one report adds can only
change the neighbourhoods that it touches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from twosource.incidents import blocking
from twosource.incidents.items import Item
from twosource.incidents.scoring import LINK, score

KEEP = 0.6
"""Pairs that score less are no neighbours; two groups whose pairs score less than LINK on average are not joined."""

Pair = tuple[str, str]
"""Two claim ids, the lesser first."""


def pair(a: str, b: str) -> Pair:
    """The pair of two claims."""
    return (a, b) if a < b else (b, a)


def neighbours(item: Item, blocks: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids of the claims that share a key with `item`, by blocks of key and ids."""
    found = {name for key in blocking.near(item) for name in blocks.get(key, ())}
    found.discard(item.claim.id)
    return found


def linked(items: Mapping[str, Item]) -> dict[Pair, float]:
    """All pairs of neighbours and their scores, of all items at once."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for name, item in items.items():
        for key in blocking.own(item):
            blocks[key].append(name)
    found: dict[Pair, float] = {}
    for name, item in items.items():
        for other in neighbours(item, blocks):
            if name < other:
                value = score(item, items[other]).total
                if value >= KEEP:
                    found[name, other] = value
    return found


def neighbourhoods(names: Iterable[str], pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """The connected parts of the graph of pairs, each sorted, in the order of their first names."""
    leader = {name: name for name in names}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(leader):
        parts[find(name)].append(name)
    yield from (parts[first] for first in sorted(parts))


def groups(
    names: Sequence[str],
    items: Mapping[str, Item],
    pairs: Mapping[Pair, float],
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> list[list[str]]:
    """The groups of one neighbourhood, each sorted. Reviewers' `together` and `apart` overrule scores.

    Pairs that are not in `pairs` are scored here; the work grows with the square of the neighbourhood.
    """
    members = {n: [name] for n, name in enumerate(sorted(names))}
    place = {name: n for n, name in enumerate(sorted(names))}
    alike: dict[tuple[int, int], float] = {}
    barred: set[tuple[int, int]] = set()
    for two in combinations(sorted(names), 2):
        first, second = two
        key = (place[first], place[second])
        found = pairs.get(two)
        alike[key] = score(items[first], items[second]).total if found is None else found
        if two in apart or (alike[key] < 0 and two not in together):
            barred.add(key)
    for first, second in sorted(together):
        if first in place and second in place and place[first] != place[second]:
            _join(place[first], place[second], members, place, alike, barred)
    heap = [(-value, key) for key, value in alike.items() if value >= LINK and key not in barred]
    heapify(heap)
    while heap:
        value, (a, b) = heappop(heap)
        if a not in members or b not in members or alike.get((a, b)) != -value or (a, b) in barred:
            continue
        _join(a, b, members, place, alike, barred)
        for other in members:
            key = (min(a, other), max(a, other))
            if other != a and key not in barred and alike[key] >= LINK:
                heappush(heap, (-alike[key], key))
    return sorted(sorted(group) for group in members.values())


def _join(
    a: int,
    b: int,
    members: dict[int, list[str]],
    place: dict[str, int],
    alike: dict[tuple[int, int], float],
    barred: set[tuple[int, int]],
) -> None:
    """Put two groups together under the lesser number; likeness to the others is the mean over the members."""
    a, b = sorted((a, b))
    here, there = len(members[a]), len(members[b])
    for other in members:
        if other in (a, b):
            continue
        first, second = (min(a, other), max(a, other)), (min(b, other), max(b, other))
        alike[first] = round((alike[first] * here + alike.pop(second) * there) / (here + there), 6)
        if second in barred:
            barred.add(first)
    members[a] += members.pop(b)
    for name in members[a]:
        place[name] = a
