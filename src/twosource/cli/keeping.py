"""`twosource db`: keeping a ledger sound; `twosource rebuild`."""

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.ledgers import DEFAULT, Where

app = typer.Typer(help="Keep a ledger sound: upgrade, check, back up, restore.", no_args_is_help=True)


@app.command()
def upgrade(ledger: Where = DEFAULT) -> None:
    """Bring the tables of a ledger to the version that this program reads; makes the ledger where there is none."""
    from twosource.ledger.database import Database
    from twosource.ledger.schema import upgrade as upgrade_tables

    database = Database(ledger)
    before, after = upgrade_tables(database)
    typer.echo(f"{database.shown}: tables of version {after}" + (f", before {before}" if before != after else ""))
    database.close()


@app.command()
def check(ledger: Where = DEFAULT) -> None:
    """Check that a ledger is whole. Exit code 1 where it is not, with what is wrong and the remedy."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        problems = held.check()
        for problem in problems:
            typer.echo(problem)
        holds = held.counts()
    if not problems:
        typer.echo("sound; it holds " + ", ".join(f"{number:,} {name}" for name, number in holds.items()))
    raise typer.Exit(1 if problems else 0)


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the copy.")], ledger: Where = DEFAULT
) -> None:
    """Write a whole copy of a ledger to a file; the ledger may be in use meanwhile."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        held.backup(target)
    typer.echo(f"{target} written ({target.stat().st_size:,} bytes)")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `twosource db backup` wrote.")],
    ledger: Where = DEFAULT,
) -> None:
    """Put a backup in place of a ledger. The file that was there stays beside it, with .before at its name's end."""
    from twosource.ledger import upkeep
    from twosource.ledger.database import Database

    database = Database(ledger)
    upkeep.restore(database, source)
    typer.echo(f"{database.shown} restored from {source}")
    database.close()


def rebuild(ledger: Where = DEFAULT) -> None:
    """Derive all incidents anew from claims and judgements. Nothing that was read or judged changes."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        held.rebuild()
        typer.echo(f"{held.counts()['incidents']:,} incidents")
