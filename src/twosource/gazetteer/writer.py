"""Writes gazetteer databases: the shipped one and users' own."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from twosource.gazetteer.entry import Entry
from twosource.gazetteer.names import fold, skeleton, without_article
from twosource.gazetteer.schema import TABLES, VERSION
from twosource.gazetteer.sieve import sieve
from twosource.gazetteer.standing import standing
from twosource.gazetteer.tables import countries, kinds, strip_type

OWN, OTHER, CODE = 0, 1, 2
"""How a name belongs to its entry; see schema.TABLES."""
_ARTICLE, _TYPE = 4, 8


class Writer:
    """Collects entries and names and writes them as one database, the same bytes for the same input."""

    def __init__(self) -> None:
        self._entries: dict[int, tuple[Entry, int]] = {}
        self._names: dict[int, dict[str, int]] = defaultdict(dict)
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._shapes: dict[int, tuple[float, float, float, float, bytes]] = {}

    def add(self, entry: Entry, source: int, names: Iterable[tuple[str, int]]) -> None:
        """Add an entry with its names, each with how it belongs to it (OWN, OTHER, CODE)."""
        self._entries[entry.id] = (entry, source)
        for name, how in names:
            self._add_name(entry, name, how)

    def name(self, id: int, name: str, how: int) -> None:
        """Add a further name of an entry that has been added."""
        self._add_name(self._entries[id][0], name, how)

    def type_name(self, id: int, key: str) -> None:
        """Let an entry answer to `key` where a type word of its family stands by it ("Kabul airport")."""
        self._note(id, key, OTHER | _TYPE)

    def keys(self, id: int) -> list[str]:
        """The folded names of an entry that stand by themselves, without any type word."""
        return [key for key, how in self._names[id].items() if how in (OWN, OTHER)]

    def share(self, id: int, other: int) -> None:
        """Let one entry answer to the names of another as alternatives."""
        for key in self.keys(id):
            self._note(other, key, OTHER)

    def shape(self, id: int, box: tuple[float, float, float, float], rings: bytes) -> None:
        """Add the packed outline of an entry, with its west, south, east and north."""
        self._shapes[id] = (*box, rings)

    def named(self, key: str) -> list[int]:
        """The ids of the entries that have been added under a folded name."""
        return self._keys.get(key, [])

    def __contains__(self, id: int) -> bool:
        return id in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def _note(self, id: int, key: str, how: int) -> None:
        names = self._names[id]
        if key and (key not in names or how < names[key]):
            if key not in names:
                self._keys[key].append(id)
            names[key] = how

    def _add_name(self, entry: Entry, name: str, how: int) -> None:
        key = fold(name)
        if not key:
            return
        self._note(entry.id, key, how)
        if how == CODE:
            return
        bare = without_article(key)
        if bare != key:
            self._note(entry.id, bare, how | _ARTICLE)
        stripped = strip_type(key)
        if stripped and kinds()[stripped[1]].family == kinds()[entry.kind].family and len(stripped[0]) > 2:
            self._note(entry.id, stripped[0], how | _TYPE)
            short = without_article(stripped[0])
            if short != stripped[0]:
                self._note(entry.id, short, how | _TYPE | _ARTICLE)

    def write(
        self, path: Path, meta: Iterable[tuple[str, str]], sources: Iterable[tuple[int, str, str, str, str]]
    ) -> None:
        """Write the database at `path`, replacing what is there.

        `sources` are id, name, version, licence and credit line of each source.
        """
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        try:
            connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;")
            connection.executescript(TABLES)
            with connection:
                self._fill(connection, meta, sources)
            connection.execute("ANALYZE")
            connection.execute("VACUUM")
        finally:
            connection.close()

    def _fill(
        self,
        connection: sqlite3.Connection,
        meta: Iterable[tuple[str, str]],
        sources: Iterable[tuple[int, str, str, str, str]],
    ) -> None:
        counts: dict[int, int] = defaultdict(int)
        for _, source in self._entries.values():
            counts[source] += 1
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted([("version", VERSION), *meta]))
        connection.executemany(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)", sorted((*s, counts[s[0]]) for s in sources)
        )
        connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_row(entry, source) for _, (entry, source) in sorted(self._entries.items())),
        )
        by_key: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
        bones: set[tuple[str, str, int, str]] = set()
        heard = {c.iso3 for c in countries() if c.transliterated}
        for id, names in self._names.items():
            entry = self._entries[id][0]
            weight = standing(entry)
            for key, how in names.items():
                handicap = 4.0 * bool(how & _TYPE) + (0.0 if how & 3 == OWN else 0.5)
                by_key[key].append((handicap - weight, id, how))
                if entry.country in heard and how & ~3 == 0 and how != CODE:
                    bone = skeleton(key, entry.country)
                    if len(bone) > 1:
                        bones.add((entry.country, bone, id, key))
        connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?)",
            ((key, rank, id, how) for key in sorted(by_key) for rank, (_, id, how) in enumerate(sorted(by_key[key]))),
        )
        connection.execute("INSERT INTO sieve VALUES (?)", (sieve(by_key),))
        connection.executemany("INSERT INTO skeleton VALUES (?, ?, ?, ?)", sorted(bones))
        connection.executemany(
            "INSERT INTO shape VALUES (?, ?, ?, ?, ?, ?)", ((id, *shape) for id, shape in sorted(self._shapes.items()))
        )


def _row(entry: Entry, source: int) -> tuple[object, ...]:
    ref = None if entry.ref == f"geonames:{entry.id}" else entry.ref
    return (
        entry.id, ref, entry.name, entry.kind, entry.country, entry.admin1, entry.admin2, entry.lat, entry.lon,
        entry.population, entry.precision_km, round(standing(entry), 2), source,
    )  # fmt: skip
