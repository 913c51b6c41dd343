"""Reports: the list of what the ledger has read, latest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import Field

from twosource.web.asking import Asked, Words
from twosource.web.site import Here

router = APIRouter()
_ROWS = 50


class AskedReports(Asked):
    """The filters of reports. Conditions on events let through the reports with a claim that meets them."""

    after: Words = Field(None, description="The cursor of a page, as the page before gives it.")


@router.get("/reports")
def reports(request: Request, site: Here, asked: Annotated[AskedReports, Query()]) -> HTMLResponse:
    """A page of the reports that count, with the number of their claims."""
    found = site.ledger.documents(asked.filter(), asked.after, _ROWS)
    return site.page(request, "reports.html", asked=asked, found=found, counts=site.ledger.counts())
