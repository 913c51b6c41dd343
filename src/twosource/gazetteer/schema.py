"""The gazetteer's database: its tables, its version, and how it is opened."""

import sqlite3
from pathlib import Path

from twosource.errors import DataError

VERSION = "4"
"""Version of the tables; a database of another version is refused."""

REBUILD = "build it again with: python -m twosource.gazetteer.build"
ADD_AGAIN = "import its places again with: twosource gazetteer add FILE"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, licence TEXT NOT NULL, credit TEXT NOT NULL,
    places INTEGER NOT NULL
);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 INTEGER,
    admin2 INTEGER, lat REAL, lon REAL, population INTEGER, precision REAL, standing REAL,
    source INTEGER NOT NULL
);
CREATE TABLE name (key TEXT, rank INTEGER, place INTEGER, how INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
CREATE TABLE skeleton (
    country TEXT, key TEXT, place INTEGER, name TEXT, PRIMARY KEY (country, key, place, name)
) WITHOUT ROWID;
CREATE TABLE sieve (bits BLOB NOT NULL);
CREATE TABLE shape (place INTEGER PRIMARY KEY, west REAL, south REAL, east REAL, north REAL, rings BLOB NOT NULL);
"""
"""`name.how` is 0 for the own name, 1 for an alternative, 2 for a code; +4 article taken away, +8 type word taken away.
`name.rank` orders the entries of one key, the most prominent first. `skeleton` holds the names of countries whose
names are transliterated, `name` being the folded name with the consonants `key`. `sieve` has one row: see sieve.py."""

_PLACE_COLUMNS = "id, ref, name, kind, country, admin1, admin2, lat, lon, population, precision, standing"
PLACE_COLUMNS = ", ".join("p." + column for column in _PLACE_COLUMNS.split(", "))
"""The columns that make an Entry, in its order."""


def connect(path: Path, remedy: str = REBUILD) -> sqlite3.Connection:
    """Open a gazetteer read-only; raises DataError where it is missing, damaged or of another version."""
    if not path.is_file():
        raise DataError(f"the gazetteer {path} is missing; install twosource again, or {remedy}")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise DataError(f"the gazetteer {path} is damaged ({error}); {remedy}") from error
    if row is None or row[0] != VERSION:
        found = "none" if row is None else row[0]
        connection.close()
        raise DataError(f"the gazetteer {path} has version {found}, this release reads {VERSION}; {remedy}")
    return connection
