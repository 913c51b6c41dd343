"""re3d: entities and relations of reports on Syria and Iraq."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A report; `source` is its publisher."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A typed span."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link from one span to another."""

    type: str
    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """The entities and relations of one report."""

    id: str
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated ones; `ignore` are entities whose find is neither right nor wrong."""

    id: str
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    ignore: tuple[Entity, ...] = ()
