"""Factuality: how well the scores of event words go with the annotators'."""

import math
from collections.abc import Mapping, Sequence

from benchmarks.metrics.counts import Score, mean
from benchmarks.records.factuality import Answer, Gold


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: Pearson's r; `mae` is the mean absolute error, lower is better. An unanswered word counts as 0, unknown."""
    truths, guesses, answered = [], [], 0
    for g in gold:
        given = {t.token: t.score for t in answers[g.id].targets} if g.id in answers else {}
        for target in g.targets:
            guess = given.get(target.token)
            answered += guess is not None
            truths.append(target.score)
            guesses.append(guess or 0.0)
    r = pearson(truths, guesses)
    mae = mean(abs(a - b) for a, b in zip(truths, guesses, strict=True))
    return Score(r, {"pearson_r": r, "mae": mae, "targets": len(truths), "answered": answered})


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Pearson's correlation, 0 where one side does not vary."""
    x_mean, y_mean = mean(xs), mean(ys)
    dx, dy = [x - x_mean for x in xs], [y - y_mean for y in ys]
    spread = math.sqrt(sum(d * d for d in dx) * sum(d * d for d in dy))
    return sum(a * b for a, b in zip(dx, dy, strict=True)) / spread if spread > 0 else 0.0
