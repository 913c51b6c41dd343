"""About: what this is and how to read it, and the codebook of event types."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from twosource import ontology
from twosource.web.site import Here

router = APIRouter()


@router.get("/about")
def about(request: Request, site: Here) -> HTMLResponse:
    """What the words and marks of the pages mean."""
    return site.page(request, "about.html", types=ontology.load().types.values(), counts=site.ledger.counts())
