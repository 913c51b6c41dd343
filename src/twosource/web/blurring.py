"""Places shown less closely than reports tell them, so that a page or a file does not lead anybody to a door.

One rule for map, tables, files and the API: a place finer than the chosen unit becomes that unit (its first-level
division, or its country) with the unit's name and point. What else would tell the finer place is taken out of the
incident or claim: its names wherever they stand in names of people and groups, names of places around it, the summary
(written anew from the blurred fields), and all quoted words, which are blacked out in their length. Coordinates come
from the gazetteer and never from the report. What has no place has none to blur: names in it stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from threading import Lock
from typing import Any, TypeVar

from twosource.extract import wording
from twosource.extract.claims import summary
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.entry import Entry
from twosource.gazetteer.geo import distance_km
from twosource.gazetteer.tables import type_words
from twosource.ledger.claims import StoredClaim
from twosource.ledger.mapping import Point
from twosource.ledger.reports import About
from twosource.ledger.spots import Coordinates, Spot
from twosource.ledger.tables import place_words
from twosource.model import Claim, Field, Incident, Participant, Place, PlacePrecision, Quantity, Span, Told
from twosource.web.settings import Unit

T = TypeVar("T")

_BLACK = "█"
_AROUND_KM = 150.0
_LONGEST_NAME = 4  # words
_LARGE = 20_000  # inhabitants of a town that tells where something was even from afar
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_COMMON = frozenset(
    "central east eastern great greater international lower national new north northern old saint south southern "
    "the upper west western".split()
)
"""Words of names of places that name no place by themselves."""
_CODES = frozenset(
    "acled actor anchor cameo claim claims country documents event_type factuality gazetteer_id grade granularity id "
    "key kind measure part part_of_day plover precision responsibility role rule stance sub_event_type timezone type "
    "unit voice voices".split()
)
"""Fields whose words are not a report's: ids, and values of lists. Any other may name a place."""


class Blurring:
    """Blurs to one unit."""

    def __init__(self, unit: Unit, gazetteer: Gazetteer) -> None:
        self.unit = unit
        self._gazetteer = gazetteer
        self._lock = Lock()  # a gazetteer remembers what it looked up, and requests run in threads
        self._units: dict[tuple[float | None, float | None, str | None], Entry | None] = {}

    def spot(self, spot: Spot) -> Coordinates | None:
        """Where a spot is drawn; None where no wider place is known."""
        if _spans_countries(spot.precision, spot.country):
            return spot.lat, spot.lon
        unit = self._unit(spot.lat, spot.lon, spot.country, spot.precision)
        return None if unit is None or unit.lat is None or unit.lon is None else (unit.lat, unit.lon)

    def place(self, place: Place) -> Place | None:
        """The place that is shown; None where no wider one is known.

        Also a place that is known no closer than its division or country is shown under the name of that: reports name
        villages that no gazetteer has.
        """
        if _spans_countries(place.precision, place.country):
            return replace(place, span=None, relation=None)
        unit = self._unit(place.lat, place.lon, place.country, place.precision)
        if unit is None:
            return None
        precision: PlacePrecision = "country" if unit.kind == "country" else "admin1"
        division = None if precision == "country" else unit.name
        return Place(unit.name, unit.lat, unit.lon, unit.country, division, unit.kind, precision, unit.ref, None)

    def names(self, incident: Incident) -> frozenset[str]:
        """The words, in small letters, by which any claim of an incident names its place more closely."""
        told = [
            told.value.partition(",")[0] for field in incident.fields if field.name == "place" for told in field.told
        ]
        if incident.place is not None:
            told.append(incident.place.name)
        country = wording.country(incident.place.country) if incident.place is not None else None
        return frozenset(word for name in told for word in _words(name)) - _words(country or "")

    def incident(self, incident: Incident) -> Incident:
        """An incident as it is shown; voices go by numbers, since their keys are made of names."""
        hidden = self._hidden(incident, incident.place, self.names(incident))
        told = tuple(self._told(field, hidden.place) for field in hidden.fields)
        keys = {voice.key: f"v{n}" for n, voice in enumerate(incident.voices, 1)}
        hidden = replace(hidden, fields=tuple(field for field in told if field is not None))
        hidden = _mapped(
            hidden, lambda name, text: keys.get(text, text) if name in ("key", "voice", "voices") else text
        )
        spoken = replace(hidden, participants=_spoken(hidden.participants, incident.participants))
        return replace(hidden, summary=_summarist().sentence(_as_claim(spoken)))

    def claim(self, claim: Claim, names: frozenset[str] = frozenset()) -> Claim:
        """A claim as it is shown: its words blacked out, its summary written anew.

        `names` are those that other claims of the same incident give its place.
        """
        hidden = self._hidden(claim, claim.place, names)
        told = replace(hidden, content=(), participants=_spoken(hidden.participants, claim.participants))
        return replace(hidden, summary=_summarist().sentence(told))

    def claims(self, stored: Iterable[StoredClaim], incident: Incident) -> Iterator[StoredClaim]:
        """The claims of an incident with their reports, as they are shown."""
        names = self.names(incident)
        for each in stored:
            yield StoredClaim(self.claim(each.claim, names), self.report(each.document, names))

    def point(self, point: Point, incident: Incident) -> Point:
        """The light row of an incident, as it is shown."""
        shown = self.incident(incident)
        place = shown.place
        if place is None:
            return replace(point, summary=shown.summary, place=None, precision=None, lat=None, lon=None)
        return replace(
            point,
            summary=shown.summary,
            place=place_words(place),
            precision=place.precision,
            lat=place.lat,
            lon=place.lon,
        )

    def report(self, about: About, names: frozenset[str]) -> About:
        """What is shown of a report that tells an incident: no headline and no address."""
        publisher = self._without(about.publisher, None, names, "a place") if about.publisher is not None else None
        return replace(about, title=None, url=None, publisher=publisher)

    def _unit(
        self, lat: float | None, lon: float | None, country: str | None, precision: PlacePrecision
    ) -> Entry | None:
        """The division or country that holds a point; the point of a country says nothing of a division."""
        if precision in ("country", "region"):
            lat = lon = None
        at = (lat, lon, country)
        with self._lock:
            if at not in self._units:
                division = None
                if self.unit == "admin1" and lat is not None and lon is not None:
                    division = self._gazetteer.division_at(lat, lon)
                if division is None and country in self._gazetteer.countries:
                    division = self._gazetteer.country(country)
                self._units[at] = division
            return self._units[at]

    def _hidden(self, value: T, place: Place | None, names: frozenset[str]) -> T:
        """A claim or incident with its place blurred and what would tell it taken out."""
        shown = self.place(place) if place is not None else None
        instead = shown.name if shown is not None else "a place"
        finer = (names | (_words(place.name) if place is not None else set())) - _words(instead) - _common()

        def text(name: str, words: str) -> str:
            if words.startswith("local:"):
                return "local:blurred"  # ids of actors that the registry lacks are made of their names
            if name in _CODES or (place is not None and _spans_countries(place.precision, place.country)):
                return words
            return self._without(words, place, finer, instead)

        return _mapped(value, text, lambda _: shown)

    def _without(self, text: str, place: Place | None, finer: frozenset[str], instead: str) -> str:
        """A text with another name where it names the place, or one around it."""
        found = list(_WORD.finditer(text))
        named = [_is_name(word[0]) and word[0].lower() in finer for word in found]
        for first, word in enumerate(found):
            if place is None or not _is_name(word[0]) or word[0].lower() in _common():
                continue
            for last in range(min(first + _LONGEST_NAME, len(found)) - 1, first - 1, -1):
                if self._lies_around(text[found[first].start() : found[last].end()], place):
                    named[first : last + 1] = [True] * (last + 1 - first)
                    break
        parts, at = [], 0
        for n, word in enumerate(found):
            if named[n]:
                if not (n and named[n - 1]):
                    parts += [text[at : word.start()], instead]
                at = word.end()
        return "".join([*parts, text[at:]])

    def _lies_around(self, name: str, place: Place) -> bool:
        """Whether a name is that of a finer place in the same country: around the place, or large wherever it lies."""
        wide = {"country", "region"} | ({"admin1"} if self.unit == "admin1" else set())
        with self._lock:
            candidates = self._gazetteer.candidates(name, place.country)
        return any(
            c.entry.country == place.country
            and c.entry.kind not in wide
            and c.rule in ("exact", "article", "type")
            and (c.entry.population >= _LARGE or _is_near(place, c.entry))
            for c in candidates
        )

    def _told(self, field: Field, place: Place | None) -> Field | None:
        """A field without what is told of the place; the place itself as it is shown."""
        if field.name != "place":
            return field
        if place is None:
            return None
        words = wording.place(place)
        claims = tuple(dict.fromkeys(claim for told in field.told for claim in told.claims))
        voices = tuple(sorted({voice for told in field.told for voice in told.voices}))
        return Field("place", words, (Told(words, claims, voices),), False, field.rule)


@cache
def blurring(unit: Unit) -> Blurring:
    """The blurring to a unit, over the shipped gazetteer; it remembers what it looked up."""
    return Blurring(unit, Gazetteer())


def _mapped(
    value: T, text: Callable[[str, str], str], place: Callable[[Place], Place | None] = lambda place: place
) -> T:
    """A dataclass with its words and places changed, all through, and its quotes blacked out."""

    def of(name: str, each: Any) -> Any:
        if isinstance(each, str):
            return text(name, each)
        if isinstance(each, Place):
            return place(each)
        if isinstance(each, Span):
            return Span(each.start, each.end, _BLACK * len(each.quote))
        if isinstance(each, tuple):
            return tuple(of(name, part) for part in each)
        return _mapped(each, text, place) if is_dataclass(each) else each

    of_all: Any = value
    changed: T = replace(
        of_all, **{field.name: of(field.name, getattr(of_all, field.name)) for field in fields(of_all)}
    )
    return changed


def _is_near(place: Place, entry: Entry) -> bool:
    if place.lat is None or place.lon is None or entry.lat is None or entry.lon is None:
        return False
    return distance_km(place.lat, place.lon, entry.lat, entry.lon) <= _AROUND_KM


def _spans_countries(precision: PlacePrecision, country: str | None) -> bool:
    """Whether a place is wider than any unit: a sea, a region of several countries."""
    return precision == "region" and country is None


def _spoken(shown: tuple[Participant, ...], told: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Participants with the words of the report again, of which a sentence takes no more than the article."""
    return tuple(replace(after, span=before.span) for after, before in zip(shown, told, strict=True))


def _as_claim(incident: Incident) -> Claim:
    """What an incident tells, as a claim to make a sentence of."""
    counts = (Quantity(c.measure, c.low, c.best, c.high, None, None) for c in incident.counts)
    return Claim(
        incident.id, incident.type, None, None, None, "", incident.factuality, incident.participants, incident.place,
        incident.when, tuple(counts), (), (Span(0, 1, _BLACK),), 0.0,
    )  # fmt: skip


def _is_name(word: str) -> bool:
    """Whether a word is written as a name: "Sake", "al-Asad"."""
    return any(part[:1].isupper() for part in re.split(r"['’ʼ-]", word))


def _words(name: str) -> set[str]:
    return {word[0].lower() for word in _WORD.finditer(name) if _is_name(word[0])}


@cache
def _common() -> frozenset[str]:
    nouns: Iterable[str] = (word for words in type_words() for name in words for word in name.split())
    return _COMMON | frozenset(nouns)


@cache
def _summarist() -> summary.Summarist:
    return summary.Summarist(summary.load())
