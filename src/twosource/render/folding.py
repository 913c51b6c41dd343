"""Sentences with graphic details, folded behind a line that says what they are of, so that the reader chooses.

A page folds only what it shows; the text, its offsets and every export are whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from twosource.ontology import graphic

_END = re.compile(r"(?<![A-Z])[.!?…][\"'”’»)\]]*\s+|(?<=\n)")
"""The end of a sentence; the dot after a single capital is an initial's or an abbreviation's."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Whole sentences of a text from `start` to before `end`, and the kinds of details that they hold."""

    start: int
    end: int
    kinds: tuple[str, ...]

    @property
    def words(self) -> str:
        """What a reader is told before choosing."""
        return f"Graphic detail: {', '.join(self.kinds)}"


def folds(text: str) -> tuple[Fold, ...]:
    """The sentences of a text that hold graphic details; those that follow each other are one fold."""
    found = graphic.find(text)
    if not found:
        return ()
    ends = [match.end() for match in _END.finditer(text)]
    made: list[Fold] = []
    for detail in found:
        start = max((end for end in ends if end <= detail.start), default=0)
        end = min((end for end in ends if end >= detail.end), default=len(text))
        before = made[-1] if made else None
        if before is not None and before.end >= start:
            kinds = tuple(dict.fromkeys((*before.kinds, detail.kind)))
            made[-1] = Fold(before.start, max(end, before.end), kinds)
        else:
            made.append(Fold(start, end, (detail.kind,)))
    return tuple(made)


def kinds(text: str) -> tuple[str, ...]:
    """The kinds of graphic details that words hold, each once; empty where there are none."""
    return tuple(dict.fromkeys(detail.kind for detail in graphic.find(text)))


def before(text: str) -> str:
    """A text up to its first graphic sentence, for where it stands as a heading and cannot be folded."""
    made = folds(text)
    return f"{text[: made[0].start].rstrip()} …".lstrip() if made else text


def opening(words: str) -> str:
    """The beginning of what is folded, as HTML; `</details>` ends it."""
    return f'<details class="graphic"><summary>{escape(words)}</summary>'


def folded(quote: str, html: str) -> str:
    """The HTML of a quote, behind a line of its own where it holds graphic details."""
    held = kinds(quote)
    return f"{opening(Fold(0, len(quote), held).words)}{html}</details>" if held else html


def at(start: int, made: Sequence[Fold]) -> Fold | None:
    """The fold that a piece of text lies in."""
    return next((fold for fold in made if fold.start <= start < fold.end), None)
