"""Where one saying ends and the next begins, when a sentence holds several by the same or another speaker."""

from collections.abc import Sequence

from twosource.extract.says_who.draft import Draft
from twosource.extract.says_who.phrases import own_subject, verb_group
from twosource.parse.tree import Parse

_TURNS = frozenset({"and", "but", "while", "whereas", "although", "though"})
_STOPS = frozenset({",", ";", '"', "-", "--", "—", "–", "and", "but", "while"})
_HIMSELF = frozenset({"he", "she", "they", "it", "we", "i"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def part(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Take out of each content the sayings that stand beside it rather than in it.

    "He said they had left, adding that..." is one speaker's second saying; "she said they had left, but the mayor
    denied it" is another's. The parser hangs both on the clause that they follow.
    """
    for outer in drafts:
        if outer.manner == "evidence" or not outer.content or max(outer.content) < outer.cue_head:
            continue
        for inner in drafts:
            if inner is outer or inner.cue_head not in outer.content or inner.cue_head < outer.cue_head:
                continue
            if (
                inner.entry.split(":")[0] != "verb"
                or parse.tokens[inner.cue_head].sentence != parse.tokens[outer.cue_head].sentence
            ):
                continue
            start = _turn(parse, outer, inner)
            if start is not None:
                outer.content = {i for i in outer.content if i < start}


def _turn(parse: Parse, outer: Draft, inner: Draft) -> int | None:
    """The token from which the inner saying stands beside the outer one; None where it stands in it."""
    token = parse.tokens[inner.cue_head]
    first = min(verb_group(parse, inner.cue_head))
    if token.tag == "VBG" and inner.source_head == outer.source_head and inner.source_head is not None:
        return first if parse.tokens[first - 1].norm in _STOPS else None
    own = own_subject(parse, inner.cue_head)
    beside = token.dep == "conj" and own is None and inner.source_head is not None
    if beside and (inner.source_head == outer.source_head or _goes_on(parse, outer, inner)):
        inner.source, inner.source_head = outer.source, outer.source_head
        return first - (parse.tokens[first - 1].dep == "cc")
    if own is None or token.tag not in _FINITE or inner.manner != "speech" or own > inner.cue_head:
        return None
    start = min(parse.subtree(own))
    while (
        start - 1 > outer.cue_head
        and parse.tokens[start - 1].pos in ("ADV", "CCONJ", "SCONJ")
        and parse.tokens[start - 1].norm not in _TURNS
    ):
        start -= 1
    before = start - 1
    if parse.tokens[before].norm in _TURNS and parse.tokens[before - 1].norm in (",", ";"):
        return before - 1
    return start if parse.tokens[before].norm == ";" else None


def _goes_on(parse: Parse, outer: Draft, inner: Draft) -> bool:
    """Whether the speaker goes on in the same tense after a clause on himself: "he says he is ill and calls it..."."""
    assert inner.source_head is not None
    own = parse.tokens[inner.source_head]
    tags = parse.tokens[outer.cue_head].tag, parse.tokens[inner.cue_head].tag
    return own.norm in _HIMSELF and tags[0] == tags[1] and tags[0] in _FINITE and inner.manner == "speech"
