"""How many: counts as ranges, what they count and what they measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from twosource.extract.answers import Count, Measured
from twosource.extract.how_many.measures import Measurement, Measuring
from twosource.extract.how_many.nouns import Counted, Counting
from twosource.extract.how_many.parts import Item, with_parts, with_totals, without_earlier
from twosource.extract.how_many.untold import Untold, untold
from twosource.model import Measure
from twosource.ontology.measures import MeasureWords
from twosource.ontology.number_words import Bounds, NumberWords
from twosource.parse import Parse

_PEOPLE: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "missing", "detained", "abducted", "released", "expelled", "displaced"}
)
_STATES = frozenset({"life", "hostage", "prisoner", "captive"})
_ARTICLES = frozenset({"a", "an", "another", "the", "one"})
_TOTALS = frozenset({"altogether", "overall", "cumulative", "cumulatively"})
_PHRASES = (("so", "far"), ("in", "total"), ("to", "date"), ("in", "all"), ("total", "of"))
_NEAR = 6  # tokens around a count in which "so far" and the like belong to it


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

    def _items(self, parse: Parse) -> list[Item]:
        measuring = Measuring(self.measures, self.nouns)
        items: list[Item] = []
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
        return with_parts(parse, with_totals(parse, without_earlier(parse, items)))

    def _singles(self, parse: Parse, measuring: Measuring, taken: set[int]) -> list[Item]:
        """Single people told by an article or a bare noun: "a soldier was killed", "Man shot dead in market"."""
        found = []
        for token in parse.tokens:
            if token.tag not in ("NN", "NNP") or token.i in taken or not self._is_person(parse, token.i):
                continue
            measurement = measuring.of(parse, token.i, token.i)
            if measurement is None or measurement.measure not in _PEOPLE or measurement.predicate == token.i:
                continue
            if not _is_direct(parse, token.i, measurement):
                continue
            determiners = parse.children(token.i, "det")
            first = determiners[0] if determiners else token.i
            of = (token.i, token.i)
            found.append(
                Item(first, token.i, token.i, token.i, of, Bounds.exactly(1), None, False, measurement, None, "single")
            )
        return found

    def _is_person(self, parse: Parse, i: int) -> bool:
        token = parse.tokens[i]
        if token.norm in _STATES:
            return False
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

    def _measured(self, parse: Parse, item: Item, count: Count, parts: tuple[Count, ...]) -> Measured:
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


def _is_direct(parse: Parse, person: int, measurement: Measurement) -> bool:
    """Whether a single person is what the measure is told of, and not a title or the like beside one."""
    t = person
    while parse.tokens[t].dep == "conj":
        t = parse.tokens[t].head
    token = parse.tokens[t]
    if token.dep == "pobj":
        noun = parse.tokens[parse.tokens[token.head].head]
        return noun.i == measurement.predicate or noun.lemma == "life" or parse.tokens[token.head].dep == "agent"
    return token.dep not in ("appos", "attr", "npadvmod")


def _from_counted(parse: Parse, counted: Counted, measuring: Measuring) -> Item:
    numeral = counted.numeral
    measurement = None if counted.currency is not None else measuring.of(parse, counted.node, counted.head)
    return Item(
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


def _from_untold(nothing: Untold) -> Item:
    of = None if nothing.head is None else (nothing.head, nothing.head)
    return Item(
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


def _count(parse: Parse, item: Item) -> Count:
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


# ------------------------------------------------------------------------- time


def _is_running(parse: Parse, item: Item) -> bool:
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
