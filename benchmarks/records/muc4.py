"""muc4: incident templates of whole reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A report; `text` may be in capitals throughout."""

    id: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A slot's filler: its mentions are alternatives of one another. Set fills are strings with " / " between choices.

    `names` and `descriptions` split the mentions of a human target; `names` None means not told apart.
    """

    mentions: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None
    descriptions: tuple[str, ...] | None = None
    type: str | None = None
    number: str | None = None
    effect: str | None = None
    confidence: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident. `date_range` is (first, last) day, `location_path` runs from the country inwards."""

    type: str | None = None
    stage: str | None = None
    category: str | None = None
    date: str | None = None
    date_range: tuple[str | None, str | None] | None = None
    location: str | None = None
    location_path: tuple[str, ...] = ()
    instruments: tuple[Entity, ...] = ()
    perp_individuals: tuple[Entity, ...] = ()
    perp_orgs: tuple[Entity, ...] = ()
    physical_targets: tuple[Entity, ...] = ()
    human_targets: tuple[Entity, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The incidents of one report."""

    id: str
    templates: tuple[Template, ...] = ()


Gold = Answer
