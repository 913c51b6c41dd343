"""What each shipped table was written from, and when its facts were last read over: the notes at its head."""

from dataclasses import dataclass
from datetime import date

from twosource.actors import reading
from twosource.errors import DataError

_SOURCE, _CHECKED = "# Source: ", "# Checked: "


@dataclass(frozen=True, slots=True)
class Block:
    """A shipped table: its file, what it holds, what it was written from, and when and how far it was read over."""

    file: str
    about: str
    source: str
    checked: date
    extent: str


def blocks() -> tuple[Block, ...]:
    """The notes of all shipped tables of actors, by file name; raises DataError where a table has none."""
    return tuple(_block(name, file.read_text(encoding="utf-8")) for name, file in reading.tables().items())


def _block(name: str, text: str) -> Block:
    head = [line for line in text.split("\n", 30) if line.startswith("#")]
    source = next((line.removeprefix(_SOURCE) for line in head if line.startswith(_SOURCE)), None)
    checked = next((line.removeprefix(_CHECKED) for line in head if line.startswith(_CHECKED)), None)
    if source is None or checked is None:
        raise DataError(f"{name} does not say what it was written from; add {_SOURCE!r} and {_CHECKED!r} at its head")
    day, _, extent = checked.partition(" ")
    try:
        return Block(name, head[0].removeprefix("# "), source, date.fromisoformat(day), extent)
    except ValueError as error:
        raise DataError(f"{name}: {day!r} after {_CHECKED!r} is not a date; write it as 2026-11-28") from error
