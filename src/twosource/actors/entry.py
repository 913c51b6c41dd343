"""What a row of the registry's tables holds beyond the public `Actor`."""

from dataclasses import dataclass
from datetime import date

from twosource.actors.index import Name
from twosource.model import Actor, ActorKind


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an actor.

    `weak` names count only where the report supports them (by the country or a fuller name), `loaded` ones take a
    side, and `bare` marks a surname that is enough without the full name before it. `support` are countries and actors
    of which the report must name one, where the actor's own country says too little.
    """

    text: str
    weak: bool = False
    loaded: bool = False
    bare: bool = False
    support: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A person's time in an office: `title` in the canonical words of titles.csv, `organ` an actor's id."""

    title: str
    organ: str
    start: date | None
    end: date | None

    def holds(self, day: date | None) -> bool:
        """Whether the office was held on `day`; an unknown day asks whether it is still held."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor, its names as the table marks them, a person's offices, and the file and line it comes from."""

    actor: Actor
    names: tuple[Alias, ...]
    offices: tuple[Office, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Nation:
    """How reporters name a state or polity: adjectives, its people, and the seats that stand for its government."""

    actor: str
    adjectives: tuple[Alias, ...]
    people: tuple[Alias, ...]
    seats: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun that makes an actor together with a nation or a group.

    `organ` is the suffix of the state organ's id ("Syrian troops": armed-forces), None where the words name no organ
    ("Syrian rebels"). `group` marks nouns that stand for the group they follow ("Hamas fighters").
    """

    noun: str
    organ: str | None
    kind: ActorKind
    group: bool
    loaded: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A title as reporters write it, the office in canonical words, and the suffix of the organ that it belongs to.

    `country` is the one that uses the title for this office ("Foreign Secretary": GBR), None for the rest.
    """

    title: str
    office: str
    organ: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Code:
    """A value that the tables may hold, and what it means; `scheme` is kind, plover or acled."""

    scheme: str
    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of words, not actors, that the registry's names are read with; see the headers of the data files."""

    nations: tuple[Nation, ...]
    roles: tuple[Role, ...]
    titles: tuple[Title, ...]
    bodies: tuple[tuple[str, ActorKind], ...]
    seat_words: tuple[tuple[str, str], ...]
    spellings: tuple[tuple[str, str], ...]
    codes: tuple[Code, ...]
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A registry's names, surnames, given names and phrases by key: all that is costly to make from its rows."""

    names: dict[str, tuple[Name, ...]]
    surnames: dict[str, list[str]]
    given: tuple[str, ...]
    roles: dict[str, Role]
    titles: dict[str, Title]
    bodies: dict[str, ActorKind]
    other_names: dict[str, bool]
