"""Words of a report that name an actor."""

from dataclasses import dataclass
from typing import Literal

from twosource.model import Actor, ActorRef, Span

ActorUse = Literal["name", "acronym", "demonym", "demonym_role", "metonym", "surname", "title", "role"]
"""How the words name the actor.

`name` a name or alias; `acronym`; `demonym` a nation's adjective ("*Israeli* strikes"); `demonym_role` a nation with a
role noun ("Syrian army", "Iraqi rebels") or a group with one ("Hamas fighters"); `metonym` a seat for its government
("Damascus said"); `surname` of a person named in full before, or known by it; `title` a person by office ("the Russian
president", "President Sisi"); `role` a role noun alone, resolved to a nation that the report is about ("the army").
"""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor.

    Tokens `first` to `last` (inclusive) are the words, `span` their text. `head` is the token that the rest of the
    sentence holds on to; it lies after `last` where the name stands before a noun that means the same body ("the
    *Hamas* resistance movement"). `name` is the neutral name of a known actor, else the report's own words. `actor` is
    None where the registry does not hold it; `ref` then has a local id (`local:...`), the same for the same name in
    every report. `loaded` tells that the words take a side. `affiliation` and `affiliation_name` are the body that a
    person speaks for or belongs to. `rule` is the rule that decided, for --explain.
    """

    first: int
    last: int
    head: int
    span: Span
    name: str
    actor: Actor | None
    ref: ActorRef
    use: ActorUse
    loaded: bool
    affiliation: ActorRef | None
    affiliation_name: str | None
    rule: str
