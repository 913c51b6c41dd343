"""spaCy: loading a model, and reading paragraphs with it. Imported only where a report is parsed, for it is slow to."""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import spacy
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, SENT_START, SHAPE, TAG
from spacy.tokens import Doc

from twosource.errors import ModelError
from twosource.parse.inserts import Insert, inserts, woven
from twosource.parse.lemmas import verb_lemma
from twosource.parse.tokenisation import adapt, tokenise
from twosource.parse.words import Passage, Seen, Word

_BATCH = 64  # paragraphs that the model reads at once; more costs memory and gains nothing
_LONGEST = 300  # tokens: a longer sentence is a table or noise, and is cut
_COLUMNS = (LOWER, LEMMA, POS, TAG, DEP, HEAD, SHAPE, ENT_TYPE, SENT_START)
_NEGATIVE = 1 << 63  # the array is unsigned: offsets to the left wrap round


@dataclass(frozen=True, slots=True)
class _Frame:
    """A passage as tokens: which of them open a sentence, and the inserts that the model is not shown."""

    text: str
    tokens: list[Seen]
    opens: list[bool]
    inserts: list[Insert]


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
            framed = (self._frame(passage) for passage in passages)
            read = self._nlp.pipe(((self._doc(frame), frame) for frame in framed), batch_size=_BATCH, as_tuples=True)
            return [self._woven(doc, frame) for doc, frame in read]

    def _frame(self, passage: Passage) -> _Frame:
        tokens = tokenise(self._nlp, passage.text, passage.reading)
        bounds = frozenset(passage.starts)
        opens: list[bool] = []
        length = 0
        for token in tokens:
            opens.append(not opens or token.start in bounds or length == _LONGEST)
            length = 1 if opens[-1] else length + 1
        return _Frame(passage.text, tokens, opens, inserts(tokens, opens))

    def _doc(self, frame: _Frame) -> Doc:
        """What the model is shown."""
        tokens, opens = frame.tokens, frame.opens
        if frame.inserts:
            hidden = {k for insert in frame.inserts for k in insert.hidden()}
            sentences = list(accumulate(opens))
            shown = [k for k in range(len(tokens)) if k not in hidden]
            tokens = [tokens[k] for k in shown]
            opens = [not n or sentences[k] != sentences[shown[n - 1]] for n, k in enumerate(shown)]
        return Doc(
            self._nlp.vocab,
            words=[token.text for token in tokens],
            spaces=[token.space for token in tokens],
            sent_starts=opens,
        )

    def _woven(self, doc: Doc, frame: _Frame) -> list[Word]:
        norms = [frame.text[token.start : token.end].lower() for token in frame.tokens]
        if not frame.inserts:
            return list(self._words(doc, frame.tokens, norms))
        hidden = {k for insert in frame.inserts for k in insert.hidden()}
        shown = [k for k in range(len(frame.tokens)) if k not in hidden]
        words = self._words(doc, [frame.tokens[k] for k in shown], [norms[k] for k in shown])
        return woven(frame.tokens, norms, frame.opens, frame.inserts, list(words))

    def _words(self, doc: Doc, tokens: Sequence[Seen], norms: Sequence[str]) -> Iterator[Word]:
        strings = self._nlp.vocab.strings
        rows: list[list[int]] = doc.to_array(_COLUMNS).tolist()
        for token, norm, row in zip(tokens, norms, rows, strict=True):
            seen, lemma_id, pos, tag_id, dep, head, shape, entity, opens = row
            tag = strings[tag_id]
            lemma = strings[lemma_id].lower() if strings[seen] == norm else norm
            yield Word(
                token.start,
                token.end,
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
