"""Reads the shipped tables: quickly from the compiled file, else, where that is not of these tables, from the rows.

The compiled file holds what the rows and their checks come to. `python -m twosource.actors.compile` writes it anew
after a change of the tables; the same tables give the same contents.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from twosource.actors import table
from twosource.actors.entry import Entry, Grammar, Ready

COMPILED = "registry.msgpack.z"
_GRAMMAR = frozenset(
    f"{name}.csv" for name in "bodies codes nations other_names roles seat_words spellings titles".split()
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The registry as it ships; `digest` is that of the tables that it was made from."""

    digest: str
    entries: tuple[Entry, ...]
    grammar: Grammar
    ready: Ready


def tables() -> dict[str, Traversable]:
    """The shipped tables by file name, in order."""
    data = files(__package__).joinpath("data")
    return {file.name: file for file in sorted(data.iterdir(), key=lambda f: f.name) if file.name.endswith(".csv")}


def digest(data: Mapping[str, Traversable | Path]) -> str:
    """SHA-256 of the names and contents of the tables."""
    total = hashlib.sha256()
    for name, file in data.items():
        total.update(name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()


def entries(source: table.Source) -> Iterable[Entry]:
    """Rows of our or a user's file: of persons where the header has a column of offices."""
    return table.people(source) if table.has_column(source, "offices") else table.actors(source)


def rows(data: dict[str, Traversable]) -> tuple[tuple[Entry, ...], Grammar]:
    """The entries and the grammar of the tables, row by row."""
    found = tuple(entry for name, file in data.items() if name not in _GRAMMAR for entry in entries(file))
    grammar = Grammar(
        tuple(table.nations(data["nations.csv"])),
        tuple(table.roles(data["roles.csv"])),
        tuple(table.titles(data["titles.csv"])),
        tuple(table.bodies(data["bodies.csv"])),
        tuple(table.seat_words(data["seat_words.csv"])),
        tuple(table.spellings(data["spellings.csv"])),
        tuple(table.codes(data["codes.csv"])),
        tuple(table.other_names(data["other_names.csv"])),
    )
    return found, grammar


def compiled(data: dict[str, Traversable]) -> Compiled | None:
    """The compiled registry; None where it is missing, damaged, or of other tables."""
    file = files(__package__).joinpath("data", COMPILED)
    try:
        found = msgspec.msgpack.decode(zlib.decompress(file.read_bytes()), type=Compiled)
    except (FileNotFoundError, msgspec.DecodeError, zlib.error):
        return None
    return found if found.digest == digest(data) else None


def write(path: Path, value: Compiled) -> None:
    """Write a compiled registry."""
    path.write_bytes(zlib.compress(msgspec.msgpack.encode(value), 9))
