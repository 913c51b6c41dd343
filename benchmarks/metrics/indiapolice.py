"""What the police did: F1 of each label over sentences and over documents."""

from collections.abc import Collection, Mapping, Sequence

from benchmarks.metrics.counts import Score, Tally, mean, total
from benchmarks.records.indiapolice import Answer, Gold

LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: the mean of the labels' F1 over sentences."""
    tallies = {level: {label: Tally() for label in LABELS} for level in ("sentence", "document")}
    for g in gold:
        answer = answers.get(g.id, Answer(g.id))
        for i, true in enumerate(g.sentence_labels):
            guessed = answer.sentence_labels[i] if i < len(answer.sentence_labels) else ()
            count(tallies["sentence"], true, guessed)
        answered = answer.sentence_labels[: len(g.sentence_labels)]
        whole = {label for labels in answered for label in labels} if answer.doc_labels is None else answer.doc_labels
        count(tallies["document"], g.doc_labels, whole)
    figures: dict[str, float] = {}
    for level, by_label in tallies.items():
        for label, tally in by_label.items():
            figures |= tally.figures(f"{level}.{label}")
        figures[f"{level}.macro_f1"] = mean(tally.f1 for tally in by_label.values())
        figures |= total(by_label.values()).figures(f"{level}.micro")
    return Score(figures["sentence.macro_f1"], figures)


def count(tallies: Mapping[str, Tally], true: Collection[str], guessed: Collection[str]) -> None:
    """Add the labels of one sentence or document."""
    for label, tally in tallies.items():
        tally.add(label in true and label in guessed, label in guessed, label in true)
