"""Which tokens stand in quotation marks.

Curly marks and guillemets tell by themselves whether they open or close; straight ones by the spaces around them, and
where these do not tell, by whether a quotation is open. An apostrophe is no mark: a single mark opens a quotation only
where one that can close it follows in the paragraph. A quotation that runs over paragraphs is opened anew in each and
closed in the last; one that is never closed ends with its paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.parse.tree import Paragraph, Quotation, Sentence, Token

_SCARE = 4  # words: the longest quoted term
_OPENING = frozenset("“„‟«‹‘‚‛「『")
_CLOSING = frozenset("”»›’」』")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{-—–/\"'“‘«")
_SAYING = frozenset("add answer ask chant cry declare reply respond say shout tell tweet write yell".split())


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: its token, whether it is a double one, and whether its form lets it open or close."""

    token: int
    double: bool
    opens: bool
    closes: bool
    possessive: bool


def quotations(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], paragraphs: Sequence[Paragraph]
) -> tuple[Quotation, ...]:
    """The quotations of a parsed document `text`, by their first token; an outer one before those within it."""
    spans: list[tuple[int, int, int]] = []
    carried: _Mark | None = None
    for paragraph in paragraphs:
        marks = [
            _mark(text, tokens, i) for i in range(paragraph.first, paragraph.last + 1) if tokens[i].norm in ('"', "'")
        ]
        if carried and not (marks and marks[0].token == paragraph.first and marks[0].double == carried.double):
            spans.append((carried.token + 1, paragraph.first - 1, 0))
            carried = None
        carried = _pair(marks[1:] if carried else marks, carried, spans, paragraph.last)
    if carried:
        spans.append((carried.token + 1, len(tokens) - 1, 0))
    found = [
        Quotation(first, last, level, _is_scare(tokens, sentences, first, last))
        for first, last, level in spans
        if first <= last
    ]
    return tuple(sorted(found, key=lambda q: (q.first, -q.last)))


def _mark(text: str, tokens: Sequence[Token], i: int) -> _Mark:
    token = tokens[i]
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if token.text in _OPENING:
        opens, closes = True, False
    elif token.text in _CLOSING:
        opens, closes = False, True
    else:
        opens = before in _BEFORE_OPENING and not after.isspace() and not (token.norm == "'" and after.isdigit())
        closes = not before.isspace() and not after.isalnum()
    return _Mark(i, token.norm == '"', opens, closes, token.tag == "POS")


def _pair(marks: list[_Mark], carried: _Mark | None, spans: list[tuple[int, int, int]], end: int) -> _Mark | None:
    """Pair the marks of one paragraph that ends with token `end`; `carried` is open from the paragraphs before.

    Adds the spans of the quotations to `spans`; gives the outermost mark that is still open at the end.
    """
    stack = [carried] if carried else []
    for k, mark in enumerate(marks):
        top = stack[-1] if stack else None
        same = top is not None and top.double == mark.double
        if same and mark.closes and (mark.double or not mark.possessive or not _closed_later(marks, k)):
            assert top is not None
            stack.pop()
            spans.append((top.token + 1, mark.token - 1, len(stack)))
        elif mark.opens or (mark.double and not mark.closes and not same):
            closings = sum(later.closes and later.double for later in marks[k + 1 :])
            if same and mark.double and not mark.closes and top is not carried and closings <= len(stack):
                stack.pop()  # the one before was never closed: a slip of the writer
                assert top is not None
                spans.append((top.token + 1, mark.token - 1, len(stack)))
            if mark.double or _closed_later(marks, k):
                stack.append(mark)
        elif mark.double and mark.closes and len(stack) > 1 and stack[-2].double:
            outer = stack[-2]  # the single mark between them was an apostrophe
            del stack[-2:]
            spans.append((outer.token + 1, mark.token - 1, len(stack)))
        elif same and mark.double:
            assert top is not None
            stack.pop()
            spans.append((top.token + 1, mark.token - 1, len(stack)))
    while stack and not stack[-1].double:
        stack.pop()
    if len(stack) > 1:
        spans.extend((mark.token + 1, end, level) for level, mark in enumerate(stack) if level)
    return stack[0] if stack else None


def _closed_later(marks: list[_Mark], k: int) -> bool:
    """Whether a mark of the same kind after mark `k` can close what it opens."""
    return any(mark.closes and mark.double == marks[k].double for mark in marks[k + 1 :])


def _is_scare(tokens: Sequence[Token], sentences: Sequence[Sentence], first: int, last: int) -> bool:
    """Whether the words are quoted as a term: few, no clause, and not set apart as speech is."""
    inside = tokens[first : last + 1]
    if not 1 <= sum(token.norm[0].isalnum() for token in inside) <= _SCARE:
        return False
    if any(token.dep in ("nsubj", "nsubjpass", "expl") and first <= token.head <= last for token in inside):
        return False
    opening = first - 1
    sentence = sentences[tokens[first].sentence]
    if opening <= sentence.first:
        return inside[-1].norm not in (",", ".", "!", "?") and last + 1 < sentence.last
    before = tokens[opening - 1]
    return before.norm not in (",", ":") and before.lemma not in _SAYING
