"""What a report's other places say of a name: readings that they rule out, and stand-ins for names without a reading.

Context beats fame: a little-known reading in a country that the report is not about is given up, and so is one outside
the division that the text puts it in. A name that is left without a reading lies somewhere in its container, so it
takes over the container's point and how closely that fixes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.where.choice import Choice
from twosource.extract.where.containment import lies_in
from twosource.extract.where.evidence import Name, introduced
from twosource.extract.where.relations import relation
from twosource.gazetteer import Entry, Gazetteer
from twosource.gazetteer.geo import distance_km
from twosource.parse import Parse

_FAMOUS = 4.6
"""The standing from which a place may be named in a report on any country."""
_KNOWN = 4.0
"""The standing from which a place is believed to lie where the gazetteer says, whatever division the text names."""
_NEIGHBOURS_KM = 200.0
_OUTSIDE_KM = 150.0
_MAJORITY = 4
_WIDE = frozenset(("country", "continent", "world_region", "region", "admin1"))
_UNSETTLED = frozenset(("country", "admin1", "continent", "world_region", "region", "sea", "river", "seat"))
_URBAN = frozenset(("neighbourhood", "site", "holy_site", "hospital", "university", "embassy"))
_SETTLED = _URBAN | {"city", "admin2", "camp"}
_LABELS = frozenset(("GPE", "LOC", "FAC"))
_CONTAINERS = {"country": 0, "region": 1, "admin1": 2, "island": 2, "admin2": 3, "city": 4, "seat": 4}
"""Kinds of places that hold others, by how closely they fix them."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The container that stands for a name without a reading of its own.

    `outer` is the index of the container's name, None where the country of the whole report is all there is;
    `beside` is its first token where the place lies beside it and not in it ("Kibumba, 25 kilometres north of Goma").
    """

    entry: Entry
    outer: int | None
    beside: int | None


def believable(
    names: Sequence[Name],
    choices: Sequence[Choice | None],
    within: Sequence[tuple[int, int]],
    datelines: frozenset[int],
    gazetteer: Gazetteer,
) -> list[Choice | None]:
    """The choices without those that the text's containers or the report's other places rule out."""
    kept = list(choices)
    for a, b in within:
        inner, outer = choices[a], choices[b]
        if inner and outer and _contradicts(inner, outer.entry):
            kept[a] = None
    for i, choice in enumerate(choices):
        if choice and kept[i] and _alien(i, choice, names, choices, within, datelines, gazetteer):
            kept[i] = None
    return kept


def stand_ins(
    parse: Parse,
    names: Sequence[Name],
    choices: Sequence[Choice | None],
    within: Sequence[tuple[int, int]],
    datelines: frozenset[int],
    gazetteer: Gazetteer,
    surely: bool,
) -> dict[int, StandIn]:
    """The containers for names without a choice, by the names' indexes; a later mention takes over the first one's.

    `surely` says that the names are known to be places'.
    """
    missing = [i for i, c in enumerate(choices) if c is None and not names[i].demonym]
    if not missing:
        return {}
    found: dict[int, StandIn] = {}
    by_key: dict[str, StandIn] = {}
    for i in missing:
        stand_in = _container(parse, i, names, choices, within)
        if stand_in is None or (names[i].kind in _URBAN and stand_in.entry.kind == "country"):
            settled = introduced(parse, names[i].first) or names[i].kind in _SETTLED
            country = _country(i, names, choices, datelines, gazetteer) if settled else None
            if country is not None:
                stand_in = (
                    _city(parse, i, names, choices, datelines, country)
                    if names[i].kind in _URBAN
                    else _division(choices, country)
                ) or StandIn(gazetteer.country(country), None, None)
            if stand_in is None and (surely or _facility(parse, names[i])):
                stand_in = _surroundings(parse, i, names, choices, datelines)
        if stand_in is not None:
            found[i] = by_key.setdefault(names[i].key, stand_in)
    for i in missing:
        if i not in found and names[i].key in by_key:
            found[i] = by_key[names[i].key]
    return found


def _placelike(parse: Parse, name: Name) -> bool:
    """Whether a name that the gazetteer does not hold is surely a place's: the parser or a word before it says so."""
    labels = {t.entity for t in parse.tokens[name.first : name.last + 1]}
    before = parse.tokens[name.first - 1].norm if name.first else ""
    return name.kind is not None or name.known or bool(labels & _LABELS) or before in ("in", "at", "of")


def _container(
    parse: Parse, i: int, names: Sequence[Name], choices: Sequence[Choice | None], within: Sequence[tuple[int, int]]
) -> StandIn | None:
    """What the text puts a name in, or beside at a distance."""
    sure = _placelike(parse, names[i])
    stated = [
        (_CONTAINERS[outer.entry.kind], -b, outer.entry)
        for a, b in within
        if a == i and (outer := choices[b]) and outer.entry.kind in _CONTAINERS and outer.entry.lat is not None
    ]
    if stated and sure:
        _, b, entry = max(stated, key=lambda s: s[:2])
        return StandIn(entry, -b, None)
    if i + 1 < len(names) and (outer := choices[i + 1]) is not None and outer.entry.lat is not None:
        beside = relation(parse, names[i + 1].first)
        tokens = parse.tokens
        if (
            beside is not None
            and beside.kind == "near"
            and (sure or beside.km is not None)
            and outer.entry.kind not in _WIDE
            and names[i].last + 1 <= beside.first <= names[i].last + 4
            and tokens[beside.first].sentence == tokens[names[i].last].sentence
        ):
            return StandIn(outer.entry, i + 1, names[i + 1].first)
    return None


def _facility(parse: Parse, name: Name) -> bool:
    """Whether the parser takes a name of several words for that of a building or a ground."""
    tokens = parse.tokens[name.first : name.last + 1]
    return len(tokens) > 1 and all(t.entity == "FAC" for t in tokens if t.shape[:1] == "X")


def _surroundings(
    parse: Parse, i: int, names: Sequence[Name], choices: Sequence[Choice | None], datelines: frozenset[int]
) -> StandIn | None:
    """The settlement that a report is about where it names a facility: the nearest in its sentence, else the last named
    before it, else the dateline's, else the first."""
    cities = [k for k, c in enumerate(choices) if c and c.entry.kind in ("city", "seat") and not names[k].demonym]
    if not cities:
        return None
    sentence = parse.tokens[names[i].first].sentence
    here = [k for k in cities if parse.tokens[names[k].first].sentence == sentence]
    if here:
        k = min(here, key=lambda k: (abs(k - i), k))
    else:
        before = [k for k in cities if k < i]
        k = before[-1] if before else min(cities, key=lambda k: (k not in datelines, k))
    choice = choices[k]
    return StandIn(choice.entry, k, None) if choice else None


def _city(
    parse: Parse,
    i: int,
    names: Sequence[Name],
    choices: Sequence[Choice | None],
    datelines: frozenset[int],
    country: str,
) -> StandIn | None:
    """The city that a square or a street lies in: the last one before it in its sentence, else the dateline's."""
    sentence = parse.tokens[names[i].first].sentence
    for k in [*reversed(range(i)), *sorted(datelines)]:
        choice = choices[k]
        if k not in datelines and parse.tokens[names[k].first].sentence != sentence:
            continue
        if choice and choice.entry.country == country and choice.entry.kind in ("city", "seat"):
            return StandIn(choice.entry, k, None)
    return None


def _division(choices: Sequence[Choice | None], country: str) -> StandIn | None:
    """The division of a country that a report names, where it names one and no other."""
    found = {c.entry.id: k for k, c in reversed(list(enumerate(choices))) if c and c.entry.kind == "admin1"}
    k = next(iter(found.values()), None)
    choice = choices[k] if k is not None and len(found) == 1 else None
    return StandIn(choice.entry, k, None) if choice and choice.entry.country == country else None


def _contradicts(choice: Choice, outer: Entry) -> bool:
    """Whether a little-known settlement, or one only spelt alike, lies far outside what the text puts it in."""
    inner = choice.entry
    if inner.kind not in ("city", "admin2") or lies_in(inner, outer):
        return False
    if inner.standing >= _KNOWN and choice.rule != "spelling":
        return False
    if outer.kind == "country":
        return inner.country != outer.country
    return outer.kind == "admin1" and (inner.country != outer.country or _apart(inner, outer) > _OUTSIDE_KM)


def _alien(
    i: int,
    choice: Choice,
    names: Sequence[Name],
    choices: Sequence[Choice | None],
    within: Sequence[tuple[int, int]],
    datelines: frozenset[int],
    gazetteer: Gazetteer,
) -> bool:
    """Whether a little-known place lies in another country than all else, far from everything that is named."""
    entry = choice.entry
    if entry.country is None or entry.kind in _UNSETTLED or (entry.standing >= _FAMOUS and not choice.anchored):
        return False
    if i in datelines or names[i].demonym or names[i].key in gazetteer.capitals:
        return False
    if any(a == i and (outer := choices[b]) and lies_in(entry, outer.entry) for a, b in within):
        return False
    country = _country(i, names, choices, datelines, gazetteer)
    if country is None or country == entry.country:
        return False
    key = names[i].key
    return not any(
        other
        and names[k].key != key
        and (
            (other.entry.country == entry.country and other.entry.kind in ("country", "admin1"))
            or (other.entry.kind not in _WIDE and _apart(entry, other.entry) < _NEIGHBOURS_KM)
        )
        for k, other in enumerate(choices)
    )


def _country(
    i: int,
    names: Sequence[Name],
    choices: Sequence[Choice | None],
    datelines: frozenset[int],
    gazetteer: Gazetteer,
) -> str | None:
    """The one country in which the report's other places lie, ISO 3166-1 alpha-3; None where there is no such one.

    It takes two names, or a dateline. Capitals of elsewhere do not count against it: they stand for governments.
    """
    key = names[i].key
    settled: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    opened: str | None = None
    for k, choice in enumerate(choices):
        if choice is None or choice.entry.country is None or names[k].key == key:
            continue
        country = choice.entry.country
        named.setdefault(country, set()).add(names[k].key)
        if choice.entry.kind not in _WIDE and not names[k].demonym and not choice.anchored:
            settled.setdefault(country, set()).add(names[k].key)
        if k in datelines:
            opened = opened or country
    if not settled:
        return None
    best = max(sorted(settled), key=lambda c: (len(settled[c]), len(named[c])))
    against = {k for c, keys in settled.items() if c != best for k in keys if k not in gazetteer.capitals}
    if len(against) * _MAJORITY > len(settled[best]):
        return None
    return best if opened == best or len(named[best]) > 1 else None


def _apart(a: Entry, b: Entry) -> float:
    """The distance of two entries in kilometres, without bound where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return distance_km(a.lat, a.lon, b.lat, b.lon)
