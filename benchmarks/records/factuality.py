"""factuality: did it happen, by the author's word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenTarget:
    """An event word, by its place among the tokens."""

    token: int


@dataclass(frozen=True, slots=True)
class Input:
    """A tokenised sentence with its event words."""

    id: str
    tokens: tuple[str, ...]
    targets: tuple[GivenTarget, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """An event word and its score, -3 (certainly not) to 3 (certainly); None: not answered."""

    token: int
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The event words of one sentence."""

    id: str
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """An annotated event word."""

    token: int
    score: float


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated event words of one sentence."""

    id: str
    targets: tuple[GoldTarget, ...]
