"""Look-ups in the gazetteer."""

import sqlite3
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, cast

from rapidfuzz import fuzz

from twosource.gazetteer.entry import Candidate, Entry
from twosource.gazetteer.names import fold, skeleton, without_article
from twosource.gazetteer.schema import ADD_AGAIN, PLACE_COLUMNS, VERSION, connect
from twosource.gazetteer.shapes import holds, unpack
from twosource.gazetteer.sieve import may_hold
from twosource.gazetteer.tables import Country, countries, demonyms, kinds, strip_type
from twosource.model import Place, PlacePrecision, Span

SHIPPED = Path(__file__).parent / "data" / "gazetteer.sqlite"

_WIDE_KM = 15.0
"""A point that stands for more than this radius is an area, whatever its kind."""
_BATCH = 400
_CACHE = 60_000
_ALIKE = 60.0
"""How alike (0 to 100) two spellings with one skeleton must be to count as transliterations of one name."""

_VOWELS = frozenset("aeiouy")

_Hit = tuple[Entry, int]


@dataclass(frozen=True, slots=True)
class Source:
    """Where places come from: the name, its version, licence, the credit line to show, and how many places."""

    name: str
    version: str
    licence: str
    credit: str
    places: int


@dataclass(frozen=True, slots=True)
class Info:
    """What a gazetteer file is: its path, size in bytes, version, number of places and names, and its sources.

    The manifest tells what it was built from: names and SHA-256 of tables, packages and files.
    """

    path: Path
    bytes: int
    version: str
    places: int
    names: int
    sources: tuple[Source, ...]
    manifest: tuple[tuple[str, str], ...]


def _opens_alike(one: str, two: str) -> bool:
    """Whether both folded names open with a vowel or both with a consonant: "Modi" is no spelling of "Amod"."""
    return (one[:1] in _VOWELS) == (two[:1] in _VOWELS)


class Gazetteer:
    """The shipped gazetteer and any files of the user's own, opened read-only at the first look-up.

    `path` is the main database, the shipped one by default; `more` are databases that `add` wrote. Raises DataError
    at the first look-up where a file is missing, damaged or of another version.
    """

    def __init__(self, path: Path = SHIPPED, more: Sequence[Path] = ()) -> None:
        self.paths = (path, *more)
        self._hits: dict[str, tuple[_Hit, ...]] = {}
        self._entries: dict[int, Entry | None] = {}
        self._known: dict[str, bool] = {}
        self._answers: dict[tuple[str, str | None], tuple[Candidate, ...]] = {}

    @cached_property
    def _connections(self) -> tuple[sqlite3.Connection, ...]:
        opened = []
        for path in self.paths:
            opened.append(connect(path) if path == self.paths[0] else connect(path, ADD_AGAIN))
            weakref.finalize(self, opened[-1].close)  # a gazetteer that is let go closes its files
        return tuple(opened)

    @cached_property
    def _sieves(self) -> tuple[bytes, ...]:
        return tuple(c.execute("SELECT bits FROM sieve").fetchone()[0] for c in self._connections)

    @cached_property
    def version(self) -> str:
        """The version of the tables, and eight digits of what each file of the user's own was made from."""
        own = (c.execute("SELECT value FROM meta WHERE key = 'sha256'").fetchone() for c in self._connections[1:])
        return "+".join([f"gazetteer/{VERSION}", *(row[0][:8] for row in own)])

    @cached_property
    def countries(self) -> dict[str, Country]:
        """The countries, by ISO 3166-1 alpha-3."""
        return {country.iso3: country for country in countries()}

    @cached_property
    def domains(self) -> dict[str, str]:
        """The country of each national ending of internet addresses, in capitals ("UK": "GBR")."""
        return {c.iso2: c.iso3 for c in countries()} | {"UK": "GBR"}

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """The country of each demonym and country adjective, by folded word ("syrians": "SYR")."""
        return {fold(word): c.iso3 for c in countries() for word in c.demonyms}

    @cached_property
    def region_demonyms(self) -> dict[str, str]:
        """The place of each adjective for the people of a place that is no country, by folded word.

        The value is the folded name, a colon and the country, blank for regions of several ("texas:USA", "europe:").
        """
        return {fold(d.word): f"{fold(d.place)}:{d.iso3}" for d in demonyms()}

    @cached_property
    def seats(self) -> dict[str, str]:
        """The country of each palace or quarter that stands for a government, by folded name ("kremlin": "RUS")."""
        return {fold(word): c.iso3 for c in countries() for word in c.seats}

    @cached_property
    def capitals(self) -> dict[str, str]:
        """The country of each capital whose name stands for a government, by folded name."""
        return {fold(word): c.iso3 for c in countries() for word in c.capitals}

    def load(self, keys: Iterable[str]) -> None:
        """Fetch the entries of many folded keys at once, for the look-ups that follow."""
        if len(self._hits) > _CACHE:
            self._hits.clear()
            self._known.clear()
        hits, sieves = self._hits, self._sieves
        wanted = []
        for key in keys:
            if key and key not in hits:
                hits[key] = ()
                if any(may_hold(bits, key) for bits in sieves):
                    wanted.append(key)
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            found: dict[str, list[_Hit]] = {}
            marks = ",".join("?" * len(part))
            for connection in self._connections:
                rows = connection.execute(
                    f"SELECT n.key, n.how, {PLACE_COLUMNS} FROM name n JOIN place p ON p.id = n.place "
                    f"WHERE n.key IN ({marks}) AND n.rank < 32 ORDER BY n.key, n.rank",
                    part,
                )
                for row in rows:
                    found.setdefault(row[0], []).append((self._entry(row[2:]), row[1]))
            for key in part:
                self._hits[key] = tuple(found.get(key, ()))

    def knows(self, key: str) -> bool:
        """Whether a folded key, as it is, names an entry; call `load` first where there are many."""
        known = self._known.get(key)
        if known is None:
            if key not in self._hits:
                self.load((key,))
            known = self._known[key] = any(not how & 8 for _, how in self._hits[key])
        return known

    def knows_fully(self, key: str) -> bool:
        """Whether a folded key names an entry with nothing taken away, neither an article nor a type word."""
        if key not in self._hits:
            self.load((key,))
        return any(how < 4 for _, how in self._hits[key])

    def candidates(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """The entries that a name may mean, the most prominent first; empty where there are none.

        The first of these that finds any decides: the folded name; without its article; without its type word ("Anbar
        province"), among entries of that type; a transliteration among the places of `country` (ISO 3166-1 alpha-3),
        where given. With `country` the exact entries of that country come first, and entries of others stay.
        """
        known = self._answers.get((name, country))
        if known is not None:
            return known
        if len(self._answers) > _CACHE:
            self._answers.clear()
        self._answers[name, country] = answer = self._search(fold(name), country)
        return answer

    def _search(self, key: str, country: str | None) -> tuple[Candidate, ...]:
        bare = without_article(key)
        stripped = strip_type(key)
        self.load(k for k in (key, bare, stripped[0] if stripped else "") if k)
        found = [*self._plain(key, "exact"), *(self._plain(bare, "article") if bare != key else ())]
        if stripped:
            found += self.typed(*stripped)
        if not found or (country and all(c.entry.country != country for c in found)):
            found += self.spelt(key if not stripped else stripped[0], country) if country else []
        if country:
            found.sort(key=lambda c: c.entry.country != country)
        seen: set[int] = set()
        return tuple(c for c in found if not (c.entry.id in seen or seen.add(c.entry.id)))  # type: ignore[func-returns-value]

    def _plain(self, key: str, rule: Literal["exact", "article"]) -> list[Candidate]:
        if key not in self._hits:
            self.load((key,))
        return [
            Candidate(entry, "article" if how & 4 else rule, not how & 3, how & 3 == 2)
            for entry, how in self._hits[key]
            if not how & 8
        ]

    def typed(self, key: str, kind: str) -> list[Candidate]:
        """The entries of the family of `kind` that a folded name without its type word may mean."""
        family = kinds()[kind].family
        keys = [key]
        bare = without_article(key)
        if bare != key:
            keys.append(bare)
        self.load(keys)
        found = []
        for k in keys:
            for entry, how in self._hits[k]:
                if kinds()[entry.kind].family == family and how & 3 != 2:
                    found.append(Candidate(entry, "type", not how & 3, False))
        return found

    def spelt(self, key: str, country: str) -> list[Candidate]:
        """The entries of a country whose names transliterate to the same consonants, the most alike first.

        Empty for countries that write their names in Latin letters themselves: there another spelling is another name.
        """
        bone = skeleton(key, country)
        if len(bone) < 2 or country not in self.countries or not self.countries[country].transliterated:
            return []
        alike: dict[int, float] = {}
        entries: dict[int, Entry] = {}
        bare = without_article(key)
        for connection in self._connections:
            rows = connection.execute(
                f"SELECT s.name, {PLACE_COLUMNS} FROM skeleton s JOIN place p ON p.id = s.place "
                "WHERE s.country = ? AND s.key = ?",
                (country, bone),
            )
            for row in rows:
                name = without_article(row[0])
                score = fuzz.ratio(bare, name) if _opens_alike(bare, name) else 0.0
                if score >= _ALIKE + (12 if len(bone) < 3 else 0):
                    entry = self._entry(row[1:])
                    entries[entry.id] = entry
                    alike[entry.id] = max(score, alike.get(entry.id, 0.0))
        order = sorted(entries.values(), key=lambda e: (-alike[e.id] - 4 * len(str(e.population)), e.id))
        return [Candidate(entry, "spelling", False, False) for entry in order[:8]]

    def entry(self, id: int) -> Entry | None:
        """The entry with an id; None where there is none."""
        if id not in self._entries:
            row = None
            for connection in self._connections:
                row = connection.execute(f"SELECT {PLACE_COLUMNS} FROM place p WHERE p.id = ?", (id,)).fetchone()
                if row is not None:
                    break
            self._entries[id] = self._entry(row) if row is not None else None
        return self._entries[id]

    def place(self, entry: Entry, span: Span | None = None) -> Place:
        """The place that an entry stands for, as closely as its kind and its radius fix it."""
        admin1 = self.entry(entry.admin1) if entry.admin1 else None
        precision = cast(PlacePrecision, kinds()[entry.kind].precision)
        if precision == "site" and entry.precision_km > _WIDE_KM:
            precision = "area"
        return Place(
            entry.name,
            entry.lat,
            entry.lon,
            entry.country,
            admin1.name if admin1 else None,
            "city" if entry.kind == "seat" else entry.kind,
            precision,
            entry.ref,
            span,
        )

    def country(self, iso3: str) -> Entry:
        """The entry of a country, by ISO 3166-1 alpha-3; raises KeyError for a code that is none."""
        name = self.countries[iso3].name
        return next(
            c.entry for c in self._plain(fold(name), "exact") if c.entry.kind == "country" and c.entry.country == iso3
        )

    def division_at(self, lat: float, lon: float) -> Entry | None:
        """The first-level division that holds a point, or the country where only that is known; None at sea."""
        rows = self._connections[0].execute(
            "SELECT place, rings FROM shape WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY place",
            (lon, lon, lat, lat),
        )
        for place, rings in rows:
            if holds(unpack(rings), lon, lat):
                found = self.entry(place)
                return self.entry(found.admin1) if found and found.admin1 else found
        return None

    def info(self) -> tuple[Info, ...]:
        """What each file of the gazetteer is, the shipped one first."""
        found = []
        for path, connection in zip(self.paths, self._connections, strict=True):
            version = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()[0]
            places = connection.execute("SELECT count(*) FROM place").fetchone()[0]
            names = connection.execute("SELECT count(*) FROM name").fetchone()[0]
            rows = connection.execute(
                "SELECT name, version, licence, credit, places FROM source ORDER BY id"
            ).fetchall()
            sources = tuple(Source(*row) for row in rows)
            manifest = tuple(connection.execute("SELECT key, value FROM meta WHERE key != 'version' ORDER BY key"))
            found.append(Info(path, path.stat().st_size, version, places, names, sources, manifest))
        return tuple(found)

    def close(self) -> None:
        """Close the files; a later look-up opens them again."""
        if "_connections" in self.__dict__:
            for connection in self._connections:
                connection.close()
            del self.__dict__["_connections"]
            self.__dict__.pop("_sieves", None)

    def _entry(self, row: Sequence[object]) -> Entry:
        id = row[0]
        assert isinstance(id, int)
        known = self._entries.get(id)
        if known is None:
            known = Entry(id, row[1] or f"geonames:{id}", *row[2:])  # type: ignore[arg-type]
            self._entries[id] = known
        return known
