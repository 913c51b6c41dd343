"""Attributions: sources, cues and contents, alone and together, compared by their characters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.metrics.counts import Score, Tally, ratio
from benchmarks.metrics.pairing import best_first
from benchmarks.records.attribution import Answer, Attribution, Gold, Spans

Characters = frozenset[int]
ENOUGH = 0.5
"""Two pieces overlap where they share at least this much of their union."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """An attribution as the offsets of its characters, white space left out."""

    source: Characters
    cue: Characters
    content: Characters


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: F1 of attributions whose content and source both overlap a gold one's."""
    together, exactly = Tally(), Tally()
    parts = {(part, way): Tally() for part in ("source", "cue", "content") for way in ("exact", "overlap")}
    for g in gold:
        truths = [pieces(g.text, a) for a in g.attributions]
        guesses = [pieces(g.text, a) for a in (answers[g.id].attributions if g.id in answers else ())]
        for part in ("source", "cue", "content"):
            true = distinct(getattr(a, part) for a in truths)
            guessed = distinct(getattr(a, part) for a in guesses)
            shared = [
                (share, i, j)
                for i, a in enumerate(true)
                for j, b in enumerate(guessed)
                if (share := alike(a, b)) >= ENOUGH
            ]
            parts[part, "exact"].add(len(set(true) & set(guessed)), len(guessed), len(true))
            parts[part, "overlap"].add(len(best_first(shared)), len(guessed), len(true))
        agreeing = [
            (content, source, i, j)
            for i, a in enumerate(truths)
            for j, b in enumerate(guesses)
            if (content := alike(a.content, b.content)) >= ENOUGH and (source := same_source(a, b)) >= ENOUGH
        ]
        overlapping = best_first((content + source, i, j) for content, source, i, j in agreeing)
        equal = best_first((1.0, i, j) for content, source, i, j in agreeing if content == source == 1.0)
        together.add(len(overlapping), len(guesses), len(truths))
        exactly.add(len(equal), len(guesses), len(truths))
    figures = dict(together.figures("attribution")) | dict(exactly.figures("attribution_exact"))
    for (part, way), tally in parts.items():
        figures |= tally.figures(f"{part}.{way}")
    return Score(together.f1, figures)


def pieces(text: str, attribution: Attribution) -> Pieces:
    """The characters of an attribution's three pieces."""
    return Pieces(
        characters(text, attribution.source), characters(text, attribution.cue), characters(text, attribution.content)
    )


def characters(text: str, spans: Spans) -> Characters:
    """The offsets of the characters in `spans` that are not white space."""
    inside = (k for start, end in spans for k in range(max(0, start), min(end, len(text))))
    return frozenset(k for k in inside if not text[k].isspace())


def distinct(found: Iterable[Characters]) -> list[Characters]:
    """The different ones that are not empty, in order."""
    return [piece for piece in dict.fromkeys(found) if piece]


def alike(a: Characters, b: Characters) -> float:
    """The share of their union that two pieces have in common (Jaccard)."""
    shared = len(a & b)
    return ratio(shared, len(a) + len(b) - shared)


def same_source(a: Pieces, b: Pieces) -> float:
    """How alike two sources are; giving none is agreement where both give none."""
    return alike(a.source, b.source) if a.source or b.source else 1.0
