"""One event as one document tells it on one source's word; and totals over many events."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twosource.errors import InvariantError
from twosource.model.attribution import Attribution
from twosource.model.participant import Participant
from twosource.model.place import Place
from twosource.model.quantity import Measure, Part, Quantity, check_bounds
from twosource.model.span import Span
from twosource.model.when import When

Factuality = Literal["occurred", "ongoing", "attempted", "planned", "threatened", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class PloverCode:
    """PLOVER event type and mode (None where the type has no modes)."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED event type and sub-event type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one document tells it on one source's word.

    `content` are the words of what was said, verbatim, where the event is speech: a statement, a demand, a threat.
    """

    id: str
    type: str
    plover: PloverCode | None
    cameo: str | None
    acled: AcledCode | None
    summary: str
    factuality: Factuality
    participants: tuple[Participant, ...]
    place: Place | None
    when: When | None
    quantities: tuple[Quantity, ...]
    attribution: tuple[Attribution, ...]
    evidence: tuple[Span, ...]
    confidence: float
    content: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvariantError(f"claim {self.id} has no evidence; every claim quotes the report")
        if not 0.0 <= self.confidence <= 1.0:
            raise InvariantError(f"claim {self.id} has confidence {self.confidence}; give 0.0 to 1.0")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a total counts: the event type, who takes part, and where."""

    type: str | None
    participants: tuple[Participant, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Total:
    """A claim about many events over a window: "66 attacks since 17 October: 32 in Iraq, 34 in Syria".

    `consistent` says whether the parts can add up to the whole; None where there are no parts or they need not.
    """

    id: str
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    scope: Scope
    since: date | None
    until: date | None
    parts: tuple[Part, ...]
    consistent: bool | None
    attribution: tuple[Attribution, ...]
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        check_bounds(self.low, self.best, self.high)
        if not self.evidence:
            raise InvariantError(f"total {self.id} has no evidence; every total quotes the report")
