"""Who took part."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.actor import ActorRef
from twosource.model.span import Span

Role = Literal["agent", "target", "victim", "recipient", "instrument"]

Responsibility = Literal["stated", "claimed", "accused", "suspected", "denied"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in a claim.

    `name` is the neutral name where the registry knows the actor, else the report's words. `responsibility` says what
    is said of an agent's part, and is None for other roles.
    """

    role: Role
    name: str
    actor: ActorRef | None
    responsibility: Responsibility | None
    span: Span | None
