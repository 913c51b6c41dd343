"""`twosource add`: reports into a ledger."""

from typing import Annotated

import typer

from twosource.cli.ledgers import DEFAULT, Where
from twosource.cli.options import Day, Model, Publisher


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|FOLDER|URL...",
            help="Reports: text, HTML, JSON Lines, CSV and saved feeds; folders are searched for them.",
        ),
    ],
    ledger: Where = DEFAULT,
    published: Day = None,
    publisher: Publisher = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to code with.")] = 1,
    model: Model = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each report; change nothing.")
    ] = False,
) -> None:
    """Add reports to a ledger, which is made where there is none.

    [bold]Examples[/]

      twosource add reports/ --workers 2

      twosource add day.jsonl feed.xml --ledger sahel.db

    Run it again whenever you like: what the ledger holds costs nothing, and a stopped run goes on where it stopped.
    Copies of one text are kept and count as one source. What failed is listed at the end and recorded with the reason.
    """
    from twosource.cli.adding import run

    raise typer.Exit(run(sources, ledger, published.date() if published else None, publisher, workers, model, dry_run))
