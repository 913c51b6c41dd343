"""On whose word: the links of a source chain."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.actor import ActorRef
from twosource.model.span import Span
from twosource.model.when import When

Stance = Literal["says", "claims_responsibility", "accuses", "denies", "confirms", "announces", "warns", "cites"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever says it: a named or unnamed person, body, agency or the publisher itself.

    `affiliation` names the body that a person speaks for or belongs to, where the report tells it.
    """

    name: str
    actor: ActorRef | None
    span: Span | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a source chain, outermost (the publisher) first.

    `channel` is the medium ("statement", "Telegram channel"), `said` when it was said, `cue` the words that report it.
    """

    speaker: Speaker
    stance: Stance
    channel: str | None
    said: When | None
    cue: Span | None
