"""Values in plain, neutral words: for the summary of a claim and for whoever shows it."""

from collections.abc import Sequence
from datetime import date, timedelta

from twosource.gazetteer.tables import country_names
from twosource.model import Attribution, Part, Participant, Place, Quantity, Role, When

_RELATION_DEFAULT = {"site": "at", "near": "near", "city": "in", "area": "in"}


def names(participants: Sequence[Participant], role: Role) -> str:
    """The names of those in a role: "A, B and C", without repeats; "" where there are none."""
    found = list(dict.fromkeys(p.name for p in participants if p.role == role))
    return joined(found)


def joined(words: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def number(low: int | None, best: int | None, high: int | None) -> str:
    """A count in words: "12", "at least 12", "10 to 15", "at most 15", "an unknown number"."""
    if best is not None:
        if low == best:
            return f"{best:,}" if high == best else f"at least {best:,}"
        return f"up to {best:,}" if high == best else f"about {best:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"at most {high:,}"
    return "an unknown number"


def quantity(value: Quantity) -> str:
    """A quantity in words: "12 killed (soldiers)", "14.3 billion USD", "killed: not known"."""
    if value.low is value.best is value.high is None:
        return f"{value.measure}: not known"
    if value.measure == "money":
        amount = value.best if value.best is not None else value.low or value.high or 0
        return f"{money(amount)} {value.unit or ''}".strip()
    words = f"{number(value.low, value.best, value.high)} {'' if value.measure == 'other' else value.measure}".strip()
    if value.of and value.of != value.measure:
        words += f" ({value.of})" if value.measure != "other" else f" {value.of}"
    if value.parts:
        words += ", of them " + joined([part(p) for p in value.parts])
    return words


def part(value: Part) -> str:
    """A part of a count in words: "6,000 children"."""
    return f"{number(value.low, value.best, value.high)} {value.of}"


def money(amount: int) -> str:
    """An amount in words: 14300000000 is "14.3 billion"."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if amount >= size:
            return f"{amount / size:.2f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{amount:,}"


def place(value: Place) -> str:
    """A place in words, with what holds it: "near Erbil International Airport, Erbil, Iraq"."""
    relation = value.relation or _RELATION_DEFAULT.get(value.precision, "in")
    parts = dict.fromkeys(p for p in (value.name, value.admin1, country(value.country)) if p)
    return f"{relation} {', '.join(parts)}"


def country(code: str | None) -> str | None:
    """The short English name of a country by its ISO 3166-1 alpha-3 code; the code itself where it has none."""
    return None if code is None else country_names().get(code, code)


def when(value: When) -> str:
    """A time in words: "24 November 2023, morning", "since 7 October 2023", "not told, by 24 November 2023"."""
    if untold(value):
        return f"not told, by {day(value.end - timedelta(microseconds=1))}" if value.end else "not told, to come"
    if value.start is None and value.end is None:
        return f"{value.span.quote if value.span else 'at a time'} (unresolved)"
    if value.start is None:
        return f"until {day(value.end)}" if value.end else ""
    if value.end is None:
        return f"since {day(value.start)}"
    last = value.end - timedelta(microseconds=1)
    about = "about " if value.approximate and not value.part_of_day else ""
    if value.granularity in ("minute", "hour"):
        return f"{about}{day(value.start)}, {value.start:%H:%M}{value.start:%z}"
    if value.granularity == "year" and value.start.year == last.year:
        return f"{about}{value.start.year}"
    if value.granularity == "month" and (value.start.year, value.start.month) == (last.year, last.month):
        return f"{about}{value.start:%B %Y}"
    if value.start.date() == last.date() or value.part_of_day:
        return f"{about}{day(value.start)}" + (f", {value.part_of_day}" if value.part_of_day else "")
    return f"{about}{day(value.start)} to {day(last)}"


def untold(value: When) -> bool:
    """Whether the report tells no time for the event, so that only its own day bounds it."""
    return value.span is None and value.anchor == "publication"


def day(value: date) -> str:
    """ "24 November 2023", of a date or a moment."""
    return f"{value.day} {value:%B %Y}"


def chain(links: Sequence[Attribution]) -> str:
    """A source chain in words, outermost first: "Agency > spokesman (says, statement)"."""
    return " > ".join(link(each) for each in links)


def link(value: Attribution) -> str:
    """One link of a source chain in words: "spokesman (Ministry of Defence, announces, 21 November 2023)"."""
    notes = [value.speaker.affiliation, None if value.stance == "says" else value.stance.replace("_", " ")]
    notes.append(value.channel)
    if value.said is not None and value.said.start is not None and value.said.span is not None:
        notes.append(when(value.said))
    told = ", ".join(note for note in notes if note)
    return f"{value.speaker.name} ({told})" if told else value.speaker.name
