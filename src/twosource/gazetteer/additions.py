"""Users' own places: GeoNames dumps, UCDP GED files and plain CSV become a database of their own."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from twosource.errors import DataError
from twosource.gazetteer.entry import Entry
from twosource.gazetteer.gazetteer import Gazetteer
from twosource.gazetteer.names import fold, is_latin
from twosource.gazetteer.tables import countries, kinds, many
from twosource.gazetteer.writer import OTHER, OWN, Writer

_GEONAMES_COLUMNS = 19
_COLUMNS = frozenset(("name", "lat", "lon", "variants", "kind", "country", "population", "precision_km"))
_GED = frozenset(("where_coordinates", "latitude", "longitude", "country", "where_prec"))
_OWN_IDS = 1 << 40
_SETTLEMENT_PRECISION = "1"
"""UCDP's where_prec of an exactly known place; coarser rows give the middle of an area under the place's name."""

_FEATURES = {
    "ADM1": "admin1", "ADM2": "admin2", "AIRP": "airport", "AIRB": "airbase", "AIRF": "airport", "MILB": "base",
    "INSM": "base", "CMP": "camp", "CMPRF": "camp", "PSTB": "crossing", "PSTP": "checkpoint", "HSP": "hospital",
    "PRN": "prison", "DAM": "dam", "PS": "power_plant", "PSN": "nuclear_site", "PSH": "power_plant", "BDG": "bridge",
    "PRT": "port", "HBR": "port", "OILF": "oil_field", "GASF": "gas_field", "OILR": "refinery", "MN": "mine",
    "MSQE": "holy_site", "CH": "holy_site", "UNIV": "university", "ISL": "island", "ISLS": "island", "MT": "mountain",
    "MTS": "mountain", "PK": "mountain", "HLL": "mountain", "VAL": "valley", "PASS": "pass", "DSRT": "desert",
    "PLN": "plain", "STM": "river", "STMI": "river", "WAD": "valley", "LK": "lake", "SEA": "sea", "GULF": "sea",
    "STRT": "strait", "CNL": "canal", "RGN": "region", "FRST": "forest", "RD": "road",
}  # fmt: skip
"""Kinds of GeoNames feature codes; settlements are all codes that begin with PPL, and other codes are left out."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of a user's file that was left out, and why."""

    line: int
    cause: str


@dataclass(frozen=True, slots=True)
class Added:
    """What an import gave: the database, the format that was recognised, how many places, and the lines left out.

    `left_out` counts lines that are sound and name no place that was asked for or is of use, such as undersea features.
    """

    path: Path
    format: str
    places: int
    left_out: int
    skipped: tuple[Skipped, ...]


class _LineError(Exception):
    """A line that cannot be used."""


_Found = tuple[Entry, list[tuple[str, int]]]
_Row = TypeVar("_Row")


def add(
    file: Path,
    target: Path,
    gazetteer: Gazetteer | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
    only: Collection[str] = (),
) -> Added:
    """Import the places of `file` into the database `target`, written anew, for `Gazetteer(more=...)`.

    `file` is a GeoNames dump (XX.zip, XX.txt, allCountries.zip), a UCDP GED file, or a CSV with the columns name, lat
    and lon, and if you like variants (separated by |), kind (of kinds.csv), country (ISO 3166 code or name), population
    and precision_km; `columns` tells what a CSV calls them ({"name": "site_name"}). `only` are the countries to take,
    ISO 3166-1 alpha-3, all where empty. Lines that are broken are left out and listed. What is taken is held in memory,
    about 1 GB for a million places. Raises DataError where the file cannot be read or no line is of use.
    """
    wrong = sorted(columns.keys() - _COLUMNS)
    if wrong:
        raise DataError(f"{wrong[0]!r} is no column of a place; give one of {', '.join(sorted(_COLUMNS))}")
    lines = _read(file)
    first = next(lines, "")
    rest = _chain(first, lines)
    writer = Writer()
    skipped: list[Skipped] = []
    if first.count("\t") == _GEONAMES_COLUMNS - 1:
        name, licence = "GeoNames", "CC BY 4.0"
        left_out = _collect(writer, skipped, enumerate(rest, 1), _geonames_reader(), only)
    else:
        reader = csv.DictReader(rest)
        theirs = tuple(reader.fieldnames or ())
        missing = sorted(set(columns.values()) - set(theirs))
        if missing:
            raise DataError(f"{file}: there is no column {missing[0]!r}; it has {', '.join(theirs) or 'none'}")
        ours = {their: our for our, their in columns.items()}
        reader.fieldnames = [ours.get(their, their) for their in theirs]
        present = frozenset(reader.fieldnames)
        if present >= _GED:
            name, licence, convert = "UCDP GED", "CC BY 4.0", _ged_reader(gazetteer)
        elif {"name"} <= present and present & {"lat", "latitude"} and present & {"lon", "lng", "longitude"}:
            name, licence, convert = "CSV", "as its publisher says", _csv_reader(gazetteer)
        else:
            raise DataError(
                f"{file}: the columns {', '.join(theirs) or 'none'} are none of a GeoNames dump, a UCDP GED "
                "file or a CSV of places; give a CSV with at least name, lat and lon, or say what it calls them"
            )
        left_out = _collect(writer, skipped, ((reader.line_num, row) for row in reader), convert, only)
    if not len(writer):
        cause = f" (line {skipped[0].line}: {skipped[0].cause})" if skipped else ""
        raise DataError(f"{file}: no line gives a place{cause}; check the format")
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    meta = [("file", file.name), ("sha256", digest)]
    writer.write(target, meta, [(1, f"{name}: {file.name}", "", licence, f"Places of {file.name}")])
    return Added(target, name, len(writer), left_out, tuple(skipped))


def _collect(
    writer: Writer,
    skipped: list[Skipped],
    rows: Iterator[tuple[int, _Row]],
    convert: Callable[[_Row], _Found | None],
    only: Collection[str],
) -> int:
    left_out = 0
    for line, row in rows:
        try:
            found = convert(row)
        except _LineError as wrong:
            skipped.append(Skipped(line, str(wrong)))
            continue
        if found is None or (only and found[0].country not in only):
            left_out += 1
        elif found[0].id not in writer:
            writer.add(found[0], 1, found[1])
    return left_out


def _read(file: Path) -> Iterator[str]:
    try:
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as packed:
                names = [n for n in packed.namelist() if n.endswith((".txt", ".csv")) and "readme" not in n.lower()]
                if not names:
                    raise DataError(f"{file}: the archive holds no .txt or .csv; give a GeoNames dump or a CSV")
                with packed.open(names[0]) as lines:
                    yield from io.TextIOWrapper(lines, encoding="utf-8-sig", newline="")
        else:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                yield from lines
    except FileNotFoundError as error:
        raise DataError(f"{file} does not exist; give the path of a file of places") from error
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise DataError(f"{file} cannot be read ({error}); give a UTF-8 text file or a zip of one") from error


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _number(value: str, what: str, low: float, high: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise _LineError(f"{what} is {value!r}, which is no number") from None
    if not low <= number <= high:
        raise _LineError(f"{what} is {value}, which is not between {low:g} and {high:g}")
    return number


@lru_cache(maxsize=1024)
def _country(value: str) -> str | None:
    """ISO 3166-1 alpha-3 of a code or a name; None where blank."""
    if not value:
        return None
    key = fold(value.split("(")[0])
    for c in countries():
        if value.upper() in (c.iso3, c.iso2) or key == fold(c.name) or key in map(fold, c.variants):
            return c.iso3
    raise _LineError(f"country is {value!r}, which is no country of ISO 3166")


def _own_id(*parts: object) -> int:
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return _OWN_IDS + int.from_bytes(digest[:5], "big") % _OWN_IDS


def _geonames_reader() -> Callable[[str], _Found | None]:
    iso3 = {c.iso2: c.iso3 for c in countries()}

    def convert(line: str) -> _Found | None:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            raise _LineError(f"it has {len(cells)} columns, not {_GEONAMES_COLUMNS}")
        code = cells[7]
        kind = "city" if code.startswith("PPL") and code not in ("PPLH", "PPLQ", "PPLW") else _FEATURES.get(code)
        if kind is None:
            return None
        if not cells[0].isdigit():
            raise _LineError(f"the id is {cells[0]!r}, which is no number")
        id = int(cells[0])
        lat = _number(cells[4], "latitude", -90, 90)
        lon = _number(cells[5], "longitude", -180, 180)
        people = int(_number(cells[14] or "0", "population", 0, 10**10))
        entry = Entry(
            id,
            f"geonames:{id}",
            cells[1],
            kind,
            iso3.get(cells[8]),
            id if kind == "admin1" else None,
            None,
            lat,
            lon,
            people,
            0.0,
        )
        others = [n for n in cells[3].split(",") if len(n) > 2 and is_latin(n)]
        return entry, [(cells[1], OWN), (cells[2], OWN), *((n, OTHER) for n in others)]

    return convert


def _ged_reader(gazetteer: Gazetteer | None) -> Callable[[dict[str, str]], _Found | None]:
    def convert(row: dict[str, str]) -> _Found | None:
        name = (row.get("where_coordinates") or "").strip()
        if not name or row.get("where_prec") not in (_SETTLEMENT_PRECISION, "2"):
            return None
        lat = _number(row.get("latitude") or "", "latitude", -90, 90)
        lon = _number(row.get("longitude") or "", "longitude", -180, 180)
        for ending in (" town", " village", " city"):
            name = name.removesuffix(ending)
        country = _country((row.get("country") or "").strip())
        ref = f"ucdp:{fold(name).replace(' ', '-')}"
        division = _division(gazetteer, lat, lon, country)
        entry = Entry(_own_id(ref, country), ref, name, "city", country, division, None, lat, lon, 0, 5.0)
        return entry, [(name, OWN)]

    return convert


def _csv_reader(gazetteer: Gazetteer | None) -> Callable[[dict[str, str]], _Found | None]:
    def convert(row: dict[str, str]) -> _Found | None:
        name = (row.get("name") or "").strip()
        if not fold(name):
            raise _LineError(f"name is {name!r}, which has no Latin letter")
        lat = _number(row.get("lat") or row.get("latitude") or "", "lat", -90, 90)
        lon = _number(row.get("lon") or row.get("lng") or row.get("longitude") or "", "lon", -180, 180)
        kind = (row.get("kind") or "site").strip()
        if kind not in kinds():
            raise _LineError(f"kind is {kind!r}, which is none of {', '.join(sorted(kinds()))}")
        country = _country((row.get("country") or "").strip())
        people = int(_number(row.get("population") or "0", "population", 0, 10**10))
        radius = _number(row.get("precision_km") or "0", "precision_km", 0, 10**4)
        ref = f"user:{fold(name).replace(' ', '-')}"
        entry = Entry(
            _own_id(ref, lat, lon),
            ref,
            name,
            kind,
            country,
            _division(gazetteer, lat, lon, country),
            None,
            lat,
            lon,
            people,
            radius,
        )
        return entry, [(name, OWN), *((v, OWN) for v in many(row.get("variants") or ""))]

    return convert


def _division(gazetteer: Gazetteer | None, lat: float, lon: float, country: str | None) -> int | None:
    """The first-level division that holds a point, where a gazetteer is given and the countries agree."""
    if gazetteer is None:
        return None
    found = gazetteer.division_at(lat, lon)
    return found.id if found and found.kind == "admin1" and found.country == country else None
