"""How far reviewers agree: Krippendorff's alpha over all of them, Cohen's kappa of every two.

What is compared are the verdicts accept and reject (a correction accepts the claim as an event), each reviewer's last
on a claim that was not withdrawn. Alpha is the nominal one of Krippendorff, Content Analysis (4th ed. 2019), ch. 12.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from twosource.ledger.judging import Judgement, decides

_VALUES = {"accept": "accept", "correct": "accept", "reject": "reject"}


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa of two reviewers on the claims that both judged; None where it is not defined."""

    first: str
    second: str
    claims: int
    agreed: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha over all claims that two reviewers or more judged (None where it is not defined), and the pairs."""

    claims: int
    alpha: float | None
    pairs: tuple[Kappa, ...]


def agreement(judgements: Iterable[Judgement]) -> Agreement:
    """How far the reviewers of some judgements agree."""
    units: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for judgement in judgements:
        if decides(judgement):
            units[judgement.subject][judgement.reviewer] = _VALUES[judgement.verdict]
    reviewers = sorted({name for values in units.values() for name in values})
    shared = [values for values in units.values() if len(values) > 1]
    pairs = tuple(
        kappa
        for a, b in combinations(reviewers, 2)
        if (kappa := _kappa(a, b, [v for v in shared if a in v and b in v])) is not None
    )
    return Agreement(len(shared), _alpha([list(values.values()) for values in shared]), pairs)


def _alpha(units: list[list[str]]) -> float | None:
    """1 minus observed over expected disagreement; None where all values are the same, or none is shared."""
    pairs: defaultdict[tuple[str, str], float] = defaultdict(float)
    for values in units:
        for i, a in enumerate(values):
            for j, b in enumerate(values):
                if i != j:
                    pairs[a, b] += 1 / (len(values) - 1)
    totals: defaultdict[str, float] = defaultdict(float)
    for (a, _), weight in pairs.items():
        totals[a] += weight
    number = sum(totals.values())
    observed = sum(weight for (a, b), weight in pairs.items() if a != b)
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    return None if not expected else 1 - (number - 1) * observed / expected


def _kappa(a: str, b: str, units: list[Mapping[str, str]]) -> Kappa | None:
    if not units:
        return None
    agreed = sum(values[a] == values[b] for values in units)
    chance = (
        sum(
            sum(values[a] == value for values in units) * sum(values[b] == value for values in units)
            for value in set(_VALUES.values())
        )
        / len(units) ** 2
    )
    kappa = None if chance == 1 else (agreed / len(units) - chance) / (1 - chance)
    return Kappa(a, b, len(units), agreed, kappa)
