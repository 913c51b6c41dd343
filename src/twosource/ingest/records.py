"""JSON Lines: one report an object, with the fields of a Document."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from twosource.errors import InputError

_FIELDS = ("title", "publisher", "url", "published", "language", "id")


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one report as a line of JSON gives them; None where it does not."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    language: str | None
    id: str | None


def record(line: str, source: str) -> Record:
    """The report in one JSON object; `source` is what errors call it. Other fields than a Document's are ignored."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{source} is not JSON ({error}); give one object a line") from error
    if not isinstance(value, dict):
        raise InputError(f'{source} is a JSON {type(value).__name__}; give an object such as {{"text": "..."}}')
    return fields_of(value, source)


def fields_of(value: Mapping[str, object], source: str) -> Record:
    """The report in the fields of an object or of a row of a table; `source` is what errors call it."""
    text = value.get("text")
    if not isinstance(text, str):
        given = ", ".join(sorted(value)) or "none"
        raise InputError(f'{source} has no field "text" with a string (fields: {given}); put the report in "text"')
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        field = value.get(name)
        if name == "id" and isinstance(field, int):
            field = str(field)
        if field is not None and not isinstance(field, str):
            raise InputError(f"{source} has {name} = {field!r}, which is no string; write it in quotes or leave it out")
        fields[name] = _whole(field).strip() or None if field is not None else None
    return Record(
        _whole(text),
        fields["title"],
        fields["publisher"],
        fields["url"],
        day(fields["published"], source),
        fields["language"],
        fields["id"],
    )


def day(value: str | None, source: str) -> date | None:
    """The day of an ISO 8601 date or time, in the time zone it is written in."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise InputError(f"{source} has published = {value!r}, which is no date; give YYYY-MM-DD") from error


def _whole(text: str) -> str:
    """The text with halves of surrogate pairs, which JSON can escape but no file can hold, read as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text
