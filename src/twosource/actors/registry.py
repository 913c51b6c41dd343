"""The registry of actors: look-up by id, by name, by office, and users' own files beside the shipped ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

from twosource.actors import reading, table
from twosource.actors.entry import Alias, Entry, Grammar, Office, Ready
from twosource.actors.index import Index, Name, NameUse, Phrases
from twosource.errors import DataError
from twosource.model import Actor

VERSION = "actors/1"
_ABBREVIATION = 4  # letters: shorter names are found as they are and not by likeness


@dataclass(frozen=True, slots=True)
class Conflict:
    """A name that two actors share without a rule that decides: both strong, and valid on the same day."""

    name: str
    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"{self.name!r} names both {self.first} and {self.second}; write it as {self.name + '?'!r} in one of the "
            "rows (then it counts only where the report supports it), or give dates on which only one of them exists"
        )


@dataclass(frozen=True, slots=True)
class Found:
    """An actor that a search found, the name that matched, and how well (0 to 100, 100 the same name)."""

    actor: Actor
    name: str
    score: float


class Registry:
    """All actors, with what tells one from another. It never changes; `add` gives a new one.

    `version` names the shipped tables, and by a digest the users' files beside them.
    """

    def __init__(
        self, entries: Iterable[Entry], grammar: Grammar, ready: Ready | None = None, version: str = VERSION
    ) -> None:
        """Check and index the entries, or take both from `ready`, which an earlier registry of the same rows gave."""
        self.grammar, self.version = grammar, version
        self.meanings = {(code.scheme, code.code): code.meaning for code in grammar.codes}
        self.index = Index(dict(grammar.spellings), ready.names if ready else None)
        self.nations = frozenset(nation.actor for nation in grammar.nations)
        """The ids of all states and polities, which are places too."""
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            known = self._entries.get(entry.actor.id)
            if known:
                raise DataError(f"{entry.where}: id {entry.actor.id!r} is also at {known.where}; give it another")
            self._entries[entry.actor.id] = entry
        self._surnames: dict[str, list[str]] = ready.surnames if ready else {}
        given = set(ready.given) if ready else set()
        if ready is None:
            for entry in self._entries.values():
                self._check(entry)
                given.update(self._name(entry))
            self._name_nations()
            key = self.index.key
            phrases = (
                {key(role.noun): role for role in grammar.roles},
                {key(title.title): title for title in grammar.titles},
                {key(word): kind for word, kind in grammar.bodies},
                {key(name): True for name in grammar.other_names},
            )
        else:
            phrases = (ready.roles, ready.titles, ready.bodies, ready.other_names)
        self.given_names: frozenset[str] = frozenset(given)
        self.roles, self.titles, self.bodies = Phrases(phrases[0]), Phrases(phrases[1]), Phrases(phrases[2])
        self.other_names = Phrases(phrases[3])
        self.seat_verbs, self.seat_nouns, self.seat_objects = (
            frozenset(word for word, place in grammar.seat_words if place == wanted)
            for wanted in ("subject", "owner", "object")
        )
        self._holders: dict[tuple[str, str], list[tuple[Office, Actor]]] = {}
        for entry in self._entries.values():
            for office in entry.offices:
                self._holders.setdefault((office.organ, office.title), []).append((office, entry.actor))

    def ready(self) -> Ready:
        """What the checks and the index came to, for a registry of the same rows to start from."""
        return Ready(
            dict(self.index.items()),
            self._surnames,
            tuple(sorted(self.given_names)),
            self.roles.values,
            self.titles.values,
            self.bodies.values,
            self.other_names.values,
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order of their tables."""
        return tuple(self._entries.values())

    def _name_nations(self) -> None:
        for nation in self.grammar.nations:
            if nation.actor not in self._entries:
                raise DataError(f"nations.csv: {nation.actor!r} is no actor; add it to states.csv or polities.csv")
            uses: tuple[tuple[NameUse, tuple[Alias, ...]], ...] = (
                ("adjective", nation.adjectives),
                ("people", nation.people),
                ("seat", nation.seats),
            )
            for use, names in uses:
                for name in names:
                    self.index.add(nation.actor, name.text, use, weak=name.weak, bare=name.bare)

    def _check(self, entry: Entry) -> None:
        actor = entry.actor
        supports = (name for alias in entry.names for name in alias.support if not name.isupper())
        for other in (actor.parent, *(office.organ for office in entry.offices), *supports):
            if other is not None and other not in self._entries:
                raise DataError(f"{entry.where}: {actor.id} names {other!r}, which is no actor; add it or correct it")
        if actor.plover and ("plover", actor.plover) not in self.meanings:
            known = ", ".join(code for scheme, code in self.meanings if scheme == "plover")
            raise DataError(f"{entry.where}: plover {actor.plover!r} is no code; use one of {known}, or nothing")
        seen, parent = {actor.id}, actor.parent
        while parent is not None:
            if parent in seen:
                raise DataError(f"{entry.where}: {actor.id} is its own parent by way of {parent}; break the circle")
            seen.add(parent)
            parent = self._entries[parent].actor.parent if parent in self._entries else None

    def _name(self, entry: Entry) -> set[str]:
        """Index the names and offices of an entry; gives the given names of a person."""
        actor = entry.actor
        given = set()
        for alias in entry.names:
            key = self.index.add(
                actor.id,
                alias.text,
                "name",
                weak=alias.weak,
                loaded=alias.loaded,
                bare=alias.bare,
                support=alias.support,
            )
            if key and actor.kind == "person" and not alias.loaded and " of " not in key:
                first, _, last = key.rpartition(" ")
                if first:
                    given.add(first.partition(" ")[0])
                holders = self._surnames.setdefault(last, [])
                if actor.id not in holders:
                    holders.append(actor.id)
        return given

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, in the order of their tables."""
        return tuple(entry.actor for entry in self._entries.values())

    def get(self, identity: str) -> Actor | None:
        """The actor with an id, None where there is none."""
        entry = self._entries.get(identity)
        return entry.actor if entry else None

    def offices(self, identity: str) -> tuple[Office, ...]:
        """The offices that a person has held, in the order of the table."""
        entry = self._entries.get(identity)
        return entry.offices if entry else ()

    def entry(self, identity: str) -> Entry | None:
        """The row of the actor with an id: its names as the table marks them, its offices, its file and line."""
        return self._entries.get(identity)

    def members(self, identity: str) -> tuple[Actor, ...]:
        """The bodies that belong to an actor, in the order of their tables."""
        return tuple(a for a in self.actors if a.parent == identity and a.kind != "person")

    def officers(self, organ: str) -> tuple[tuple[Office, Actor], ...]:
        """The persons who hold or held an office of a body, by title and first day."""
        held = [pair for (body, _), pairs in self._holders.items() if body == organ for pair in pairs]
        return tuple(sorted(held, key=lambda p: (p[0].title, p[0].start or date.min, p[1].id)))

    def organ(self, nation: str, organ: str) -> Actor | None:
        """An organ of a state by the suffix of its id: ("syr", "armed-forces")."""
        return self.get(f"{nation}.{organ}")

    def holder(self, organ: str, title: str, day: date | None) -> Actor | None:
        """Who held an office on a day, who holds it where `day` is None; None where not one person did."""
        held = [actor for office, actor in self._holders.get((organ, title), ()) if office.holds(day)]
        return held[0] if held and all(actor is held[0] for actor in held) else None

    def surnamed(self, key: str) -> tuple[Actor, ...]:
        """The persons whose name ends in a word, or who are known by it, by its key."""
        return tuple(self._entries[identity].actor for identity in self._surnames.get(key, ()))

    def search(self, text: str, limit: int = 10) -> tuple[Found, ...]:
        """The actors whose names are like `text`, best first; an id finds its actor."""
        exact = self.get(text.strip())
        if exact:
            return (Found(exact, exact.id, 100.0),)
        key = self.index.key(text)
        if not key:
            return ()
        best = {body.id: Found(body, body.name, 100.0) for body in self._composed(key)}
        keys = dict(self.index.items())
        close = process.extract(key, keys.keys(), scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=75)
        for match, score, _ in close:
            if len(match) < _ABBREVIATION and match != key:
                continue  # "ap" is a part of "rapid", and says nothing of it
            # A name that is only a part of the other may be another body's: a point less for each word that differs.
            score -= abs(len(match.split()) - len(key.split()))
            for name in keys[match]:
                actor = self._entries[name.actor].actor
                if actor.id not in best or best[actor.id].score < score:
                    best[actor.id] = Found(actor, name.text, round(score, 1))
        return tuple(sorted(best.values(), key=lambda f: (-f.score, f.actor.id))[:limit])

    def _composed(self, key: str) -> Iterable[Actor]:
        """The bodies that a nation's adjective or name and a role noun make: "Syrian army"."""
        words = key.split()
        for n in range(1, len(words)):
            role = self.roles.get(" ".join(words[n:]))
            if role is None or role.organ is None:
                continue
            for name in self.index.get(" ".join(words[:n])):
                body = self.organ(name.actor, role.organ)
                if body is not None:
                    yield body

    def add(self, *paths: Path) -> tuple["Registry", tuple[Conflict, ...]]:
        """A registry with users' files beside ours, and the names on which they clash.

        A file has the columns of our tables, of actors or of persons; a row with the id of one of ours takes its place.
        """
        entries = dict(self._entries)
        for path in paths:
            added = table.checked(reading.entries(path), lambda entry: entry.actor.id, path.name)
            entries.update(added)
        digest = reading.digest({path.name: path for path in sorted(paths)})
        registry = Registry(entries.values(), self.grammar, version=f"{self.version}+own.{digest[:12]}")
        known = set(self.conflicts())
        return registry, tuple(c for c in registry.conflicts() if c not in known)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The names that no rule decides."""
        found = []
        for names in self.index.values():
            strong = [n for n in names if not n.weak and n.use == "name"]
            for i, first in enumerate(strong):
                for second in strong[i + 1 :]:
                    if (first.article is None or second.article is None or first.article == second.article) and _meet(
                        self._entries[first.actor].actor, self._entries[second.actor].actor
                    ):
                        found.append(Conflict(first.text, first.actor, second.actor))
        return tuple(found)

    def names_of(self, text: str) -> tuple[Name, ...]:
        """The names that are the same as `text`, whatever the spelling."""
        return self.index.get(self.index.key(text))


def _meet(first: Actor, second: Actor) -> bool:
    """Whether there was a day on which both were valid."""
    return (first.valid_from is None or second.valid_to is None or first.valid_from <= second.valid_to) and (
        second.valid_from is None or first.valid_to is None or second.valid_from <= first.valid_to
    )
