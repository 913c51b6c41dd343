"""The bodies of the API's answers, by name: nouns of the model and readings of the ledger, and what holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from twosource.ledger.claims import StoredClaim, StoredTotal
from twosource.ledger.counting import Facets
from twosource.ledger.hearing import Heard
from twosource.ledger.incidents import Changed
from twosource.ledger.judging import Judgement
from twosource.ledger.mapping import Point
from twosource.ledger.reconciling import Series
from twosource.ledger.reports import About, Listed
from twosource.ledger.runs import StoredRun
from twosource.ledger.searching import Hit
from twosource.ledger.taking import Taking
from twosource.model import Claim, Coding, Incident

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Some rows of a list. `next` is the address of the page that follows, null on the last."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ClaimOfIncident:
    """A claim with the report that makes it and the id of its incident, null where a reviewer rejected the claim."""

    claim: Claim
    document: About
    incident: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its text, all that was found in it, and the incidents that its claims belong to, by claim."""

    coding: Coding
    incidents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """The id of a judgement that was added."""

    id: int


@dataclass(frozen=True, slots=True)
class Health:
    """That the server answers: its version, and how much the ledger holds."""

    status: Literal["ok"]
    version: str
    ledger: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong (RFC 9457): `detail` names the value, the cause and the remedy."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


BODIES: Mapping[str, Any] = {
    "Incidents": Listing[Incident],
    "Incident": Incident,
    "Claims": Listing[StoredClaim],
    "ClaimOfIncident": ClaimOfIncident,
    "Totals": Listing[StoredTotal],
    "TotalSeries": Listing[Series],
    "Reports": Listing[Listed],
    "Report": Report,
    "Sources": Listing[Heard],
    "Actors": Listing[Taking],
    "Points": Listing[Point],
    "Facets": Facets,
    "Changes": Listing[Changed],
    "Runs": Listing[StoredRun],
    "Judgements": Listing[Judgement],
    "Added": Added,
    "Hits": Listing[Hit],
    "Health": Health,
    "Problem": Problem,
}
"""Every body by the name that the OpenAPI document gives it; what is not a list goes by the name of its class."""
