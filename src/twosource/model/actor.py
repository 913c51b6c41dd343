"""Who acts, suffers or speaks: entries of the actor registry, and references to them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ActorKind = Literal[
    "state",
    "government",
    "parliament",
    "military",
    "police",
    "security_service",
    "ministry",
    "court",
    "armed_group",
    "militia",
    "alliance",
    "party",
    "international_organisation",
    "regional_organisation",
    "ngo",
    "media",
    "company",
    "religious",
    "ethnic",
    "civilian",
    "person",
    "other",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the actor registry.

    `country` is ISO 3166-1 alpha-3. `aliases` are neutral names, `loaded_aliases` names that take a side. The
    codes are CAMEO/PLOVER actor codes (`plover`) and the ACLED interaction code (`acled`, 1 to 8), where known.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    loaded_aliases: tuple[str, ...] = ()
    plover: str | None = None
    acled: int | None = None


@dataclass(frozen=True, slots=True)
class ActorRef:
    """A reference to an actor: the registry's id, or a local one (`local:...`) for an actor it does not hold."""

    id: str
    kind: ActorKind
    country: str | None = None
