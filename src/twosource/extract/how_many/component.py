"""How many: counts as ranges, what they count and what they measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from twosource.extract.answers import Count, Measured
from twosource.extract.how_many.figures import DASHES
from twosource.extract.how_many.measures import Measurement, Measuring
from twosource.extract.how_many.nouns import Counted, Counting
from twosource.extract.how_many.parts import Item, with_parts, with_totals, without_earlier
from twosource.extract.how_many.untold import Untold, untold
from twosource.model import Measure
from twosource.ontology.measures import MeasureWords
from twosource.ontology.number_words import Bounds, NumberWords
from twosource.parse import Parse
from twosource.parse.spelling import ordinary

_PEOPLE: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "missing", "detained", "abducted", "released", "expelled", "displaced"}
)
_HURT: frozenset[Measure] = frozenset({"killed", "wounded", "casualties"})
_COLLECTIVE = frozenset("clan crew couple family gang household personnel staff squad team tribe".split())
"""Nouns for people that are several also in the singular."""
_UNCOUNTED = frozenset(
    "life hostage prisoner captive anyone anybody someone somebody everyone everybody whoever no-one nobody".split()
)
"""Singular nouns that tell nobody in particular, or a state of people."""
_ARTICLES = frozenset({"a", "an", "another", "the", "one"})
_TOTALS = frozenset({"altogether", "overall", "cumulative", "cumulatively"})
_PHRASES = (("so", "far"), ("in", "total"), ("to", "date"), ("in", "all"), ("total", "of"))
_STRETCHES = frozenset({"week", "weeks", "month", "months", "year", "years", "decade", "decades"})
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
            if measurement.measure == "released" and token.tag == "NNP":
                continue  # "the liberation of Raqqa" frees no one person
            determiners = parse.children(token.i, "det")
            first = determiners[0] if determiners else token.i
            of = (token.i, token.i)
            found.append(
                Item(first, token.i, token.i, token.i, of, Bounds.exactly(1), None, False, measurement, None, "single")
            )
        return found

    def _is_person(self, parse: Parse, i: int) -> bool:
        token = parse.tokens[i]
        if token.norm in _UNCOUNTED:
            return False
        named = token.tag == "NNP" and (token.norm not in self.nouns or bool(parse.children(token.i, "compound")))
        if named and token.shape[:1] == "X":
            return token.entity == "PERSON" and token.dep not in ("compound", "poss", "nmod")
        if token.dep in ("compound", "poss", "nmod"):
            return False
        determiners = [parse.tokens[c].norm for c in parse.children(token.i, "det")]
        if determiners and determiners[0] not in _ARTICLES:
            return False
        classes = self.nouns.get(token.norm, ())
        return "person" in classes and token.lemma not in _COLLECTIVE

    # ---------------------------------------------------------------- measured

    def _measured(self, parse: Parse, item: Item, count: Count, parts: tuple[Count, ...]) -> Measured:
        if item.currency is not None:
            return Measured("money", count, _governing_verb(parse, item.node), parts, False, None, None, item.rule)
        if item.measurement is None:
            verb = _governing_verb(parse, item.node)
            return Measured("other", count, verb, parts, False, None, None, item.rule)
        measurement = _both(parse, item.measurement, self.measures)
        at = measurement.predicate if measurement.predicate is not None else item.node
        since = _dates(parse, at, item.node, ("since",))
        until = _dates(parse, at, item.node, ("until", "till"))
        running = measurement.toll or since is not None or _is_running(parse, item) or _over_a_stretch(parse, at)
        return Measured(
            measurement.measure, count, measurement.predicate, parts, running, since, until, measurement.entry
        )


def _both(parse: Parse, measurement: Measurement, words: MeasureWords) -> Measurement:
    """The measure of what was done in two ways: "killed and injured" are casualties, "struck and killed" died."""
    verb = measurement.predicate
    if verb is None or parse.tokens[verb].pos != "VERB" or measurement.measure not in _HURT:
        return measurement
    for other in parse.children(verb, "conj"):
        if parse.tokens[other].pos != "VERB" or parse.children(other, "nsubj", "nsubjpass", "dobj"):
            continue
        measures = {e.measure for e in words.of("verb", parse.tokens[other].lemma) if len(e.words) == 1}
        if measurement.measure == "casualties" and "killed" in measures:
            return replace(measurement, measure="killed")
        if measurement.measure != "casualties" and measures & (_HURT - {measurement.measure, "casualties"}):
            return replace(measurement, measure="casualties")
    return measurement


def _is_direct(parse: Parse, person: int, measurement: Measurement) -> bool:
    """Whether a single person is what the measure is told of, and not a title or the like beside one."""
    t = person
    while parse.tokens[t].dep == "conj":
        t = parse.tokens[t].head
    token = parse.tokens[t]
    if token.dep == "pobj":
        noun = parse.tokens[parse.tokens[token.head].head]
        return noun.i == measurement.predicate or noun.lemma == "life" or parse.tokens[token.head].dep == "agent"
    if token.i and parse.tokens[token.i - 1].norm in DASHES | {"--"} and token.head < token.i:
        return False  # "... shell settlements - spokesman": who says so
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
        None if item.of is None else _of(parse, *item.of),
        item.currency,
        item.part_of,
        item.rule,
    )


def _of(parse: Parse, first: int, last: int) -> str:
    """The counted words in ordinary case, without whose and of how many they are: "fighters" of "its six FIGHTERS"."""
    while first < last and parse.tokens[first].tag in ("PRP$", "POS", "CD", "DT"):
        first += 1
    return ordinary(parse, first, last)


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


def _over_a_stretch(parse: Parse, predicate: int) -> bool:
    """Whether what is told went on for weeks: "28 have been killed over the last two weeks"."""
    for preposition in parse.children(predicate, "prep"):
        if parse.tokens[preposition].norm not in ("over", "in", "during", "within"):
            continue
        for noun in parse.children(preposition, "pobj"):
            words = {parse.tokens[c].norm for c in parse.children(noun, "amod", "det")}
            if parse.tokens[noun].norm in _STRETCHES and words & {"last", "past", "previous"}:
                return True
    return False


def _dates(parse: Parse, predicate: int, node: int, links: tuple[str, ...]) -> tuple[int, int] | None:
    """The tokens of the date after "since" or "until" that limits the predicate or the noun, the nearest."""
    sentence = parse.sentence(node)
    found = []
    for token in parse.tokens[sentence.first : sentence.last + 1]:
        words = _dated(parse, token.i, predicate, node) if token.norm in links else None
        if words is not None:
            found.append((min(abs(token.i - node), abs(token.i - predicate)), words))
    return min(found)[1] if found else None


def _dated(parse: Parse, link: int, predicate: int, node: int) -> tuple[int, int] | None:
    """The tokens of what follows a "since" that belongs to the predicate or the counted noun."""
    token = parse.tokens[link]
    if token.dep == "mark":
        last = parse.edges(token.head)[1]
        governor = parse.tokens[token.head].head
        return (link + 1, last) if last > link and _near(parse, governor, predicate, node) else None
    objects = parse.children(link, "pobj", "pcomp")
    if not objects or not _near(parse, token.head, predicate, node):
        return None
    first, last = parse.edges(objects[0])
    return max(first, link + 1), last


def _near(parse: Parse, governor: int, predicate: int, node: int) -> bool:
    """Whether what the date hangs on is the predicate, the counted noun, or words that hold one of them."""
    return any(parse.governs(governor, i) or parse.governs(i, governor) for i in (predicate, node))


def _governing_verb(parse: Parse, node: int) -> int | None:
    for i in parse.ancestors(node):
        if parse.tokens[i].pos == "VERB":
            return i
    return None
