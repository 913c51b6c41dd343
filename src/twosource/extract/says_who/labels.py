"""Speakers given by a mark alone: "Army: five killed", "Five killed: police", transcripts, names under quotations."""

from collections.abc import Iterator

from twosource.extract.says_who.draft import Draft
from twosource.extract.says_who.phrases import QUOTE
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Paragraph, Parse, Quotation

_LONGEST = 6  # tokens of a speaker before a colon
_HEADING = 12  # tokens of a headline's label with its topic
_ABOUT = frozenset({"about", "at", "in", "on", "to"})
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TURNS = 3  # labels of unsure kind that make a transcript
_HEADLINE = 25  # tokens: the longest first paragraph that reads as a headline
_UNSURE = "label:turn"
_DASHES = frozenset({"-", "--", "—", "–", "―"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "DET", "PART", "ADP", "PRON", "X"})


class Labels:
    """Reads the speakers whom a colon or dash gives in one parse."""

    def __init__(self, parse: Parse, lexicon: Reporting) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def find(self) -> Iterator[Draft]:
        """The sayings of labels, paragraph by paragraph."""
        before = [draft for p in self.parse.paragraphs if (draft := self._before(p)) is not None]
        labelled = {d.cue_head for d in before}
        before.extend(d for q in self.parse.quotations if (d := self._named_before(q)) and d.cue_head not in labelled)
        transcript = sum(self.parse.paragraph(d.cue_head).i > 0 for d in before) >= _TURNS and any(
            draft.entry == _UNSURE for draft in before
        )
        yield from (draft for draft in before if transcript or draft.entry != _UNSURE)
        for paragraph in self.parse.paragraphs:
            draft = self._after(paragraph) or self._below(paragraph) or self._posted(paragraph)
            if draft is not None:
                yield draft

    def _headline(self, paragraph: Paragraph) -> bool:
        return paragraph.kind == "headline" or (paragraph.i == 0 and paragraph.last - paragraph.first < _HEADLINE)

    def _before(self, paragraph: Paragraph) -> Draft | None:
        """ "Army: five killed" and "SMITH: No, I did not"."""
        parse = self.parse
        first = paragraph.first + (parse.tokens[paragraph.first].norm == QUOTE)
        if parse.tokens[first].norm == "[":
            return self._bracketed(paragraph)
        headline = self._headline(paragraph)
        end = first + (_HEADING if headline else _LONGEST) + 1
        colon = next((i for i in range(first, min(end, paragraph.last)) if parse.tokens[i].norm == ":"), None)
        if colon is None or colon == first:
            return None
        label = range(first, self._topic(first, colon) if headline else colon)
        if colon - first > _LONGEST and label[-1] + 1 == colon:
            return None
        if not label or self._is_verb(label[-1]):
            return None
        if self._speaks(label, headline):
            entry = "label:before"
        elif len(parse.tokens[first].text) > 1 and all(
            parse.tokens[i].pos == "PROPN" or parse.tokens[i].text.isupper() for i in label
        ):
            entry = _UNSURE
        else:
            return None
        return self._draft(label, colon, range(colon + 1, paragraph.last + 1), entry)

    def _bracketed(self, paragraph: Paragraph) -> Draft | None:
        """ "[LIND] No, I did not", where the same name opens another paragraph too."""
        parse = self.parse
        name = parse.tokens[paragraph.first + 1 : paragraph.first + 2]
        close = paragraph.first + 2
        if not name or close >= paragraph.last or parse.tokens[close].norm != "]":
            return None
        again = any(
            p.i != paragraph.i and parse.text(p.first, min(p.first + 2, p.last)) == parse.text(paragraph.first, close)
            for p in parse.paragraphs
        )
        if not again:
            return None
        return self._draft(
            range(close - 1, close), paragraph.first, range(close + 1, paragraph.last + 1), "label:bracketed"
        )

    def _topic(self, first: int, colon: int) -> int:
        """Where a headline's label goes on to whom or on what the speaker spoke: "Mayor to voters:", "Lind on tax:"."""
        tokens = self.parse.tokens
        for i in range(first + 1, colon):
            if tokens[i].tag in _VERBAL:
                break
            if tokens[i].norm in _ABOUT:
                return i
        return colon

    def _after(self, paragraph: Paragraph) -> Draft | None:
        """ "Five killed: police", and a name after a dash behind a quotation."""
        parse = self.parse
        end = paragraph.last + 1 - (parse.tokens[paragraph.last].norm == ".")
        for i in range(end - 2, max(paragraph.first, end - _LONGEST - 2), -1):
            norm = parse.tokens[i].norm
            label = range(i + 1, end)
            if norm in _DASHES and parse.tokens[i - 1].norm == QUOTE and self._named(label):
                return self._draft(label, i, range(paragraph.first, i), "label:after")
            if norm == ":" or norm in _DASHES:
                if self._headline(paragraph) and parse.tokens[label[-1]].lemma in self.lexicon.speakers:
                    return self._draft(label, i, range(paragraph.first, i), "label:after")
                return None
        return None

    def _named_before(self, q: Quotation) -> Draft | None:
        """A name and a colon before a quotation inside a paragraph: "- Anna Lind: '...'", "More from Lind: '...'"."""
        parse = self.parse
        colon = q.first - 2
        if q.level or q.scare or colon < 1 or parse.tokens[colon].norm != ":":
            return None
        first = colon
        while first and parse.tokens[first - 1].pos == "PROPN":
            first -= 1
        if first < colon and self._is_verb(colon - 1):  # "LIND SAID:" in capitals
            return None
        label = range(first, colon)
        opens = first == parse.paragraph(colon).first or parse.tokens[first - 1].norm in (*_DASHES, ".", "from", QUOTE)
        if not opens or not label or not any(parse.tokens[i].entity in ("PERSON", "ORG") for i in label):
            return None
        return self._draft(label, colon, range(q.first - 1, min(q.last + 2, len(parse.tokens))), "label:before")

    def _posted(self, paragraph: Paragraph) -> Draft | None:
        """The writer of a post under it, with an account in brackets: "... - Anna Lind (@alind)"."""
        parse = self.parse
        for i in range(paragraph.first + 2, paragraph.last):
            if parse.tokens[i].norm != "(" or not parse.tokens[i + 1].text.startswith("@"):
                continue
            first = i
            while first > paragraph.first and parse.tokens[first - 1].pos == "PROPN":
                first -= 1
            if first < i and first - 1 > paragraph.first and parse.tokens[first - 1].norm in _DASHES:
                return self._draft(range(first, i), first - 1, range(paragraph.first, first - 1), "label:posted")
        return None

    def _below(self, paragraph: Paragraph) -> Draft | None:
        """A name after a dash, in a paragraph of its own under a quotation."""
        parse = self.parse
        end = paragraph.last + 1 - (parse.tokens[paragraph.last].norm == ".")
        label = range(paragraph.first + 1, end)
        if paragraph.i == 0 or parse.tokens[paragraph.first].norm not in _DASHES or not 0 < len(label) <= _LONGEST:
            return None
        above = parse.paragraphs[paragraph.i - 1]
        if parse.tokens[above.last].norm != QUOTE or not self._named(label):
            return None
        return self._draft(label, paragraph.first, range(above.first, above.last + 1), "label:below")

    def _is_verb(self, i: int) -> bool:
        """Whether a word in capitals, taken for a name, reports what follows."""
        norm = self.parse.tokens[i].norm
        stems = (norm, norm.removesuffix("s"), norm.removesuffix("d"), norm.removesuffix("ed"))
        return norm in ("said", "told", "wrote") or (norm != stems[3] and any(s in self.lexicon.verbs for s in stems))

    def _named(self, label: range) -> bool:
        return all(self.parse.tokens[i].pos in _NAMES for i in label) and any(
            self.parse.tokens[i].pos == "PROPN" for i in label
        )

    def _speaks(self, label: range, headline: bool) -> bool:
        """Whether the words of a label are a speaker: a person's name, or in headlines a noun that speaks."""
        tokens = [t for i in label if (t := self.parse.tokens[i]).tag != "HYPH"]
        if not tokens or any(t.pos not in _NAMES for t in tokens):
            return False
        if tokens[-1].lemma in self.lexicon.speakers:
            return headline or len(tokens) <= 2
        if any(t.entity == "PERSON" for t in tokens):
            return all(t.pos == "PROPN" for t in tokens) or (headline and tokens[-1].entity == "PERSON")
        return headline and all(t.pos == "PROPN" for t in tokens)

    def _draft(self, label: range, mark: int, content: range, entry: str) -> Draft:
        return Draft(tuple(label), label[-1], (mark,), mark, set(content), "says", "speech", entry, channel=None)
