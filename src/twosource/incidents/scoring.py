"""How likely two claims tell the same happening: a score whose parts are shown, and what rules it out.

The weights were set by hand: time and place carry most, as reports of one happening agree on them more often than on
numbers; opposing sides name the other as the agent, so that differing agents weigh little. The full name of a private
person, or an age, ties what they leave open; where a claim tells no place or victim, its report's setting stands in.
"""

from dataclasses import dataclass
from math import sqrt

from twosource.gazetteer.geo import distance_km
from twosource.incidents.items import HARM, SPEECH, Item, who
from twosource.model import Responsibility

LINK = 1.0
"""From this score on two claims are taken to tell one happening."""

RECALLED = 60
"""So many days later reports still tell of a harm without its day; the name of one who was harmed then ties them."""

_RESULTS = frozenset({"killing", "casualty_report"})  # what came of an attack, an accident or a clash
_NEWS = 2  # days: what a report tells without a day most often happened as shortly before it as this
_ONE_TOWN_KM = 25.0
_WIDE = {"admin1": 0.2, "region": 0.05}  # what one wide place speaks for one happening; a country 0.1


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a score by name, and what rules the pair out (None: nothing)."""

    parts: tuple[tuple[str, float], ...]
    veto: str | None = None

    @property
    def total(self) -> float:
        """The sum of the parts; below every threshold where something rules the pair out."""
        return -1.0 if self.veto is not None else round(sum(value for _, value in self.parts), 4)


def score(a: Item, b: Item) -> Score:
    """Compare two claims; the order of the two does not matter."""
    veto = _excluded(a, b)
    if veto is not None:
        return Score((), veto)
    parts: tuple[tuple[str, float], ...] = (
        ("type", _type(a, b)),
        ("time", _time(a, b)),
        ("place", _place(a, b)),
        ("actors", _actors(a, b)),
        ("people", _people(a, b)),
        ("numbers", _numbers(a, b)),
        ("words", _words(a, b)),
    )
    if a.report.id == b.report.id:
        # what ties claims of other reports to one of the two accounts goes before what ties the two
        parts = (("report", min(0.0, LINK - sum(value for _, value in parts))), *parts)
    return Score(parts)


def _excluded(a: Item, b: Item) -> str | None:
    if a.report.id == b.report.id and not _two_accounts(a, b):
        return "one report tells them as two"
    if a.family != b.family:
        return "types of different families"
    if a.family == SPEECH and not _agents(a) & _agents(b):
        return "words of different speakers"
    if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        apart = max((b.first - a.last).days, (a.first - b.last).days)
        if apart > (RECALLED if _recalled(a, b) else 1):
            return f"{apart} days apart"
    if a.point is not None and b.point is not None and not _one_name(a, b):
        apart_km = distance_km(*a.point, *b.point) - a.radius - b.radius
        if apart_km > 30:
            return f"{apart_km:.0f} km apart"
    return None


def _recalled(a: Item, b: Item) -> bool:
    """Whether two claims of one person's harm can lie apart in days because one of them does not tell the day."""
    return a.family == HARM and not (a.told and b.told) and bool(a.harmed & b.harmed)


def _one_name(a: Item, b: Item) -> bool:
    """Whether both name one person and a place of one name: then it is the place's name that was misunderstood."""
    first, second = a.claim.place, b.claim.place
    return first is not None and second is not None and first.name == second.name and bool(a.people & b.people)


def _two_accounts(a: Item, b: Item) -> bool:
    """Whether a report gives two speakers' accounts of one kind of event, which may be of one event.

    On one speaker's word, what is told as two is two; and so are two deeds that two actors claim for their own.
    """
    own = _agents(a, "claimed"), _agents(b, "claimed")
    if own[0] and own[1] and not own[0] & own[1]:
        return False
    return a.root == b.root and a.claim.attribution[-1].speaker != b.claim.attribution[-1].speaker


def _agents(item: Item, part: Responsibility | None = None) -> set[str]:
    """What tells the agents of a claim from others; those of one responsibility where it is given."""
    return {who(p) for p in item.claim.participants if p.role == "agent" and part in (None, p.responsibility)}


def _type(a: Item, b: Item) -> float:
    if a.claim.type == b.claim.type:
        return 0.25
    if a.root == b.root or (a.family == HARM and (a.root in _RESULTS or b.root in _RESULTS)):
        return 0.2
    return 0.1


def _time(a: Item, b: Item) -> float:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0.0
    shared = (min(a.last, b.last) - max(a.first, b.first)).days + 1
    if shared <= 0:
        return 0.05  # a day apart: night, time zones and the day of the report are easily confused
    longest = max((a.last - a.first).days, (b.last - b.first).days) + 1
    if a.told and b.told:
        return 0.35 * (0.5 + 0.5 * shared / longest)
    if abs((a.last - b.last).days) <= _NEWS:
        return 0.2
    return 0.2 * (0.5 + 0.5 * shared / longest)


def _place(a: Item, b: Item) -> float:
    widest = max(a.radius, b.radius)
    if a.close and b.close:
        return 0.45 if _same_place(a, b) else 0.35 if widest <= 25 else 0.2
    if a.point is None or b.point is None:
        return _towns(a, b)
    wide = _WIDE.get(_precision(a), 0.1) if _same_place(a, b) else 0.2 if widest <= 150 else 0.1
    return max(wide, _towns(a, b))


def _same_place(a: Item, b: Item) -> bool:
    first, second = a.claim.place, b.claim.place
    if first is None or second is None:
        return False
    if first.gazetteer_id is not None or second.gazetteer_id is not None:
        return first.gazetteer_id == second.gazetteer_id
    return first.name == second.name


def _precision(item: Item) -> str:
    return item.claim.place.precision if item.claim.place is not None else "unknown"


def _towns(a: Item, b: Item) -> float:
    """Claims that lie where the other's report is set, the more the fewer places it tells of."""
    met = any(distance_km(*x, *y) <= _ONE_TOWN_KM for x in a.towns for y in b.towns)
    return 0.3 / max(len(a.towns), len(b.towns)) if met else 0.0


def _actors(a: Item, b: Item) -> float:
    shared = a.actors & b.actors
    if shared:
        return min(0.35, 0.15 + 0.2 * len(shared) / min(len(a.actors), len(b.actors)))
    if a.names & b.names - {"people", "civilians"}:
        return 0.15
    return -0.1 if a.actors and b.actors else 0.0


def _people(a: Item, b: Item) -> float:
    """A private person's full name ties claims, a named death most of all, as nobody dies twice."""
    shared = a.people & b.people
    if shared:
        once = 0.2 if a.harmed & b.harmed and _deadly(a) and _deadly(b) else 0.0
        return min(0.7, 0.3 + 0.1 * len(shared) + once)
    if a.harmed and b.harmed and not _several(a) and not _several(b) and not _surnames(a) & _surnames(b):
        return -0.5
    found = 0.25 if a.ages & b.ages else 0.0
    if a.report.setting.harmed & b.report.setting.harmed:
        found += 0.2
    return found


def _deadly(item: Item) -> bool:
    return item.claim.type == "killing" or any(measure == "killed" and low > 0 for measure, low, _ in item.counts)


def _surnames(item: Item) -> set[str]:
    return {name.rpartition("-")[2] for name in item.harmed}


def _several(item: Item) -> bool:
    return len(item.harmed) > 1 or any(high > 1 for _, _, high in item.counts)


def _numbers(a: Item, b: Item) -> float:
    """Equal numbers speak for one happening, the more the rarer they are; numbers far apart against it."""
    found = 0.0
    for measure, low, high in a.counts:
        for other, other_low, other_high in b.counts:
            if measure != other:
                continue
            if (low, high) == (other_low, other_high):
                found += 0.25 if low > 3 else 0.12
            elif low <= other_high and other_low <= high:
                found += 0.08
            elif max(low, other_low) > 3 * max(1, min(high, other_high)):
                found -= 0.3
            else:
                found -= 0.05
    return max(-0.4, min(0.4, found))


def _words(a: Item, b: Item) -> float:
    if not a.words or not b.words:
        return 0.0
    return 0.6 * len(a.words & b.words) / sqrt(len(a.words) * len(b.words))
