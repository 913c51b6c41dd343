"""Search: one box over what reports say, incidents, actors and places; conditions on fields lead to Explore."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from twosource import actors as registries
from twosource.ledger import Filter
from twosource.model import Factuality, Grade
from twosource.web.asking import Words
from twosource.web.graphic import Graphic, Reading
from twosource.web.pages.actors import named
from twosource.web.site import Here

router = APIRouter()
_HITS = 20
_FEW = 8
_ALIKE = 86
"""How like the words a name of the registry must be, from 0 to 100: a misspelling is, another name is not."""


class Sought(BaseModel):
    """Words to look for, and how many reports to show."""

    q: Words = Field(None, description="Words that the report holds, all of them; a name of an actor or a place.")
    graphic: Graphic = None
    hits: Annotated[int, Field(ge=1, le=500)] = _HITS


@router.get("/search")
def search(request: Request, site: Here, sought: Annotated[Sought, Query()]) -> HTMLResponse:
    """What the words find, by kind; an empty box and the fields where there are none."""
    words = sought.q
    hits = list(site.ledger.search(words, sought.hits + 1)) if words is not None else []
    return site.page(
        request,
        "search.html",
        sought=sought,
        hits=hits[: sought.hits],
        more=len(hits) > sought.hits,
        incidents=site.ledger.incidents_page(Filter(text=words), None, _FEW) if words is not None else None,
        actors=list(named(registries.load(), site.ledger, words, Filter(actor=words), _ALIKE))[:_FEW] if words else [],
        places=site.ledger.places(words, _FEW) if words is not None else [],
        graphic=Reading(sought.graphic, 0),
        factualities=get_args(Factuality),
        grades=get_args(Grade),
    )
