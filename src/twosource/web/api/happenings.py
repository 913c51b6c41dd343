"""What happened, by the API: incidents, claims and totals, how many there are, and what changed."""

from dataclasses import replace
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import RedirectResponse

from twosource.ledger.claims import StoredClaim
from twosource.ledger.incidents import Changed
from twosource.ledger.mapping import Point
from twosource.ledger.pages import Page
from twosource.model import Incident
from twosource.web.api import tabular
from twosource.web.api.answering import Replying
from twosource.web.api.asked import Changes, Counts, Filters, Happenings, One, Rows, Single
from twosource.web.api.describing import GONE, MISSING, Identifier, nothing_asked, told
from twosource.web.api.shapes import ClaimOfIncident, Listing
from twosource.web.site import Here, Site

router = APIRouter(tags=["What happened"])

_ONE = [Depends(nothing_asked)]


@router.get("/incidents", **told("Incidents", streamed=True))
def incidents(site: Here, reply: Replying, asked: Happenings) -> Response:
    """List incidents: what happened, put together from claims, latest first; those of no known time come last."""
    wanted, blurring = asked.filter(), site.blurring(asked.blur)

    def read(after: str | None, limit: int) -> Page[Incident]:
        page = site.ledger.incidents_page(wanted, after, limit)
        return page if blurring is None else replace(page, items=tuple(map(blurring.incident, page.items)))

    return reply.listed(asked, tabular.INCIDENTS, read)


@router.get("/incidents/{identifier}", **told("Incident", MISSING, GONE))
def incident(site: Here, reply: Replying, identifier: Identifier, asked: One) -> Response:
    """One incident. The id of one that was merged leads to where it went."""

    def read() -> Incident | Response:
        found = _incident(site, identifier)
        if found.id != identifier:
            return _moved(found, asked)
        blurring = site.blurring(asked.blur)
        return found if blurring is None else blurring.incident(found)

    return reply.one(read)


@router.get("/incidents/{identifier}/claims", **told("Claims", MISSING, GONE))
def claims_of(site: Here, reply: Replying, identifier: Identifier, asked: One) -> Response:
    """All claims of one incident, each with its report."""

    def read() -> Listing[StoredClaim] | Response:
        found = _incident(site, identifier)
        if found.id != identifier:
            return _moved(found, asked, "/claims")
        stored = site.ledger.claims_of(found)
        if (blurring := site.blurring(asked.blur)) is not None:
            stored = blurring.claims(stored, found)
        return Listing(tuple(stored), None)

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
def points(site: Here, reply: Replying, asked: Happenings) -> Response:
    """List incidents as light rows for a map or a timeline, also those without a known place."""
    wanted, blurring = asked.filter(), site.blurring(asked.blur)

    def read(after: str | None, limit: int) -> Page[Point]:
        page = site.ledger.points_page(wanted, after, limit)
        if blurring is None:
            return page
        whole = {found.id: found for found in site.ledger.incidents_by_id([point.id for point in page.items])}
        shown = (blurring.point(point, whole[point.id]) for point in page.items if point.id in whole)
        return replace(page, items=tuple(shown))

    return reply.listed(asked, tabular.POINTS, read)


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
    blurring = site.blurring(asked.blur)

    def shown(changed: Changed) -> Changed:
        if blurring is None or changed.incident is None:
            return changed
        return replace(changed, incident=blurring.incident(changed.incident))

    def read(after: str | None, limit: int) -> Page[Changed]:
        page = site.ledger.changed(asked.updated_since, after, limit)
        return replace(page, items=tuple(map(shown, page.items)))

    return reply.listed(asked, tabular.CHANGES, read)


def _incident(site: Site, identifier: str) -> Incident:
    found = site.ledger.incident(identifier)
    if found is None:
        if site.ledger.had_incident(identifier):
            raise HTTPException(410, f"The incident {identifier!r} is no more: all its claims were taken back.")
        raise HTTPException(404, f"There is no incident {identifier!r} in this ledger.")
    return found


def _moved(found: Incident, asked: Single, part: str = "") -> Response:
    """The way to the incident that another was merged into."""
    query = f"?blur={asked.blur}" if asked.blur is not None else ""
    return RedirectResponse(f"/api/v1/incidents/{quote(found.id, safe='')}{part}{query}", 301)
