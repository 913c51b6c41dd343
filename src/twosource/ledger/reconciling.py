"""Officials' running totals held against what was reported: counted n of m, which incidents, and what is missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection

from twosource.gazetteer.tables import country_named
from twosource.incidents.items import families
from twosource.ledger import claims, tables
from twosource.ledger import incidents as happenings
from twosource.ledger.claims import StoredTotal
from twosource.ledger.filters import Filter
from twosource.model import ActorKind, Incident, Measure, Part, Participant, Total, stable_id

_HAPPENED = frozenset({"occurred", "ongoing"})
_HARM = "harm"
_PEOPLE: tuple[Measure, ...] = ("killed", "wounded", "casualties", "missing", "detained", "abducted", "displaced")
_STATE: frozenset[ActorKind] = frozenset({"state", "government", "military", "police", "security_service", "ministry"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What the ledger counts in one scope: bounds, the best figure, and the incidents counted."""

    low: int
    best: int
    high: int | None
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartTally:
    """A part of a total ("32 in Iraq") against the ledger's count of it."""

    of: str
    told: int | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A total against the ledger.

    `missing` is how many the ledger lacks to what was told (negative: how many it has beyond), None where the total
    gives no figure. `parts` are those that name a country. `window` is what was compared, both days included.
    """

    total: StoredTotal
    tally: Tally
    missing: int | None
    parts: tuple[PartTally, ...]
    window: tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """The totals that one voice told on one measure, scope and beginning, oldest first; `id` depends on these alone."""

    id: str
    voice: str
    measure: Measure
    totals: tuple[StoredTotal, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What one voice told of one scope over time, oldest first, each against the ledger."""

    voice: str
    measure: Measure
    steps: tuple[Reconciled, ...]


def tellings(connection: Connection, wanted: Filter) -> list[Telling]:
    """The totals of happenings and people that a filter lets through, in series of one voice, by voice."""
    series: defaultdict[tuple[str, ...], list[StoredTotal]] = defaultdict(list)
    for stored in claims.totals(connection, wanted):
        total = stored.total
        if total.measure == "attacks" or total.measure in _PEOPLE:
            series[_scope_key(stored)].append(stored)
    found = []
    for key in sorted(series):
        told = sorted(series[key], key=lambda stored: (stored.document.published or date.min, stored.total.id))
        found.append(Telling(stable_id("s", *key), _voice(told[0]), told[0].total.measure, tuple(told)))
    return found


def against(connection: Connection, telling: Telling) -> Series:
    """A series held against the incidents of its scope, which are read once for all its steps."""
    ends = [_until(stored) for stored in telling.totals]
    until = None if None in ends else max(end for end in ends if end is not None)
    window = Filter(since=telling.totals[0].total.since, until=until)
    inside = list(happenings.incidents(connection, window, conditions=_counted(telling.measure)))
    steps = tuple(_against(stored, inside) for stored in telling.totals)
    return Series(telling.voice, telling.measure, steps)


def _counted(measure: Measure) -> list[ColumnElement[bool]]:
    """What the database can tell of the incidents that a measure counts, so that few records are read."""
    incident = tables.incident.c
    conditions = [incident.factuality.in_(_HAPPENED), incident.grade != "retracted"]
    if measure == "attacks":
        conditions.append(incident.root.in_(sorted(root for root, family in families().items() if family == _HARM)))
    return conditions


def _scope_key(stored: StoredTotal) -> tuple[str, ...]:
    total = stored.total
    place = total.scope.place
    own = len(total.attribution) == 1 and stored.document.publisher is None
    return (
        _voice(stored),
        total.measure,
        (total.scope.type or "").partition(".")[0],
        "|".join(sorted(p.actor.id if p.actor else p.name.lower() for p in total.scope.participants)),
        place.name if place is not None else "",
        total.since.isoformat() if total.since else "",
        stored.document.id if own else "",  # reports whose outlet is not known are nobody's one voice
    )


def _voice(stored: StoredTotal) -> str:
    speaker = stored.total.attribution[-1].speaker
    return speaker.affiliation or speaker.name


def _until(stored: StoredTotal) -> date | None:
    return stored.total.until or stored.document.published


def _against(stored: StoredTotal, incidents: Sequence[Incident]) -> Reconciled:
    total, until = stored.total, _until(stored)
    countries = {part: code for part in total.parts if (code := country_named(part.of)) is not None}
    inside = [each for each in incidents if _begins_by(each, until) and _in_scope(each, total, countries)]
    tally = _tally(inside, total.measure)
    told = total.best if total.best is not None else total.low
    parts = tuple(
        PartTally(part.of, part.best, _tally([i for i in inside if i.place and i.place.country == code], total.measure))
        for part, code in countries.items()
    )
    return Reconciled(stored, tally, None if told is None else told - tally.best, parts, (total.since, until))


def _begins_by(incident: Incident, day: date | None) -> bool:
    """Whether it began by the end of a day; one of no known beginning lies in no window that ends."""
    if day is None:
        return True
    when = incident.when
    return when is not None and when.start is not None and when.start.date() <= day


def _in_scope(incident: Incident, total: Total, parts: Mapping[Part, str]) -> bool:
    """Whether a total counts an incident. Its place, one of "in Iraq and Syria", is not all where parts name others."""
    place = total.scope.place
    if parts and (place is None or place.precision == "country"):
        named = {*parts.values(), *([place.country] if place is not None and total.consistent is not True else [])}
        if incident.place is None or incident.place.country not in named:
            return False
    elif place is not None and place.country is not None:
        here = incident.place
        if here is None or here.country != place.country:
            return False
        if place.admin1 is not None and here.admin1 is not None and here.admin1 != place.admin1:
            return False
    who = [p for p in total.scope.participants if p.role in ("agent", "target") and p.actor is not None]
    return all(any(_same_side(p, q) for q in incident.participants if q.role != "instrument") for p in who)


def _same_side(a: Participant, b: Participant) -> bool:
    """Whether two participants can be one: the same actor, or organs of one state."""
    if a.actor is None or b.actor is None:
        return False
    if a.actor.id == b.actor.id:
        return True
    organs = a.actor.kind in _STATE and b.actor.kind in _STATE
    return organs and a.actor.country is not None and a.actor.country == b.actor.country


def _tally(incidents: Sequence[Incident], measure: Measure) -> Tally:
    names = []
    low = best = 0
    high: int | None = 0
    for incident in incidents:
        if measure == "attacks":
            names.append(incident.id)
            low, best, high = low + 1, best + 1, None if high is None else high + 1
            continue
        for count in incident.counts:
            if count.measure == measure and count.low is not None:
                names.append(incident.id)
                low += count.low
                best += count.best if count.best is not None else count.low
                high = None if high is None or count.high is None else high + count.high
    return Tally(low, best, high, tuple(names))
