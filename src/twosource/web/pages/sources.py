"""Sources: on whose word incidents rest, and what outlets print. The two are kept apart, and neither is judged.

Harm reduction: a named person who holds no office of the registry, such as a witness, has no page and no line in the
list (`ledger/privacy.py`). Incidents and reports show on whose word they rest; nothing gathers all that such a person
said.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import Field

from twosource.incidents import voices
from twosource.ledger import Filter, Ledger
from twosource.ledger.hearing import Heard
from twosource.ledger.outlets import Outlet, together
from twosource.web.asking import Asked, Words
from twosource.web.graphic import Graphic, Reading
from twosource.web.site import Here

router = APIRouter()
_ROWS = 50
_WORDS = 60

KINDS = {
    "outlet": ("an outlet’s own word", "The outlet tells it itself and names nobody who says so."),
    "body": ("a body", "Somebody speaks for a body: all who speak for it are one voice."),
    "actor": ("an actor", "A body or person of the registry of actors says it."),
    "words": (
        "people described",
        "“Witnesses”, “officials”: those of one description are taken for the same people, as nothing shows that they "
        "are not.",
    ),
    "report": ("a report", "A report whose outlet is not known tells it itself; copies of it are one voice."),
}
"""What voices are, by the beginning of their keys: in a few words, and why they count as one."""


class AskedSources(Asked):
    """The filters of incidents; a part of a source's name; and whether voices or outlets are listed."""

    q: Words = Field(None, description="Part of the name of a source.")
    view: Literal["voices", "outlets"] = "voices"
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


@router.get("/sources")
def sources(request: Request, site: Here, asked: Annotated[AskedSources, Query()]) -> HTMLResponse:
    """The voices of incidents, or the outlets of reports."""

    def of_name(name: str) -> bool:
        return asked.q is None or asked.q.lower() in name.lower()

    found: Iterable[Outlet | Heard]
    if asked.view == "outlets":
        found = (each for each in site.ledger.outlets() if of_name(each.publisher))
    else:
        found = (heard for heard in site.ledger.sources(asked.filter()) if of_name(heard.name))
    first = (asked.page - 1) * _ROWS
    rows = list(islice(found, first, first + _ROWS + 1))
    more = len(rows) > _ROWS
    return site.page(
        request, "sources.html", asked=asked, kinds=KINDS, rows=rows[:_ROWS], more=more, key=voices.outlet_key
    )


@router.get("/sources/{key:path}")
def source(
    request: Request,
    site: Here,
    key: str,
    country: str | None = None,
    after: str | None = None,
    graphic: Graphic = None,
) -> HTMLResponse:
    """One voice with the incidents that rest on it; of an outlet also what it prints.

    People described, such as "officials", are those of a country where one is given.
    """
    wanted = Filter(country=country)
    heard = _all(site.ledger.source(key, wanted))
    spellings = _printing(site.ledger, key) if key.startswith("outlet:") else []
    names = [each.publisher for each in spellings]
    if heard is None and site.ledger.is_heard(key):
        raise HTTPException(404, "There is no page of what this person says: it is no office-holder of the registry.")
    if heard is None and not spellings:
        raise HTTPException(404, f"Nothing rests on a source {key!r}; see the list of sources.")
    return site.page(
        request,
        "source.html",
        key=key,
        name=heard.name if heard is not None else names[0],
        kind=KINDS.get(key.partition(":")[0], ("a source", "")),
        heard=heard,
        told=site.ledger.told_by(key, wanted, after, _ROWS),
        country=country,
        after=after,
        printing=together(spellings) if spellings else None,
        spellings=names,
        used=site.ledger.loaded_words(names, _WORDS) if names else [],
        graphic=Reading(graphic, 0),
        actor=key.removeprefix("actor:") if key.startswith("actor:") else None,
    )


def _all(heard: list[Heard]) -> Heard | None:
    """A voice over the countries that it is heard in; None where it is not heard."""
    if len(heard) < 2:
        return heard[0] if heard else None
    first = heard[0]
    return replace(
        first,
        incidents=sum(each.incidents for each in heard),
        alone=sum(each.alone for each in heard),
        first=sum(each.first for each in heard),
        interested=sum(each.interested for each in heard),
        country=None,
    )


def _printing(ledger: Ledger, key: str) -> list[Outlet]:
    """The spellings under which the outlet of a key prints, that with most reports first; empty where none does."""
    names = [name for name in ledger.publishers() if voices.outlet_key(name) == key]
    return ledger.outlets(names) if names else []
