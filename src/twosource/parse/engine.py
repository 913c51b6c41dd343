"""spaCy: loading a model, and reading paragraphs with it. Imported only where a report is parsed, for it is slow to."""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, SENT_START, SHAPE, TAG
from spacy.tokens import Doc

from twosource.errors import ModelError
from twosource.parse.reading import Reading
from twosource.parse.tokenisation import adapt, tokenise

_BATCH = 64  # paragraphs that the model reads at once; more costs memory and gains nothing
_LONGEST = 300  # tokens: a longer sentence is a table or noise, and is cut
_COLUMNS = (IDX, LENGTH, LOWER, LEMMA, POS, TAG, DEP, HEAD, SHAPE, ENT_TYPE, SENT_START)


@dataclass(frozen=True, slots=True)
class Passage:
    """What the model reads as one: the text of a paragraph, how it maps to the report, and where sentences start."""

    text: str
    reading: Reading
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Word:
    """A token as the model read it: `start` and `end` in the passage, `head` an offset to the governor in tokens."""

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
        except (ImportError, AttributeError, OSError, ValueError) as error:
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
            return [list(self._words(doc)) for doc in self._nlp.pipe(docs, batch_size=_BATCH)]

    def _doc(self, passage: Passage) -> Doc:
        doc = tokenise(self._nlp, passage.text, passage.reading)
        bounds = frozenset(passage.starts)
        length = 0
        for token in doc:
            begins = token.i == 0 or token.idx in bounds or length == _LONGEST
            token.is_sent_start = begins
            length = 1 if begins else length + 1
        return doc

    def _words(self, doc: Doc) -> Iterator[Word]:
        strings = self._nlp.vocab.strings
        rows: list[list[Any]] = doc.to_array(_COLUMNS).tolist()
        for start, length, norm, lemma, pos, tag, dep, head, shape, entity, opens in rows:
            yield Word(
                start,
                start + length,
                strings[norm],
                strings[lemma].lower(),
                strings[pos],
                strings[tag],
                strings[dep],
                head if head < _NEGATIVE else head - 2 * _NEGATIVE,
                strings[shape],
                strings[entity],
                opens == 1,
            )


_NEGATIVE = 1 << 63  # the array is unsigned: offsets back wrap round
