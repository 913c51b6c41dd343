"""One label a record: accuracy and F1 by label."""

from collections import Counter
from collections.abc import Iterable, Iterator

from benchmarks.metrics.counts import Tally, mean, ratio


def label_figures(pairs: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, float]]:
    """Accuracy, weighted F1, macro F1 and the F1 of each label, over (gold, predicted) pairs.

    Macro F1 is the mean over the labels that gold has, weighted F1 the mean over the records.
    """
    listed = list(pairs)
    gold = Counter(truth for truth, _ in listed)
    predicted = Counter(guess for _, guess in listed)
    right = Counter(truth for truth, guess in listed if truth == guess)
    f1 = {label: Tally(right[label], predicted[label], gold[label], right[label]).f1 for label in sorted(gold)}
    yield "accuracy", ratio(right.total(), len(listed))
    yield "weighted_f1", ratio(sum(f1[label] * n for label, n in gold.items()), len(listed))
    yield "macro_f1", mean(f1.values())
    for label, value in f1.items():
        yield f"per_label_f1.{label}", value
