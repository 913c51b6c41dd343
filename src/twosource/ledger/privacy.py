"""Who may be listed: bodies, people described by no name, and holders of an office that the registry knows.

Harm reduction: nothing gathers all that a private person, such as a witness, said or did. Whoever reports name is shown
in the incidents and claims that name them and nowhere else.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import get_args

from sqlalchemy import Connection

from twosource import actors as registries
from twosource.actors import Entry, Registry
from twosource.ledger.hearing import Heard, speakers
from twosource.model import ActorKind, ActorRef

_AT_ONCE = 100
_ORGANISATIONS: frozenset[ActorKind] = frozenset(get_args(ActorKind)) - {"person", "civilian", "ethnic", "other"}


def is_public(entry: Entry | None, kind: ActorKind) -> bool:
    """Whether an actor may stand in lists; `entry` is its row of the registry, where it has one."""
    if entry is None:
        return kind in _ORGANISATIONS
    return kind != "person" or bool(entry.offices)


def may_be_listed(registry: Registry, speaker: ActorRef | None) -> bool:
    """Whether a voice may stand in lists, by who speaks (None: nobody in particular)."""
    return speaker is None or speaker.kind != "person" or is_public(registry.entry(speaker.id), "person")


def public(connection: Connection, found: Iterable[Heard]) -> Iterator[Heard]:
    """The voices that may be listed, in their order; read in parts, so that the first are quick."""
    registry = registries.load()
    waiting = iter(found)
    while part := list(islice(waiting, _AT_ONCE)):
        spoken = speakers(connection, [heard.key for heard in part if heard.key.startswith(("words:", "actor:"))])
        yield from (heard for heard in part if may_be_listed(registry, spoken.get(heard.key)))
