"""PLOVER root types: macro F1."""

from collections.abc import Mapping, Sequence

from benchmarks.metrics.counts import Score
from benchmarks.metrics.labels import label_figures
from benchmarks.records.plv import Answer, Gold


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: macro F1."""
    pairs = [(str(g.label), answers[g.id].label if g.id in answers else None) for g in gold]
    figures = dict(label_figures(pairs))
    return Score(figures["macro_f1"], figures)
