"""Place names: found, and placed within 161 km (100 miles)."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.metrics.counts import Score, Tally, mean, ratio
from benchmarks.metrics.pairing import best_first
from benchmarks.records.geo import Answer, Gold, GoldToponym, Toponym

NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0
HALF_WAY_ROUND_KM = 20039.0
"""The error of a name that is not placed: about half the Earth's girth, the farthest that two places can lie apart."""


@dataclass(slots=True)
class CorpusCounts:
    """What one corpus adds up to."""

    recognition: Tally = field(default_factory=Tally)
    end_to_end: Tally = field(default_factory=Tally)
    identified: Tally = field(default_factory=Tally)
    near_by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors_km: list[float] = field(default_factory=list)


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: the mean over corpora of end-to-end F1 (overlapping a gold name, and near it)."""
    corpora = count(gold, answers)
    return Score(mean(c.end_to_end.f1 for c in corpora.values()), figures(corpora))


def score_given_spans(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: the mean over corpora of the share of gold names placed near; for answers made from the gold spans."""
    corpora = count(gold, answers)
    return Score(mean(c.end_to_end.recall for c in corpora.values()), figures(corpora))


def count(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> dict[str, CorpusCounts]:
    """The counts of each corpus, in alphabetical order."""
    corpora = {corpus: CorpusCounts() for corpus in sorted({g.corpus for g in gold})}
    for g in gold:
        count_text(corpora[g.corpus], g, answers[g.id].toponyms if g.id in answers else ())
    return corpora


def count_text(counts: CorpusCounts, gold: Gold, predicted: Sequence[Toponym]) -> None:
    """Add the names of one text; a prediction that hits no gold name but lies on an ignored span does not count."""
    pairs = dict(link(gold.toponyms, predicted))
    linked = set(pairs.values())
    ignored = sum(
        j not in linked and any(guess.start < end and start < guess.end for start, end in gold.ignore)
        for j, guess in enumerate(predicted)
    )
    near = 0
    for i, truth in enumerate(gold.toponyms):
        guess = predicted[pairs[i]] if i in pairs else None
        error = HALF_WAY_ROUND_KM
        if guess is not None and guess.lat is not None and guess.lon is not None:
            error = kilometres(truth.lat, truth.lon, guess.lat, guess.lon)
        counts.errors_km.append(error)
        near += error <= NEAR_KM
        counts.near_by_kind[truth.kind or "all"].add(error <= NEAR_KM, 0, 1)
        if truth.geonames_id:
            counts.identified.add(guess is not None and guess.geonames_id == truth.geonames_id, 0, 1)
    counted = len(predicted) - ignored
    counts.recognition.add(len(pairs), counted, len(gold.toponyms))
    counts.end_to_end.add(near, counted, len(gold.toponyms))


def link(gold: Sequence[GoldToponym], predicted: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Gold names with the predictions on them: equal spans first, then the longest overlap."""
    candidates = []
    for i, truth in enumerate(gold):
        for j, guess in enumerate(predicted):
            overlap = min(truth.end, guess.end) - max(truth.start, guess.start)
            if overlap > 0:
                same = (guess.start, guess.end) == (truth.start, truth.end)
                candidates.append((math.inf if same else float(overlap), i, j))
    return best_first(candidates)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in degrees."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half_dphi, half_dlambda = (other_phi - phi) / 2, math.radians(other_lon - lon) / 2
    chord = math.sin(half_dphi) ** 2 + math.cos(phi) * math.cos(other_phi) * math.sin(half_dlambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def figures(corpora: Mapping[str, CorpusCounts]) -> dict[str, float]:
    """Every figure of every corpus."""
    named: dict[str, float] = {}
    for corpus, counts in corpora.items():
        prefix = f"corpora.{corpus}"
        errors = sorted(counts.errors_km)
        named |= counts.recognition.figures(f"{prefix}.recognition")
        named |= counts.end_to_end.figures(f"{prefix}.end_to_end")
        named[f"{prefix}.resolution_acc161"] = counts.end_to_end.recall
        for kind, tally in sorted(counts.near_by_kind.items()):
            named[f"{prefix}.resolution_acc161_by_kind.{kind}"] = tally.recall
        named[f"{prefix}.id_accuracy"] = counts.identified.recall
        named[f"{prefix}.mean_error_km"] = ratio(sum(errors), len(errors))
        named[f"{prefix}.median_error_km"] = errors[len(errors) // 2] if errors else 0.0
    return named
