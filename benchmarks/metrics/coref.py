"""Clusters of event mentions: MUC, B-cubed, CEAF-e and their mean (CoNLL), and LEA."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from benchmarks.metrics.counts import Score, Tally, mean
from benchmarks.metrics.pairing import worthiest
from benchmarks.records.coref import Answer, Gold

Mention = TypeVar("Mention", bound=Hashable)
Clusters = Sequence[frozenset[Mention]]


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: the mean over corpora of CoNLL F1, all documents of a corpus taken as one.

    A mention without a predicted cluster is in none. `document_to_incident` scores the grouping of the reports.
    """
    figures: dict[str, float] = {}
    means = []
    for corpus in sorted({g.corpus for g in gold}):
        true_event: dict[tuple[str, str], str] = {}
        said_event: dict[tuple[str, str], str] = {}
        true_incident: dict[str, str] = {}
        said_incident: dict[str, str] = {}
        for g in gold:
            if g.corpus != corpus:
                continue
            answer = answers.get(g.id, Answer(g.id))
            said = {m.id: m.cluster for m in answer.mentions}
            true_incident[g.id] = g.incident
            if answer.incident is not None:
                said_incident[g.id] = answer.incident
            for mention in g.mentions:
                true_event[g.id, mention.id] = mention.cluster
                cluster = said.get(mention.id)
                if cluster is not None:
                    said_event[g.id, mention.id] = cluster
        prefix = f"corpora.{corpus}"
        events = dict(compare(group(true_event), group(said_event)))
        incidents = dict(compare(group(true_incident), group(said_incident)))
        for name, tally in events.items():
            figures |= tally.figures(f"{prefix}.{name}")
        for name in ("b3", "lea"):
            figures |= incidents[name].figures(f"{prefix}.document_to_incident.{name}")
        conll = mean(events[name].f1 for name in ("muc", "b3", "ceafe"))
        figures[f"{prefix}.conll_f1"] = conll
        means.append(conll)
    return Score(mean(means), figures)


def group(cluster_of: Mapping[Mention, str]) -> list[frozenset[Mention]]:
    """The clusters, by their names in alphabetical order."""
    members: dict[str, set[Mention]] = defaultdict(set)
    for mention, cluster in cluster_of.items():
        members[cluster].add(mention)
    return [frozenset(members[name]) for name in sorted(members)]


def compare(gold: Clusters[Mention], said: Clusters[Mention]) -> Iterator[tuple[str, Tally]]:
    """The measures by name. `said` holds mentions of `gold` only."""
    for name, half in (("muc", muc_half), ("b3", b3_half), ("lea", lea_half)):
        found, gold_size = half(gold, said)
        right, said_size = half(said, gold)
        yield name, Tally(right, said_size, gold_size, found)
    similarity = ceaf_similarity(gold, said)
    yield "ceafe", Tally(similarity, len(said), len(gold), similarity)


def shares(cluster: frozenset[Mention], home: Mapping[Mention, int]) -> Counter[int]:
    """How many mentions of a cluster lie in each cluster of the other side."""
    return Counter(home[mention] for mention in cluster if mention in home)


def homes(clusters: Clusters[Mention]) -> dict[Mention, int]:
    """The index of every mention's cluster."""
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def muc_half(clusters: Clusters[Mention], others: Clusters[Mention]) -> tuple[float, float]:
    """Links kept of those that hold the clusters together (Vilain and others, 1995).

    A cluster of n mentions needs n - 1 links and lacks one less than the pieces that the other side cuts it into; a
    mention that is in no other cluster is a piece.
    """
    home = homes(others)
    kept = 0
    for cluster in clusters:
        inside = shares(cluster, home)
        pieces = len(inside) + len(cluster) - inside.total()
        kept += len(cluster) - pieces
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def b3_half(clusters: Clusters[Mention], others: Clusters[Mention]) -> tuple[float, float]:
    """For each mention, the share of its cluster that its other cluster holds too (Bagga and Baldwin, 1998)."""
    home = homes(others)
    kept = sum(sum(n * n for n in shares(cluster, home).values()) / len(cluster) for cluster in clusters)
    return kept, sum(len(cluster) for cluster in clusters)


def lea_half(clusters: Clusters[Mention], others: Clusters[Mention]) -> tuple[float, float]:
    """The share of each cluster's pairs that are kept, weighted by its size (Moosavi and Strube, 2016).

    A cluster of one mention is kept where that mention is alone on the other side too.
    """
    home = homes(others)
    kept = 0.0
    for cluster in clusters:
        inside = shares(cluster, home)
        if len(cluster) == 1:
            kept += all(len(others[i]) == 1 for i in inside) and bool(inside)
            continue
        kept += len(cluster) * sum(map(pairs_in, inside.values())) / pairs_in(len(cluster))
    return kept, sum(len(cluster) for cluster in clusters)


def pairs_in(n: int) -> int:
    """How many pairs n things have."""
    return n * (n - 1) // 2


def ceaf_similarity(gold: Clusters[Mention], said: Clusters[Mention]) -> float:
    """The summed similarity 2|A and B| / (|A| + |B|) of the best one-to-one matching of clusters (Luo, 2005).

    Only clusters that share mentions can match, so that each connected group of clusters is matched by itself.
    """
    home = homes(said)
    similar: dict[int, dict[int, float]] = {}
    for i, cluster in enumerate(gold):
        inside = shares(cluster, home)
        similar[i] = {j: 2 * n / (len(cluster) + len(said[j])) for j, n in inside.items()}
    summed = 0.0
    for rows in connected(similar):
        columns = sorted({j for i in rows for j in similar[i]})
        table = [[similar[i].get(j, 0.0) for j in columns] for i in rows]
        summed += sum(table[row][column] for row, column in worthiest(table))
    return summed


def connected(similar: Mapping[int, Mapping[int, float]]) -> Iterator[list[int]]:
    """The groups of gold clusters that are linked through shared predicted ones."""
    sharing: dict[int, list[int]] = defaultdict(list)
    for i, row in similar.items():
        for j in row:
            sharing[j].append(i)
    waiting = {i for i, row in similar.items() if row}
    while waiting:
        stack = [min(waiting)]
        waiting.discard(stack[0])
        reached = []
        while stack:
            i = stack.pop()
            reached.append(i)
            neighbours = {k for j in similar[i] for k in sharing[j]} & waiting
            waiting -= neighbours
            stack.extend(neighbours)
        yield sorted(reached)
