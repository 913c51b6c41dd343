"""Borders that a report names by one country only: "near the Syrian border", "the border with Chad"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.where.choice import Choice
from twosource.extract.where.evidence import Name
from twosource.gazetteer import Entry, Gazetteer
from twosource.gazetteer.names import fold
from twosource.parse import Parse

_BORDER = frozenset(("border", "frontier", "borders"))


@dataclass(frozen=True, slots=True)
class Border:
    """A border, the entry that stands for it, and the tokens that name it."""

    entry: Entry
    first: int
    last: int


def borders(
    parse: Parse, names: Sequence[Name], choices: Sequence[Choice | None], gazetteer: Gazetteer
) -> dict[int, Border]:
    """The borders among the names, by name; the other country is the one that the report speaks of most.

    Only borders that the gazetteer holds come out; others stay the country that is named.
    """
    counts: Counter[str] = Counter(c.entry.country for c in choices if c and c.entry.country)
    found: dict[int, Border] = {}
    for i, (name, choice) in enumerate(zip(names, choices, strict=True)):
        if choice is None or choice.entry.kind != "country" or choice.entry.country is None:
            continue
        told = _told(parse, i, names, choices, gazetteer)
        if told is not None:
            found[i] = told
            continue
        words = _words(parse, name)
        if words is None:
            continue
        here = gazetteer.countries[choice.entry.country].name
        for other, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            if other == choice.entry.country:
                continue
            there = gazetteer.countries[other].name
            entry = _line(gazetteer, here, there) or _line(gazetteer, there, here)
            if entry is not None:
                found[i] = Border(entry, *words)
                break
    return found


def _told(
    parse: Parse, i: int, names: Sequence[Name], choices: Sequence[Choice | None], gazetteer: Gazetteer
) -> Border | None:
    """The border that words name by both countries, the first of which is name `i`: "the border between X and Y"."""
    tokens, first = parse.tokens, names[i].first
    if i + 1 >= len(names) or first < 2 or tokens[first - 1].norm != "between" or tokens[first - 2].norm not in _BORDER:
        return None
    one, two = choices[i], choices[i + 1]
    between = [t.norm for t in tokens[names[i].last + 1 : names[i + 1].first] if t.norm != "the"]
    if one is None or two is None or two.entry.kind != "country" or between != ["and"]:
        return None
    entry = _line(gazetteer, one.entry.name, two.entry.name) or _line(gazetteer, two.entry.name, one.entry.name)
    return Border(entry, first - 2, names[i + 1].last) if entry else None


def _words(parse: Parse, name: Name) -> tuple[int, int] | None:
    """The tokens that name a border around a country's name, None where there are none."""
    tokens = parse.tokens
    after = name.last + 1
    if after < len(tokens) and tokens[after].norm in _BORDER:
        return name.first, after
    first = name.first
    if first >= 2 and tokens[first - 1].norm == "with" and tokens[first - 2].norm in _BORDER:
        return first - 2, name.last
    return None


def _line(gazetteer: Gazetteer, one: str, two: str) -> Entry | None:
    for candidate in gazetteer.candidates(fold(f"{one}-{two} border")):
        if candidate.entry.kind == "line" and candidate.rule == "exact":
            return candidate.entry
    return None
