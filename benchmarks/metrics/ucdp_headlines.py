"""Death counts of headlines: equal to the coders', or within their bounds."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.metrics.counts import Score, ratio
from benchmarks.records.ucdp_headlines import Answer, Gold


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: the share of exact counts among headlines that one event cites."""
    once = [g for g in gold if g.events_citing == 1]
    groups = {
        "all": gold,
        "headline_cited_once": once,
        "cited_once_best_above_one": [g for g in once if g.best > 1],
    }
    figures = {f"{name}.{figure}": value for name, group in groups.items() for figure, value in shares(group, answers)}
    return Score(figures["headline_cited_once.exact"], figures)


def shares(group: Sequence[Gold], answers: Mapping[str, Answer]) -> Iterator[tuple[str, float]]:
    """The figures of one group of headlines."""
    counted = [(g, answers[g.id].best) for g in group if g.id in answers]
    answered = [(g, best) for g, best in counted if best is not None]
    exact = sum(best == g.best for g, best in answered)
    # The coders' best sometimes lies outside their own bounds.
    within = sum(min(g.low, g.best) <= best <= max(g.high, g.best) for g, best in answered)
    yield "exact", ratio(exact, len(group))
    yield "within", ratio(within, len(group))
    yield "exact_of_answered", ratio(exact, len(answered))
    yield "n", len(group)
    yield "answered", len(answered)
