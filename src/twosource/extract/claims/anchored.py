"""Times told by another event: "since the war began", "launched the war after the rebels attacked".

The other event is the one told before with the same noun ("the war", "the Gaza war") whose own words give its start.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from twosource.extract.answers import TimeAnswer
from twosource.extract.claims.drafts import Draft
from twosource.model import When
from twosource.ontology import Ontology
from twosource.parse import Parse

_RULE = "anchored/1"
_OPENING = frozenset("begin start launch wage unleash declare open commence erupt".split())
"""Verbs that say that a long event began, so that what came "after" another was at its start."""
_DAY = timedelta(days=1)


def anchor(parse: Parse, drafts: Sequence[Draft], ontology: Ontology) -> None:
    """Give drafts without a time of their own the one that another event's start tells."""
    starts: dict[str, Draft] = {}
    for draft in drafts:
        if draft.day is None or draft.day.start is None:
            _relate(parse, draft, starts)
            continue
        for noun in _nouns(parse, draft, ontology):
            starts.setdefault(noun, draft)


def _nouns(parse: Parse, draft: Draft, ontology: Ontology) -> Iterator[str]:
    """The nouns that name the draft's own event, where it is a long one: "war", "siege", "uprising".

    They are its head, its verb's subject or object ("launched the war"), or what its clause is said of ("the war,
    which they have waged since May"); other nouns of the sentence name other events.
    """
    head = draft.head
    near = [head, *parse.children(head, "nsubj", "nsubjpass", "dobj")]
    if parse.tokens[head].dep in ("relcl", "acl"):
        near.append(parse.tokens[head].head)
    for i in near:
        token = parse.tokens[i]
        if token.pos == "NOUN" and "violence" in ontology.noun_classes(token.lemma):
            yield token.lemma


def _relate(parse: Parse, draft: Draft, starts: dict[str, Draft]) -> None:
    for preposition in parse.children(draft.head, "prep"):
        if parse.tokens[preposition].norm == "since":
            found = _named(parse, parse.subtree(preposition), starts)
            if found is not None:
                _set(parse, draft, found, open_ended=True, words=(preposition, parse.edges(preposition)[1]))
    token = parse.tokens[draft.head]
    marks = parse.children(draft.head, "mark")
    clause = draft.head
    if token.pos != "VERB":  # the noun of "after the rebels carried out an operation"
        clause = next((i for i in parse.ancestors(draft.head) if parse.tokens[i].pos == "VERB"), draft.head)
        marks = parse.children(clause, "mark")
    if any(parse.tokens[m].norm == "after" for m in marks) and parse.tokens[clause].dep == "advcl":
        opening = parse.tokens[clause].head
        begun = parse.children(opening, "nsubj", "nsubjpass", "dobj")
        found = _named(parse, begun, starts) if parse.tokens[opening].lemma in _OPENING else None
        if found is not None:
            _set(parse, draft, found, open_ended=False, words=(marks[0], marks[0]))


def _named(parse: Parse, tokens: Sequence[int], starts: dict[str, Draft]) -> Draft | None:
    return next((starts[parse.tokens[i].lemma] for i in tokens if parse.tokens[i].lemma in starts), None)


def _set(parse: Parse, draft: Draft, other: Draft, *, open_ended: bool, words: tuple[int, int]) -> None:
    day = other.day
    assert day is not None and day.start is not None  # only such drafts are kept as starts
    span = parse.span(*words)
    end = None if open_ended else day.start + _DAY
    when = When(day.start, end, "interval" if open_ended else "day", day.timezone, "event", span, approximate=True)
    because = f"{span.quote!r} ties it to the start of what {other.mentions[0].span.quote!r} tells"
    draft.time = TimeAnswer(when, None, True, _RULE, because)
