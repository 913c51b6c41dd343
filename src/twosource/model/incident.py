"""What happened, as far as reports tell: claims about one happening, put together, and on how many voices it rests."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from twosource.errors import InvariantError
from twosource.model.claim import Factuality
from twosource.model.participant import Participant, Responsibility
from twosource.model.place import Place
from twosource.model.quantity import Measure, check_bounds
from twosource.model.when import When

Grade = Literal["single-source", "corroborated", "official-only", "contested", "retracted"]
"""How far an incident is corroborated.

`corroborated` rests on two independent voices or more, one of them at least neither an authority nor a party;
`official-only` on the word of authorities and parties alone; `contested` where independent voices exclude each other on
whether it happened or who did it; `retracted` where those who told it took it back; `single-source` on one voice.
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent source of an incident: whoever is the last link of the chain, not the outlet that prints it.

    `interested` marks a party to the event, `official` an authority. `note` says why several reports count once.
    `derived` marks an outlet or agency that cites another of the voices, so that its own word adds none.
    """

    key: str
    name: str
    interested: bool
    official: bool
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    note: str | None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a field, the claims that tell it and the keys of the voices behind them."""

    value: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """All that is told of one field; `best` is chosen by `rule`. `contested`: independent voices exclude each other."""

    name: str
    best: str
    told: tuple[Told, ...]
    contested: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Count:
    """What is told of one number: the bounds over all voices, and the best figure."""

    measure: Measure
    low: int | None
    best: int | None
    high: int | None

    def __post_init__(self) -> None:
        check_bounds(self.low, self.best, self.high)


@dataclass(frozen=True, slots=True)
class Held:
    """One line of the responsibility board: what a voice says of an actor's part.

    `voice` is the key of who says it, `by` the name. `said` is when, where the report tells it; `reported` is the
    report's day.
    """

    name: str
    actor: str | None
    part: Responsibility
    voice: str
    said: datetime | None
    claim: str
    reported: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as the reports of a ledger tell it. Derived from claims and judgements, and from nothing else."""

    id: str
    type: str
    summary: str
    factuality: Factuality
    participants: tuple[Participant, ...]
    place: Place | None
    when: When | None
    counts: tuple[Count, ...]
    fields: tuple[Field, ...]
    board: tuple[Held, ...]
    voices: tuple[Voice, ...]
    grade: Grade
    reason: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise InvariantError(f"incident {self.id} has no claims; an incident is what claims tell")

    @property
    def contested(self) -> bool:
        """Whether independent voices exclude each other in any field."""
        return any(field.contested for field in self.fields)
