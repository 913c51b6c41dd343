"""Words that numbers are made of, words that limit them, and the names of currencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from twosource.ontology.table import Row, read_table

PACKAGE = "twosource.ontology"
Limit = Literal["floor", "ceiling", "under", "nearly", "about", "exact"]
"""How words beside a number limit it: at least, at most, below, a little below, about, exactly."""

NounKind = Literal["unit_noun", "time_noun", "share_noun", "label_noun"]

_COLUMNS = ("form", "kind", "low", "best", "high")
_CURRENCY_COLUMNS = ("form", "code")
_AFTER = "after_"
_KINDS = ("unit", "ten", "scale", "vague", *get_args(Limit), "after_floor", "after_ceiling", "after_about")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number as a range.

    `low` and `high` bound it, None where open; `best` is the figure told, None where none is.
    """

    low: int | None
    best: int | None
    high: int | None

    @classmethod
    def exactly(cls, value: int) -> "Bounds":
        """The range that holds one value."""
        return cls(value, value, value)


@dataclass(frozen=True, slots=True)
class LimitWords:
    """Words beside a number that limit it."""

    words: tuple[str, ...]
    limit: Limit


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lexicon of numbers.

    `units` holds the values of "one" to "nineteen", `tens` of "twenty" to "ninety", `scales` of words that multiply
    what stands before them, `vague` the ranges of "dozens", "several"... `before` holds limiting words by their last
    word, `after` those that follow a number by their first, the longest first. `nouns` says of units, times, shares and
    labels what kind they are. `currencies` maps names and signs to ISO 4217 codes.
    """

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, Bounds]
    before: Mapping[str, tuple[LimitWords, ...]]
    after: Mapping[str, tuple[LimitWords, ...]]
    nouns: Mapping[str, frozenset[NounKind]]
    currencies: Mapping[str, str]

    @classmethod
    def load(cls) -> "NumberWords":
        """The lexicon that ships; raises DataError where a row breaks the header."""
        values: dict[str, dict[str, int]] = {"unit": {}, "ten": {}, "scale": {}}
        vague: dict[str, Bounds] = {}
        before: dict[str, list[LimitWords]] = {}
        after: dict[str, list[LimitWords]] = {}
        nouns: dict[str, set[NounKind]] = {}
        for row in read_table(PACKAGE, "numbers.csv", _COLUMNS, key=("form", "kind"), blank=_COLUMNS[2:]):
            kind, words = row["kind"], tuple(row["form"].split())
            if kind in values:
                values[kind][row["form"]] = _required(row)
            elif kind == "vague":
                vague[row["form"]] = _bounds(row)
            elif kind in get_args(Limit):
                before.setdefault(words[-1], []).append(LimitWords(words, cast(Limit, kind)))
            elif kind.startswith(_AFTER) and kind in _KINDS:
                limit = cast(Limit, kind.removeprefix(_AFTER))
                after.setdefault(words[0], []).append(LimitWords(words, limit))
            elif kind in get_args(NounKind):
                nouns.setdefault(row["form"], set()).add(cast(NounKind, kind))
            else:
                known = ", ".join((*_KINDS, *get_args(NounKind)))
                raise row.error("kind", "there is no such kind", f"give one of {known}")
        return cls(
            values["unit"],
            values["ten"],
            values["scale"],
            vague,
            _longest_first(before),
            _longest_first(after),
            {form: frozenset(kinds) for form, kinds in nouns.items()},
            _currencies(),
        )


def _bounds(row: Row) -> Bounds:
    best = _value(row, "best")
    if best is not None:
        return Bounds.exactly(best)
    return Bounds(_value(row, "low"), None, _value(row, "high"))


def _longest_first(found: dict[str, list[LimitWords]]) -> Mapping[str, tuple[LimitWords, ...]]:
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in found.items()}


def _required(row: Row) -> int:
    value = _value(row, "best")
    if value is None:
        raise row.error("best", f"a {row['kind']} has one value", "give it")
    return value


def _value(row: Row, column: str) -> int | None:
    if not row[column]:
        return None
    try:
        return int(row[column])
    except ValueError as error:
        raise row.error(column, "it is not a whole number", "give digits or leave it blank") from error


def _currencies() -> Mapping[str, str]:
    found = {}
    for row in read_table(PACKAGE, "currencies.csv", _CURRENCY_COLUMNS, key=("form",)):
        if not (len(row["code"]) == 3 and row["code"].isupper()):
            raise row.error("code", "it is no ISO 4217 code", "give three capital letters")
        found[row["form"]] = row["code"]
    return found
