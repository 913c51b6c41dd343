"""Single values out of controls: days, figures, words of a list, actors, places. What cannot be is told by control."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import cast, get_args

from twosource.errors import InvariantError
from twosource.model import (
    ActorRef,
    Attribution,
    Granularity,
    Measure,
    Participant,
    Place,
    Quantity,
    Responsibility,
    Role,
    Span,
    Speaker,
    Stance,
    When,
)
from twosource.web.desk import finding
from twosource.web.desk.words import ControlError, found

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_BESIDE = ("site", "city", "near")
"""Precisions that become `near` where the event is beside the place; the others become `area`."""


@dataclass(frozen=True, slots=True)
class Report:
    """The report that values are quoted from, and the claim's evidence in it."""

    text: str
    evidence: Sequence[Span]


def span(name: str, held: Mapping[str, str], report: Report) -> Span | None:
    """The words that a value rests on."""
    return found(f"{name}.quote", report.text, held.get("quote", ""), held.get("start", ""), report.evidence)


def one_of(name: str, value: str, allowed: Collection[str]) -> str:
    """A word of a list."""
    if value not in allowed:
        raise ControlError(name, f"“{value}” is none of {', '.join(allowed)}")
    return value


def place(held: Mapping[str, str], before: Place | None, report: Report) -> Place | None:
    """A place: the one picked, the one before where its name is the same, the only one of its name; None for no name.

    `unplaced` picks a place that the gazetteer does not know.
    """
    name, pick = " ".join(held.get("name", "").split()), held.get("pick", "")
    relation = " ".join(held.get("relation", "").split()) or None
    words = span("place", held, report)
    if pick == "unplaced" and name:
        return Place(name, None, None, None, None, "city", "unknown", None, words, relation)
    if pick or name:
        known = finding.place(pick) if pick else None
        if known is None and before is not None and name == before.name:
            if relation == before.relation:
                return replace(before, span=words)
            known = replace(before, relation=None)
        known = known or _only(name)
        return _beside(replace(known, span=words), relation)
    if words is not None:
        raise ControlError("place.name", "words are given and no place; name the place, or empty the words")
    return None


def _only(name: str) -> Place:
    choices = finding.places(name, None)
    if not choices:
        raise ControlError(
            "place.name", f"the gazetteer knows no “{name}”; spell it otherwise, or say it is not listed"
        )
    if len(choices) > 1:
        raise ControlError("place.name", f"“{name}” may be several places; choose one")
    known = finding.place(choices[0].value)
    assert known is not None  # the gazetteer just named it
    return known


def _beside(value: Place, relation: str | None) -> Place:
    if relation is None or value.relation is not None:
        return replace(value, relation=relation)
    if value.precision in ("country", "region", "unknown"):
        return replace(value, relation=relation)
    return replace(value, relation=relation, precision="near" if value.precision in _BESIDE else "area")


def when(held: Mapping[str, str], before: When | None, report: Report) -> When | None:
    """A time; None where neither bound nor words are given, unresolved where only words are."""
    zone = _offset("when.offset", held.get("offset", ""))
    start = _moment("when.start_at", held.get("start_at", ""), zone, last=False)
    end = _moment("when.end_at", held.get("end_at", ""), zone, last=True)
    words = span("when", held, report)
    unit = cast(Granularity, one_of("when.granularity", held.get("granularity", "day"), get_args(Granularity)))
    if start is None and end is None and words is None:
        return None
    known = start or end
    same_zone = before is not None and known is not None and _same_offset(before, known)
    try:
        return When(
            start,
            end,
            unit,
            before.timezone if before is not None and same_zone else _shown(zone),
            "explicit" if known else "none",
            words,
            before.part_of_day if before is not None and unit == "part_of_day" else None,
            before.approximate if before is not None else False,
        )
    except InvariantError as error:
        raise ControlError("when.end_at", "the end comes before the start; swap them or mend one") from error


def _shown(zone: timezone | None) -> str | None:
    return None if zone is None else "UTC" if zone == UTC else str(zone).removeprefix("UTC")


def _same_offset(before: When, known: datetime) -> bool:
    other = before.start or before.end
    return other is not None and other.utcoffset() == known.utcoffset()


def _moment(name: str, value: str, zone: timezone | None, *, last: bool) -> datetime | None:
    """A day or moment; as a last one, a day is included whole."""
    words = value.strip().replace(" ", "T")
    if not words:
        return None
    try:
        whole = len(words) == len("2024-05-14")
        read = datetime.fromisoformat(words).replace(tzinfo=zone)
        return read + timedelta(days=1) if whole and last else read
    except (ValueError, OverflowError) as error:
        raise ControlError(name, f"“{value}” is no day or time; write 2024-05-14, or 2024-05-14 06:30") from error


def _offset(name: str, value: str) -> timezone | None:
    words = value.strip()
    if not words:
        return None
    if words.upper() in ("Z", "UTC", "GMT"):
        return UTC
    matched = _OFFSET.fullmatch(words)
    hours = timedelta(hours=int(matched[2]), minutes=int(matched[3] or 0)) if matched else timedelta(days=1)
    if matched is None or hours > timedelta(hours=14):
        raise ControlError(name, f"“{value}” is no offset from UTC; write +02:00, or nothing where it is not known")
    return timezone(hours if matched[1] == "+" else -hours)


def participant(name: str, held: Mapping[str, str], before: Participant | None, report: Report) -> Participant:
    """Who takes part."""
    role = cast(Role, one_of(f"{name}.role", held.get("role", ""), get_args(Role)))
    part = held.get("responsibility", "")
    if part:
        one_of(f"{name}.responsibility", part, get_args(Responsibility))
    if part and role != "agent":
        raise ControlError(f"{name}.responsibility", f"only an agent is responsible; choose none for a {role}")
    words = span(name, held, report)
    called = _named(f"{name}.name", held, words)
    known = _actor(name, held, before.actor if before is not None else None)
    return Participant(role, called, known, cast(Responsibility, part) if part else None, words)


def link(name: str, held: Mapping[str, str], before: Attribution | None, report: Report) -> Attribution:
    """A link of the source chain."""
    stance = cast(Stance, one_of(f"{name}.stance", held.get("stance", ""), get_args(Stance)))
    words = span(name, held, report)
    speaker = Speaker(
        _named(f"{name}.name", held, words),
        _actor(name, held, before.speaker.actor if before is not None else None),
        words,
        " ".join(held.get("affiliation", "").split()) or None,
    )
    channel = " ".join(held.get("channel", "").split()) or None
    if before is not None:
        return replace(before, speaker=speaker, stance=stance, channel=channel)
    return Attribution(speaker, stance, channel, None, None)


def _named(name: str, held: Mapping[str, str], words: Span | None) -> str:
    called = " ".join(held.get("name", "").split()) or (" ".join(words.quote.split()) if words is not None else "")
    if not called:
        raise ControlError(name, "a name is missing; type it, or select the report's words for it")
    return called


def _actor(name: str, held: Mapping[str, str], before: ActorRef | None) -> ActorRef | None:
    identity = held.get("pick") or held.get("actor", "").strip()
    if not identity:
        return None
    if before is not None and before.id == identity:
        return before
    known = finding.actor(identity)
    if known is None:
        raise ControlError(f"{name}.actor", f"“{identity}” is no id of the registry; choose one, or leave it empty")
    return known


def quantity(name: str, held: Mapping[str, str], before: Quantity | None, report: Report) -> Quantity:
    """A count with its bounds."""
    measure = cast(Measure, one_of(f"{name}.measure", held.get("measure", ""), get_args(Measure)))
    low, best, high = (_figure(f"{name}.{bound}", held.get(bound, "")) for bound in ("low", "best", "high"))
    of = " ".join(held.get("of", "").split()) or None
    unit = held.get("unit", "").strip().upper() or None
    if unit and not re.fullmatch("[A-Z]{3}", unit):
        raise ControlError(f"{name}.unit", f"“{unit}” is no currency; give an ISO 4217 code such as USD, or nothing")
    words = span(name, held, report)
    try:
        if before is not None:
            return replace(before, measure=measure, low=low, best=best, high=high, of=of, unit=unit, span=words)
        return Quantity(measure, low, best, high, of, words, unit=unit)
    except InvariantError as error:
        raise ControlError(f"{name}.best", "the figures are out of order; give low ≤ best ≤ high") from error


def _figure(name: str, value: str) -> int | None:
    digits = re.sub(r"[\s,_’']", "", value)
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > 15:
        raise ControlError(name, f"“{value}” is no count; give a whole number, or nothing where it is not known")
    return int(digits)
