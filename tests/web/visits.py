"""Every page of the application and an address at which to see it: what is looked at by machine and by eye.

A new page needs a line here, and a test fails until it has one.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from fastapi.routing import APIRoute

from tests.web.test_totals import FORCES, told
from tests.written import RUN, actor, claim, coding, report
from twosource.ledger import Ledger
from twosource.ledger.store import run_id
from twosource.model import Component, Document
from twosource.web.pages import PAGES


@dataclass(frozen=True, slots=True)
class Visit:
    """One address of a page, with `{names}` of what the ledger holds; `strange` where nobody has logged in yet."""

    name: str
    address: str
    strange: bool = False


VISITS: dict[str, tuple[Visit, ...]] = {
    "/": (Visit("explore", "/"), Visit("explore-narrowed", "/?type=attack&country={country}")),
    "/about": (Visit("about", "/about"),),
    "/actors": (Visit("actors", "/actors"), Visit("actors-named", "/actors?q=hezbolah")),
    "/actors/{identifier}": (
        Visit("actor", "/actors/rapid-support-forces"),
        Visit("actor-person", "/actors/gustavo-petro"),
        Visit("actor-unknown", "/actors/{local}"),
    ),
    "/add": (Visit("add", "/add"),),
    "/api": (Visit("api", "/api"),),
    "/audit": (Visit("audit", "/audit"),),
    "/incidents/{identifier}": (Visit("incident", "/incidents/{incident}"),),
    "/incidents/{identifier}/merge": (Visit("merge", "/incidents/{incident}/merge"),),
    "/incidents/{identifier}/why": (Visit("why", "/incidents/{incident}/why"),),
    "/login": (Visit("login", "/login", strange=True),),
    "/reports": (Visit("reports", "/reports"), Visit("reports-none", "/reports?text=nothing+of+the+kind")),
    "/reports/{identifier}": (
        Visit("report", "/reports/{report}"),
        Visit("report-graphic", "/reports/graphic"),
        Visit("report-graphic-shown", "/reports/graphic?graphic=shown"),
        Visit("report-right-to-left", "/reports/rtl"),
    ),
    "/review": (Visit("review", "/review"),),
    "/review/agreement": (Visit("agreement", "/review/agreement"),),
    "/review/claims/{identifier}": (Visit("correct", "/review/claims/{claim}"),),
    "/review/judgements": (Visit("judgements", "/review/judgements"),),
    "/runs": (Visit("runs", "/runs"),),
    "/runs/changes": (Visit("changes", "/runs/changes?before={before}&after={after}"),),
    "/search": (Visit("search-empty", "/search"), Visit("search", "/search?q=army")),
    "/sources": (Visit("voices", "/sources"), Visit("outlets", "/sources?view=outlets")),
    "/sources/{key:path}": (
        Visit("voice", "/sources/{voice}"),
        Visit("outlet", "/sources/outlet%3Aexample%20state%20media"),
    ),
    "/totals": (Visit("totals", "/totals"),),
    "/totals/{identifier}": (Visit("series", "/totals/{series}"),),
}
"""The addresses at which each page is seen, by the path of its route."""

ELSEWHERE = (Visit("not-found", "/nowhere"), Visit("wrong-value", "/reports?since=yesterday"))
"""Addresses that no page is at."""

NO_PAGES = {
    "/add/jobs/{identifier}": "takes a job that is under way; tested with the page that begins it",
    "/add/jobs/{identifier}/status": "what a script asks",
    "/explore/basemap": "data of the map",
    "/explore/here": "a part of a page",
    "/explore/points": "data of the map",
    "/export/incidents.{form}": "a file",
    "/review/reviewed.jsonl": "a file",
}
"""Addresses of pages' routers that answer with no whole page of their own, and why."""


def routes() -> set[str]:
    """The paths at which the application's pages are asked for."""
    found = (route for router in PAGES for route in router.routes if isinstance(route, APIRoute))
    return {route.path for route in found if "GET" in route.methods}


def visits() -> list[Visit]:
    """All visits of pages that there are."""
    there = routes()
    return [visit for path, known in VISITS.items() if path in there for visit in known] + list(ELSEWHERE)


def fill(where: Path) -> dict[str, str]:
    """Add what the reports of the tests do not show, and name what the ledger holds, quoted for addresses."""
    group = actor("local:valley-guard", "armed_group", "COD")
    with Ledger(where) as ledger:
        plain = report("plain", date(2024, 5, 15), "Example Wire", "Valley Guard shelled Sake, a report says.")
        ledger.add(coding(plain, claim(plain, agent=group, killed=3)))
        text = "Villagers found the bodies of two children near Sake, a priest said. The army denied it. It rained."
        graphic = report("graphic", date(2024, 5, 16), "Example Radio", text)
        ledger.add(coding(graphic, claim(graphic, agent=group)))
        title = "غارة جوية على قرية example قرب Sake"
        words = Document(f"Shells fell near Sake.\n{title}.", title, "صحيفة المثال", None, date(2024, 5, 14), id="rtl")
        ledger.add(coding(words, claim(words)))
        later = replace(RUN, version="0.0.later", components=(Component("what", "test/2"),))
        ledger.add(replace(coding(plain, claim(plain, "Goma", agent=group, killed=4)), run=later))
        for name, town, day in (("a1", "Mosul", 3), ("a2", "Erbil", 5)):
            document = report(
                name, date(2024, 5, day), "Example Daily", f"Drones struck {town} on day {day}, {name} says."
            )
            ledger.add(coding(document, claim(document, town, date(2024, 5, day), agent=FORCES)))
        ledger.add(told(date(2024, 5, 10), 4, {"Iraq": 3, "Syria": 1}))
        ledger.add(told(date(2024, 5, 25), 9, {"Iraq": 4, "Syria": 2}, consistent=False))
        ledger.record_failure("broken.html", "it holds no text; give another")
        several = next(i for i in ledger.incidents() if len(i.voices) > 1)
        series = next(t for t in ledger.tellings() if t.voice == "Example Defence Department")
        names = {
            "incident": several.id,
            "claim": several.claims[0],
            "report": several.documents[0],
            "country": "COD",
            "local": group.id,
            "before": run_id(RUN),
            "after": run_id(later),
            "voice": several.voices[0].key,
            "series": series.id,
        }
    return {name: quote(value, safe="") for name, value in names.items()}
