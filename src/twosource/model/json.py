"""The one place where nouns become JSON and come back, and the public contract `twosource/claims/1`.

The types below are the contract; the JSON Schema is generated from them by `schema()`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

import msgspec

from twosource.errors import InvariantError
from twosource.model.claim import Claim, Total
from twosource.model.report import Coding, Loaded, Run

SCHEMA: Literal["twosource/claims/1"] = "twosource/claims/1"


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text: what a record says of the report that it codes."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    language: str
    characters: int


@dataclass(frozen=True, slots=True)
class Record:
    """One line of output: everything that one report says."""

    schema: Literal["twosource/claims/1"]
    document: DocumentHead
    claims: tuple[Claim, ...]
    totals: tuple[Total, ...]
    loaded: tuple[Loaded, ...]
    warnings: tuple[str, ...]
    run: Run


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def record(coding: Coding) -> Record:
    """The public record of a coding."""
    document = coding.document
    head = DocumentHead(
        document.id,
        document.title,
        document.publisher,
        document.url,
        document.published,
        document.language,
        len(document.text),
    )
    return Record(SCHEMA, head, coding.claims, coding.totals, coding.loaded, coding.warnings, coding.run)


def encode(coding: Coding) -> bytes:
    """One JSON object, UTF-8, on one line, without a newline at its end."""
    return _ENCODER.encode(record(coding))


def decode(line: bytes | str) -> Record:
    """Read a record back; raises InvariantError where it breaks the contract."""
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError as error:
        message = f"a record breaks {SCHEMA}: {error}; write it anew with `twosource code --json`"
        raise InvariantError(message) from error


_T = TypeVar("_T")


def dump(value: object) -> str:
    """Any noun of the model, or a tuple of them, as JSON text."""
    return _ENCODER.encode(value).decode()


def load(text: str, kind: type[_T]) -> _T:
    """What `dump` wrote, read back as `kind`; raises InvariantError where it is no such thing."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise InvariantError(f"a stored {kind} is damaged ({error}); restore a backup of the ledger") from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record."""
    (reference,), definitions = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://twosource.example/schema/claims/1",
        "title": SCHEMA,
        **reference,
        "$defs": definitions,
    }
