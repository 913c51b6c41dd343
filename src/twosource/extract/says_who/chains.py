"""Cues that make one saying ("was quoted as saying") and those that lead to a source behind the source ("citing")."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.says_who.draft import Draft
from twosource.extract.says_who.phrases import noun_phrase
from twosource.extract.says_who.speakers import RAISING
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Parse

_CITING = frozenset({"cite", "quote"})
_WITHHOLDING = frozenset({"decline", "refuse"})


def chain(parse: Parse, lexicon: Reporting, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with cues joined that are one saying, and the sources behind a source as sayings of their own."""
    by_cue = {d.cue_head: d for d in drafts}
    gone: set[int] = set()
    found = []
    for draft in drafts:
        if draft.cue_head in gone:
            continue
        inner = _within(parse, draft, by_cue)
        if inner is not None:
            gone.add(inner.cue_head)
            outer = draft
            draft = inner if inner.cue_head == draft.cue_head else _joined(parse, draft, inner)
            if outer.source_head is not None and parse.children(outer.cue_head, "agent"):
                draft.parent = replace(
                    outer, content=set(draft.content), stance="says"
                )  # "quoted by state radio as saying"
                found.append(draft.parent)
        cited = _cited(parse, lexicon, draft, by_cue)
        found.append(cited if cited is not None else draft)
    kept = [d for d in found if d.cue_head not in gone or d.entry.endswith(":joined")]
    for draft in kept:
        if draft.parent is not None and draft.parent not in kept:
            draft.parent = next((d for d in kept if d.cue_head == draft.parent.cue_head and d is not draft), None)
    return kept


def _within(parse: Parse, draft: Draft, by_cue: dict[int, Draft]) -> Draft | None:
    """The saying that `draft` only leads to: "quoted as *saying*", "declined to *confirm*", "seemed to *accuse*"."""
    lemma = parse.tokens[draft.cue_head].lemma
    for i in sorted(draft.content):
        inner = by_cue.get(i)
        if inner is None:
            continue
        token = parse.tokens[i]
        if lemma == "quote" and draft.entry.endswith("passive") and token.tag == "VBG" and token.dep == "pcomp":
            return inner
        if lemma in RAISING and token.dep == "xcomp" and token.head == draft.cue_head:
            return inner
        if lemma in _WITHHOLDING and token.dep == "xcomp" and token.head == draft.cue_head:
            return inner
    return None


def _joined(parse: Parse, outer: Draft, inner: Draft) -> Draft:
    """One saying of two cues."""
    entry = f"{outer.entry.rsplit(':', 1)[0]} {inner.entry.split(':')[1]}:joined"
    if parse.tokens[outer.cue_head].lemma in _WITHHOLDING:
        return replace(outer, stance=inner.stance, negated=True, entry=entry)
    if parse.tokens[outer.cue_head].lemma in RAISING:
        return replace(inner, cue=(*outer.cue, *inner.cue), entry=entry)
    cue = tuple(range(outer.cue[0], inner.cue[-1] + 1))
    return replace(inner, cue=cue, entry=entry)


def _cited(parse: Parse, lexicon: Reporting, draft: Draft, by_cue: dict[int, Draft]) -> Draft | None:
    """The saying of the source behind another's: "five died, state radio said, citing the police"."""
    token = parse.tokens[draft.cue_head]
    if token.lemma not in _CITING or token.tag != "VBG":
        return None
    objects = parse.children(draft.cue_head, "dobj")
    outer = next((by_cue[a] for a in parse.ancestors(draft.cue_head) if a in by_cue and a != draft.cue_head), None)
    if outer is None:
        sentence = parse.sentence(draft.cue_head)
        same = [d for d in by_cue.values() if d.source_head == draft.source_head and d is not draft]
        outer = next((d for d in same if sentence.first <= d.cue_head <= sentence.last), None)
    if not objects or outer is None or not _speaks(parse, lexicon, objects[0]):
        return None
    return replace(
        draft,
        source=noun_phrase(parse, objects[0]),
        source_head=objects[0],
        content=set(outer.content) - set(parse.subtree(draft.cue_head)),
        stance="cites",
        parent=outer,
    )


def _speaks(parse: Parse, lexicon: Reporting, noun: int) -> bool:
    token = parse.tokens[noun]
    return token.pos == "PROPN" or any(
        token.lemma in table for table in (lexicon.speakers, lexicon.records, lexicon.channels)
    )
