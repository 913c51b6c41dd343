"""The audit log, for admins: who logged in, judged, added, took data away, and who changed accounts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from twosource.web.access.current import require
from twosource.web.site import Here

router = APIRouter()
_SHOWN = 100


@router.get("/audit", dependencies=[require("admin")])
def audit(request: Request, site: Here, before: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """A page of the log, latest first."""
    accounts = site.access.accounts
    found = accounts.entries(before, _SHOWN + 1) if accounts else []
    return site.page(request, "audit.html", kept=accounts is not None, entries=found[:_SHOWN], more=len(found) > _SHOWN)
