"""What "he said" stands before, in the middle of, or after: quotations, and clauses between commas."""

from twosource.extract.says_who.draft import Cue, Draft
from twosource.extract.says_who.phrases import QUOTE, is_relative, noun_phrase, own_subject, verb_group
from twosource.extract.says_who.quoted import Quoted, quotations
from twosource.extract.says_who.speakers import Speakers
from twosource.parse.arguments import is_passive
from twosource.parse.tree import Parse, Token

_ENDS = frozenset({",", ".", ";", ":", "?", "!", "-", "--", "—", "–", QUOTE, "(", ")"})
_DASHES = frozenset({"-", "--", "—", "–"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADJUNCT_STARTS = frozenset({"CC", "VBG", "WDT", "WP", "WRB", "IN", "WP$"})
_WITH_OBJECT = frozenset({"put", "have"})  # "as he put it"
_ASIDE = frozenset("think believe suspect guess suppose hope fear reckon put have".split())
_SCARE = 4  # words: the longest quotation that says nothing by itself
_BEFORE_QUOTE = frozenset({"VERB", "AUX", "NOUN", "PROPN", "PRON", "ADV", "NUM"})
_TIMING = frozenset({"after", "before", "when", "while", "as", "since", "until", "once"})
_LONGEST = 12  # tokens of a speaker whom the parser missed
_SHORT = 3  # letters of words that titles do not capitalise
_FRAGMENT = 3  # tokens: the shortest fragment that somebody can have said
_TITLE = 9  # tokens: the longest quoted title


class Frames:
    """Reads the sayings of one parse that marks set off."""

    def __init__(self, parse: Parse, speakers: Speakers) -> None:
        self.parse = parse
        self.speakers = speakers
        quoted = quotations(parse)
        self._chunks: list[int] = []  # where each "he said" between commas ends
        self._by_open = {q.open: q for q in quoted}
        self._by_close = {q.close: q for q in quoted}

    def framed(self, cue: Cue) -> Draft | None:
        """The saying of a verb that stands before, in the middle of or after what is said, set off by marks."""
        parse, v, frames = self.parse, cue.head, cue.word.frames
        bare = parse.tokens[v].tag == "VB" and not parse.children(v, "aux", "nsubj")
        if not frames & ({"quote"} if bare else {"that", "quote"}):
            return None
        if is_passive(parse, v) and not self._is_expletive(v):
            return None
        chunk = self._chunk(cue)
        if chunk is None:
            return None
        left, right, source, head = chunk
        before, after = left - 1, right + 1
        following = self._following(after)
        preceding = self._preceding(before)
        if preceding is not None and not self._set_off(preceding):
            preceding = None
        if preceding is not None and self._closed_before(preceding, left, right):
            preceding = None
        negated = self.speakers.negated(v)
        content: set[int] = set()
        frame = "quote"
        if preceding is not None and following is not None and self._is_term(preceding, following, after):
            content |= set(following.tokens())
        elif preceding is not None and not (following is not None and self._starts_anew(preceding, left, after)):
            content |= self._up_to(preceding.close)
            if following is not None and self._norm(after) != ".":
                content |= set(following.tokens())
        elif following is not None and self._capital(following.first):
            content |= set(following.tokens())
        else:
            if head is not None and left <= head <= right and self._parenthetical(cue, head) and not negated:
                content |= self._around(left, right)
                frame = "around"
            if not content and following is not None and self._norm(after) in (",", ":"):
                content |= set(following.tokens())
                frame = "quote"
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
            negated=negated,
        )

    def _parenthetical(self, cue: Cue, head: int) -> bool:
        """Whether commas around "she said" are enough for the sentence around it to be hers."""
        parse, v = self.parse, cue.head
        evidence = cue.word.manner == "evidence"
        told = {"that", "quote"} <= cue.word.frames or evidence or cue.word.words[0] in _ASIDE
        if is_relative(parse, head) or not told:
            return False
        finite = parse.tokens[v].tag in _FINITE or bool(parse.children(v, "aux", "auxpass", "nsubj"))
        if evidence:
            return finite and self.speakers.is_record(head)
        return finite and (cue.word.manner == "speech" or cue.word.words[0] in _ASIDE)

    def _is_expletive(self, v: int) -> bool:
        own = own_subject(self.parse, v)
        return own is not None and self._norm(own) == "it"

    def _set_off(self, preceding: Quoted) -> bool:
        """Whether a mark parts a quotation from "he said", as it does not in 'called it "a trap" and said'."""
        marks = {self._norm(preceding.last), self._norm(preceding.close + 1)} & _ENDS - {QUOTE}
        return bool(marks) or (self._capital(preceding.first) and preceding.last - preceding.first >= _SCARE)

    def _closed_before(self, preceding: Quoted, left: int, right: int) -> bool:
        """Whether the quotation before "he said" ended there: another paragraph, or a full stop and a new sentence.

        A sentence that says no more than "he said" belongs to the quotation before it all the same.
        """
        parse = self.parse
        if parse.paragraph(preceding.last).i != parse.paragraph(left).i:
            return True
        first = parse.tokens[left]
        if right + 1 >= parse.sentence(left).last and self._norm(right + 1) in (".", ""):
            return False
        return self._norm(preceding.last) == "." and first.text[:1].isupper() and preceding.close + 1 == left

    def _norm(self, i: int) -> str:
        return self.parse.tokens[i].norm if 0 <= i < len(self.parse.tokens) else ""

    def _capital(self, i: int) -> bool:
        return self.parse.tokens[i].text[:1].isupper() or not self.parse.tokens[i].text[:1].isalpha()

    def _chunk(self, cue: Cue) -> tuple[int, int, tuple[int, ...], int | None] | None:
        """First and last token of "he said on Monday", with its speaker; None where a clause belongs to the verb."""
        parse, v = self.parse, cue.head
        source, head = self.speakers.speaker(v, False)
        sentence = parse.sentence(v)
        own = own_subject(parse, v)
        end = max(v, *cue.tokens)
        closed = self._preceding(min(verb_group(parse, v)) - 1)
        if own is not None and closed is not None and own < closed.close:
            own = None  # the parser took a word of the quotation for the subject
        if own is None:
            unparsed = self._unparsed_speaker(v) or self._unparsed_subject(v)
            if unparsed is not None:
                source, head = unparsed
                end = max(end, source[-1])
            left = min((*source[:1], *verb_group(parse, v))) if unparsed else min(verb_group(parse, v))
        elif own > v:
            end = max(end, source[-1]) if source else end
            left = min(verb_group(parse, v))
        else:
            left = min((*source[:1], *verb_group(parse, v)))
            longer = self._unparsed_subject(v)
            if longer is not None and longer[0][0] < left:
                left, source = longer[0][0], longer[0]
        if left > sentence.first and self._norm(left - 1) in ("as", "then", "also", "and", "but"):
            left -= 1
        adjuncts = self._adjuncts(cue)
        j = end
        while j < sentence.last and (
            self._norm(j + 1) not in _ENDS or self._norm(j + 1) == "(" or parse.tokens[j + 1].tag == "HYPH"
        ):
            j += 1
            if self._norm(j) == "(":
                j = next((k for k in range(j, sentence.last) if self._norm(k) == ")"), sentence.last)
                continue
            token = parse.tokens[j]
            if j in adjuncts or j in cue.tokens:
                continue
            if token.tag in _FINITE or (token.norm == "that" and token.dep == "mark"):
                return None
            if token.head in cue.tokens and self._complement(token, cue):
                return None
        return left, j, source, head

    def _adjuncts(self, cue: Cue) -> set[int]:
        """The phrases after the verb that tell when, where and to whom it was said."""
        parse, v = self.parse, cue.head
        found: set[int] = set()
        for c in parse.children(v):
            token = parse.tokens[c]
            if c < v:
                continue
            timed = token.dep == "advcl" and any(
                parse.tokens[m].norm in _TIMING for m in parse.children(c, "mark", "advmod")
            )
            if (
                timed
                or token.dep in ("prep", "npadvmod", "agent")
                or (token.dep == "dobj" and "hearer" in cue.word.frames)
            ):
                found.update(parse.subtree(c))
        return found

    def _unparsed_subject(self, v: int) -> tuple[tuple[int, ...], int] | None:
        """The noun phrase between a quotation and the verb, where the parser did not take it for the subject."""
        parse = self.parse
        i = last = min(verb_group(parse, v)) - 1
        described = self._norm(i) == "," and parse.tokens[i - 1].pos in ("NOUN", "PROPN")
        while i >= 0 and v - i <= _LONGEST and (self._norm(i) not in _ENDS or (described and self._norm(i) == ",")):
            if parse.tokens[i].tag in _FINITE or parse.tokens[i].pos in ("CCONJ", "SCONJ", "ADV"):
                return None
            i -= 1
        if i < 0 or self._norm(i) not in (QUOTE, ",") or self._preceding(i) is None:
            return None
        phrase = tuple(range(i + 1, last + 1 - described))
        heads = [k for k in phrase if parse.tokens[k].pos in ("NOUN", "PROPN", "PRON")]
        return (phrase, heads[-1]) if heads else None

    def _complement(self, token: Token, cue: Cue) -> bool:
        """Whether the verb already has its content in a word that it governs, so that no clause stands around it."""
        if token.dep in ("dobj", "dative"):
            return not cue.word.frames & {"hearer", "hearer_to"} and cue.word.words[0] not in _WITH_OBJECT
        if token.dep == "xcomp" and token.tag == "VBG":
            return "ing" in cue.word.frames  # "said answering a question": when it was said
        return token.dep in ("xcomp", "oprd", "acomp", "attr", "ccomp")

    def _unparsed_speaker(self, v: int) -> tuple[tuple[int, ...], int] | None:
        """The speaker of an inverted "said X" whose X the parser took for something else."""
        parse = self.parse
        if parse.tokens[v].tag == "VBG" or (v != parse.sentence(v).first and self._norm(v - 1) not in (QUOTE, ",")):
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

    def _is_title(self, q: Quoted) -> bool:
        """Whether the quoted words are the title of a work: every longer word, verb and pronoun has a capital."""
        tokens = self.parse.tokens[q.first : q.last + 1]
        if any(t.pos in ("VERB", "AUX", "PRON") and t.text.islower() for t in tokens):
            return False
        words = [t.text for t in tokens]
        long = [w for w in words[1:] if len(w) > _SHORT and w.isalpha()]
        return len(words) <= _TITLE and bool(long) and all(w[0].isupper() for w in long) and words[-1] not in ".?!"

    def _following(self, after: int) -> Quoted | None:
        """The quotation that begins at `after`, or behind one mark there; in the next paragraph only after a colon."""
        found = self._next_quotation(after)
        if found is None or self._is_title(found):
            return None
        same = self.parse.paragraph(found.first).i == self.parse.paragraph(after - 1).i
        return found if same or self._norm(after) == ":" else None

    def _next_quotation(self, after: int) -> Quoted | None:
        found = self._by_open.get(after)
        if found is not None and self.parse.tokens[after - 1].pos not in _BEFORE_QUOTE:
            return None
        if found is None and self._norm(after) in (",", ":", "-", "--", "—"):
            found = self._by_open.get(after + 1)
        return found

    def _preceding(self, before: int) -> Quoted | None:
        """The quotation that ends at `before`, or one mark before it."""
        found = self._by_close.get(before)
        if found is None and self._norm(before) in (",", "-", "--", "—"):
            found = self._by_close.get(before - 1)
        return None if found is None or self._is_title(found) else found

    def _is_term(self, preceding: Quoted, following: Quoted, after: int) -> bool:
        """Whether the words before "he said" only quote a term, and the quotation after it is what he said."""
        if self._norm(after) == ":":
            return True
        short = preceding.last - preceding.first < _SCARE or preceding.open > self.parse.sentence(preceding.open).first
        return short and not self._capital(preceding.first) and self._capital(following.first)

    def _starts_anew(self, preceding: Quoted, left: int, after: int) -> bool:
        """Whether "he said" opens the next quotation rather than closing the last: "... it is." He said: "But..."."""
        last = self._norm(preceding.last)
        ended = last == "." or (last in ("?", "!") and self._norm(after) == ":")
        return ended and self.parse.tokens[left].text[:1].isupper() and self._norm(after) in (",", ":")

    def _up_to(self, close: int) -> set[int]:
        """The quotation that ends at `close`, with what its sentence says before it."""
        quoted = self._by_close[close]
        start = min(self.parse.sentence(quoted.first).first, quoted.open)
        lead = range(start, quoted.open)
        introduced = self._norm(quoted.open - 1) in (",", ":") and self._capital(quoted.first)
        worded = any(self.parse.tokens[i].pos in ("NOUN", "PROPN", "PRON", "VERB", "AUX") for i in lead)
        if introduced or not worded or self._norm(start) == QUOTE:
            start = quoted.open
        return set(range(start, close + 1))

    def _timed(self, tokens: set[int]) -> bool:
        """Whether the words only tell when or in what: "on Monday", "in a statement"."""
        return len(tokens) < _FRAGMENT or self.parse.tokens[min(tokens)].pos in ("ADP", "ADV", "SCONJ", "NUM")

    def _preamble(self, start: int, left: int) -> set[int]:
        """What tells at the head of a sentence how the speaker came to say it: "asked about the truce, he said"."""
        token = self.parse.tokens[start]
        if token.tag not in ("VBN", "VBG") or token.dep != "advcl" or own_subject(self.parse, token.head) is None:
            return set()
        return {i for i in self.parse.subtree(start) if i < left}

    def _around(self, left: int, right: int) -> set[int]:
        """The sentence around "he said" where commas set it off; empty where they do not."""
        parse = self.parse
        sentence = parse.sentence(left)
        after = right + 1
        opens = left == sentence.first or (left == sentence.first + 1 and parse.tokens[sentence.first].dep == "cc")
        if opens and self._norm(left) == "as" and self._norm(after) == ",":
            return set(range(after + 1, sentence.last + 1))
        if left <= sentence.first or self._norm(left - 1) not in (",", *_DASHES):
            return set()
        if after <= sentence.last and self._norm(after) not in (",", ".", "?", "!", *_DASHES, ";", ")"):
            return set()
        start = max((r + 2 for r in self._chunks if sentence.first <= r < left), default=sentence.first)
        found = set(range(start, left - 1)) - self._preamble(start, left)
        if self._norm(after) in (",", *_DASHES) and after < sentence.last:
            rest = parse.tokens[after + 1]
            verbal = any(parse.tokens[i].pos in ("VERB", "AUX") for i in found)
            if not verbal or rest.tag not in _ADJUNCT_STARTS:
                found.update(range(after + 1, sentence.last + 1))
        ends = after >= sentence.last and not self._timed(found)
        if not any(parse.tokens[i].pos in ("VERB", "AUX") for i in found) and not ends:
            return set()
        self._chunks.append(right)
        return found
