"""Explore: what is told of when and where, and how far it is corroborated; a map, a timeline, facets and a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from twosource import ontology
from twosource.extract import wording
from twosource.ledger.counting import Counted, Facets
from twosource.ledger.spots import Coordinates
from twosource.web.asking import Asked, Words
from twosource.web.mapping import columns, read_points
from twosource.web.site import Here
from twosource.web.timeline import timeline
from twosource.web.viewing import Viewing

router = APIRouter()

_ROWS = 50
_LISTED = 30
_SHOWN = 7


@router.get("/")
def explore(request: Request, site: Here, asked: Viewing, after: Annotated[Words, Query()] = None) -> HTMLResponse:
    """The view that an address asks for. `after` is where the page of the table before ended."""
    if not any(site.ledger.counts().values()):
        return site.page(request, "first.html")
    wanted = asked.filter()
    facets = site.ledger.facets(wanted, "day")
    page = site.ledger.incidents_page(wanted, after, _ROWS)
    blurring = site.blurring(asked.blur)
    return site.page(
        request,
        "explore.html",
        asked=asked,
        after=after,
        found=facets.incidents,
        facets=list(_facets(facets, asked)),
        timeline=timeline(facets.times, asked.since, asked.until),
        incidents=[blurring.incident(i) if blurring is not None else i for i in page.items],
        following=page.after,
        types=sorted(ontology.load().types),
        site_blur=site.settings.blur,
        own_basemap=site.settings.basemap,
    )


@router.get("/explore/points")
def points(site: Here, asked: Viewing) -> JSONResponse:
    """Where the incidents of the filters lie, in columns: what the map draws."""
    return JSONResponse(columns(site.ledger.spots(asked.filter()), site.blurring(asked.blur)))


@router.get("/explore/here")
def here(request: Request, site: Here, asked: Viewing, at: str) -> HTMLResponse:
    """The incidents at some points of the map ("lat,lon;lat,lon"), as a list to look into."""
    wanted = asked.filter()
    blurring = site.blurring(asked.blur)
    drawn = read_points(at)
    spots = list(site.ledger.spots(wanted))
    under: set[Coordinates] = {
        (spot.lat, spot.lon) for spot in spots if (blurring.spot(spot) if blurring else (spot.lat, spot.lon)) in drawn
    }
    found = site.ledger.incidents_at(under, wanted, _LISTED) if under else ()
    return site.page(
        request,
        "explore_here.html",
        blur=asked.blur,
        incidents=[blurring.incident(i) if blurring is not None else i for i in found],
        spread=len(under) > 1,
        all=sum(spot.incidents for spot in spots if (spot.lat, spot.lon) in under),
    )


@router.get("/explore/basemap")
def basemap(site: Here) -> FileResponse:
    """The user's own map; browsers read the parts of a PMTiles file that they need."""
    if site.settings.basemap is None:
        raise HTTPException(404, "This server has no map of its own; start it with `twosource serve --basemap FILE`.")
    # the ranges of a file are those of the file as it is: it must not be compressed on the way
    return FileResponse(site.settings.basemap, headers={"Content-Encoding": "identity", "Cache-Control": "no-cache"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many incidents it would find, where it leads, and whether it is chosen."""

    words: str
    incidents: int
    address: str
    chosen: bool
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its values, those with most incidents first; `shown` of them at once, the others on demand."""

    name: str
    choices: Sequence[Choice]
    shown: int = _SHOWN


def _facets(facets: Facets, asked: Asked) -> Iterator[Facet]:
    yield Facet("Corroboration", _choices(facets.grades, asked, "grade"))
    yield Facet("Country", _choices(facets.countries, asked, "country"))
    yield Facet("What", _choices(_kinds(facets.types, asked.type), asked, "type"))
    yield Facet("Happened?", _choices(facets.factualities, asked, "factuality"))


def _kinds(types: Sequence[Counted], chosen: str | None) -> list[Counted]:
    """The wide types, each with all of its finer ones; of a chosen one also the finer ones by themselves."""
    wide: Counter[str] = Counter()
    for counted in types:
        if counted.value is not None:
            wide[counted.value.partition(".")[0]] += counted.incidents
    found = [Counted(name, number) for name, number in wide.items()]
    if chosen is not None:
        root = chosen.partition(".")[0]
        found += [counted for counted in types if counted.value is not None and counted.value.startswith(f"{root}.")]
    return sorted(found, key=lambda counted: (-counted.incidents, counted.value))


def _choices(counts: Sequence[Counted], asked: Asked, field: str) -> list[Choice]:
    """The values of a field; a chosen one leads back to all of them. What is not known cannot be chosen."""
    made = []
    for counted in counts:
        if counted.value is None:
            continue
        chosen = getattr(asked, field) == counted.value
        words = (wording.country(counted.value) or counted.value) if field == "country" else counted.value
        address = asked.query(**{field: None if chosen else counted.value})
        grade = counted.value if field == "grade" else None
        made.append(Choice(words, counted.incidents, f"/?{address}" if address else "/", chosen, grade))
    return sorted(made, key=lambda choice: not choice.chosen)  # what is chosen stands first, so that it is seen
