"""What an event led to, and what it was done with: words that belong to an event told by others beside them.

"The blast killed 12", "a bomb placed by rebels exploded", "staged a protest": one event each.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from twosource.extract.claims.drafts import Draft, counts_alike, counts_differ, related
from twosource.parse import Parse
from twosource.parse.arguments import arguments

RESULTS = ("killing", "casualty_report", "property_destruction", "displacement")
"""Types of what is done to people and things, which other words may tell the cause of."""
CAUSES = (
    *("attack", "clash", "mob_violence", "riot", "disaster", "accident", "siege", "coup", "ceasefire_violation"),
    "protest.force_used",
)
"""Types of the events that lead to such results."""
_CAUSE_SLOTS = ("subj", "in", "by", "from", "during", "after", "due to", "because of")
_CLAUSES = 4  # verbs that a result looks up through for the event that led to it


def causes(parse: Parse, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The event that each result joins, by the head token of the result's words."""
    by_head = {d.head: d for d in drafts}
    by_token = {i: d for d in drafts for i in d.mentions[0].tokens} | by_head
    by_means = _by_means(drafts)
    by_weapon = _by_weapon(drafts)
    found: dict[int, Draft] = {}
    for draft in drafts:
        cause = _cause(parse, draft, by_token) or _told_before(parse, draft, drafts) if _is_result(draft) else None
        if cause is None and draft.type.startswith("attack"):
            cause = by_means.get(draft.head)
        if cause is None:
            cause = next((by_weapon[i] for i in _weapons(draft) if by_weapon[i] is not draft), None)
        if cause is None:
            cause = _acting(parse, draft, by_head, by_means)
        if cause is None:
            cause = _verb_of(parse, draft, by_head) or _repelled(parse, draft, by_head)
        if cause is not None and cause is not draft:
            found[draft.head] = cause
    ends = {head: _last_cause(head, found) for head in found}
    return {head: cause for head, cause in ends.items() if cause is not None}


def _acting(parse: Parse, draft: Draft, by_head: dict[int, Draft], by_means: dict[int, Draft]) -> Draft | None:
    """The violent event that did what the words tell: "the blast destroyed cars", "an attack left two men hurt"."""
    if not draft.type.startswith(("attack", *RESULTS)) or parse.tokens[draft.head].pos not in ("VERB", "ADJ"):
        return None
    verb = draft.head
    for _ in range(_CLAUSES):
        for argument in arguments(parse, verb):
            other = by_head.get(argument.head) if argument.slot in ("subj", "obj") else None
            told = argument.slot == "subj" or (verb != draft.head and parse.children(verb, "nsubjpass"))
            if other is draft or by_means.get(argument.head) is draft:
                continue
            if other is not None and told and other.type.startswith(CAUSES):
                return other if parse.tokens[other.head].pos == "NOUN" else None
        token = parse.tokens[verb]
        left = token.dep in ("oprd", "ccomp", "acl", "amod") and any(
            parse.tokens[i].lemma == "leave" for i in islice(parse.ancestors(verb), 2)
        )
        if not left and token.dep not in ("relcl", "conj", "advcl"):
            return None
        above = next((i for i in parse.ancestors(verb) if parse.tokens[i].pos == "VERB"), None)
        if above is None:
            return None
        verb = above
    return None


def _verb_of(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The verb that tells the same event as its object does: "agreed a truce", "staged a protest"."""
    token = parse.tokens[draft.head]
    if token.dep not in ("dobj", "nsubjpass", "pobj") or token.pos != "NOUN":
        return None
    governor = token.head if token.dep != "pobj" else parse.tokens[token.head].head
    verb = by_head.get(governor)
    same = verb is not None and parse.tokens[governor].pos == "VERB" and related(verb.type, draft.type)
    return verb if same else None


def _repelled(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The attack that "repelled an attack" tells: who repelled it is whom it was against."""
    if draft.type != "clash" or parse.tokens[draft.head].pos != "VERB":
        return None
    objects = [by_head.get(i) for i in parse.children(draft.head, "dobj", "nsubjpass")]
    attack = next((d for d in objects if d is not None and d.type.startswith("attack")), None)
    if attack is not None:
        against = [] if attack.of("target") else [p for p in draft.parts if p.role == "agent"]
        draft.parts = [replace(p, role="target", responsibility=None) for p in against]
    return attack


def _last_cause(head: int, causes: dict[int, Draft]) -> Draft | None:
    """The end of a chain of causes; None for a circle, whose events stay apart."""
    seen = {head}
    cause = causes[head]
    while cause.head in causes:
        if cause.head in seen:
            return None
        seen.add(cause.head)
        cause = causes[cause.head]
    return cause


def _told_before(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The violent event just told that "Eleven people were killed" counts the victims of."""
    if draft.day is not None or not draft.measured:
        return None
    agents = draft.of("agent")
    if draft.place is not None and draft.place.explicit:
        return None
    sentence = parse.tokens[draft.head].sentence
    before = [
        d
        for d in drafts
        if d.head < draft.head
        and d.type.startswith(CAUSES)
        and not d.mentions[0].anaphor
        and d.certainty.factuality in ("occurred", "ongoing")
        and parse.tokens[d.head].sentence in (sentence - 1, sentence - 2)
        and _follows(parse, parse.tokens[d.head].sentence, sentence)
    ]
    here = parse.sentences[sentence].paragraph
    if before and parse.sentence(before[-1].head).paragraph != here and counts_alike(draft, before[-1]):
        return None  # another paragraph counts others
    if not before or counts_differ(draft, before[-1]) or (agents and not agents & before[-1].of("agent")):
        return None
    return before[-1]


def _follows(parse: Parse, before: int, sentence: int) -> bool:
    """Whether a sentence goes on with the story of one before: in its paragraph or in the next one of prose."""
    there, here = parse.sentences[before].paragraph, parse.sentences[sentence].paragraph
    prose = parse.paragraphs[here].kind == parse.paragraphs[there].kind == "body"
    return there == here or (prose and here == there + 1)


def _is_result(draft: Draft) -> bool:
    """Whether a mention tells what was done to people, which some other words may tell the cause of."""
    roles = {slot.role for slot in draft.mentions[0].slots}
    return draft.type.startswith(RESULTS) or (draft.type.startswith("attack") and "victim" in roles - {"target"})


def _by_means(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Attacks by the head tokens of their means and agents: of "a bomb hit a bus" the bombing is the hit."""
    return {
        slot.head: draft
        for draft in drafts
        if draft.type.startswith("attack") and not _is_result(draft)
        for slot in draft.mentions[0].slots
        if slot.role != "target"
    }


def _weapons(draft: Draft) -> list[int]:
    """The head tokens of what an attack was done with."""
    leading = draft.mentions[0]
    if leading.model is not None or not draft.type.startswith("attack"):
        return []  # "a drone strike on the base and another on the port" are two
    return [slot.head for slot in leading.slots if slot.role == "instrument"]


def _by_weapon(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The first attack with each weapon: what was placed is what exploded."""
    first: dict[int, Draft] = {}
    for draft in drafts:
        for i in _weapons(draft):
            first.setdefault(i, draft)
    return first


def _cause(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The violent event that a result ("killed 12") belongs to by syntax."""
    head = draft.head
    token = parse.tokens[head]
    verbs = (head, *parse.children(head, "conj"), *((token.head,) if token.dep == "conj" else ()))
    near = [token.head] if token.dep in ("advcl", "conj", "xcomp", "relcl", "acl", "ccomp") else []
    near.extend(a.head for v in verbs for a in arguments(parse, v) if a.slot in _CAUSE_SLOTS)
    near.extend(c for v in verbs for c in parse.children(v, "advcl", "conj"))
    for i in near:
        for j in (i, *parse.conjuncts(i)):
            other = by_head.get(j)
            if other is not None and other is not draft and other.type.startswith(CAUSES):
                return other
    # "killed eight and wounded twelve": what was done to some joins what was done to others
    before = by_head.get(token.head) if token.dep == "conj" else None
    return before if before is not None and before is not draft and _is_result(before) else None
