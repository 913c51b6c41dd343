"""What an address of a view asks for: the filters, and how closely places are shown."""

from typing import Annotated, Self

from fastapi import Depends, HTTPException, Query, Request
from pydantic import BeforeValidator, Field

from twosource.errors import InputError
from twosource.web.asking import Asked, stated
from twosource.web.settings import Unit
from twosource.web.site import Here

_NARROWING = ("place", "box", "text")
"""Filters by which somebody could find out what is blurred, by asking again and again."""
_BLURRED = ("about", "add", "explore", "export", "incidents", "login", "logout", "static", "audit")
"""The first parts of the addresses that show places only as far as a server that blurs lets them, or none at all."""


class Viewed(Asked):
    """The filters of a view; `blur` shows places no closer than a unit."""

    blur: Annotated[Unit | None, BeforeValidator(stated)] = Field(
        None, description="Show places no closer than this: `admin1` (first-level division) or `country`."
    )

    def within(self, least: Unit | None) -> Self:
        """What is asked, blurred at least so far; raises InputError for a filter that would tell what is blurred."""
        if least is None:
            return self
        if narrowing := [name for name in _NARROWING if getattr(self, name) is not None]:
            raise InputError(
                f"this server shows no place closer than its {'country' if least == 'country' else 'division'}, and "
                f"{' and '.join(narrowing)} would tell more; leave it out, or filter by country"
            )
        return self if self.blur == "country" else self.model_copy(update={"blur": least})


def _viewed(site: Here, asked: Annotated[Viewed, Query()]) -> Viewed:
    return asked.within(site.settings.blur)


Viewing = Annotated[Viewed, Depends(_viewed)]
"""The parameter by which a view asks for its filters, blurred at least so far as the server says."""


def check_blur(request: Request, site: Here) -> None:
    """Refuse, on a server that blurs places, whatever would show them closely: texts, claims, searches, the API.

    Raises HTTPException. A page that blurs is named above; all others are closed, so that a new one tells nothing.
    """
    first = request.url.path.removeprefix("/").partition("/")[0]
    if site.settings.blur is not None and first and first not in _BLURRED:
        raise HTTPException(
            403, "This server shows no place closely, and this page would: it is closed (`twosource serve --blur`)."
        )
