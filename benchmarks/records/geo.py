"""geo: place names found and placed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A news text."""

    id: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class GivenSpan:
    """Where a place name stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpansInput:
    """A news text with its place names marked: they are to be placed, not found."""

    id: str
    text: str
    toponyms: tuple[GivenSpan, ...]
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name with its coordinates in degrees; without them the name was found and not placed."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The place names of one text."""

    id: str
    toponyms: tuple[Toponym, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """An annotated name with its coordinates; `kind` is literal or associative where the corpus tells."""

    start: int
    end: int
    lat: float
    lon: float
    geonames_id: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated names of one text; `ignore` are spans where a find is neither right nor wrong."""

    id: str
    corpus: str
    toponyms: tuple[GoldToponym, ...]
    ignore: tuple[tuple[int, int], ...] = ()
