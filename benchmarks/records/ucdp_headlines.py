"""ucdp_headlines: how many were killed, from a headline alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A headline, the office that published it, and when."""

    id: str
    headline: str
    office: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The death count; None where the headline gives none."""

    id: str
    best: int | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The coders' count, its bounds, and how many events cite the headline."""

    id: str
    best: int
    low: int
    high: int
    events_citing: int
