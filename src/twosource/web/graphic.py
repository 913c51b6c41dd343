"""Graphic details: folded in every view until the reader asks for them; the address holds the choice."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

Graphic = Annotated[Literal["shown"] | None, Query(description="`shown` unfolds graphic details.")]
"""The parameter by which a page that quotes reports asks whether graphic details are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of a page chose, and how many passages of the page the choice is about."""

    graphic: Literal["shown"] | None
    passages: int

    @property
    def folds(self) -> bool:
        """Whether graphic details are folded."""
        return self.graphic != "shown"
