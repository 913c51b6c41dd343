"""Clusters of given event mentions across reports: words of one family in reports on one incident of the ledger.

The reports are coded and their claims put together into incidents by the ledger's own rules (`coref_incidents`). The
set gives the mentions, which need not be events that Twosource codes: within the reports on one incident all mentions
whose words are of one family (data/event_families.csv) are taken to tell the same event.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from benchmarks.adapters.coref_incidents import incident_of
from benchmarks.adapters.tokenised import starts, token_at
from benchmarks.records.coref import Answer, ClusteredMention, GivenMention, Input
from benchmarks.system import System
from twosource.ontology.table import read_table
from twosource.parse import Parse, Token


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The cluster of each mention, and the incident of each report."""
    read = list(system.parse_and_code(inputs))
    incidents = incident_of([(record, coding) for record, _, coding in read])
    for record, parse, _ in read:
        incident = incidents[record.id]
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
