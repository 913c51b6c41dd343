"""What stands in the controls of the form that corrects a claim, by the name of each, before anybody types."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

from twosource.model import Attribution, Claim, Participant, Place, Quantity, Span, When

Typed = Mapping[str, str]
"""What controls hold, by their names: "type", "when.start", "participants.0.role"."""

ROWS = ("participants", "quantities", "attribution", "evidence")
"""The fields that hold several values, each a row of controls."""


def of(claim: Claim) -> dict[str, str]:
    """The controls of a claim as it stands."""
    return {
        "type": claim.type,
        "factuality": claim.factuality,
        **_under("place", _place(claim.place)),
        **_under("when", _when(claim.when)),
        **_rows("participants", (_participant(each) for each in claim.participants)),
        **_rows("quantities", (_quantity(each) for each in claim.quantities)),
        **_rows("attribution", (_link(each) for each in claim.attribution)),
        **_rows("evidence", (_words(each) for each in claim.evidence)),
    }


def empty(field: str) -> dict[str, str]:
    """The controls of a new row."""
    made: dict[str, dict[str, str]] = {
        "participants": _participant(Participant("agent", "", None, "stated", None)),
        "quantities": _quantity(Quantity("killed", None, None, None, None, None)),
        "attribution": {"name": "", "actor": "", "affiliation": "", "stance": "says", "channel": "", **_words(None)},
        "evidence": _words(None),
    }
    return made[field]


def under(typed: Typed, name: str) -> dict[str, str]:
    """The controls of one value, without its name before them."""
    return {key.removeprefix(name + "."): value for key, value in typed.items() if key.startswith(name + ".")}


def rows(typed: Typed, field: str) -> list[int]:
    """The numbers of a field's rows, in order."""
    numbers = {key.split(".")[1] for key in typed if key.startswith(field + ".")}
    return sorted(int(number) for number in numbers if number.isdecimal() and len(number) < 4)


def same(one: str, other: str) -> bool:
    """Whether two controls hold the same; forms change line breaks and ends."""
    return one.split() == other.split()


def last_moment(end: datetime) -> str:
    """The end of an interval as people write it: the last day where it ends at midnight."""
    return moment(end - timedelta(days=1)) if end.time() == time() else moment(end)


def moment(value: datetime) -> str:
    """A moment without its offset: the day where it is midnight."""
    return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"


def _under(name: str, controls: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}.{key}": value for key, value in controls.items()}


def _rows(field: str, values: Iterator[dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, controls in enumerate(values):
        found |= _under(f"{field}.{number}", controls)
    return found


def _words(span: Span | None) -> dict[str, str]:
    return {"quote": span.quote, "start": str(span.start)} if span is not None else {"quote": "", "start": ""}


def _place(place: Place | None) -> dict[str, str]:
    if place is None:
        return {"name": "", "relation": "", **_words(None)}
    return {"name": place.name, "relation": place.relation or "", **_words(place.span)}


def _when(when: When | None) -> dict[str, str]:
    if when is None:
        return {"start_at": "", "end_at": "", "granularity": "day", "offset": "", **_words(None)}
    known = when.start or when.end
    return {
        "start_at": moment(when.start) if when.start else "",
        "end_at": last_moment(when.end) if when.end else "",
        "granularity": when.granularity,
        "offset": f"{known:%z}" if known else "",
        **_words(when.span),
    }


def _participant(value: Participant) -> dict[str, str]:
    return {
        "role": value.role,
        "name": value.name,
        "actor": value.actor.id if value.actor else "",
        "responsibility": value.responsibility or "",
        **_words(value.span),
    }


def _quantity(value: Quantity) -> dict[str, str]:
    def figure(number: int | None) -> str:
        return "" if number is None else str(number)

    return {
        "measure": value.measure,
        "low": figure(value.low),
        "best": figure(value.best),
        "high": figure(value.high),
        "of": value.of or "",
        "unit": value.unit or "",
        **_words(value.span),
    }


def _link(value: Attribution) -> dict[str, str]:
    return {
        "name": value.speaker.name,
        "actor": value.speaker.actor.id if value.speaker.actor else "",
        "affiliation": value.speaker.affiliation or "",
        "stance": value.stance,
        "channel": value.channel or "",
        **_words(value.speaker.span),
    }
