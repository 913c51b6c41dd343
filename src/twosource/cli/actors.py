"""`twosource actors`: the registry of actors."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="The registry of actors: who is who, by every name that reports use.", no_args_is_help=True)


@app.command()
def search(
    name: Annotated[str, typer.Argument(help="A name, alias or acronym, in any spelling.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 10,
) -> None:
    """Find actors by name: [bold]twosource actors search "islamic resistance"[/]."""
    from twosource import actors
    from twosource.errors import InputError

    candidates = actors.load().search(name, limit)
    if not candidates:
        raise InputError(f"no actor is called {name!r}; try another of its names, or an acronym")
    for found in candidates:
        typer.echo(
            f"{found.actor.id}\t{found.actor.name}\t{found.actor.kind}\t{found.actor.country or ''}\t{found.score:g}"
        )


@app.command()
def show(identity: Annotated[str, typer.Argument(metavar="ID", help="The id of an actor.")]) -> None:
    """Show one actor with its names, dates, parent and codes."""
    from twosource import actors
    from twosource.errors import InputError

    registry = actors.load()
    actor = registry.get(identity)
    if actor is None:
        raise InputError(f"no actor has the id {identity!r}; find it with `twosource actors search NAME`")
    for name, value in (
        ("id", actor.id),
        ("name", actor.name),
        ("kind", actor.kind),
        ("country", actor.country),
        ("parent", actor.parent),
        ("valid from", actor.valid_from),
        ("valid to", actor.valid_to),
        ("aliases", "; ".join(actor.aliases)),
        ("loaded", "; ".join(actor.loaded_aliases)),
        ("PLOVER", actor.plover),
        ("ACLED", actor.acled),
        ("from", registry.where(identity)),
    ):
        if value not in (None, ""):
            typer.echo(f"{name:<12}{value}")


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(help="Registry files of your own, with the columns of the shipped ones.")
    ],
) -> None:
    """Check registry files of your own: read them beside the shipped ones and report the names that clash."""
    from twosource import actors

    registry, conflicts = actors.load().add(*files)
    typer.echo(f"{len(registry)} actors together; {len(conflicts)} names clash")
    for conflict in conflicts:
        typer.echo(str(conflict))
    raise typer.Exit(1 if conflicts else 0)
