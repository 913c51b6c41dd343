"""`twosource code`: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import Day, Form, Model, Publisher


def code(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE|-|URL...", help="Text, HTML or JSON Lines files, - for stdin, or web addresses."),
    ],
    published: Day = None,
    publisher: Publisher = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines, one object a report (see [bold]twosource schema[/]).")
    ] = False,
    as_table: Annotated[bool, typer.Option("--table", help="Tables to read; the default.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page and nothing to stdout.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Why each value is what it is.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to code with.")] = 1,
    model: Model = None,
) -> None:
    """Code reports: each event as a claim with its evidence and its source chain.

    [bold]Examples[/]

      twosource code report.txt --published 2023-11-24

      twosource code *.txt --json --workers 2 > claims.jsonl

      curl -s https://example.org/story | twosource code - --html story.html

    A report that cannot be read or coded is named on stderr with the reason, and the rest go on.
    """
    chosen = [
        name
        for name, on in (("--json", as_json), ("--table", as_table), ("--html", html), ("--explain", explain))
        if on
    ]
    if len(chosen) > 1:
        raise typer.BadParameter(f"{' and '.join(chosen)} exclude each other; give one")
    from twosource.cli.coding import Printer, run

    form: Form = "json" if as_json else "explain" if explain else "table"
    day = published.date() if published else None
    printer = Printer(form, html)
    raise typer.Exit(run(sources, day, publisher, workers, model, printer))
