"""attribution: who says what."""

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Input:
    """A political news text."""

    id: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content, the words that report it and whoever says it, each a list of spans (empty: none given)."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The attributions of one text."""

    id: str
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated attributions; the text tells which characters of a span are white space."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
