"""Why claims are together, and with what an incident may belong: scores of pairs, part by part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from twosource.incidents.scoring import Score
from twosource.ledger import Filter, Ledger
from twosource.model import Incident
from twosource.web.asking import Asked

_NEAR = timedelta(days=3)
_LIKE = 40
"""How many incidents are looked at for a merge."""
_CLAIMS = 30
"""How many claims of an incident are compared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with the parts of their score, and what a reviewer ruled on the two ("" where nobody did)."""

    first: str
    second: str
    score: Score
    ruled: str

    @property
    def parts(self) -> dict[str, float]:
        """The parts by name; none where something rules the pair out."""
        return dict(self.score.parts)


@dataclass(frozen=True, slots=True)
class Like:
    """Another incident, and the best score of a claim of it with a claim of ours."""

    incident: Incident
    best: Score


def pairs(ledger: Ledger, claims: Sequence[str]) -> list[Pair]:
    """All pairs of an incident's claims, the most alike first."""
    compared = claims[:_CLAIMS]
    ruled: dict[frozenset[str], str] = {}
    for name in compared:
        for each in ledger.judgements(name):
            if each.verdict in ("merge", "split") and each.value and not each.withdrawn:
                word = "put together" if each.verdict == "merge" else "kept apart"
                ruled[frozenset((each.subject, each.value))] = f"{word} by {each.reviewer}"
    found = ledger.compared(compared, compared)
    made = [Pair(a, b, score, ruled.get(frozenset((a, b)), "")) for a, b, score in found]
    return sorted(made, key=lambda pair: (-pair.score.total, pair.first, pair.second))


def around(incident: Incident, asked: Asked) -> Filter:
    """Where to look for what an incident belongs with: as asked, or else near it in place, time and type."""
    wanted = asked.filter()
    if wanted != Filter():
        return wanted
    when, place = incident.when, incident.place
    return Filter(
        type=incident.type.split(".")[0],
        country=place.country if place is not None else None,
        since=(when.start - _NEAR).date() if when is not None and when.start is not None else None,
        until=(when.end + _NEAR).date() if when is not None and when.end is not None else None,
    )


def like(ledger: Ledger, incident: Incident, wanted: Filter) -> list[Like]:
    """The incidents that a filter lets through, without this one, the most alike first."""
    others = [each for each in ledger.incidents_page(wanted, limit=_LIKE).items if each.id != incident.id]
    home = {claim: each.id for each in others for claim in each.claims[:_CLAIMS]}
    best = _best(ledger.compared(incident.claims[:_CLAIMS], list(home)), home)
    made = [Like(each, best.get(each.id, Score((), "nothing to compare"))) for each in others]
    return sorted(made, key=lambda found: (-found.best.total, found.incident.id))


def _best(compared: Collection[tuple[str, str, Score]], home: dict[str, str]) -> dict[str, Score]:
    found: dict[str, Score] = {}
    for a, b, score in compared:
        name = home.get(b) or home[a]
        if name not in found or score.total > found[name].total:
            found[name] = score
    return found
