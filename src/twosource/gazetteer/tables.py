"""The gazetteer's own tables, read and checked: countries, kinds, type words, divisions' abbreviations and sites."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from twosource.gazetteer.names import fold
from twosource.ontology.table import Row, read_table

_PACKAGE = "twosource.gazetteer"


@dataclass(frozen=True, slots=True)
class Country:
    """A country of `countries.csv`; the names are as written there.

    `transliterated` tells whether its place names reach English in several spellings.
    """

    iso3: str
    iso2: str
    name: str
    variants: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    transliterated: bool
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place: its family (kinds that reporters exchange) and the precision of its points."""

    kind: str
    family: str
    precision: str


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word that tells the kind of place, and where it stands."""

    words: str
    position: Literal["before", "after"]
    kind: str


@dataclass(frozen=True, slots=True)
class Site:
    """A row of `sites.csv`; `countries` is empty for the high sea."""

    name: str
    variants: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    admin1: str
    lat: float
    lon: float
    precision_km: float
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form of a first-level division: the country, the division's name and the forms."""

    iso3: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demonym:
    """An adjective or noun for the people of a place that is no country; `iso3` is blank for regions of several."""

    word: str
    place: str
    iso3: str


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by |."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


def number(row: Row, column: str, low: float, high: float) -> float:
    """The cell as a number from `low` to `high`; raises DataError otherwise."""
    try:
        value = float(row[column])
    except ValueError:
        raise row.error(column, "it is not a number", "write it in decimal degrees or kilometres") from None
    if not low <= value <= high:
        raise row.error(column, f"it is not between {low:g} and {high:g}", "mend the number")
    return value


@cache
def countries() -> tuple[Country, ...]:
    """All countries, by ISO 3166-1 alpha-3."""
    columns = ("iso3", "iso2", "name", "variants", "demonyms", "capitals", "seats", "transliterated", "lat", "lon")
    blank = ("variants", "demonyms", "capitals", "seats", "transliterated")
    rows = read_table(_PACKAGE, "countries.csv", columns, key=("iso3",), blank=blank)
    return tuple(
        Country(
            row["iso3"],
            row["iso2"],
            row["name"],
            many(row["variants"]),
            many(row["demonyms"]),
            many(row["capitals"]),
            many(row["seats"]),
            row["transliterated"] == "yes",
            number(row, "lat", -90, 90),
            number(row, "lon", -180, 180),
        )
        for row in rows
    )


@cache
def country_names() -> dict[str, str]:
    """Short English names by ISO 3166-1 alpha-3."""
    return {country.iso3: country.name for country in countries()}


@cache
def _countries_by_name() -> dict[str, str]:
    return {fold(name): c.iso3 for c in countries() for name in (c.name, *c.variants)}


def country_named(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country that a name is of, in any spelling; None where it is of none."""
    return _countries_by_name().get(fold(name))


@cache
def kinds() -> dict[str, Kind]:
    """All kinds, by name."""
    rows = read_table(_PACKAGE, "kinds.csv", ("kind", "family", "precision"), key=("kind",))
    return {row["kind"]: Kind(row["kind"], row["family"], row["precision"]) for row in rows}


@cache
def type_words() -> tuple[dict[str, str], dict[str, str]]:
    """The kinds of the type words that stand before a name, and of those that stand after it, by folded words."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for row in read_table(_PACKAGE, "type_words.csv", ("words", "position", "kind"), key=("words", "position")):
        if row["kind"] not in kinds():
            raise row.error("kind", "it is not in kinds.csv", "add the kind there or mend the cell")
        if row["position"] not in ("before", "after"):
            raise row.error("position", "it is neither before nor after", "write one of the two")
        side = before if row["position"] == "before" else after
        side[fold(row["words"])] = row["kind"]
    return before, after


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Short forms of first-level divisions ("Calif.", "N.S.W.")."""
    rows = read_table(_PACKAGE, "abbreviations.csv", ("iso3", "name", "forms"), key=("iso3", "name"))
    return tuple(Abbreviation(row["iso3"], row["name"], many(row["forms"])) for row in rows)


@cache
def english_names() -> dict[int, str]:
    """The usual English names of settlements and divisions that GeoNames calls otherwise, by GeoNames id."""
    rows = read_table(_PACKAGE, "english_names.csv", ("id", "name", "country"), key=("id",))
    known = {country.iso3 for country in countries()}
    for row in rows:
        if row["country"] not in known:
            raise row.error("country", "it is not in countries.csv", "write an ISO 3166-1 alpha-3 code")
    return {int(number(row, "id", 1, 10**9)): row["name"] for row in rows}


@cache
def demonyms() -> tuple[Demonym, ...]:
    """Adjectives and nouns for the people of places that are no countries."""
    rows = read_table(_PACKAGE, "demonyms.csv", ("word", "place", "country"), key=("word",), blank=("country",))
    return tuple(Demonym(row["word"], row["place"], row["country"]) for row in rows)


@cache
def sites() -> tuple[Site, ...]:
    """The curated sites."""
    columns = ("name", "variants", "kind", "country", "admin1", "lat", "lon", "precision_km", "source", "note")
    known = {country.iso3 for country in countries()}
    found = []
    for row in read_table(
        _PACKAGE, "sites.csv", columns, key=("name", "country", "kind"), blank=("variants", "country", "admin1", "note")
    ):
        if row["kind"] not in kinds():
            raise row.error("kind", "it is not in kinds.csv", "add the kind there or mend the cell")
        for iso3 in many(row["country"]):
            if iso3 not in known:
                raise row.error("country", f"{iso3!r} is not in countries.csv", "write ISO 3166-1 alpha-3 codes")
        found.append(
            Site(
                row["name"],
                many(row["variants"]),
                row["kind"],
                many(row["country"]),
                row["admin1"],
                number(row, "lat", -90, 90),
                number(row, "lon", -180, 180),
                number(row, "precision_km", 0.05, 10_000),
                row["source"],
                row["note"],
            )
        )
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def strip_type(key: str) -> tuple[str, str] | None:
    """A folded key without its type word, and the kind that the word tells; None where it has none.

    "anbar province" gives ("anbar", "admin1"), "lake chad" ("chad", "lake"). The longest type word counts.
    """
    words = key.split(" ")
    before, after = type_words()
    for n in range(min(4, len(words) - 1), 0, -1):
        kind = after.get(" ".join(words[-n:]))
        if kind:
            return " ".join(words[:-n]), kind
    for n in range(min(3, len(words) - 1), 0, -1):
        kind = before.get(" ".join(words[:n]))
        if kind:
            return " ".join(words[n:]), kind
    return None
