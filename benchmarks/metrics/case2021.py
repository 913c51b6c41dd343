"""Event types of snippets: F1 weighted by gold frequency, over all 30 types and over the 25 of the first round."""

from collections.abc import Mapping, Sequence

from benchmarks.metrics.counts import Score
from benchmarks.metrics.labels import label_figures
from benchmarks.records.case2021 import Answer, Gold

ADDED_TYPES = frozenset({"ORG_CRIME", "NATURAL_DISASTER", "MAN_MADE_DISASTER", "ATTRIB", "DIPLO"})
"""The five types that the task added to the 25 in the manner of ACLED."""


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: weighted F1 over all types."""
    pairs = [(str(g.label), answers[g.id].label if g.id in answers else None) for g in gold]
    figures = {f"all_30.{name}": value for name, value in label_figures(pairs)}
    first_round = [pair for pair in pairs if pair[0] not in ADDED_TYPES]
    figures |= {f"seen_25.{name}": value for name, value in label_figures(first_round)}
    return Score(figures["all_30.weighted_f1"], figures)
