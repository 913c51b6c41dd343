"""The shipped tables of time words, holidays, zones and parts of the day, read once at first use."""

from dataclasses import dataclass, field
from functools import cache

from twosource.ontology.table import Row, read_table
from twosource.times.symbols import CODES

PACKAGE = "twosource.times"

ABBREVIATED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri ca".split()
)
"""Words that take a full stop with them."""


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day: its TIMEX3 code (or clock time), and the hours that news copy means by it."""

    timex: str
    hours: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: the rule that finds it in a year, the rule's argument, and the days it lasts."""

    rule: str
    argument: str
    days: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as named: whether the name is of the zone itself or of a place, and the IANA name or offset."""

    kind: str
    zone: str


def _whole(row: Row, column: str) -> int:
    try:
        return int(row[column])
    except ValueError:
        raise row.error(column, "it is not a whole number", "write one") from None


@cache
def parts() -> dict[str, PartOfDay]:
    """The parts of the day by name."""
    rows = read_table(PACKAGE, "parts.csv", ("part", "timex", "start", "end"), key=("part",))
    return {row["part"]: PartOfDay(row["timex"], (_whole(row, "start"), _whole(row, "end"))) for row in rows}


HOLIDAY_RULES = frozenset(
    {"fixed", "weekday", "easter", "orthodox_easter", "hijri", "jalali", "hebrew", "passover", "lunar"}
)


@cache
def holidays() -> dict[str, Holiday]:
    """The holidays by name."""
    found = {}
    for row in read_table(PACKAGE, "holidays.csv", ("name", "rule", "argument", "days"), key=("name",)):
        if row["rule"] not in HOLIDAY_RULES:
            raise row.error("rule", "it is not a known rule", f"write one of {', '.join(sorted(HOLIDAY_RULES))}")
        found[row["name"]] = Holiday(row["rule"], row["argument"], _whole(row, "days"))
    return found


@cache
def zones() -> dict[str, Zone]:
    """The zones by name."""
    found = {}
    for row in read_table(PACKAGE, "zones.csv", ("name", "kind", "zone"), key=("name",)):
        if row["kind"] not in ("abbreviation", "place"):
            raise row.error("kind", "it is neither abbreviation nor place", "write one of them")
        found[row["name"]] = Zone(row["kind"], row["zone"])
    return found


@cache
def named_days() -> dict[tuple[int, int, str], int]:
    """The years of days that an event is known by, by month, day and the word after them."""
    columns = ("day", "word", "year", "event")
    found = {}
    for row in read_table(PACKAGE, "named_days.csv", columns, key=("day", "word")):
        month, _, day = row["day"].partition("-")
        if not (month.isdigit() and day.isdigit()):
            raise row.error("day", "it is not a month and a day", "write MM-DD")
        found[int(month), int(day), row["word"]] = _whole(row, "year")
    return found


@cache
def count_words() -> frozenset[str]:
    """Words that make the figures before them a count and not a year."""
    return frozenset(row["word"] for row in read_table(PACKAGE, "count_words.csv", ("word",)))


Phrase = tuple[tuple[str, ...], str, str]
"""The words of a phrase, its symbol and its value."""


@dataclass(slots=True)
class Entry:
    """What a word can start: itself as a whole (symbol None: it is in the table only as part of phrases), and phrases
    by their second word, longest first."""

    symbol: str | None = None
    value: str = ""
    longer: dict[str, list[Phrase]] = field(default_factory=dict)


@cache
def phrases() -> dict[str, Entry]:
    """The phrases of all tables by their first word; DataError where a row has a symbol that the grammar lacks."""
    found: dict[str, Entry] = {}
    for row in read_table(PACKAGE, "words.csv", ("phrase", "symbol", "value"), key=("phrase",), blank=("value",)):
        if row["symbol"] not in CODES:
            raise row.error("symbol", "the grammar has no such symbol", "write one of times.symbols.SYMBOLS")
        _enter(found, row["phrase"], row["symbol"], row["value"])
    for name in holidays():
        _enter(found, name, "holiday", name)
    for name, zone in zones().items():
        _enter(found, name, "zone" if zone.kind == "abbreviation" else "place", name)
    for entry in found.values():
        for group in entry.longer.values():
            group.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _enter(found: dict[str, Entry], phrase: str, symbol: str, value: str) -> None:
    words = tuple(phrase.split())
    entry = found.setdefault(words[0], Entry())
    if len(words) == 1:
        entry.symbol, entry.value = symbol, value
    else:
        entry.longer.setdefault(words[1], []).append((words, symbol, value))
