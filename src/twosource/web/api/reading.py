"""Who says so, by the API: reports and their words, who is heard, who takes part, and what coded it."""

from collections.abc import Iterator

from fastapi import APIRouter, Depends, HTTPException, Response

from twosource import actors as registries
from twosource._version import __version__
from twosource.ledger.taking import Taking
from twosource.web.api import tabular
from twosource.web.api.answering import Replying, whole
from twosource.web.api.asked import Page, Rows, Search
from twosource.web.api.describing import MISSING, Identifier, nothing_asked, told
from twosource.web.api.shapes import Health, Listing, Report
from twosource.web.pages.actors import listed
from twosource.web.site import Here

router = APIRouter(tags=["Who says so"])

_ONE = [Depends(nothing_asked)]


@router.get("/reports", **told("Reports", streamed=True))
def reports(site: Here, reply: Replying, asked: Rows) -> Response:
    """List reports, latest first, with how many of their claims and totals count.

    With conditions on events, those with a claim that meets them.
    """
    wanted = asked.filter()
    return reply.listed(asked, tabular.REPORTS, lambda after, limit: site.ledger.documents(wanted, after, limit))


@router.get("/reports/{identifier:path}", **told("Report", MISSING), dependencies=_ONE)
def report(site: Here, reply: Replying, identifier: Identifier) -> Response:
    """One report: its text, its claims and totals, loaded words, and the reason of every value."""

    def read() -> Report:
        coding = site.ledger.coding(identifier)
        if coding is None:
            raise HTTPException(404, f"There is no report {identifier!r} in this ledger.")
        return Report(coding, site.ledger.incidents_of([claim.id for claim in coding.claims]))

    return reply.one(read)


@router.get("/search", **told("Hits"))
def search(site: Here, reply: Replying, asked: Search) -> Response:
    """Search the words of reports, best first, with a snippet in which the words are marked.

    For all that hold the words, list reports with `text`.
    """
    return reply.one(lambda: Listing(tuple(site.ledger.search(asked.q, asked.limit)), None))


@router.get("/sources", **told("Sources", streamed=True))
def sources(site: Here, reply: Replying, asked: Rows) -> Response:
    """List voices: on whose word incidents rest, how often alone, first, or as a party. No verdict is given.

    Named persons who hold no office of the registry, such as witnesses, are not listed. An outlet that only repeats
    whom it cites tells an incident neither alone nor first, and leaves them alone with it.
    """
    wanted = asked.filter()
    return reply.listed(
        asked, tabular.SOURCES, whole(lambda: site.ledger.sources(wanted), lambda heard: f"{heard.key} {heard.country}")
    )


@router.get("/actors", **told("Actors", streamed=True))
def actors(site: Here, reply: Replying, asked: Rows) -> Response:
    """List actors: those in most incidents first, with their roles.

    Persons who hold no office of the registry are not listed.
    """
    wanted = asked.filter()

    def found() -> Iterator[Taking]:
        rows = listed(registries.load(), site.ledger, site.ledger.actors(wanted))
        return (row.taking for row in rows if row.taking is not None)

    return reply.listed(asked, tabular.ACTORS, whole(found, lambda taking: taking.actor))


@router.get("/runs", **told("Runs", streamed=True))
def runs(site: Here, reply: Replying, asked: Page) -> Response:
    """List runs: which version of Twosource, with which settings and parts, coded how many reports."""
    return reply.listed(asked, tabular.RUNS, whole(site.ledger.runs, lambda run: run.id))


@router.get("/health", **told("Health"), dependencies=_ONE)
def health(site: Here, reply: Replying) -> Response:
    """That the server answers, its version, and how much the ledger holds."""
    return reply.one(lambda: Health("ok", __version__, site.ledger.counts()))
