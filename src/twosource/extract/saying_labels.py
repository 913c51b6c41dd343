"""Speakers given by a mark alone: "Army: five killed", "Five killed: police", transcripts, and names under quotations."""

from collections.abc import Iterator

from twosource.extract.saying_draft import Draft
from twosource.extract.saying_phrases import QUOTE
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Parse, Paragraph

_LONGEST = 6  # tokens of a speaker before a colon
_DASHES = frozenset({"-", "--", "—", "–", "―"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "DET", "PART", "ADP", "PRON", "X"})


class Labels:
    """Reads the speakers whom a colon or dash gives in one parse."""

    def __init__(self, parse: Parse, lexicon: Reporting) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def find(self) -> Iterator[Draft]:
        """The sayings of labels, paragraph by paragraph."""
        for paragraph in self.parse.paragraphs:
            draft = self._before(paragraph) or self._after(paragraph)
            if draft is not None:
                yield draft

    def _before(self, paragraph: Paragraph) -> Draft | None:
        """ "Army: five killed" and "SMITH: No, I did not"."""
        parse = self.parse
        first = paragraph.first + (parse.tokens[paragraph.first].norm == QUOTE)
        colon = next(
            (i for i in range(first, min(first + _LONGEST + 1, paragraph.last)) if parse.tokens[i].norm == ":"), None
        )
        if colon is None or colon == first:
            return None
        label = range(first, colon)
        if not self._speaks(label, paragraph.kind == "headline"):
            return None
        return self._draft(label, colon, range(colon + 1, paragraph.last + 1), "label:before")

    def _after(self, paragraph: Paragraph) -> Draft | None:
        """ "Five killed: police", and a name after a dash under a quotation."""
        parse = self.parse
        for i in range(paragraph.last - 1, max(paragraph.first, paragraph.last - _LONGEST - 1), -1):
            norm = parse.tokens[i].norm
            label = range(i + 1, paragraph.last + 1 - (parse.tokens[paragraph.last].norm == "."))
            if not label:
                continue
            if norm in _DASHES and parse.tokens[i - 1].norm == QUOTE and self._speaks(label, False):
                return self._draft(label, i, range(paragraph.first, i), "label:after")
            if norm == ":" or (norm in _DASHES and paragraph.kind == "headline"):
                if paragraph.kind == "headline" and parse.tokens[label[-1]].lemma in self.lexicon.speakers:
                    return self._draft(label, i, range(paragraph.first, i), "label:after")
                return None
        return None

    def _speaks(self, label: range, headline: bool) -> bool:
        """Whether the words of a label are a speaker: a name, or in headlines a noun that speaks."""
        tokens = [self.parse.tokens[i] for i in label]
        if any(t.pos not in _NAMES for t in tokens):
            return False
        last = tokens[-1]
        if last.lemma in self.lexicon.speakers:
            return headline or len(tokens) <= 2
        names = sum(t.pos == "PROPN" for t in tokens)
        return names == len(tokens) and (headline or any(t.entity == "PERSON" or t.text.isupper() for t in tokens))

    def _draft(self, label: range, mark: int, content: range, entry: str) -> Draft:
        return Draft(tuple(label), label[-1], (mark,), mark, set(content), "says", "speech", entry, channel=None)
