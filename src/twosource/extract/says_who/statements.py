"""Statements given below a colon: "The minister said:", and the paragraphs that follow are hers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from twosource.extract.says_who.draft import Draft
from twosource.extract.says_who.phrases import QUOTE, verb_group
from twosource.extract.says_who.speakers import GIVING, Speakers
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Paragraph, Parse

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
_SINGULAR = frozenset({"he", "she"})


class Statements:
    """Reads the statements of one parse that stand in paragraphs of their own."""

    def __init__(self, parse: Parse, lexicon: Reporting, speakers: Speakers) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.speakers = speakers

    def find(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """The sayings of openers that no other rule has read."""
        read = {draft.cue_head for draft in drafts}
        for paragraph, below in pairwise(self.parse.paragraphs):
            if self.parse.tokens[paragraph.last].norm != ":":
                continue
            cue = self._opener(paragraph)
            if not cue or cue[0] in read:
                continue
            source, head = self.speakers.speaker(cue[0], False)
            if head is None:
                continue
            content = self._content(below, head, drafts)
            entry = f"verb:{self.parse.tokens[cue[0]].lemma}:statement"
            words = tuple(sorted({*verb_group(self.parse, cue[0]), *range(cue[0], cue[-1] + 1)}))
            yield Draft(source, head, words, cue[0], content, "says", "speech", entry)

    def _opener(self, paragraph: Paragraph) -> tuple[int, ...]:
        """The verb before the colon with the medium it issues: "said", "released the following statement"."""
        parse = self.parse
        root = parse.sentence(paragraph.last).root
        for verb in (root, *parse.children(root, "conj", "advcl")):
            token = parse.tokens[verb]
            if token.pos != "VERB" or parse.children(verb, "ccomp"):
                continue
            objects = parse.children(verb, "dobj")
            says = any("quote" in w.frames and w.manner == "speech" for w in self.lexicon.verbs.get(token.lemma, ()))
            media = tuple(o for o in objects if o > verb and parse.tokens[o].lemma in self.lexicon.channels)
            if (token.lemma in GIVING and media) or (says and not objects):
                return verb, *media[:1]
        return ()

    def _content(self, below: Paragraph, speaker: int, drafts: Sequence[Draft]) -> set[int]:
        """The paragraph below and, without quotation marks, those after it up to the last in the first person."""
        parse = self.parse
        if parse.tokens[below.first].norm == QUOTE:
            inside = [q for q in parse.quotations if q.first == below.first + 1]
            return set(range(below.first, inside[0].last + 2 if inside else below.last + 1))
        last = below
        for paragraph in parse.paragraphs[below.i + 1 :]:
            if self._is_told(paragraph, speaker, drafts):
                break
            words = range(paragraph.first, paragraph.last + 1)
            if any(parse.tokens[i].norm in _FIRST_PERSON and parse.quotation(i) is None for i in words):
                last = paragraph
        return set(range(below.first, last.last + 1))

    def _is_told(self, paragraph: Paragraph, speaker: int, drafts: Sequence[Draft]) -> bool:
        """Whether a paragraph is the reporter's again: it names the speaker, or opens another's statement."""
        names = {self.parse.tokens[speaker].norm, *_SINGULAR}
        return self.parse.tokens[paragraph.last].norm == ":" or any(
            draft.source_head is not None
            and paragraph.first <= draft.cue_head <= paragraph.last
            and self.parse.tokens[draft.source_head].norm in names
            and draft.manner == "speech"
            for draft in drafts
        )
