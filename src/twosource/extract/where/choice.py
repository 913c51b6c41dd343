"""Decides which places the names of a document mean: one joint decision over all of them.

Every name starts with the prominence of each place it may mean. What the text says of containment ("in Iraq's western
province of Anbar") weighs most. Then names support each other: by country, by division, and by lying close together,
each in proportion to how sure it is itself, in a few rounds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.where.containment import lies_in
from twosource.extract.where.evidence import Name
from twosource.gazetteer import Candidate, Entry, Gazetteer
from twosource.gazetteer.tables import kinds, strip_type

_ROUNDS = 3
_LIMIT = 24
_PROMINENCE, _COUNTRY, _DIVISION, _CLOSE = 1.0, 4.0, 4.0, 3.0
_NATION, _TYPED = 2.0, 3.0
_QUARTERS, _QUARTER = frozenset(("admin2", "neighbourhood")), 3.5
"""Kinds whose type words also name quarters, which the gazetteer holds as settlements, and what that reading costs."""
_STREETS = frozenset("street avenue boulevard square lane drive alley st ave".split())
_TOWN = 10_000
_LARGE, _NAMESAKE = 5.5, 2.0
_WORLDWIDE = frozenset(("country", "world_region", "continent"))
_AROUND = tuple((dy, dx, 1.0 if dy == dx == 0 else 0.7) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
_INSIDE, _NOT_INSIDE = 6.0, -1.5
_AREAS = frozenset(("country", "admin1", "admin2"))
_BESIDE = frozenset(("country", "world_region", "continent", "region", "island", "admin1", "admin2", "seat"))


@dataclass(slots=True)
class Option:
    """A place that a name may mean, with the parts of its score; one that is `shaded` needs the text to say so."""

    entry: Entry
    rule: str
    prior: float
    inside: float = 0.0
    nation: float = 0.0
    region: float = 0.0
    close: float = 0.0
    cell: tuple[int, int] | None = None
    spreads: bool = False
    shaded: bool = False

    def __post_init__(self) -> None:
        e = self.entry
        if e.lat is not None and e.lon is not None and e.kind not in _WORLDWIDE:
            self.cell = (math.floor(e.lat), math.floor(e.lon))
            self.spreads = e.kind != "admin1"

    @property
    def score(self) -> float:
        """The sum that decides."""
        return self.prior + self.inside + self.nation + self.region + self.close


@dataclass(slots=True)
class Group:
    """The mentions of one name, which mean one place; `weight` is what the group counts as support for others."""

    names: list[int]
    options: list[Option]
    shares: list[float]
    weight: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, by which rule, and the parts of its score; `anchored` where only the settlement
    that the name leans on is known ("Erbil prison")."""

    entry: Entry
    rule: str
    scores: tuple[tuple[str, float], ...]
    anchored: bool


class Choices:
    """Chooses places for the names of one document."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def choose(
        self, names: Sequence[Name], within: Sequence[tuple[int, int]], datelines: frozenset[int], home: str | None
    ) -> list[Choice | None]:
        """The place of each name, None where the gazetteer has none.

        `within` are pairs of names of which the first lies in the second by the text's words; `datelines` are names
        that stand in a dateline; `home` the publisher's country, ISO 3166-1 alpha-3, where known.
        """
        groups = self._groups(names, datelines)
        of = {n: g for g, group in enumerate(groups) for n in group.names}
        _prefer_named(groups)
        pairs = sorted({(of[a], of[b]) for a, b in within if of[a] != of[b]})
        self._settle(groups, pairs, home)
        self._spell(names, groups, pairs, home)
        lost = _misplaced(groups, pairs)
        return [None if of[i] in lost else self._choice(groups[of[i]]) for i in range(len(names))]

    def _groups(self, names: Sequence[Name], datelines: frozenset[int]) -> list[Group]:
        groups: dict[tuple[str, str | None, str | None], Group] = {}
        for i, name in enumerate(names):
            key = (name.key, name.demonym, name.kind)
            group = groups.get(key)
            if group is None:
                group = groups[key] = Group([], self._options(name), [], 0.5 if name.demonym else 1.0)
            group.names.append(i)
            if i in datelines:
                group.weight = 3.0
        return list(groups.values())

    def _options(self, name: Name) -> list[Option]:
        if name.demonym is not None:
            return self._nations(name.demonym)
        options = []
        found = self._gazetteer.candidates(name.text)[:_LIMIT]
        whole = any(c.rule == "exact" and kinds()[c.entry.kind].family == "settlement" for c in found)
        street = name.key.rpartition(" ")[2] in _STREETS
        for c in found:
            if c.rule == "type" and (street or (whole and name.kind == "city")):
                continue  # "Quebec City" is no other "Quebec", "Hampton Avenue" no Hampton
            prior = _PROMINENCE * c.entry.standing + _manner(c)
            if c.entry.kind == "country":
                prior += _NATION
            if name.kind and kinds()[c.entry.kind].family == kinds()[name.kind].family:
                prior += _TYPED
            if c.entry.kind == "site" and c.entry.country == self._gazetteer.seats.get(name.key):
                prior += _TYPED
            options.append(Option(c.entry, c.rule, prior))
        if name.kind in _QUARTERS and not street and (bare := strip_type(name.key)):
            have = {o.entry.id for o in options}
            for c in self._gazetteer.candidates(bare[0])[:_LIMIT]:
                if c.entry.id not in have and c.entry.kind == "city":
                    options.append(Option(c.entry, c.rule, _PROMINENCE * c.entry.standing + _manner(c) - _QUARTER))
        _favour_towns(options, name.kind)
        _shade(options)
        if not options and name.kind and name.kind not in ("road", "neighbourhood"):
            bare = strip_type(name.key)
            if bare:
                for c in self._gazetteer.candidates(bare[0])[:_LIMIT]:
                    options.append(Option(c.entry, "anchor", _PROMINENCE * c.entry.standing + _manner(c)))
        return options

    def _nations(self, demonym: str) -> list[Option]:
        place, colon, iso3 = demonym.partition(":")
        if not colon:
            return [Option(self._gazetteer.country(demonym), "demonym", 5.0)]
        found = [c for c in self._gazetteer.candidates(place) if (c.entry.country or "") == iso3]
        found.sort(key=lambda c: -c.entry.standing)
        return [Option(c.entry, "demonym", 5.0) for c in found[:1]]

    def _settle(self, groups: list[Group], pairs: list[tuple[int, int]], home: str | None) -> None:
        for group in groups:
            group.shares = _shares(group.options)
        for _ in range(_ROUNDS):
            self._contain(groups, pairs)
            self._support(groups, home)
            for group in groups:
                group.shares = _shares(group.options)

    def _contain(self, groups: list[Group], pairs: list[tuple[int, int]]) -> None:
        """Weigh what the text says of containment, both ways."""
        for group in groups:
            for option in group.options:
                option.inside = 0.0
        for a, b in pairs:
            inner, outer = groups[a], groups[b]
            best_outer = [0.0] * len(outer.options)
            for option, share in zip(inner.options, inner.shares, strict=True):
                best = 0.0
                for k, (other, part) in enumerate(zip(outer.options, outer.shares, strict=True)):
                    if lies_in(option.entry, other.entry):
                        best = max(best, part)
                        best_outer[k] = max(best_outer[k], share)
                option.inside += _INSIDE * math.sqrt(best) if best > 0.01 else _NOT_INSIDE
            for k, share in enumerate(best_outer):
                outer.options[k].inside += 0.6 * _INSIDE * math.sqrt(share) if share > 0.01 else 0.0

    def _support(self, groups: list[Group], home: str | None) -> None:
        """Weigh how far the other names of the document share each option's country, division and surroundings.

        Surroundings are a cell of one degree and those next to it.
        """
        country: dict[str, float] = {home: 0.7} if home else {}
        division: dict[int, float] = {}
        cell: dict[tuple[int, int], float] = {}
        own = [_spread(group, country, division, cell) for group in groups]
        for group, (c, d, g) in zip(groups, own, strict=True):
            if len(group.options) < 2:
                continue
            for option in group.options:
                if option.shaded:
                    continue
                e = option.entry
                if e.country in country:
                    share = country[e.country] - c.get(e.country, 0.0)
                    option.nation = _COUNTRY * share / (share + 1.0)
                if e.admin1 in division:
                    share = division[e.admin1] - d.get(e.admin1, 0.0)
                    option.region = _DIVISION * share / (share + 1.0)
                if option.cell is not None:
                    y, x = option.cell
                    share = 0.0
                    for dy, dx, weight in _AROUND:
                        at = (y + dy, x + dx)
                        if at in cell:
                            share += weight * (cell[at] - g.get(at, 0.0))
                    option.close = _CLOSE * share / (share + 1.0)

    def _spell(
        self, names: Sequence[Name], groups: list[Group], pairs: list[tuple[int, int]], home: str | None
    ) -> None:
        """Try transliterations, inside the country that the rest of the document speaks of, for names not found."""
        missing = [g for g in groups if not g.options or g.options[0].rule == "anchor"]
        if not missing:
            return
        totals: dict[str, float] = {home: 0.5} if home else {}
        for group in groups:
            for option, share in zip(group.options, group.shares, strict=True):
                if option.entry.country:
                    totals[option.entry.country] = totals.get(option.entry.country, 0.0) + share * len(group.names)
        likely = sorted(totals, key=lambda c: (-totals[c], c))[:2]
        changed = False
        for group in missing:
            name = names[group.names[0]]
            bare = strip_type(name.key)
            anchored = [o.entry.country for o in group.options[:3] if o.entry.country in totals]
            for country in dict.fromkeys([*(c for c in anchored if c), *likely]):
                found = self._gazetteer.spelt(bare[0] if bare else name.key, country)
                if bare:
                    family = kinds()[bare[1]].family
                    found = [c for c in found if kinds()[c.entry.kind].family == family]
                if found:
                    changed = True
                    anchors = group.options
                    group.options = [
                        Option(c.entry, c.rule, _PROMINENCE * c.entry.standing - i) for i, c in enumerate(found)
                    ]
                    group.options += anchors
                    break
        if changed:
            self._settle(groups, pairs, home)

    def _choice(self, group: Group) -> Choice | None:
        if not group.options:
            return None
        best = _best(group)
        if best.rule == "code" and best.inside <= 0:
            return None
        parts = [
            ("prominence", best.prior),
            ("containment", best.inside),
            ("country", best.nation),
            ("division", best.region),
            ("close", best.close),
        ]
        scores = tuple((what, round(value, 2)) for what, value in parts if value)
        return Choice(best.entry, best.rule, scores, best.rule == "anchor")


def _best(group: Group) -> Option:
    return max(group.options, key=lambda o: (o.score, -o.entry.id))


def _misplaced(groups: Sequence[Group], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The names that the words put where no place of theirs is: "Taji in Iraq" is no Taji in China.

    The gazetteer lacks what they mean. States, divisions and capitals often only stand beside others.
    """
    lost = set()
    for a, b in pairs:
        if groups[a].options and groups[b].options:
            inner, outer = _best(groups[a]), _best(groups[b])
            if inner.inside < 0 and inner.entry.kind not in _BESIDE and outer.entry.kind in _AREAS:
                lost.add(a)
    return lost


def _favour_towns(options: list[Option], kind: str | None) -> None:
    """Of a division and a town in it with one name ("Kharkiv"), the bare name means the town."""
    if kind in ("admin1", "admin2"):
        return
    divisions = {o.entry.id: o for o in options if o.entry.kind in ("admin1", "admin2")}
    for option in options:
        e = option.entry
        if e.kind in ("city", "seat") and (e.population >= _TOWN or e.kind == "seat"):
            for id in (e.admin1, e.admin2):
                division = divisions.pop(id, None) if id is not None else None
                if division is not None:
                    division.prior = min(division.prior, option.prior) - 1.5


def _shade(options: list[Option]) -> None:
    """Let countries and large divisions stand before towns of their names: "Mexico" is no town in Missouri.

    Where the text says so ("California, Maryland"), it is. A division that shares its name with a country elsewhere
    ("Georgia") stands close behind it, so that the rest of the report decides.
    """
    countries = [o for o in options if o.entry.kind == "country"]
    divisions = [o for o in options if o.entry.kind == "admin1" and o.prior > _PROMINENCE * _LARGE]
    for option in options:
        e = option.entry
        if e.kind == "country":
            continue
        if e.kind == "admin1" and countries and e.country != countries[0].entry.country and option.rule == "exact":
            option.prior = max(option.prior, countries[0].prior - _NAMESAKE)
        elif e.kind != "admin1":
            option.shaded = bool(countries) or any(
                d.entry.country == e.country and d.entry.id != e.admin1 and d.entry.standing > e.standing + 1.5
                for d in divisions
            )


def _prefer_named(groups: list[Group]) -> None:
    """Let the best-known place of a name, where the report names its country, stand before lesser ones elsewhere.

    A report that names Bolivia and no other country means its La Paz, whatever small towns far away are neighbours.
    """
    named = {
        g.options[0].entry.country
        for g in groups
        if g.options and g.options[0].entry.kind == "country" and all(o.shaded for o in g.options[1:])
    }
    for group in groups:
        best = max(group.options, key=lambda o: o.prior, default=None)
        if best is not None and best.entry.country in named and best.entry.kind != "country":
            for option in group.options:
                option.shaded |= option.entry.country not in named


_Sums = tuple[dict[str, float], dict[int, float], dict[tuple[int, int], float]]


def _spread(
    group: Group, country: dict[str, float], division: dict[int, float], cell: dict[tuple[int, int], float]
) -> _Sums:
    """Add a group's shares to the sums of the document by country, division and cell; gives the group's own part."""
    c: dict[str, float] = {}
    d: dict[int, float] = {}
    g: dict[tuple[int, int], float] = {}
    for option, share in zip(group.options, group.shares, strict=True):
        part = share * group.weight
        if part < 0.02:
            continue
        e = option.entry
        if e.country:
            c[e.country] = c.get(e.country, 0.0) + part
            country[e.country] = country.get(e.country, 0.0) + part
        if e.admin1:
            d[e.admin1] = d.get(e.admin1, 0.0) + part
            division[e.admin1] = division.get(e.admin1, 0.0) + part
        if option.spreads and option.cell is not None:
            g[option.cell] = g.get(option.cell, 0.0) + part
            cell[option.cell] = cell.get(option.cell, 0.0) + part
    return c, d, g


def _manner(c: Candidate) -> float:
    """What the way a name led to an entry is worth."""
    worth = 0.0 if c.main else -1.3
    if c.code:
        worth -= 6.0
    if c.rule == "article":
        worth -= 0.7
    elif c.rule == "type":
        worth -= 0.5
    return worth


def _shares(options: list[Option]) -> list[float]:
    """Scores as shares of one."""
    if not options:
        return []
    top = max(o.score for o in options)
    weights = [math.exp(o.score - top) for o in options]
    total = sum(weights)
    return [w / total for w in weights]
