"""coref: mentions of the same event across reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenMention:
    """An event mention: tokens `start` to `end` (exclusive) of sentence `sent`, or `token_ids` where it is broken."""

    id: str
    sent: int
    start: int
    end: int
    token_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A report, tokenised, with its mentions. `text` joins tokens by spaces and sentences by newlines.

    Mentions of different topics are never of the same event.
    """

    id: str
    topic: str
    text: str
    tokens: tuple[tuple[str, ...], ...]
    mentions: tuple[GivenMention, ...]
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ClusteredMention:
    """A mention and the event that it tells; None: no event was given."""

    id: str
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The mentions of one report; `incident` groups the reports themselves."""

    id: str
    mentions: tuple[ClusteredMention, ...] = ()
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An annotated mention."""

    id: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated mentions of one report."""

    id: str
    corpus: str
    incident: str
    mentions: tuple[GoldMention, ...]
