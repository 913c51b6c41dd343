"""JSON Lines, read as a type of `records/` and written from one."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from twosource.errors import InputError


class Record(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id, the same in inputs, predictions and gold."""
        ...


R = TypeVar("R", bound=Record)


def read(path: Path, kind: type[R]) -> list[R]:
    """The records of a file, in order, as `kind`; fields that `kind` lacks are dropped.

    Raises InputError where the file is missing, a line does not fit `kind`, or an id occurs twice.
    """
    decoder = msgspec.json.Decoder(kind)
    records: dict[str, R] = {}
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    record = decoder.decode(line)
                except msgspec.DecodeError as error:
                    message = f"{path}, line {number}: {error}; give records in the schema of the set"
                    raise InputError(message) from error
                if record.id in records:
                    raise InputError(f"{path}, line {number}: id {record.id!r} occurs twice; give each record once")
                records[record.id] = record
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give the path of a JSON Lines file") from error
    return list(records.values())


def write(path: Path, records: Iterable[Record]) -> None:
    """Write records one to a line as they come; the folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.json.Encoder()
    with path.open("wb") as out:
        for record in records:
            out.write(encoder.encode(record) + b"\n")


def spread(records: Sequence[R], limit: int | None) -> Iterator[R]:
    """`limit` records taken evenly from the whole sequence, so that every corpus of a mixed file is met."""
    if limit is None or limit >= len(records):
        yield from records
        return
    for i in range(limit):
        yield records[i * len(records) // limit]
