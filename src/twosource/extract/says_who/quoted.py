"""Quotations, and how a saying goes on through them: over sentences, paragraphs, and "he said" in the middle."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.extract.says_who.draft import Draft
from twosource.extract.says_who.phrases import QUOTE
from twosource.parse.tree import Parse

_COVERED = 0.5  # share of a quotation in a saying from which it needs no other speaker
_SAYS = 4  # words: the shortest quotation that says something by itself


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that says something: its marks (or outermost words, where a mark is missing) and its words."""

    open: int
    first: int
    last: int
    close: int

    def tokens(self) -> range:
        """All its tokens, marks included."""
        return range(self.open, self.close + 1)


def quotations(parse: Parse) -> tuple[Quoted, ...]:
    """The outer quotations of a parse, in text order."""
    found = []
    for q in parse.quotations:
        if q.level:
            continue
        before, after = q.first - 1, q.last + 1
        opened = before if before >= 0 and parse.tokens[before].norm == QUOTE else q.first
        closed = after if after < len(parse.tokens) and parse.tokens[after].norm == QUOTE else q.last
        found.append(Quoted(opened, q.first, q.last, closed))
    return tuple(found)


def quoted_words(quoted: Iterable[Quoted]) -> frozenset[int]:
    """The tokens inside quotations, a few words quoted as a term apart."""
    return frozenset(i for q in quoted if q.last - q.first >= _SAYS for i in range(q.first, q.last + 1))


def complete(parse: Parse, quoted: Sequence[Quoted], drafts: Sequence[Draft]) -> None:
    """Let a saying whose content opens a quotation have all of it, over sentences and paragraphs."""
    holding = _by_quotation(quoted, drafts)
    for q, found in zip(quoted, holding, strict=True):
        several = parse.tokens[q.first].sentence != parse.tokens[q.last].sentence
        for k, inside in found.items():
            draft = drafts[k]
            if draft.cue_head in q.tokens():
                continue
            if q.first in draft.content if several else inside > _COVERED * (q.last - q.first + 1):
                draft.content.update(q.tokens())


def go_on(parse: Parse, quoted: Sequence[Quoted], drafts: Sequence[Draft]) -> None:
    """Give quotations without a speaker to the last one who spoke, in the same paragraph or at the end of the last."""
    heads = {d.cue_head for d in drafts}
    inside = {i for d in drafts for i in d.content & heads - {d.cue_head}}
    speeches = sorted((d for d in drafts if d.content and d.manner == "speech" and d.cue_head not in inside), key=_end)
    k = 0
    for q, found in zip(quoted, _by_quotation(quoted, drafts), strict=True):
        while k < len(speeches) and _end(speeches[k]) < q.open:
            k += 1
        length = q.last - q.first + 1
        spoken = any(n > _COVERED * length and drafts[j].cue_head not in q.tokens() for j, n in found.items())
        if spoken or not k or length < _SAYS or not _begins(parse, q):
            continue
        last = parse.tokens[_end(speeches[k - 1])].sentence
        first = next((j for j in range(k - 1, -1, -1) if parse.tokens[_end(speeches[j])].sentence != last), -1)
        speaker = speeches[first + 1]
        if _near(parse, speaker, parse.paragraph(q.first).i):
            speaker.content.update(q.tokens())
            speeches.sort(key=_end)


def _end(draft: Draft) -> int:
    return max(draft.cue_head, max(draft.content))


def _begins(parse: Parse, q: Quoted) -> bool:
    """Whether a quotation begins its sentence, or a new one with a capital."""
    return parse.sentence(q.first).first >= q.open or not parse.tokens[q.first].text[:1].islower()


def _near(parse: Parse, draft: Draft, paragraph: int) -> bool:
    """Whether a quotation in `paragraph` can go on with what `draft` says."""
    last = parse.paragraph(max(draft.content)).i
    return last == paragraph or (
        last == paragraph - 1 and draft.entry.split(":")[-1] in ("quote", "around", "that", "statement")
    )


def _by_quotation(quoted: Sequence[Quoted], drafts: Sequence[Draft]) -> list[Counter[int]]:
    """For each quotation, how many of its words each draft (by index) holds."""
    place = {i: n for n, q in enumerate(quoted) for i in range(q.first, q.last + 1)}
    found: list[Counter[int]] = [Counter() for _ in quoted]
    for k, draft in enumerate(drafts):
        for i in draft.content:
            if i in place:
                found[place[i]][k] += 1
    return found
