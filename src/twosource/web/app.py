"""The application put together: its rooms, its headers, its errors, and the ledger that it opens and closes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from twosource._version import __version__
from twosource.errors import ConfigurationError
from twosource.ledger import Ledger
from twosource.web import api, problems, templating
from twosource.web.access.access import Access
from twosource.web.access.current import check
from twosource.web.access.guard import Guard
from twosource.web.adding.queue import Queue
from twosource.web.api import openapi
from twosource.web.api.answering import Kept
from twosource.web.bodies import Bodies
from twosource.web.headers import Headers
from twosource.web.heads import Heads
from twosource.web.pages import PAGES
from twosource.web.settings import Settings
from twosource.web.site import Site
from twosource.web.viewing import check_blur

_THREADS = 4
"""How many requests are answered at once; more wait. Of forty, each would wait for the others at every step."""


def create_app(settings: Settings) -> FastAPI:
    """The application of some settings; makes the ledger where there is none.

    Raises LedgerError where it cannot, and ConfigurationError where other machines can reach it and it has no accounts,
    or where the basemap is no map.
    """
    access = Access(settings)
    maps = (".pmtiles", ".geojson", ".json")
    if settings.basemap is not None and not (settings.basemap.is_file() and settings.basemap.suffix in maps):
        raise ConfigurationError(f"the basemap {settings.basemap} is no file of {', '.join(maps)}; give --basemap one")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        yield
        app.state.site.queue.close()
        app.state.site.ledger.close()
        access.close()

    app = FastAPI(
        title="Twosource",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{api.ADDRESS}/openapi.json",
        dependencies=[Depends(check), Depends(check_blur)],
    )
    ledger, queue = Ledger(settings.ledger, create=True), Queue(settings.ledger, settings.configuration)
    app.state.site = Site(settings, ledger, access, queue, templating.environment())
    app.state.kept = Kept()
    for page in PAGES:
        app.include_router(page, include_in_schema=False)
    for router in api.ROUTERS:
        app.include_router(router, prefix=api.ADDRESS, responses=api.PROBLEMS)
    app.openapi = partial(openapi.document, app)  # type: ignore[method-assign]  # the way that FastAPI names for it
    for address, folder in templating.STATIC.items():
        app.mount(address, StaticFiles(directory=str(folder)))
    problems.install(app)
    app.add_middleware(Bodies, uploads=settings.upload_bytes)
    app.add_middleware(Guard, access=access)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=3)  # 9 takes five times as long for 5% less
    app.add_middleware(Headers)
    app.add_middleware(Heads)
    return app
