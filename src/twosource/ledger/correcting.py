"""What a claim is once reviewers corrected fields of it: checked when it is judged, applied when it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import msgspec

from twosource import ontology
from twosource.errors import InputError, InvariantError
from twosource.extract.claims import summary
from twosource.model import Claim, Span

CORRECTABLE = ("type", "factuality", "place", "when", "participants", "quantities", "attribution", "evidence")
"""The fields of a claim that a reviewer can correct, each with a value in the claim's own JSON."""


def check(field: str | None, value: str | None, text: str) -> None:
    """Raise InputError unless a field can be corrected to a value whose spans all stand in the report's text."""
    if field not in CORRECTABLE or value is None:
        raise InputError(f"{field!r} cannot be corrected; give one of {', '.join(CORRECTABLE)} and its value")
    found = read(field, value)
    if field == "type" and found not in ontology.load().types:
        raise InputError(f"{found!r} is no event type; `twosource ontology` lists them")
    if field == "attribution" and not found:
        raise InputError("a claim rests on somebody's word; give at least one link, the publisher's")
    if field == "evidence" and not found:
        raise InputError("a claim quotes the report; give at least one span of evidence")
    for span in _spans(found):
        try:
            span.check(text)
        except InvariantError as error:
            raise InputError(f"{field} cannot be {value} ({error}); cut spans as text[start:end]") from error


def applied(claim: Claim, values: Mapping[str, str]) -> Claim:
    """A claim with corrected fields, and with what follows from them: its summary, and its codes in other codebooks."""
    corrected = replace(claim, **{name: read(name, value) for name, value in values.items()})
    plover, cameo, acled = ontology.load().crosswalk(corrected.type)
    corrected = replace(corrected, plover=plover, cameo=cameo, acled=acled)
    return replace(corrected, summary=_summarist().sentence(corrected))


@cache
def _summarist() -> summary.Summarist:
    return summary.Summarist(summary.load())


def read(field: str, value: str) -> Any:
    """The value of a corrected field; raises InputError where the field cannot hold it."""
    try:
        return msgspec.json.decode(value, type=Claim.__annotations__[field])
    except (msgspec.DecodeError, InvariantError) as error:
        raise InputError(
            f"{field} cannot be {value} ({error}); give it in the JSON of `twosource code --json`"
        ) from error


def _spans(value: Any) -> Iterator[Span]:
    """All spans within a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _spans(getattr(value, each.name))
