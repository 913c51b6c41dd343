"""What happened, by the API: incidents, claims and totals, how many there are, and what changed."""

from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import RedirectResponse

from twosource.ledger.claims import StoredClaim
from twosource.model import Incident
from twosource.web.api import tabular
from twosource.web.api.answering import Replying
from twosource.web.api.asked import Changes, Counts, Filters, Rows
from twosource.web.api.describing import GONE, MISSING, Identifier, nothing_asked, told
from twosource.web.api.shapes import ClaimOfIncident, Listing
from twosource.web.site import Here, Site

router = APIRouter(tags=["What happened"])

_ONE = [Depends(nothing_asked)]


@router.get("/incidents", **told("Incidents", streamed=True))
def incidents(site: Here, reply: Replying, asked: Rows) -> Response:
    """List incidents: what happened, put together from claims, latest first; those of no known time come last."""
    wanted = asked.filter()
    return reply.listed(asked, tabular.INCIDENTS, lambda after, limit: site.ledger.incidents_page(wanted, after, limit))


@router.get("/incidents/{identifier}", **told("Incident", MISSING, GONE), dependencies=_ONE)
def incident(site: Here, reply: Replying, identifier: Identifier) -> Response:
    """One incident. The id of one that was merged leads to where it went."""

    def read() -> Incident | Response:
        found = _incident(site, identifier)
        return found if found.id == identifier else _moved(found)

    return reply.one(read)


@router.get("/incidents/{identifier}/claims", **told("Claims", MISSING, GONE), dependencies=_ONE)
def claims_of(site: Here, reply: Replying, identifier: Identifier) -> Response:
    """All claims of one incident, each with its report."""

    def read() -> Listing[StoredClaim] | Response:
        found = _incident(site, identifier)
        if found.id != identifier:
            return _moved(found, "/claims")
        return Listing(tuple(site.ledger.claims_of(found)), None)

    return reply.one(read)


@router.get("/claims", **told("Claims", streamed=True))
def claims(site: Here, reply: Replying, asked: Rows) -> Response:
    """List claims: what one report says happened, on whose word; latest event first."""
    wanted = asked.filter()
    return reply.listed(asked, tabular.CLAIMS, lambda after, limit: site.ledger.claims_page(wanted, after, limit))


@router.get("/claims/{identifier}", **told("ClaimOfIncident", MISSING), dependencies=_ONE)
def claim(site: Here, reply: Replying, identifier: Identifier) -> Response:
    """One claim, with its report and the id of its incident."""

    def read() -> ClaimOfIncident:
        for stored in site.ledger.claims_by_id([identifier]):
            found = site.ledger.incidents_of([identifier])
            return ClaimOfIncident(stored.claim, stored.document, found.get(identifier))
        raise HTTPException(404, f"There is no claim {identifier!r} that counts in this ledger.")

    return reply.one(read)


@router.get("/totals", **told("Totals", streamed=True))
def totals(site: Here, reply: Replying, asked: Rows) -> Response:
    """List totals: what officials and others count over many events, latest report first.

    Filters hold for what a total counts; `factuality` and `grade` hold for none.
    """
    wanted = asked.filter()
    return reply.listed(asked, tabular.TOTALS, lambda after, limit: site.ledger.totals_page(wanted, after, limit))


@router.get("/totals/series", **told("TotalSeries"))
def series(site: Here, reply: Replying, asked: Filters) -> Response:
    """List totals as series of one voice, each held against the ledger's incidents: how many of them are missing."""
    wanted = asked.filter()
    return reply.one(lambda: Listing(tuple(site.ledger.reconcile(wanted)), None))


@router.get("/points", **told("Points", streamed=True))
def points(site: Here, reply: Replying, asked: Rows) -> Response:
    """List incidents as light rows for a map or a timeline, also those without a known place."""
    wanted = asked.filter()
    return reply.listed(asked, tabular.POINTS, lambda after, limit: site.ledger.points_page(wanted, after, limit))


@router.get("/facets", **told("Facets"))
def facets(site: Here, reply: Replying, asked: Counts) -> Response:
    """Count the incidents of a filter by type, grade, country, factuality and time.

    Each field is counted as if the filter had no condition on it.
    """
    wanted = asked.filter()
    return reply.one(lambda: site.ledger.facets(wanted, asked.step))


@router.get("/changes", **told("Changes", streamed=True))
def changes(site: Here, reply: Replying, asked: Changes) -> Response:
    """List the incidents that came, changed, were merged or went, oldest change first.

    To follow a ledger, keep the `updated` of the last item and ask for it as `updated_since` the next time: that item
    comes once more, and nothing is missed. A `redirected` one was merged into `redirect`; a `gone` one is a tombstone.
    """
    return reply.listed(
        asked, tabular.CHANGES, lambda after, limit: site.ledger.changed(asked.updated_since, after, limit)
    )


def _incident(site: Site, identifier: str) -> Incident:
    found = site.ledger.incident(identifier)
    if found is None:
        if site.ledger.had_incident(identifier):
            raise HTTPException(410, f"The incident {identifier!r} is no more: all its claims were taken back.")
        raise HTTPException(404, f"There is no incident {identifier!r} in this ledger.")
    return found


def _moved(found: Incident, part: str = "") -> Response:
    """The way to the incident that another was merged into."""
    return RedirectResponse(f"/api/v1/incidents/{quote(found.id, safe='')}{part}", 301)
