"""case2021: the event type of a snippet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A snippet of one or two sentences."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Its type; None where no type was found."""

    id: str
    label: str | None = None


Gold = Answer
