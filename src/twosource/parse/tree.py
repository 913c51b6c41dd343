"""The parsed report: tokens, sentences, paragraphs and quotations, and the ways to walk them.

Nothing here knows which parser made it. Part-of-speech tags are Universal POS (`pos`) and Penn Treebank (`tag`);
dependency labels are the ClearNLP set that spaCy's English models use (nsubj, nsubjpass, dobj, dative, agent, prep,
pobj, pcomp, amod, compound, poss, appos, conj, cc, relcl, acl, advcl, ccomp, xcomp, parataxis, npadvmod, neg, aux...).
Token indexes count from 0 over the whole document; ranges of tokens are given as (first, last), both inclusive.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from twosource.model import Document, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are offsets in the document's original text.

    `text` is the original slice. `norm` is what the parser read, in lower case: quotes and dashes plain, ligatures
    opened. `lemma` is in lower case. `shape` is "Xxxx"-like after truecasing, so that all-capitals copy looks like
    ordinary copy. `entity` is the parser's entity label ("" for none): weak evidence only. `head` is the index
    of the governor, its own index for a root.
    """

    i: int
    start: int
    end: int
    text: str
    norm: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    shape: str
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens `first` to `last` (inclusive), its root token and the paragraph that holds it."""

    i: int
    first: int
    last: int
    root: int
    paragraph: int


ParagraphKind = Literal["headline", "dateline", "body", "list", "credit"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, by tokens; `kind` keeps headlines, credit lines and list items apart from the body."""

    i: int
    first: int
    last: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `first` and `last` are the tokens inside the marks.

    `level` is 0 for an outer quotation, 1 for one within it. A quotation may run over sentences. `scare` marks one to
    four words that are quoted as a term and say nothing by themselves.
    """

    first: int
    last: int
    level: int
    scare: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed document. Build it with `parse.Parser`."""

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))

    def children(self, i: int, *deps: str) -> tuple[int, ...]:
        """Indexes of the tokens that `i` governs, in text order; only those with one of `deps` where given."""
        if not deps:
            return self._children[i]
        return tuple(c for c in self._children[i] if self.tokens[c].dep in deps)

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indexes of `i` and of all that it governs, sorted."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self._children[j])
        return tuple(sorted(found))

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token of the subtree of `i`."""
        tree = self.subtree(i)
        return tree[0], tree[-1]

    def ancestors(self, i: int) -> Iterator[int]:
        """The governors of `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def governs(self, i: int, j: int) -> bool:
        """Whether `i` is `j` or an ancestor of `j`."""
        return i == j or i in self.ancestors(j)

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """`i` and the tokens that are coordinated after it ("A, B and C"), in text order."""
        found = [i]
        for j in found:
            found.extend(self.children(j, "conj"))
        return tuple(sorted(found))

    def span(self, first: int, last: int) -> Span:
        """The Span of the document's text from token `first` to token `last`, both inclusive."""
        return Span.of(self.document.text, self.tokens[first].start, self.tokens[last].end)

    def text(self, first: int, last: int) -> str:
        """The original text from token `first` to token `last`, both inclusive."""
        return self.document.text[self.tokens[first].start : self.tokens[last].end]

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def paragraph(self, i: int) -> Paragraph:
        """The paragraph of token `i`."""
        return self.paragraphs[self.sentence(i).paragraph]

    def quotation(self, i: int) -> Quotation | None:
        """The innermost quotation around token `i`, scare quotes apart."""
        inside = [q for q in self.quotations if q.first <= i <= q.last and not q.scare]
        return max(inside, key=lambda q: q.level) if inside else None
