"""Who speaks the words in quotation marks, and the clauses that "he said" stands in or after."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.saying_clauses import Clauses
from twosource.extract.saying_draft import Cue, Draft
from twosource.extract.saying_phrases import QUOTE, is_relative, noun_phrase, own_subject, verb_group
from twosource.parse.tree import Parse

_ENDS = frozenset({",", ".", ";", ":", "?", "!", "-", "--", "—", "–", QUOTE, "(", ")"})
_DASHES = frozenset({"-", "--", "—", "–"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADJUNCT_STARTS = frozenset({"CC", "VBG", "WDT", "WP", "WRB", "IN", "WP$"})
_WITH_OBJECT = frozenset({"put", "have"})  # "as he put it"
_ASIDE = frozenset("think believe suspect guess suppose hope fear know reckon feel assume presume imagine".split())
_SCARE = 4  # words: the longest quotation that says nothing by itself
_COVERED = 0.5  # share of a quotation in a saying from which it needs no other speaker


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


class Quotes:
    """The quotations of one parse, and the sayings that frame them."""

    def __init__(self, parse: Parse, clauses: Clauses) -> None:
        self.parse = parse
        self.clauses = clauses
        self.all: list[Quoted] = []
        for q in parse.quotations:
            if q.level == 0:
                opened = q.first - 1 if q.first and parse.tokens[q.first - 1].norm == QUOTE else q.first
                after = q.last + 1
                closed = after if after < len(parse.tokens) and parse.tokens[after].norm == QUOTE else q.last
                self.all.append(Quoted(opened, q.first, q.last, closed))
        self._by_open = {q.open: q for q in self.all}
        self._by_close = {q.close: q for q in self.all}

    # ------------------------------------------------------------ "...", he said

    def framed(self, cue: Cue) -> Draft | None:
        """The saying of a verb that stands before, in the middle of or after what is said, set off by marks."""
        parse, v, frames = self.parse, cue.head, cue.word.frames
        if not frames & {"that", "quote"} or parse.tokens[v].tag == "VB" and not parse.children(v, "aux"):
            if not ("quote" in frames and parse.tokens[v].tag == "VB"):
                return None
        chunk = self._chunk(cue)
        if chunk is None:
            return None
        left, right, source, head = chunk
        before, after = left - 1, right + 1
        following = self._following(after)
        preceding = self._preceding(before)
        content: set[int] = set()
        frame = "quote"
        if preceding is not None and not (following is not None and self._starts_anew(preceding, left, after)):
            content |= self._up_to(preceding.close)
            if following is not None and self._norm(after) != ".":
                content |= set(following.tokens())
        elif following is not None and self._capital(following.first):
            content |= set(following.tokens())
        elif head is not None and not is_relative(parse, head) and "that" in frames and self._parenthetical(cue):
            content |= self._around(left, right)
            frame = "around"
        if not content:
            return None
        return Draft(
            source,
            head,
            tuple(sorted({*verb_group(parse, v), *cue.tokens})),
            v,
            content,
            cue.word.stance,
            cue.word.manner,
            f"{cue.word.entry}:{frame}",
            negated=self.clauses.negated(v),
        )

    def _parenthetical(self, cue: Cue) -> bool:
        return cue.word.manner == "speech" or cue.word.words[0] in _ASIDE

    def _norm(self, i: int) -> str:
        return self.parse.tokens[i].norm if 0 <= i < len(self.parse.tokens) else ""

    def _capital(self, i: int) -> bool:
        return self.parse.tokens[i].text[:1].isupper() or not self.parse.tokens[i].text[:1].isalpha()

    def _chunk(self, cue: Cue) -> tuple[int, int, tuple[int, ...], int | None] | None:
        """First and last token of "he said on Monday", with its speaker; None where a clause belongs to the verb."""
        parse, v = self.parse, cue.head
        source, head = self.clauses.speaker(v, False)
        sentence = parse.sentence(v)
        own = own_subject(parse, v)
        end = max(v, *cue.tokens)
        if own is None:
            inverted = self._unparsed_speaker(v)
            if inverted is not None:
                source, head = inverted
                end = max(end, source[-1])
            left = min(verb_group(parse, v))
        elif own > v:
            end = max(end, source[-1]) if source else end
            left = min(verb_group(parse, v))
        else:
            left = min((*source[:1], *verb_group(parse, v)))
        if left > sentence.first and self._norm(left - 1) in ("as", "then", "also", "and", "but"):
            left -= 1
        j = end
        while j < sentence.last and self._norm(j + 1) not in _ENDS:
            j += 1
            token = parse.tokens[j]
            if token.tag in _FINITE or (token.norm == "that" and token.dep == "mark"):
                return None
            if token.head in cue.tokens and self._complement(token.dep, cue) and j not in cue.tokens:
                return None
        return left, j, source, head

    def _complement(self, dep: str, cue: Cue) -> bool:
        """Whether the verb already has its content in a word with `dep`, so that no clause stands around it."""
        if dep in ("dobj", "dative"):
            return not cue.word.frames & {"hearer", "hearer_to"} and cue.word.words[0] not in _WITH_OBJECT
        return dep in ("xcomp", "oprd", "acomp", "attr", "ccomp")

    def _unparsed_speaker(self, v: int) -> tuple[tuple[int, ...], int] | None:
        """The speaker of an inverted "said X" whose X the parser took for something else."""
        parse = self.parse
        if v == 0 or self._norm(v - 1) not in (QUOTE, ","):
            return None
        after = v + 1
        if after >= len(parse.tokens) or parse.tokens[after].pos not in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
            return None
        head = after
        while (
            parse.tokens[head].head != head
            and v < parse.tokens[head].head
            and parse.tokens[head].sentence == parse.tokens[v].sentence
            and parse.tokens[head].dep in ("compound", "det", "amod", "nmod", "poss", "nummod", "case")
        ):
            head = parse.tokens[head].head
        if parse.tokens[head].pos not in ("PROPN", "NOUN", "PRON"):
            return None
        phrase = tuple(i for i in noun_phrase(parse, head) if i > v)
        return (phrase, head) if phrase else None

    def _following(self, after: int) -> Quoted | None:
        """The quotation that begins at `after`, or behind one mark there."""
        found = self._by_open.get(after)
        if found is None and self._norm(after) in (",", ":", "-", "--", "—"):
            found = self._by_open.get(after + 1)
        return found

    def _preceding(self, before: int) -> Quoted | None:
        """The quotation that ends at `before`, or one mark before it."""
        found = self._by_close.get(before)
        if found is None and self._norm(before) in (",", "-", "--", "—"):
            found = self._by_close.get(before - 1)
        return found

    def _starts_anew(self, preceding: Quoted, left: int, after: int) -> bool:
        """Whether "he said" opens the next quotation rather than closing the last: "... it is." He said: "But..."."""
        last = self._norm(preceding.last)
        ended = last == "." or (last in ("?", "!") and self._norm(after) == ":")
        return ended and self.parse.tokens[left].text[:1].isupper() and self._norm(after) in (",", ":")

    def _up_to(self, close: int) -> set[int]:
        """The quotation that ends at `close`, with what its sentence says before it."""
        quoted = self._by_close[close]
        start = self.parse.sentence(quoted.first).first
        start = min(start, quoted.open)
        if start < quoted.open:
            lead = range(start, quoted.open)
            if self._norm(quoted.open - 1) in (",", ":") and self._capital(quoted.first):
                start = quoted.open
            elif self._norm(start) == QUOTE:
                start = quoted.open
            elif not any(self.parse.tokens[i].pos in ("NOUN", "PROPN", "PRON", "VERB", "AUX") for i in lead):
                start = quoted.open
        return set(range(start, close + 1))

    def _around(self, left: int, right: int) -> set[int]:
        """The sentence around "he said" where commas set it off; empty where they do not."""
        parse = self.parse
        sentence = parse.sentence(left)
        if left <= sentence.first or self._norm(left - 1) not in (",", *_DASHES):
            return set()
        after = right + 1
        if after <= sentence.last and self._norm(after) not in (",", ".", "?", "!", *_DASHES, ";", ")"):
            return set()
        found = set(range(sentence.first, left - 1))
        if self._norm(after) in (",", *_DASHES) and after < sentence.last:
            rest = parse.tokens[after + 1]
            verbal = any(parse.tokens[i].pos in ("VERB", "AUX") for i in found)
            if not verbal or rest.tag not in _ADJUNCT_STARTS:
                found.update(range(after + 1, sentence.last + 1))
        if not any(parse.tokens[i].pos in ("VERB", "AUX") for i in found):
            return set()
        return found

    def holding(self, i: int) -> Quoted | None:
        """The quotation around token `i`; None outside, or in a few words that are quoted as a term."""
        return next((q for q in self.all if q.first <= i <= q.last and q.last - q.first >= _SCARE), None)

    # ------------------------------------------------------------ the rest of a quotation

    def complete(self, drafts: Sequence[Draft]) -> None:
        """Let a saying whose content opens a quotation have all of it, over sentences and paragraphs."""
        for draft in drafts:
            for q in self.all:
                inside = sum(1 for i in range(q.first, q.last + 1) if i in draft.content)
                if not inside or draft.cue_head in q.tokens():
                    continue
                if self.parse.tokens[q.first].sentence != self.parse.tokens[q.last].sentence:
                    if q.first in draft.content:
                        draft.content.update(q.tokens())
                elif inside > _COVERED * (q.last - q.first + 1):
                    draft.content.update(q.tokens())

    def orphans(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give quotations without a speaker to the last one who spoke; new sayings where nobody did."""
        parse = self.parse
        made: list[Draft] = []
        speeches = sorted((d for d in drafts if d.content), key=lambda d: max(d.cue_head, max(d.content)))
        for q in self.all:
            words = range(q.first, q.last + 1)
            if len(words) < 4 or parse.sentence(q.first).first < q.open and not self._capital(q.first):
                continue
            if any(sum(i in d.content for i in words) > _COVERED * len(words) for d in (*drafts, *made)):
                continue
            before = parse.paragraph(q.first)
            near = [
                d
                for d in speeches
                if max(d.cue_head, max(d.content)) < q.open
                and d.manner != "evidence"
                and parse.paragraph(max(d.content)).i >= before.i - 1
            ]
            if near:
                last = parse.tokens[max(near[-1].cue_head, max(near[-1].content))].sentence
                outer = next(d for d in near if parse.tokens[max(d.cue_head, max(d.content))].sentence == last)
                outer.content.update(q.tokens())
        return made
