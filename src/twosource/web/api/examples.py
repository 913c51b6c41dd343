"""An example of every body of the API, of one invented report: what readers of the OpenAPI document see."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from twosource.incidents.items import Report as Told
from twosource.incidents.items import item
from twosource.incidents.merging import merge
from twosource.ledger.claims import StoredClaim, StoredTotal
from twosource.ledger.counting import Counted, Facets
from twosource.ledger.hearing import Heard
from twosource.ledger.incidents import Changed
from twosource.ledger.judging import Judgement
from twosource.ledger.mapping import Point
from twosource.ledger.reconciling import Reconciled, Series, Tally
from twosource.ledger.reports import About, Listed
from twosource.ledger.runs import StoredRun
from twosource.ledger.searching import Hit, Piece
from twosource.ledger.taking import Taking
from twosource.model import (
    Attribution,
    Claim,
    Coding,
    Component,
    Document,
    Participant,
    Place,
    Quantity,
    Run,
    Scope,
    Span,
    Speaker,
    Total,
    When,
)
from twosource.web.api.shapes import Added, ClaimOfIncident, Health, Listing, Problem, Report

_TEXT = (
    "Gunmen killed nine villagers near Sake on Monday, a local aid group said. It has counted 40 deaths since March."
)
_DAY = date(2024, 5, 15)
_MOMENT = datetime(2024, 5, 16, 8, 30)
_RUN = Run("0.1.0", "9f2c", (Component("what", "what-rules/1"),))


def bodies() -> dict[str, Any]:
    """The examples by the name of their body, as JSON gives them."""
    return {name: msgspec.to_builtins(body) for name, body in _examples().items()}


def _examples() -> dict[str, object]:
    document = Document(_TEXT, "Nine killed near Sake", "An example paper", None, _DAY)
    about = About(document.id, document.title, document.publisher, document.url, document.published)
    claim, total = _claim(), _total()
    incident = merge("i-0f1e2d3c", [item(claim, Told(about.id, about.publisher, about.published, about.id))])
    coding = Coding(document, (claim,), (total,), (), (), _RUN)
    place = claim.place
    assert place is not None and claim.when is not None  # as written below
    point = Point(
        incident.id, incident.type, incident.summary, incident.factuality, incident.grade, incident.contested,
        place.name, place.country, place.precision, place.lat, place.lon, claim.when.start, claim.when.end, 1, 1, 9,
    )  # fmt: skip
    tally = Tally(9, 9, 9, (incident.id,))
    step = Reconciled(StoredTotal(total, about), tally, 31, (), (total.since, _DAY))
    one = (Counted("single-source", 1),)
    return {
        "Incidents": Listing((incident,), "/api/v1/incidents?limit=1&after=WyJpbmNpZGVudHMi"),
        "Incident": incident,
        "Claims": Listing((StoredClaim(claim, about),), None),
        "ClaimOfIncident": ClaimOfIncident(claim, about, incident.id),
        "Totals": Listing((StoredTotal(total, about),), None),
        "TotalSeries": Listing((Series("a local aid group", "killed", (step,)),), None),
        "Reports": Listing((Listed(about, "Gunmen killed nine villagers in", _MOMENT, 1, 1),), None),
        "Report": Report(coding, {claim.id: incident.id}),
        "Sources": Listing((Heard("words:local aid group", "a local aid group", 1, 1, 0, 0, False, "COD"),), None),
        "Actors": Listing((Taking("m23", "M23", 4, (("agent", 3), ("target", 1))),), None),
        "Points": Listing((point,), None),
        "Facets": Facets(
            1, (Counted("killing", 1),), one, (Counted("COD", 1),), (Counted("occurred", 1),), (Counted("2024-05", 1),)
        ),
        "Changes": Listing(
            (
                Changed(incident.id, "live", _MOMENT, None, incident),
                Changed("i-0a0b0c0d", "redirected", _MOMENT, incident.id, None),
                Changed("i-1a1b1c1d", "gone", _MOMENT, None, None),
            ),
            None,
        ),
        "Runs": Listing((StoredRun("r-7e57", "0.1.0", _MOMENT, 1, 1, coding.run),), None),
        "Judgements": Listing((Judgement(7, _MOMENT, "ada", "accept", claim.id, None, None, "read it"),), None),
        "Added": Added(7),
        "Hits": Listing((Hit(about, (Piece("Gunmen killed nine ", False), Piece("villagers", True)), 1),), None),
        "Health": Health("ok", "0.1.0", {"documents": 1, "claims": 1, "totals": 1, "incidents": 1, "failures": 0}),
        "Problem": Problem(
            "about:blank", "Bad Request", 400, "'atack' is no event type; `twosource ontology` lists them",
            "/api/v1/incidents",
        ),
    }  # fmt: skip


def _claim() -> Claim:
    start = datetime(2024, 5, 13)
    return Claim(
        id="c-1b2c3d4e",
        type="killing",
        plover=None,
        cameo=None,
        acled=None,
        summary="Gunmen killed nine villagers near Sake.",
        factuality="occurred",
        participants=(
            Participant("agent", "gunmen", None, "stated", _span("Gunmen")),
            Participant("victim", "nine villagers", None, None, _span("nine villagers")),
        ),
        place=Place("Sake", -1.57, 29.04, "COD", "North Kivu", "city", "near", None, _span("Sake"), "near"),
        when=When(start, start + timedelta(days=1), "day", None, "publication", _span("on Monday")),
        quantities=(Quantity("killed", 9, 9, 9, "villagers", _span("nine")),),
        attribution=_chain(),
        evidence=(_span(_TEXT.partition(". ")[0] + "."),),
        confidence=0.8,
    )


def _total() -> Total:
    return Total(
        "t-5f6a7b8c", "killed", 40, 40, 40, Scope("killing", (), None), date(2024, 3, 1), None, (), None, _chain(),
        (_span(_TEXT.partition(". ")[2]),),
    )  # fmt: skip


def _chain() -> tuple[Attribution, ...]:
    paper = Attribution(Speaker("An example paper", None), "says", None, None, None)
    return (paper, Attribution(Speaker("a local aid group", None), "says", None, None, _span("said")))


def _span(words: str) -> Span:
    start = _TEXT.index(words)
    return Span.of(_TEXT, start, start + len(words))
