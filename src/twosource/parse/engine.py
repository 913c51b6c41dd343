"""spaCy: loading a model, and reading paragraphs with it. Imported only where a report is parsed, for it is slow to."""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, SENT_START, SHAPE, TAG
from spacy.tokens import Doc

from twosource.errors import ModelError
from twosource.parse.lemmas import verb_lemma
from twosource.parse.reading import Reading
from twosource.parse.tokenisation import adapt, tokenise

_BATCH = 64  # paragraphs that the model reads at once; more costs memory and gains nothing
_LONGEST = 300  # tokens: a longer sentence is a table or noise, and is cut
_COLUMNS = (LOWER, LEMMA, POS, TAG, DEP, HEAD, SHAPE, ENT_TYPE, SENT_START)
_NEGATIVE = 1 << 63  # the array is unsigned: offsets to the left wrap round


@dataclass(frozen=True, slots=True)
class Passage:
    """What the model reads as one: the text of a paragraph, how it maps to the report, and where sentences start."""

    text: str
    reading: Reading
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Word:
    """A token: `start` and `end` in the passage, `head` how many tokens off its governor is, the rest as in Token."""

    start: int
    end: int
    norm: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    shape: str
    entity: str
    opens: bool


class Engine:
    """A loaded model."""

    def __init__(self, model: str) -> None:
        try:
            self._nlp = importlib.import_module(model).load()
        except (ImportError, AttributeError, OSError, TypeError, ValueError) as error:
            raise ModelError(
                f"the language model {model!r} does not load ({error}); install it with "
                f"`pip install {model.replace('_', '-')}` or name an installed one in the setting `model`"
            ) from error
        adapt(self._nlp)
        self.version = f"{model}-{self._nlp.meta['version']}/spacy-{spacy.__version__}"

    def read(self, passages: Iterable[Passage]) -> list[list[Word]]:
        """The words of each passage. What the model learns of new words is forgotten after, so that memory holds."""
        with self._nlp.memory_zone():
            docs = (self._doc(passage) for passage in passages)
            read = self._nlp.pipe(docs, batch_size=_BATCH, as_tuples=True)
            return [list(self._words(doc, text, spans)) for doc, (text, spans) in read]

    def _doc(self, passage: Passage) -> tuple[Doc, tuple[str, list[tuple[int, int]]]]:
        doc, spans = tokenise(self._nlp, passage.text, passage.reading)
        bounds = frozenset(passage.starts)
        length = 0
        for token, (start, _) in zip(doc, spans, strict=True):
            begins = token.i == 0 or start in bounds or length == _LONGEST
            token.is_sent_start = begins
            length = 1 if begins else length + 1
        return doc, (passage.text, spans)

    def _words(self, doc: Doc, text: str, spans: list[tuple[int, int]]) -> Iterator[Word]:
        strings = self._nlp.vocab.strings
        rows: list[list[int]] = doc.to_array(_COLUMNS).tolist()
        for (start, end), row in zip(spans, rows, strict=True):
            seen, lemma_id, pos, tag_id, dep, head, shape, entity, opens = row
            norm, tag = text[start:end].lower(), strings[tag_id]
            lemma = strings[lemma_id].lower() if strings[seen] == norm else norm
            yield Word(
                start,
                end,
                norm,
                verb_lemma(norm, lemma) if tag.startswith("V") else lemma,
                strings[pos],
                tag,
                strings[dep],
                head if head < _NEGATIVE else head - 2 * _NEGATIVE,
                strings[shape],
                strings[entity],
                opens == 1,
            )
