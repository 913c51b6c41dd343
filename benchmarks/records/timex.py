"""timex: dates, times, durations and sets, with TIMEX3 values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A text and the day of its creation."""

    id: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression; `value` is None or empty where none is given."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The time expressions of one text."""

    id: str
    timexes: tuple[Timex, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated expressions, and the corpus that the text is from."""

    id: str
    corpus: str
    timexes: tuple[Timex, ...]
