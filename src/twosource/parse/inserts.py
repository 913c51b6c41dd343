"""Words in brackets that stand outside the sentence: the model parses the sentence without them.

An acronym after its name, "the Liberation Front [LF]", is in apposition to it. An editor's note, "[words indistinct]",
is outside the grammar. Square brackets around other words are an editor's, who made the words fit the sentence: only
the brackets are taken out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from twosource.parse.words import Seen, Word

_ACRONYM = re.compile(r"[^\W\d_a-z](?:[^\W_a-z]|-){1,9}")
_NOTE = re.compile(
    r"sic|as (?:received|published|heard|printed|given|broadcast)\b|(?:words?|passages?|names?|sentences?) (?:or two )?"
    r"(?:indistinct|omitted|unclear|inaudible|as|not)\b|no further\b|not (?:further|identified)\b|further\b|begin\b"
    r"|end\b|applause|laughter|crowd\b|video\b|inaudible|crosstalk|pause|recording\b|text\b|continued\b|passage\b"
)
_LONGEST = 40  # tokens between two brackets that belong together
_REACH = 10  # words before an acronym that may spell it out
_SMALL = frozenset("of for and the de del la el y 's".split())
_CLOSING = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Insert:
    """Tokens `first` (the opening bracket) to `last` (the closing one), and what stands between them."""

    first: int
    last: int
    kind: Literal["acronym", "note", "words"]

    def hidden(self) -> range | tuple[int, int]:
        """The tokens that the model is not to see."""
        return (self.first, self.last) if self.kind == "words" else range(self.first, self.last + 1)


def inserts(tokens: Sequence[Seen], opens: Sequence[bool]) -> list[Insert]:
    """The inserts of a passage; `opens` tells which tokens open a sentence. A sentence is never left without words."""
    if not any(token.text in _CLOSING for token in tokens):
        return []
    found: list[Insert] = []
    bounds = [k for k, begins in enumerate(opens) if begins]
    for first, after in zip(bounds, [*bounds[1:], len(tokens)], strict=True):
        inside = list(_in_sentence(tokens, first, after))
        hidden = {k for insert in inside for k in insert.hidden()}
        if any(tokens[k].text[0].isalnum() for k in range(first, after) if k not in hidden):
            found.extend(inside)
    return found


def _in_sentence(tokens: Sequence[Seen], first: int, after: int) -> Iterator[Insert]:
    k = first
    while k < after:
        closing = _CLOSING.get(tokens[k].text)
        last = _closed(tokens, k, min(after, k + _LONGEST), closing) if closing else None
        if last is None:
            k += 1
            continue
        words = tokens[k + 1 : last]
        if len(words) == 1 and k > first and tokens[k - 1].text[0].isalpha() and _ACRONYM.fullmatch(words[0].text):
            yield Insert(k, last, "acronym")
        elif closing == "]":
            note = not words or _NOTE.match(" ".join(word.text for word in words).lower())
            yield Insert(k, last, "note" if note else "words")
        k = last + 1


def _closed(tokens: Sequence[Seen], first: int, after: int, closing: str) -> int | None:
    for k in range(first + 1, after):
        if tokens[k].text == closing:
            return k
        if tokens[k].text in _CLOSING:
            return None
    return None


def woven(
    tokens: Sequence[Seen], norms: Sequence[str], opens: Sequence[bool], found: Sequence[Insert], words: Sequence[Word]
) -> list[Word]:
    """The `words` that the model gave for what it saw of `tokens`, with the inserts put back in their places."""
    hidden = {k for insert in found for k in insert.hidden()}
    shown = [k for k in range(len(tokens)) if k not in hidden]
    out: dict[int, Word] = {}
    for place, (k, word) in enumerate(zip(shown, words, strict=True)):
        out[k] = replace(word, head=shown[place + word.head] - k)
    for insert in found:
        for k, dep, head in _places(insert, opens, out, tokens):
            out[k] = _word(tokens[k], norms[k], dep, head - k, out[head].entity if dep == "appos" else "")
    return [replace(out[k], opens=opens[k]) for k in range(len(tokens))]


def _places(
    insert: Insert, opens: Sequence[bool], out: dict[int, Word], tokens: Sequence[Seen]
) -> list[tuple[int, str, int]]:
    """Each hidden token of an insert with its dependency and governor, the governor of others first."""
    first, last = insert.first, insert.last
    if insert.kind == "words":
        return [(first, "punct", first + 1), (last, "punct", last - 1)]
    anchor = _anchor(insert, opens, out)
    if insert.kind == "acronym":
        name = _name(anchor, tokens[first + 1].text, out, tokens)
        if len(name) > 1:
            out.update({k: _as_name(out[k]) for k in name})
        head = next((k for k in name if k + out[k].head not in name or out[k].head == 0), anchor)
        return [(first + 1, "appos", head), (first, "punct", first + 1), (last, "punct", first + 1)]
    if last == first + 1:
        return [(first, "punct", anchor), (last, "punct", anchor)]
    inner = [(k, "dep", first + 1) for k in range(first + 2, last)]
    return [(first + 1, "parataxis", anchor), (first, "punct", first + 1), *inner, (last, "punct", first + 1)]


def _anchor(insert: Insert, opens: Sequence[bool], out: dict[int, Word]) -> int:
    """The nearest word before the insert in its sentence that the model saw; where there is none, the nearest after."""
    k = insert.first
    while not opens[k]:
        k -= 1
        if k in out:
            return k
    k = insert.last + 1
    while k not in out:
        k += 1
    return k


def _name(before: int, acronym: str, out: dict[int, Word], tokens: Sequence[Seen]) -> range:
    """The words of the name that ends with word `before` and that `acronym` stands for.

    They are the words with capitals, and small words among them, as far back as initials say: those that spell the
    acronym in any order (it may be in another language), else those that begin with its first letter, else all.
    """
    run = [before]
    for k in range(before - 1, max(before - _REACH, -1), -1):
        capital = tokens[k].text[0].isupper() and k in out and (out[k].pos == "PROPN" or not out[k].opens)
        if not capital and tokens[k].text.lower() not in _SMALL:
            break
        run.insert(0, k)
    while len(run) > 1 and not tokens[run[0]].text[0].isupper():
        del run[0]
    first_letter = None
    for start in reversed(run):
        initials = [tokens[k].text[0] for k in range(start, before + 1) if tokens[k].text[0].isupper()]
        if sorted(initials) == sorted(acronym):
            return range(start, before + 1)
        if first_letter is None and initials and tokens[start].text[0] == acronym[0]:
            first_letter = start
    return range(run[0] if first_letter is None else first_letter, before + 1)


def _as_name(word: Word) -> Word:
    """A word of a name that the model, not knowing the acronym, took for a common one."""
    if word.shape[:1] != "X" or word.pos not in ("ADJ", "NOUN", "VERB", "PROPN"):
        return word
    tag = "NNPS" if word.tag in ("NNS", "NNPS") else "NNP"
    dep = "compound" if word.dep == "amod" else word.dep
    return replace(word, pos="PROPN", tag=tag, dep=dep, entity=word.entity or "ORG")


def _word(token: Seen, norm: str, dep: str, head: int, entity: str) -> Word:
    if dep == "punct":
        pos, tag = "PUNCT", "-LRB-" if norm in _CLOSING else "-RRB-"
    else:
        pos, tag = ("PROPN", "NNP") if dep == "appos" else ("X", "XX")
    return Word(token.start, token.end, norm, norm, pos, tag, dep, head, _shape(token.text), entity, False)


def _shape(text: str) -> str:
    """The shape as spaCy gives it: runs of one kind are cut after four."""
    shape = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in text)
    return re.sub(r"(.)\1{4,}", r"\1\1\1\1", shape)
