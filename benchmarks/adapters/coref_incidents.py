"""Reports to incidents, as the ledger finds them: reports are coded, and their claims are put together.

Two reports are on one incident where an incident of the ledger has claims of both, over any number of steps. Where the
set gives topics, that reports share one is known beforehand and half of what speaks for one incident: within a topic,
groups of reports are joined further while their closest claims score KEEP on average, instead of LINK.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from benchmarks.records.coref import Input
from twosource.incidents.clustering import KEEP, groups, linked, neighbourhoods, pair
from twosource.incidents.items import Item, Report, item
from twosource.incidents.scoring import score
from twosource.incidents.setting import setting
from twosource.model import Coding

UNTOLD_TOPICS = frozenset({"gvc"})
"""What stands for a topic where the set gives none: all reports of such a corpus are looked at as one heap."""


def incident_of(read: Sequence[tuple[Input, Coding]]) -> dict[str, str]:
    """The incident of each report, by the report's id; reports of different topics are of different incidents."""
    topics: defaultdict[str, dict[str, list[Item]]] = defaultdict(dict)
    for record, coding in read:
        report = Report(record.id, None, coding.document.published, record.id, setting(coding.claims))
        topics[record.topic][record.id] = [item(claim, report) for claim in coding.claims]
    found = {}
    for topic, reports in topics.items():
        joined = ledger_groups(reports)
        if topic not in UNTOLD_TOPICS:
            joined = join(joined, reports)
        found.update({report: min(group) for group in joined for report in group})
    return found


def ledger_groups(reports: Mapping[str, Sequence[Item]]) -> list[list[str]]:
    """Reports that share an incident, found as the ledger finds it."""
    items = {each.claim.id: each for held in reports.values() for each in held}
    pairs = linked(items)
    told = [
        sorted({items[claim].report.id for claim in group})
        for part in neighbourhoods(items, pairs)
        for group in groups(part, items, pairs)
    ]
    return list(neighbourhoods(reports, [pair(a, b) for each in told for a, b in combinations(each, 2)]))


def join(parts: list[list[str]], reports: Mapping[str, Sequence[Item]]) -> list[list[str]]:
    """Groups of reports, joined while the mean over the pairs of their members, by their closest claims, is KEEP."""
    order = [report for part in parts for report in part]
    alike = np.zeros((len(order), len(order)))
    for x, y in combinations(range(len(order)), 2):
        scores = [score(a, b).total for a in reports[order[x]] for b in reports[order[y]]]
        alike[x, y] = alike[y, x] = max(scores, default=0.0)
    place = {report: n for n, report in enumerate(order)}
    members = [[place[report] for report in part] for part in parts]
    while len(members) > 1:
        means = np.array([[alike[np.ix_(a, b)].mean() for b in members] for a in members])
        np.fill_diagonal(means, -1.0)
        first, second = sorted(divmod(int(np.argmax(means)), len(members)))
        if means[first, second] < KEEP:
            break
        members[first] += members.pop(second)
    return [[order[n] for n in group] for group in members]
