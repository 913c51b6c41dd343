"""Clusters of given event mentions across reports: words of one family in reports on one incident.

The set gives the mentions, which need not be events that Twosource codes, so this is the adapter's own simple rule
over the parser's output, and a floor to beat for the ledger's incidents: reports are grouped by the names, numbers and
nouns that they share, and within a group all mentions whose words are of one family (data/event_families.csv) are taken
to tell the same event.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from benchmarks.adapters.tokenised import starts, token_at
from benchmarks.records.coref import Answer, ClusteredMention, GivenMention, Input
from benchmarks.system import System
from twosource.ontology.table import read_table
from twosource.parse import Parse, Token

SAME_INCIDENT = 0.12
"""Groups of reports are joined while the mean cosine between their members is at least this."""

WEIGHTS = {"PROPN": 1.0, "NUM": 0.5, "NOUN": 0.5}
"""How much a word says of which incident a report is on, by part of speech: who, where and when more than what."""


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The cluster of each mention, and the group of each report."""
    read = list(system.parse(inputs))
    incident_of = group_reports(read)
    for record, parse in read:
        incident = incident_of[record.id]
        mentions = tuple(
            ClusteredMention(mention.id, f"{incident}:{family(head(record, parse, mention).lemma)}")
            for mention in record.mentions
        )
        yield Answer(record.id, mentions, incident)


@cache
def families() -> Mapping[str, str]:
    """The family of each word, from data/event_families.csv."""
    rows = read_table("benchmarks", "event_families.csv", ("lemma", "family"), key=("lemma",))
    return {row["lemma"]: row["family"] for row in rows}


def family(lemma: str) -> str:
    """The family of a word; a word of no family is its own."""
    return families().get(lemma, lemma)


def head(record: Input, parse: Parse, mention: GivenMention) -> Token:
    """The token of a mention that governs its others."""
    offset = sum(len(" ".join(sentence)) + 1 for sentence in record.tokens[: mention.sent])
    offsets = starts(record.tokens[mention.sent])
    places = mention.token_ids or range(mention.start, mention.end)
    inside = [token_at(parse, offset + offsets[place]) for place in places]
    heads = [i for i in inside if parse.tokens[i].head == i or parse.tokens[i].head not in inside]
    return parse.tokens[heads[-1]]


def group_reports(read: Sequence[tuple[Input, Parse]]) -> dict[str, str]:
    """The incident of each report, by the report's id; reports of different topics are of different incidents."""
    by_topic: dict[str, list[tuple[Input, Parse]]] = defaultdict(list)
    for record, parse in read:
        by_topic[record.topic].append((record, parse))
    incident_of = {}
    for topic, reports in by_topic.items():
        for number, members in enumerate(join(similarities([words(parse) for _, parse in reports]))):
            for member in members:
                incident_of[reports[member][0].id] = f"{topic}.{number}"
    return incident_of


def words(parse: Parse) -> dict[str, float]:
    """The weight of each telling word of a report."""
    counts: defaultdict[str, float] = defaultdict(float)
    for token in parse.tokens:
        counts[token.lemma] += WEIGHTS.get(token.pos, 0.0)
    return {lemma: 1 + math.log(n) if n >= 1 else n for lemma, n in counts.items() if n}


def similarities(reports: Sequence[Mapping[str, float]]) -> np.ndarray:
    """Cosines between reports, rare words counting more; words of a single report say nothing."""
    spread = Counter(word for report in reports for word in report)
    shared = {word: i for i, word in enumerate(sorted(word for word, n in spread.items() if n > 1))}
    table = np.zeros((len(reports), len(shared)))
    for row, report in enumerate(reports):
        for word, weight in report.items():
            if word in shared:
                table[row, shared[word]] = weight * math.log((len(reports) + 1) / spread[word])
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths > 0, lengths, 1)
    return table @ table.T


def join(similar: np.ndarray) -> list[list[int]]:
    """Groups of reports: the two most alike are joined, by the mean over their members, until none are alike enough."""
    groups = [[i] for i in range(len(similar))]
    while len(groups) > 1:
        means = np.array([[similar[np.ix_(a, b)].mean() for b in groups] for a in groups])
        np.fill_diagonal(means, -1.0)
        first, second = sorted(divmod(int(np.argmax(means)), len(groups)))
        if means[first, second] < SAME_INCIDENT:
            break
        groups[first] += groups.pop(second)
    return groups
