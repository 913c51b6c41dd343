"""`twosource add`: reports into a ledger."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from twosource.cli.ledgers import DEFAULT, Where
from twosource.cli.options import Day, Model, Publisher


def add(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|FOLDER|URL...",
            help="Reports: text, HTML, JSON Lines, CSV and saved feeds; folders are searched for them.",
            show_default=False,
        ),
    ] = None,
    ledger: Where = DEFAULT,
    published: Day = None,
    publisher: Publisher = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to code with.")] = 1,
    model: Model = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Add 16 reports of invented events, to see what a ledger does.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of each report; change nothing.")
    ] = False,
) -> None:
    """Add reports to a ledger, which is made where there is none.

    [bold]Examples[/]

      twosource add reports/ --workers 2

      twosource add day.jsonl feed.xml --ledger sahel.db

      twosource add --sample --ledger sample.db

    Run it again whenever you like: what the ledger holds costs nothing, and a stopped run goes on where it stopped.
    Copies of one text are kept and count as one source. What failed is listed at the end and recorded with the reason.
    """
    from twosource.cli.adding import run

    if not sources and not sample:
        raise typer.BadParameter("give files, folders or addresses, or --sample")
    with TemporaryDirectory() as folder:
        given = list(sources or ())
        if sample:
            from twosource.web import sample as written

            given.append(str(written.write(Path(folder))))
        code = run(given, ledger, published.date() if published else None, publisher, workers, model, dry_run)
    raise typer.Exit(code)
