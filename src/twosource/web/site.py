"""What the requests of one server share: settings, the open ledger, the rule of access, jobs, and templates."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from twosource.ledger import Ledger
from twosource.web.access.access import Access
from twosource.web.adding.queue import Queue
from twosource.web.blurring import Blurring, blurring
from twosource.web.settings import Settings, Unit


@dataclass(frozen=True, slots=True)
class Site:
    """One server."""

    settings: Settings
    ledger: Ledger
    access: Access
    queue: Queue
    templates: Environment

    def page(self, request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """A page from a template and the values that it shows."""
        html = self.templates.get_template(template).render(
            request=request, site=self, visit=request.state.visit, **values
        )
        return HTMLResponse(html, status)

    def blurring(self, asked: Unit | None) -> Blurring | None:
        """How places are blurred where a view asks for it; no less than the server's settings say."""
        unit = self.settings.blur if asked is None or self.settings.blur == "country" else asked
        return None if unit is None else blurring(unit)


async def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(_site)]
"""The parameter by which a route asks for the site."""
