"""How a place name stands to what is around it: inside another place, beside it, or at a distance from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.extract.where.evidence import QUALIFIES, SETTLEMENTS, Name
from twosource.extract.where.words import place_words
from twosource.gazetteer.geo import bearing
from twosource.gazetteer.tables import type_words
from twosource.parse import Parse

_GAP = 60
_DASHES = frozenset(("-", "--", "–", "—"))
_SKIPPED = frozenset(
    "the a an of in 's ’s ' , ( - and semi autonomous semi-autonomous restive region self-governing".split()
)
_BESIDE = frozenset("near outside around beside beyond by nearby off along alongside".split())
_TO_KM = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0, "mile": 1.609,
    "miles": 1.609, "mi": 1.609, "metre": 0.001, "metres": 0.001, "meter": 0.001, "meters": 0.001, "m": 0.001,
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a": 1, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    "dozen": 12,
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Relation:
    """The words that put something beside a place, and what they say: kilometres and bearing in degrees where given.

    `first` is the first token of the words. `kind` is "near" for a point beside, "side" for a part within ("northern
    Gaza"), "between" for the stretch to the next name.
    """

    words: str
    first: int
    kind: str
    km: float | None
    degrees: float | None


def in_dateline(parse: Parse, first: int, last: int) -> bool:
    """Whether a name stands in a dateline, also in one behind a headline on the same line."""
    tokens = parse.tokens
    if parse.paragraph(first).kind == "dateline":
        return True
    if first != parse.sentence(first).first or last + 1 >= len(tokens) or tokens[last + 1].text not in _DASHES:
        return False
    return all(t.text.isupper() for t in tokens[first : last + 1]) and tokens[last + 1].start > tokens[last].end


def containment(parse: Parse, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Pairs of names (inner, outer) where the text puts the first inside the second.

    "Ramadi, Anbar", "the oil field in Anbar province", "Iraq's western province of Anbar", "Tripoli (Libya)".
    """
    tokens = parse.tokens
    pairs = []
    for i, a in enumerate(names):
        for b_at in range(i + 1, min(i + 4, len(names))):
            b = names[b_at]
            start, end = tokens[a.last].end, tokens[b.first].start
            if end - start > _GAP or tokens[a.last].sentence != tokens[b.first].sentence:
                break
            kind = _joint(parse, names, i, b_at) or _part_of(parse, a, b)
            if kind == "in" and b_at == i + 1 and _listed(parse, names, i):
                continue
            if kind == "in":
                pairs.append((i, b_at))
            elif kind == "of":
                pairs.append((b_at, i))
    return pairs


def _listed(parse: Parse, names: Sequence[Name], i: int) -> bool:
    """Whether a name, the one behind its comma and a third are a list: "Paz, Cruz and Miguel" are three towns.

    Where the second is known to hold the first ("Paris, Texas, and Rome"), it is none.
    """
    if i + 2 >= len(names) or any(why == QUALIFIES for why, _ in names[i + 1].evidence):
        return False
    tokens = parse.tokens
    gaps = [[t.norm for t in tokens[a.last + 1 : b.first]] for a, b in pairwise(names[i : i + 3])]
    return bool(names[i + 1].evidence) and gaps[0] == [","] and gaps[1] in ([","], ["and"], ["or"], [",", "and"])


def _joint(parse: Parse, names: Sequence[Name], i: int, j: int) -> str | None:
    """How the words between two names join them: "in" (first in second), "of" (second in first), None neither."""
    tokens = parse.tokens
    inner: set[int] = set()
    for name in names[i + 1 : j]:
        inner.update(range(name.first, name.last + 1))
    words = [t.norm for t in tokens[names[i].last + 1 : names[j].first] if t.i not in inner]
    if not words:
        return "of" if names[i].demonym else None
    if words[0] in (",", "(", "-") and words[0] != "-" and all(w in _SKIPPED or _wide(w) for w in words):
        return None if "and" in words or names[j].demonym else "in"
    if words[0] in ("in", "at") and all(w in _SKIPPED or _wide(w) for w in words[1:]):
        return None if "and" in words else "in"
    if (words[0] in ("'s", "’s", "'", "’") or names[i].demonym) and all(w in _SKIPPED or _wide(w) for w in words):
        return None if "and" in words or "," in words else "of"
    return None


def _part_of(parse: Parse, a: Name, b: Name) -> str | None:
    """Containment told by "of": "in" for "the Zanjili district of Mosul", "of" for "the Sinai town of Rafah"."""
    words = [t.norm for t in parse.tokens[a.last + 1 : b.first]]
    if not words or words[-1] != "of" or a.demonym:
        return None
    if words == ["of"]:
        return "in" if a.kind in ("admin1", "admin2", "neighbourhood") else None
    return "of" if len(words) <= 4 and words[-2] in SETTLEMENTS and all(_wide(w) for w in words[:-1]) else None


def _wide(word: str) -> bool:
    _, after = type_words()
    return word in place_words().direction or word in place_words().place_noun or word in after


def relation(parse: Parse, first: int) -> Relation | None:
    """The words before the name at token `first` that put something beside it, None where there are none.

    "near", "outside", "on the outskirts of", "south of", "30 km south-east of", "10 miles from", "northern".
    """
    tokens = parse.tokens
    start = parse.sentences[tokens[first].sentence].first
    i = first - 1
    while i >= start and tokens[i].norm in _TRANSPARENT:
        i -= 1
    if i < start:
        return None
    word = tokens[i].norm
    if word in _BESIDE:
        return Relation(parse.text(i, i), i, "near", *_distance(parse, i, start)[:1], None) if word != "by" else None
    if word == "to" and i > start and tokens[i - 1].norm in ("close", "next", "adjacent"):
        return Relation(parse.text(i - 1, i), i - 1, "near", None, None)
    if word in ("of", "from") and i > start:
        return _of(parse, i, start)
    degrees = bearing(word)
    if degrees is not None and word not in ("north", "south", "east", "west"):
        return Relation(parse.text(i, i), i, "side", None, degrees)
    return None


_TRANSPARENT = frozenset(
    "the city town village capital of port border province area called named besieged nearby".split()
) - {"of"}


def _of(parse: Parse, i: int, start: int) -> Relation | None:
    """Relations that end in "of" or "from"."""
    tokens = parse.tokens
    before = tokens[i - 1]
    if before.norm in ("outskirts", "edge", "suburbs", "vicinity", "gates", "environs"):
        return Relation(parse.text(i - 1, i), i - 1, "near", None, None)
    degrees = bearing(before.norm)
    at = i - 1
    if before.norm in _POINTS and i - 3 >= start and tokens[i - 2].text == "-" and tokens[i - 3].norm in _POINTS:
        at = i - 3
        degrees = bearing(tokens[at].norm + before.norm)
    if degrees is not None and tokens[i].norm == "of":
        km, begin = _distance(parse, at, start)
        begin = at if km is None else begin
        kind = "near" if km is not None or not _article(parse, at, start) else "side"
        return Relation(parse.text(begin, i), begin, kind, km, degrees)
    if before.norm in _TO_KM or before.norm == "away":
        km, begin = _distance(parse, i, start)
        if km is not None:
            return Relation(parse.text(begin, i), begin, "near", km, None)
    return None


_POINTS = frozenset(("north", "south", "east", "west"))


def _article(parse: Parse, i: int, start: int) -> bool:
    """Whether "the" stands before a direction: "the south of Lebanon" is inside, "south of Kirkuk" beside."""
    return i - 1 >= start and parse.tokens[i - 1].norm == "the"


def _distance(parse: Parse, i: int, start: int) -> tuple[float | None, int]:
    """The distance in kilometres that ends before token `i` ("30 km"), and its first token."""
    tokens = parse.tokens
    k = i - 1
    for _ in range(6):
        if k < start:
            return None, i
        if tokens[k].norm in _TO_KM:
            break
        if tokens[k].norm not in ("away", ")", "(", "about", "to", "the"):
            return None, i
        k -= 1
    else:
        return None, i
    unit = _TO_KM.get(tokens[k].norm)
    if unit is None:
        return None, i
    k -= 1
    while k >= start and tokens[k].text == "-":
        k -= 1
    if k < start:
        return None, i
    number = tokens[k].norm
    if _NUMBER.fullmatch(number):
        return round(float(number.replace(",", "")) * unit, 3), k
    if number in _WORDS:
        return round(_WORDS[number] * unit, 3), k
    return None, i
