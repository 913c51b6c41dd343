"""Parts and wholes of counts: "14 people, including six children", "66 attacks: 32 in Iraq and 34 in Syria"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.extract.how_many.measures import Measurement
from twosource.ontology.number_words import Bounds
from twosource.parse import Parse

_INCLUDING = frozenset({"including", "include", "among", "comprising", "counting"})
_OF_THEM = frozenset({"of", "among"})
_TOLLS = frozenset({"toll", "total", "number", "tally", "count"})


@dataclass(frozen=True, slots=True)
class Item:
    """A count under way: where it stands, what it counts and measures, and the count whose part it is."""

    first: int
    last: int
    node: int
    head: int | None
    of: tuple[int, int] | None
    bounds: Bounds
    currency: str | None
    partitive: bool
    measurement: Measurement | None
    part_of: int | None
    rule: str


def without_earlier(parse: Parse, items: list[Item]) -> list[Item]:
    """Leave out the value that a toll had before: "rose from 10 to 15"."""
    kept: list[Item] = []
    for k, item in enumerate(items):
        if k + 1 < len(items) and _is_changed(parse, item, items[k + 1]):
            continue
        if kept and kept[-1].head is not None and kept[-1].head == item.head:
            # "two of the three attackers": the second number only says of how many
            item = replace(item, measurement=None)
        kept.append(item)
    return kept


def _is_changed(parse: Parse, item: Item, following: Item) -> bool:
    before = parse.tokens[item.first - 1].norm if item.first else ""
    return before == "from" and 0 < following.first - item.last <= 3 and parse.tokens[following.first - 1].norm == "to"


def with_totals(parse: Parse, items: Sequence[Item]) -> list[Item]:
    """Give "bringing the total to 120" the measure of the count before it."""
    found: list[Item] = []
    for item in items:
        if item.measurement is None and item.currency is None and found and found[-1].measurement is not None:
            total = _total_noun(parse, item)
            if total is not None:
                measure = found[-1].measurement
                item = replace(item, measurement=Measurement(measure.measure, total, "noun:total", toll=True))
        found.append(item)
    return found


def _total_noun(parse: Parse, item: Item) -> int | None:
    """The "total" or "toll" whose value the count tells, as object or subject of the verb that it hangs on."""
    governor = parse.tokens[parse.tokens[item.node].head]
    verb = governor.head if governor.pos == "ADP" else governor.i
    for c in parse.children(verb, "dobj", "nsubj", "nsubjpass"):
        if parse.tokens[c].lemma in _TOLLS and c != item.node:
            return c
    return None


def with_parts(parse: Parse, items: Sequence[Item]) -> list[Item]:
    """Join parts to their wholes, and pass the whole's measure on to parts that have none."""
    found: list[Item] = []
    for item in items:
        whole = _whole_of(parse, item, found)
        if whole is not None:
            measurement = item.measurement or found[whole].measurement
            item = replace(item, part_of=whole, measurement=measurement)
        found.append(item)
    for k, item in enumerate(found):
        whole = _among(parse, item, found)
        if whole is not None and item.part_of is None:
            measurement = item.measurement or found[whole].measurement
            found[k] = replace(item, part_of=whole, measurement=measurement)
            found[:] = [replace(p, part_of=whole) if p.part_of == k else p for p in found]
    return found


def _among(parse: Parse, item: Item, items: Sequence[Item]) -> int | None:
    """The whole of "three children were among the 12 people killed", which comes after its part."""
    token = parse.tokens[item.node]
    links = parse.children(item.node, "prep")
    if token.dep in ("nsubj", "attr") and parse.tokens[token.head].lemma == "be":
        links = (*links, *parse.children(token.head, "prep"))
    for p in links:
        if parse.tokens[p].norm == "among":
            for o in parse.children(p, "pobj"):
                for k, other in enumerate(items):
                    if other.node == o and other is not item and _can_hold(other, item):
                        return k
    return None


def _whole_of(parse: Parse, item: Item, before: Sequence[Item]) -> int | None:
    """The index of the count that `item` is a part of, None where it stands for itself."""
    if not before or item.currency is not None:
        return None
    wholes = [k for k, other in enumerate(before) if other.part_of is None and other.currency is None]
    if not wholes:
        return None
    sentence = parse.tokens[item.first].sentence
    if _opens_with_of(parse, item):
        return _named_whole(parse, item, wholes, before)
    k = wholes[-1]
    last = before[k]
    distance = sentence - parse.tokens[last.first].sentence
    if distance > 1 or not _can_hold(last, item):
        return None
    if item.partitive or (distance == 0 and _is_included(parse, item, last)):
        return k
    if distance == 0 and before[-1].part_of == k and _coordinated(parse, item, before[-1]):
        return k
    if distance == 1 and _is_fragment(parse, item) and _same_thing(parse, item, last):
        return k
    if distance == 0 and item.measurement is None and item.head is None and _after_colon(parse, item, last):
        return k
    return None


def _can_hold(whole: Item, part: Item) -> bool:
    """Whether the whole is large enough for the part."""
    limit = whole.bounds.high
    size = part.bounds.best if part.bounds.best is not None else part.bounds.low
    if size is None or whole.bounds == part.bounds:
        return False
    if limit is None:
        return whole.bounds.best is None or whole.bounds.best >= size
    return limit >= size


def _is_included(parse: Parse, item: Item, whole: Item) -> bool:
    """Whether the count stands after "including": "14 people, including six children and four women"."""
    t = item.node
    while parse.tokens[t].dep == "conj":
        t = parse.tokens[t].head
    token = parse.tokens[t]
    governor = parse.tokens[token.head]
    if token.dep in ("pobj", "dobj") and governor.lemma in _INCLUDING | {"including"}:
        return governor.i > whole.first
    start = item.first - 1
    return start > whole.first and parse.tokens[start].norm in _INCLUDING


def _opens_with_of(parse: Parse, item: Item) -> bool:
    """Whether the sentence opens with the whole: "Of those killed, six were children", "Among them were two women"."""
    first = parse.sentence(item.first).first
    opening = [t.norm for t in parse.tokens[first : first + 2]]
    return len(opening) == 2 and opening[0] in _OF_THEM and opening[1] in ("those", "these", "them", "the")


def _named_whole(parse: Parse, item: Item, wholes: Sequence[int], before: Sequence[Item]) -> int | None:
    """The whole that "of those killed" names: of the sentence before, the one with that predicate, else the first."""
    first = parse.sentence(item.first).first
    opening = {t.lemma for t in parse.tokens[first : item.first]}
    near = [
        k
        for k in wholes
        if parse.tokens[before[k].first].sentence == parse.tokens[item.first].sentence - 1
        and _can_hold(before[k], item)
    ]
    for k in near:
        measurement = before[k].measurement
        if measurement and measurement.predicate is not None and parse.tokens[measurement.predicate].lemma in opening:
            return k
    return near[0] if near else None


def _coordinated(parse: Parse, item: Item, part: Item) -> bool:
    """Whether the count goes on a list of parts: the one before it, "and" or a comma, and itself."""
    if item.measurement is not None and part.measurement is not None:
        own, other = item.measurement, part.measurement
        if own.predicate != other.predicate and own.measure != other.measure:
            return False
    t = item.node
    while parse.tokens[t].dep == "conj":
        t = parse.tokens[t].head
        if t == part.node:
            return True
    return False


def _is_fragment(parse: Parse, item: Item) -> bool:
    """Whether the count's sentence has no verb of its own: "Thirty-two separate times in Iraq and 34 in Syria."."""
    sentence = parse.sentence(item.first)
    root = parse.tokens[sentence.root]
    if root.pos in ("VERB", "AUX"):
        return False
    return not any(t.dep in ("nsubj", "nsubjpass", "aux") for t in parse.tokens[sentence.first : sentence.last + 1])


def _same_thing(parse: Parse, item: Item, whole: Item) -> bool:
    if item.head is None or whole.head is None:
        return (
            item.measurement is None
            or whole.measurement is None
            or (item.measurement.measure == whole.measurement.measure)
        )
    return parse.tokens[item.head].lemma == parse.tokens[whole.head].lemma


def _after_colon(parse: Parse, item: Item, whole: Item) -> bool:
    """Whether the counts stand in a list after the whole: "66 attacks: 32 in Iraq and 34 in Syria"."""
    between = [t.norm for t in parse.tokens[whole.last + 1 : item.first]]
    return (
        any(mark in between for mark in (":", "-", "--", "–", "—", "("))
        and item.last + 1 < len(parse.tokens)
        and (parse.tokens[item.last + 1].norm in ("in", "on", "from", "at", "near", "by", "are", "were", "is"))
    )
