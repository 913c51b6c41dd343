"""Time expressions: found, and given the right value."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.metrics.counts import Score, Tally, mean
from benchmarks.records.timex import Answer, Gold, Timex

MEASURES = ("strict", "relaxed", "type", "value", "strict_value")


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: the mean over corpora of value F1.

    Each gold expression in turn takes the free prediction that overlaps it most. `relaxed` asks for overlap, `strict`
    for the same span, `type` and `value` for overlap and equality. Gold expressions without a value, and what hits
    them, stay out of the value counts.
    """
    tallies: dict[str, dict[str, Tally]] = defaultdict(lambda: {measure: Tally() for measure in MEASURES})
    for g in gold:
        predicted = answers[g.id].timexes if g.id in answers else ()
        count_text(tallies[g.corpus], g.timexes, predicted)
    figures = {
        name: value
        for corpus in sorted(tallies)
        for measure, tally in tallies[corpus].items()
        for name, value in tally.figures(f"corpora.{corpus}.{measure}")
    }
    return Score(mean(tally["value"].f1 for tally in tallies.values()), figures)


def count_text(tally: Mapping[str, Tally], gold: Sequence[Timex], predicted: Sequence[Timex]) -> None:
    """Add the expressions of one text to the tallies of its corpus."""
    free = dict(enumerate(predicted))
    valueless_hits = 0
    for truth in gold:
        overlapping = [i for i, guess in free.items() if guess.start < truth.end and truth.start < guess.end]
        if not overlapping:
            continue
        guess = free.pop(max(overlapping, key=lambda i: (*closeness(free[i], truth), -i)))
        same_span = (guess.start, guess.end) == (truth.start, truth.end)
        tally["relaxed"].add(1, 0, 0)
        tally["strict"].add(same_span, 0, 0)
        tally["type"].add(guess.type == truth.type, 0, 0)
        if not truth.value:
            valueless_hits += 1
            continue
        same_value = (guess.value or "").strip() == truth.value
        tally["value"].add(same_value, 0, 0)
        tally["strict_value"].add(same_value and same_span, 0, 0)
    with_value = sum(bool(truth.value) for truth in gold)
    for measure in ("strict", "relaxed", "type"):
        tally[measure].add(0, len(predicted), len(gold))
    for measure in ("value", "strict_value"):
        tally[measure].add(0, len(predicted) - valueless_hits, with_value)


def closeness(guess: Timex, truth: Timex) -> tuple[int, bool]:
    """How much a prediction overlaps, and whether it is the very span."""
    overlap = min(guess.end, truth.end) - max(guess.start, truth.start)
    return overlap, (guess.start, guess.end) == (truth.start, truth.end)
