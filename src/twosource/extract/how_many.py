"""How many: counts as ranges, what they count and what they measure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from twosource.extract.answers import Count, Measured
from twosource.extract.counting import Counted, Counting
from twosource.extract.measuring import Measurement, Measuring
from twosource.extract.untold import Untold, untold
from twosource.model import Measure
from twosource.ontology.measures import MeasureWords
from twosource.ontology.number_words import Bounds, NumberWords
from twosource.parse import Parse

_PEOPLE: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "missing", "detained", "abducted", "released", "expelled", "displaced"}
)
_ARTICLES = frozenset({"a", "an", "another", "the", "one"})
_INCLUDING = frozenset({"including", "include", "among", "comprising", "counting"})
_OF_THEM = frozenset({"of", "among"})
_TOLLS = frozenset({"toll", "total", "number", "tally", "count"})
_TOTALS = frozenset({"altogether", "overall", "cumulative", "cumulatively"})
_PHRASES = (("so", "far"), ("in", "total"), ("to", "date"), ("in", "all"), ("total", "of"))
_NEAR = 6  # tokens around a count in which "so far" and the like belong to it


@dataclass(frozen=True, slots=True)
class _Item:
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


@dataclass(frozen=True, slots=True)
class HowMany:
    """Finds counts and what they measure, by the lexicons of numbers and measures and the classes of nouns."""

    numbers: NumberWords
    measures: MeasureWords
    nouns: Mapping[str, tuple[str, ...]]
    version: str = "how-many-rules/1"

    def find(self, parse: Parse) -> tuple[Count, ...]:
        """The counts of a document, in text order; `part_of` is an index into the same tuple."""
        return tuple(_count(parse, item) for item in self._items(parse))

    def measured(self, parse: Parse) -> tuple[Measured, ...]:
        """The counts of a document that are no parts of others, with what they measure, in text order."""
        items = self._items(parse)
        counts = [_count(parse, item) for item in items]
        found = []
        for k, item in enumerate(items):
            if item.part_of is not None:
                continue
            parts = tuple(counts[j] for j, other in enumerate(items) if other.part_of == k)
            found.append(self._measured(parse, item, counts[k], parts))
        return tuple(found)

    def deaths(self, parse: Parse) -> Bounds | None:
        """How many were killed by a headline or another short text: its counts of killed, added up; None: not told."""
        killed = [m.count for m in self.measured(parse) if m.measure == "killed" and not m.unknown]
        if not killed:
            return None
        return Bounds(
            _sum(c.low for c in killed),
            _sum(c.best for c in killed),
            _sum(c.high for c in killed),
        )

    # ------------------------------------------------------------------- items

    def _items(self, parse: Parse) -> list[_Item]:
        measuring = Measuring(self.measures, self.nouns)
        items: list[_Item] = []
        taken: set[int] = set()
        for counted in Counting(self.numbers).find(parse):
            items.append(_from_counted(parse, counted, measuring))
            taken.update(range(counted.numeral.first, counted.numeral.last + 1))
            taken.update(i for i in (counted.node, counted.head) if i is not None)
        for nothing in untold(parse, measuring):
            if not taken & {nothing.node, nothing.first}:
                items.append(_from_untold(nothing))
                taken.update((nothing.node, nothing.first))
        items.extend(self._singles(parse, measuring, taken))
        items.sort(key=lambda item: (item.first, item.last))
        return _with_parts(parse, _with_totals(parse, _without_earlier(parse, items)))

    def _singles(self, parse: Parse, measuring: Measuring, taken: set[int]) -> list[_Item]:
        """Single people told by an article or a bare noun: "a soldier was killed", "Man shot dead in market"."""
        found = []
        for token in parse.tokens:
            if token.tag not in ("NN", "NNP") or token.i in taken or not self._is_person(parse, token.i):
                continue
            measurement = measuring.of(parse, token.i, token.i)
            if measurement is None or measurement.measure not in _PEOPLE or measurement.predicate == token.i:
                continue
            determiners = parse.children(token.i, "det")
            first = determiners[0] if determiners else token.i
            of = (token.i, token.i)
            found.append(
                _Item(first, token.i, token.i, token.i, of, Bounds.exactly(1), None, False, measurement, None, "single")
            )
        return found

    def _is_person(self, parse: Parse, i: int) -> bool:
        token = parse.tokens[i]
        if token.tag == "NNP" and token.norm not in self.nouns:
            return token.entity == "PERSON" and token.dep not in ("compound", "poss", "nmod")
        if token.dep in ("compound", "poss", "nmod"):
            return False
        determiners = [parse.tokens[c].norm for c in parse.children(token.i, "det")]
        if determiners and determiners[0] not in _ARTICLES:
            return False
        classes = self.nouns.get(token.norm, ())
        return "person" in classes

    # ---------------------------------------------------------------- measured

    def _measured(self, parse: Parse, item: _Item, count: Count, parts: tuple[Count, ...]) -> Measured:
        if item.currency is not None:
            return Measured("money", count, _governing_verb(parse, item.node), parts, False, None, None, item.rule)
        if item.measurement is None:
            verb = _governing_verb(parse, item.node)
            return Measured("other", count, verb, parts, False, None, None, item.rule)
        measurement = item.measurement
        at = measurement.predicate if measurement.predicate is not None else item.node
        since = _dates(parse, at, item.node, ("since",))
        until = _dates(parse, at, item.node, ("until", "till"))
        running = measurement.toll or since is not None or _is_running(parse, item)
        return Measured(
            measurement.measure, count, measurement.predicate, parts, running, since, until, measurement.entry
        )


def _from_counted(parse: Parse, counted: Counted, measuring: Measuring) -> _Item:
    numeral = counted.numeral
    measurement = None if counted.currency is not None else measuring.of(parse, counted.node, counted.head)
    return _Item(
        numeral.first,
        numeral.last,
        counted.node,
        counted.head,
        counted.of,
        numeral.bounds,
        counted.currency,
        counted.partitive,
        measurement,
        None,
        numeral.rule,
    )


def _from_untold(nothing: Untold) -> _Item:
    of = None if nothing.head is None else (nothing.head, nothing.head)
    return _Item(
        nothing.first,
        nothing.last,
        nothing.node,
        nothing.head,
        of,
        nothing.bounds,
        None,
        False,
        nothing.measurement,
        None,
        nothing.rule,
    )


def _count(parse: Parse, item: _Item) -> Count:
    last = item.last
    if item.of is not None and item.of[1] > last and item.of[0] <= last + 4:
        last = item.of[1]
    return Count(
        item.first,
        last,
        parse.span(item.first, last),
        item.bounds.low,
        item.bounds.best,
        item.bounds.high,
        item.head,
        None if item.of is None else parse.text(*item.of),
        item.currency,
        item.part_of,
        item.rule,
    )


def _sum(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


# ------------------------------------------------------------------------ parts


def _without_earlier(parse: Parse, items: list[_Item]) -> list[_Item]:
    """Leave out the value that a toll had before: "rose from 10 to 15"."""
    kept: list[_Item] = []
    for k, item in enumerate(items):
        if k + 1 < len(items) and _is_changed(parse, item, items[k + 1]):
            continue
        if kept and kept[-1].head is not None and kept[-1].head == item.head:
            # "two of the three attackers": the second number only says of how many
            item = replace(item, measurement=None)
        kept.append(item)
    return kept


def _is_changed(parse: Parse, item: _Item, following: _Item) -> bool:
    before = parse.tokens[item.first - 1].norm if item.first else ""
    return before == "from" and 0 < following.first - item.last <= 3 and parse.tokens[following.first - 1].norm == "to"


def _with_totals(parse: Parse, items: Sequence[_Item]) -> list[_Item]:
    """Give "bringing the total to 120" the measure of the count before it."""
    found: list[_Item] = []
    for item in items:
        if item.measurement is None and item.currency is None and found and found[-1].measurement is not None:
            total = _total_noun(parse, item)
            if total is not None:
                measure = found[-1].measurement
                item = replace(item, measurement=Measurement(measure.measure, total, "noun:total", toll=True))
        found.append(item)
    return found


def _total_noun(parse: Parse, item: _Item) -> int | None:
    """The "total" or "toll" whose value the count tells, as object or subject of the verb that it hangs on."""
    governor = parse.tokens[parse.tokens[item.node].head]
    verb = governor.head if governor.pos == "ADP" else governor.i
    for c in parse.children(verb, "dobj", "nsubj", "nsubjpass"):
        if parse.tokens[c].lemma in _TOLLS and c != item.node:
            return c
    return None


def _with_parts(parse: Parse, items: Sequence[_Item]) -> list[_Item]:
    """Join parts to their wholes, and pass the whole's measure on to parts that have none."""
    found: list[_Item] = []
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


def _among(parse: Parse, item: _Item, items: Sequence[_Item]) -> int | None:
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


def _whole_of(parse: Parse, item: _Item, before: Sequence[_Item]) -> int | None:
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


def _can_hold(whole: _Item, part: _Item) -> bool:
    """Whether the whole is large enough for the part."""
    limit = whole.bounds.high
    size = part.bounds.best if part.bounds.best is not None else part.bounds.low
    if size is None or whole.bounds == part.bounds:
        return False
    if limit is None:
        return whole.bounds.best is None or whole.bounds.best >= size
    return limit >= size


def _is_included(parse: Parse, item: _Item, whole: _Item) -> bool:
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


def _opens_with_of(parse: Parse, item: _Item) -> bool:
    """Whether the sentence opens with the whole: "Of those killed, six were children", "Among them were two women"."""
    first = parse.sentence(item.first).first
    opening = [t.norm for t in parse.tokens[first : first + 2]]
    return len(opening) == 2 and opening[0] in _OF_THEM and opening[1] in ("those", "these", "them", "the")


def _named_whole(parse: Parse, item: _Item, wholes: Sequence[int], before: Sequence[_Item]) -> int | None:
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


def _coordinated(parse: Parse, item: _Item, part: _Item) -> bool:
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


def _is_fragment(parse: Parse, item: _Item) -> bool:
    """Whether the count's sentence has no verb of its own: "Thirty-two separate times in Iraq and 34 in Syria."."""
    sentence = parse.sentence(item.first)
    root = parse.tokens[sentence.root]
    if root.pos in ("VERB", "AUX"):
        return False
    return not any(t.dep in ("nsubj", "nsubjpass", "aux") for t in parse.tokens[sentence.first : sentence.last + 1])


def _same_thing(parse: Parse, item: _Item, whole: _Item) -> bool:
    if item.head is None or whole.head is None:
        return (
            item.measurement is None
            or whole.measurement is None
            or (item.measurement.measure == whole.measurement.measure)
        )
    return parse.tokens[item.head].lemma == parse.tokens[whole.head].lemma


def _after_colon(parse: Parse, item: _Item, whole: _Item) -> bool:
    """Whether the counts stand in a list after the whole: "66 attacks: 32 in Iraq and 34 in Syria"."""
    between = [t.norm for t in parse.tokens[whole.last + 1 : item.first]]
    return (
        any(mark in between for mark in (":", "-", "--", "–", "—", "("))
        and item.last + 1 < len(parse.tokens)
        and (parse.tokens[item.last + 1].norm in ("in", "on", "from", "at", "near", "by", "are", "were", "is"))
    )


# ------------------------------------------------------------------------- time


def _is_running(parse: Parse, item: _Item) -> bool:
    """Whether the words around the count call it a running total."""
    sentence = parse.sentence(item.first)
    first = max(sentence.first, item.first - _NEAR)
    last = min(sentence.last, max(item.last, item.node) + _NEAR)
    words = [t.norm for t in parse.tokens[first : last + 1]]
    if not _TOTALS.isdisjoint(words):
        return True
    return any(pair in _PHRASES for pair in pairwise(words))


def _dates(parse: Parse, predicate: int, node: int, links: tuple[str, ...]) -> tuple[int, int] | None:
    """The tokens of the date after "since" or "until" that limits the predicate or the counted noun."""
    sentence = parse.sentence(node)
    for token in parse.tokens[sentence.first : sentence.last + 1]:
        if token.norm not in links:
            continue
        governor = token.head
        if token.dep == "mark":
            governor = parse.tokens[governor].head
            first, last = parse.edges(token.head)
            return (token.i + 1, last) if last > token.i and _near(parse, governor, predicate, node) else None
        objects = parse.children(token.i, "pobj", "pcomp")
        if objects and _near(parse, governor, predicate, node):
            first, last = parse.edges(objects[0])
            return max(first, token.i + 1), last
    return None


def _near(parse: Parse, governor: int, predicate: int, node: int) -> bool:
    """Whether what the date hangs on is the predicate, the counted noun, or words that hold one of them."""
    return any(parse.governs(governor, i) or parse.governs(i, governor) for i in (predicate, node))


def _governing_verb(parse: Parse, node: int) -> int | None:
    for i in parse.ancestors(node):
        if parse.tokens[i].pos == "VERB":
            return i
    return None
