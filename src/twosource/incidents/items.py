"""Claims made ready to be compared: what each says of type, time, place, actors and numbers, in comparable form."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from twosource.incidents import people
from twosource.incidents.people import LOCAL
from twosource.incidents.setting import Point, Setting
from twosource.model import Claim, Factuality, Measure, Participant, PlacePrecision
from twosource.ontology.table import read_table

_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_COMMON = frozenset(
    "about after again against also been before being both could during even every from have here himself into itself "
    "just last least like made many more most much near never next only other over said same says several should since "
    "some such than that their them then there these they this those three through told under until were what when "
    "where which while will with would year years people killed wounded injured attack attacks attacked killing monday "
    "tuesday wednesday thursday friday saturday sunday reported reports according officials official spokesman".split()
)
_RADIUS_KM: dict[PlacePrecision, float] = {
    "site": 5, "near": 20, "city": 20, "area": 50, "admin2": 60, "admin1": 150, "country": 800, "region": 2000,
}  # fmt: skip
_CLOSE_KM = 60.0
HARM = "harm"
"""The family of events that kill, hurt or destroy."""
_HARM_MEASURES: tuple[Measure, ...] = (
    "killed",
    "wounded",
    "casualties",
    "detained",
    "abducted",
    "missing",
    "displaced",
)
NOWHERE = Setting()
SPEECH = "words"
"""The family of events that are speech: whoever denies something there tells the event, and does not deny it."""
_LONGEST = timedelta(days=10)  # an event told to span more is compared by its beginning


@dataclass(frozen=True, slots=True)
class Report:
    """What comparing needs to know of a claim's report. `group` is the same for copies of one text, `setting` what all
    its claims tell together."""

    id: str
    publisher: str | None
    published: date | None
    group: str
    setting: Setting = NOWHERE


@dataclass(frozen=True, slots=True)
class Item:
    """One claim, ready to be compared.

    `factuality` is that of the claim, or denied where its last word denies the event and not a part in it.
    `first`, `last` are the days that it may lie on, None where no day is known; `told` whether words tell them.
    `actors` are ids of the registry, `names` the participants' names in small letters. `people` are those who take part
    by their full name and whom the registry does not know: private persons, who are seldom in two events at once;
    `harmed` are the victims and targets among them. `radius` is that of its point in kilometres, and `close` says
    whether that is a place told closely; `towns` is that place, else those of its report. `counts` are bounds by
    measure, `ages` how old those are whom the evidence tells of, `words` the telling words of it.
    """

    claim: Claim
    report: Report
    factuality: Factuality
    root: str
    family: str
    first: date | None
    last: date | None
    told: bool
    point: Point | None
    radius: float
    close: bool
    towns: tuple[Point, ...]
    actors: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    harmed: frozenset[str]
    counts: tuple[tuple[Measure, int, int], ...]
    ages: frozenset[str]
    words: frozenset[str]


@cache
def families() -> dict[str, str]:
    """The family of each wider type."""
    rows = read_table("twosource.incidents", "families.csv", ("type", "family"), key=("type",))
    return {row["type"]: row["family"] for row in rows}


def item(claim: Claim, report: Report) -> Item:
    """A claim of a report, ready to be compared."""
    root = claim.type.partition(".")[0]
    family = families().get(root, root)
    first, last = _days(claim)
    place = claim.place
    point = (place.lat, place.lon) if place is not None and place.lat is not None and place.lon is not None else None
    radius = _RADIUS_KM.get(place.precision, 2000) if place is not None else 0
    close = point is not None and radius <= _CLOSE_KM
    held = [p for p in claim.participants if p.role != "instrument"]
    return Item(
        claim,
        report,
        "denied" if family != SPEECH and _is_denial(claim) else claim.factuality,
        root,
        family,
        first,
        last,
        claim.when is not None and claim.when.span is not None and claim.when.start is not None,
        point,
        radius,
        close,
        (point,) if point is not None and close else report.setting.towns,
        frozenset(p.actor.id for p in held if p.actor is not None and not p.actor.id.startswith(LOCAL)),
        frozenset(p.name.lower() for p in held),
        people.people(claim),
        people.harmed(claim),
        tuple(_counts(claim)),
        people.ages(claim),
        frozenset(w for span in claim.evidence for w in _WORD.findall(span.quote.lower()) if w not in _COMMON),
    )


def who(participant: Participant) -> str:
    """What tells one participant from another: the actor's id, or the name in small letters."""
    return participant.actor.id if participant.actor is not None else participant.name.lower()


def _is_denial(claim: Claim) -> bool:
    """Whether whoever speaks last says that it was not so: "withdrew its report", but not "denied being behind it"."""
    return claim.attribution[-1].stance == "denies" and not denies_own_part(claim)


def denies_own_part(claim: Claim) -> bool:
    """Whether whoever speaks last denies a deed of its own: that says who did not do it, and not that nobody did."""
    link = claim.attribution[-1]
    if link.stance != "denies":
        return False
    agents = [p for p in claim.participants if p.role == "agent"]
    speakers = {link.speaker.name.lower(), link.speaker.actor.id if link.speaker.actor is not None else None}
    return any(p.name.lower() in speakers or (p.actor is not None and p.actor.id in speakers) for p in agents)


def _days(claim: Claim) -> tuple[date | None, date | None]:
    when = claim.when
    if when is None or (when.start is None and when.end is None):
        return None, None
    start = _plain(when.start) if when.start is not None else None
    end = _plain(when.end) - timedelta(microseconds=1) if when.end is not None else None
    if start is None:
        assert end is not None
        return (end - _LONGEST).date(), end.date()
    if end is None or end - start > _LONGEST:
        return start.date(), start.date()
    return start.date(), end.date()


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _counts(claim: Claim) -> list[tuple[Measure, int, int]]:
    found = []
    for quantity in claim.quantities:
        low = quantity.low if quantity.low is not None else quantity.best
        high = quantity.high if quantity.high is not None else quantity.best
        if quantity.measure in _HARM_MEASURES and low is not None:
            found.append((quantity.measure, low, high if high is not None else max(low * 2, low + 2)))
    return found
