"""`twosource serve`: the web application."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from twosource.cli import ledgers, own
from twosource.cli.ledgers import DEFAULT, Where


def serve(
    ledger: Where = DEFAULT,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; by default only this machine.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8765,
    accounts: ledgers.Accounts = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Who judges where there are no accounts.")
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option("--proxy", metavar="ADDRESS", help="Believe the X-Forwarded headers of a proxy at this address."),
    ] = None,
    basemap: Annotated[
        Path | None, typer.Option("--basemap", help="Your own map under the incidents: a .pmtiles or .geojson file.")
    ] = None,
    blur: Annotated[
        Literal["admin1", "country"] | None,
        typer.Option("--blur", help="Show no visitor any place closer than its admin1 or country."),
    ] = None,
    browser: Annotated[bool, typer.Option("--open", help="Open the pages in a browser.")] = False,
) -> None:
    """Look at a ledger in a browser: map, timeline, incidents, claims side by side, review.

    [bold]Examples[/]

      twosource serve --open

      twosource serve --ledger sahel.db --port 9000

      twosource serve --blur admin1 --basemap region.pmtiles

    The pages need no network. A ledger that does not exist yet is made, and the first page shows how to fill it.
    Only people at this machine reach it, unless --host or --proxy says otherwise: that takes accounts
    (`twosource accounts add`).
    """
    from twosource.web.serving import run
    from twosource.web.settings import Settings

    settings = Settings(
        ledger=ledger,
        host=host,
        port=port,
        accounts=accounts or own.accounts_file(ledger),
        reviewer=reviewer,
        proxy=proxy,
        configuration=own.configuration(),
        basemap=basemap,
        blur=blur,
    )
    run(settings, browser=browser)
