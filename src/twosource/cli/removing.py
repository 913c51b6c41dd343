"""`twosource remove`: a report out of the count."""

from typing import Annotated

import typer

from twosource.cli.ledgers import DEFAULT, Where


def remove(
    document: Annotated[str, typer.Argument(metavar="REPORT", help="Id of the report.")],
    undo: Annotated[bool, typer.Option("--undo", help="Let it count again.")] = False,
    ledger: Where = DEFAULT,
) -> None:
    """Take a report out of the count: nothing of it shows or counts any more, and nothing of it is lost.

    Incidents that only it told stay as tombstones under their ids; the others lose its voice.
    """
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        held.remove(document, undo=undo)
    typer.echo(f"{document} {'counts again' if undo else 'removed'}")
