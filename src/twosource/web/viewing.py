"""What an address of a view asks for: the filters, and how closely places are shown."""

from typing import Annotated, Self

from fastapi import Depends, HTTPException, Query, Request
from pydantic import BeforeValidator, Field

from twosource.errors import InputError
from twosource.web.access.current import path_of
from twosource.web.asking import Asked, stated
from twosource.web.settings import Unit
from twosource.web.site import Here

_NARROWING = ("place", "box", "text")
"""Filters by which somebody could find out what is blurred, by asking again and again."""
_BLURRED = ("about", "add", "explore", "export", "incidents", "login", "logout", "static", "audit")
"""The first parts of the addresses that show places only as far as a server that blurs lets them, or none at all."""
_BLURRED_API = ("changes", "facets", "health", "incidents", "openapi.json", "points")
"""The same of the API, after its version."""


Blur = Annotated[
    Annotated[Unit | None, BeforeValidator(stated)],
    Field(description="Show places no closer than this: `admin1` (first-level division) or `country`."),
]
"""How closely an address asks places to be shown."""


class Viewed(Asked):
    """The filters of a view; `blur` shows places no closer than a unit."""

    blur: Blur = None

    def within(self, least: Unit | None) -> Self:
        """What is asked, blurred at least so far; raises InputError for a filter that would tell what is blurred."""
        check_narrowing(self, least)
        return self if least is None or self.blur == "country" else self.model_copy(update={"blur": least})


def check_narrowing(asked: Asked, least: Unit | None) -> None:
    """Raise InputError where a server that blurs places so far is asked by a filter that would tell more."""
    if least is None:
        return
    if narrowing := [name for name in _NARROWING if getattr(asked, name) is not None]:
        raise InputError(
            f"this server shows no place closer than its {'country' if least == 'country' else 'division'}, and "
            f"{' and '.join(narrowing)} would tell more; leave it out, or filter by country"
        )


def _viewed(site: Here, asked: Annotated[Viewed, Query()]) -> Viewed:
    return asked.within(site.settings.blur)


Viewing = Annotated[Viewed, Depends(_viewed)]
"""The parameter by which a view asks for its filters, blurred at least so far as the server says."""


def check_blur(request: Request, site: Here) -> None:
    """Refuse, on a server that blurs places, whatever would show them closely: texts, claims, searches, lists of names.

    Raises HTTPException. What blurs is named above; all else is closed, so that what is new tells nothing.
    """
    first, *more = path_of(request).removeprefix("/").split("/")
    if first == "api":
        is_open = not more or (len(more) > 1 and more[1] in _BLURRED_API)  # /api itself lists the routes
    else:
        is_open = not first or first in _BLURRED
    if site.settings.blur is not None and not is_open:
        raise HTTPException(
            403, "This server shows no place closely, and this address would: it is closed (`twosource serve --blur`)."
        )
