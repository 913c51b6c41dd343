"""Precision, recall and F1 from counts, and what a scorer gives back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """The headline number of a set, and every figure by a dotted name ("micro.exact.f1")."""

    main: float
    figures: Mapping[str, float]


def ratio(part: float, whole: float) -> float:
    """`part / whole`, 0 where there is no whole."""
    return part / whole if whole else 0.0


def harmonic(a: float, b: float) -> float:
    """The harmonic mean of two shares, 0 where both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean, 0 of nothing."""
    listed = list(values)
    return ratio(sum(listed), len(listed))


@dataclass(slots=True)
class Tally:
    """Counts of one kind of thing, added up over records.

    `right` of the `predicted` are right and `found` of the `gold` are found: two numbers, since one prediction may
    answer for several gold things. `precision` and `recall` follow from them.
    """

    right: float = 0
    predicted: float = 0
    gold: float = 0
    found: float = 0

    def add(self, hits: float, predicted: float, gold: float, found: float | None = None) -> None:
        """Count one record; `found` is `hits` where each prediction answers for one gold thing."""
        self.right += hits
        self.predicted += predicted
        self.gold += gold
        self.found += hits if found is None else found

    @property
    def precision(self) -> float:
        """The share of predictions that are right."""
        return ratio(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """The share of gold that is found."""
        return ratio(self.found, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    def figures(self, name: str) -> Iterator[tuple[str, float]]:
        """`name.p`, `name.r` and `name.f1`."""
        yield f"{name}.p", self.precision
        yield f"{name}.r", self.recall
        yield f"{name}.f1", self.f1


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies, for micro averages."""
    summed = Tally()
    for tally in tallies:
        summed.add(tally.right, tally.predicted, tally.gold, tally.found)
    return summed
