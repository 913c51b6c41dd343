"""Claims in the making: what one mention of an event says, before mentions of the same event are put together."""

from dataclasses import dataclass, field

from twosource.extract.answers import (
    Certainty,
    EventMention,
    Measured,
    PlaceAnswer,
    Referent,
    TimeAnswer,
)
from twosource.model import Responsibility, Role, Span, When


@dataclass(frozen=True, slots=True)
class Part:
    """One participant of a draft: the role, who fills it, what is said of his responsibility, and the rule."""

    role: Role
    referent: Referent
    responsibility: Responsibility | None
    rule: str

    @property
    def key(self) -> str:
        """What tells this participant from others: the actor's id, or the words."""
        actor = self.referent.actor
        return actor.id if actor is not None else self.referent.name.lower()


@dataclass(slots=True)
class Draft:
    """One event of a document while it is put together.

    `mentions` are the words that tell it, the first one leading. `sayings` is the chain of indexes of the sayings
    around the leading mention, outermost first; `blame` are those that tell elsewhere who answers for it. `further` are
    mentions that only repeat it (summaries). `content` is what was said, where the event is speech.
    """

    mentions: list[EventMention]
    type: str
    certainty: Certainty
    sayings: tuple[int, ...]
    blame: tuple[int, ...] = ()
    parts: list[Part] = field(default_factory=list)
    place: PlaceAnswer | None = None
    time: TimeAnswer | None = None
    measured: list[Measured] = field(default_factory=list)
    further: list[EventMention] = field(default_factory=list)
    content: tuple[Span, ...] = ()

    @property
    def head(self) -> int:
        """The head token of the leading mention."""
        return self.mentions[0].head

    def of(self, *roles: Role) -> set[str]:
        """The keys of the participants in any of the roles."""
        return {part.key for part in self.parts if part.role in roles}

    @property
    def chain(self) -> tuple[int, ...]:
        """All sayings that the claim rests on: those around the event, then those that tell who answers for it."""
        return (*self.sayings, *(index for index in dict.fromkeys(self.blame) if index not in self.sayings))

    @property
    def day(self) -> When | None:
        """The time that the event's own words tell; None where it was only inferred."""
        return self.time.when if self.time is not None and self.time.explicit else None


def overlap(a: When, b: When) -> bool:
    """Whether two times can be one: their intervals meet, open ends counting as unbounded."""
    a_start, a_end = a.start and a.start.replace(tzinfo=None), a.end and a.end.replace(tzinfo=None)
    b_start, b_end = b.start and b.start.replace(tzinfo=None), b.end and b.end.replace(tzinfo=None)
    if a_start is not None and b_end is not None and a_start >= b_end:
        return False
    return not (b_start is not None and a_end is not None and b_start >= a_end)


def same_count(one: Measured, other: Measured) -> bool:
    """Whether two counts tell the same number of the same measure."""
    return (one.measure, one.count.best, one.count.low) == (other.measure, other.count.best, other.count.low)


def counts_alike(a: Draft, b: Draft) -> bool:
    """Whether both count the same thing."""
    return not {m.measure for m in a.measured}.isdisjoint(m.measure for m in b.measured)


def related(a: str, b: str) -> bool:
    """Whether two event types can be told of one event: equal, or one finer than the other."""
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")


def counts_differ(a: Draft, b: Draft) -> bool:
    """Whether two drafts count the same measure differently."""
    ours = {m.measure: m.count.best for m in a.measured if m.count.best is not None}
    theirs = {m.measure: m.count.best for m in b.measured if m.count.best is not None}
    return any(theirs.get(measure, best) != best for measure, best in ours.items())
