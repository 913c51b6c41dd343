"""What goes to the model and what comes back, without spaCy's types."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.parse.reading import Reading


@dataclass(frozen=True, slots=True)
class Passage:
    """What the model reads as one: the text of a paragraph, how it maps to the report, and where sentences start."""

    text: str
    reading: Reading
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A token as the model is to see it; it stands at `start` to `end` in the passage."""

    text: str
    space: bool
    start: int
    end: int


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
