"""`twosource actors`: the registry of actors, and the user's own files beside it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from twosource.actors import Registry

app = typer.Typer(help="The registry of actors: who is who, by every name that reports use.", no_args_is_help=True)

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help="Tables of actors or of persons, with the columns of the shipped ones."),
]


def _registry() -> "Registry":
    from twosource import actors
    from twosource.cli import own

    return actors.load(own.actor_files())


def _console() -> "Console":
    from rich.console import Console

    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=110)


@app.command()
def search(
    name: Annotated[str, typer.Argument(help="A name, alias or acronym, in any spelling.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 10,
) -> None:
    """Find actors by name: [bold]twosource actors search "islamic resistance"[/].

    The columns are id, name, kind, country, the name that matched, and how well (100: the same name).
    Where stdout is no terminal they are divided by tabs.
    """
    from twosource.cli import actor_card
    from twosource.errors import InputError

    found = _registry().search(name, limit)
    if not found:
        raise InputError(f"no actor is called {name!r}; try another of its names, or an acronym")
    console = _console()
    if console.is_terminal:
        console.print(actor_card.listing(found))
        return
    for one in found:
        actor = one.actor
        cells = (actor.id, actor.name, actor.kind, actor.country or "", one.name, f"{one.score:g}")
        typer.echo("\t".join(cells))


@app.command()
def show(identity: Annotated[str, typer.Argument(metavar="ID", help="The id of an actor.")]) -> None:
    """Show one actor: names, dates, offices, what it belongs to, what belongs to it, its codes, and its row.

    [bold]Examples[/]

      twosource actors show hezbollah

      twosource actors show fra.foreign-ministry
    """
    from twosource.cli import actor_card
    from twosource.errors import InputError

    registry = _registry()
    if registry.get(identity) is None:
        close = ", ".join(found.actor.id for found in registry.search(identity.replace("-", " "), 3))
        hint = f"do you mean {close}?" if close else "find it with `twosource actors search NAME`"
        raise InputError(f"no actor has the id {identity!r}; {hint} (`twosource actors search NAME` finds ids)")
    _console().print(actor_card.card(registry, identity))


@app.command()
def check(files: Files) -> None:
    """Check registry files of your own: read them beside the shipped ones and report the names that clash.

    Exit code 1 where names clash, 2 where a file is wrong.
    """
    from twosource import actors

    before = actors.load()
    registry, conflicts = before.add(*files)
    new = len(registry) - len(before)
    typer.echo(f"{new} new actors, {len(registry)} together; {len(conflicts)} names clash")
    for conflict in conflicts:
        typer.echo(str(conflict))
    raise typer.Exit(1 if conflicts else 0)


@app.command()
def add(
    files: Files,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of files of the same name.")] = False,
) -> None:
    """Add registry files of your own, which every later command reads beside the shipped tables.

    The files are checked first; where a row is wrong or a name clashes, nothing is added. They are kept in a folder
    of your own, outside the program ([bold]twosource actors files[/] names it; TWOSOURCE_HOME moves it): to take one
    away, delete it there. A row with the id of a shipped actor takes its place.
    """
    from twosource import actors
    from twosource.cli import own
    from twosource.errors import InputError

    folder = own.actors_folder()
    present = {path.name: path for path in own.actor_files()}
    names = {path.with_suffix(".csv").name: path for path in files}
    for name in sorted(names.keys() & present.keys()):
        if not replace:
            raise InputError(f"{present[name]} is there already; add it with --replace to take its place")
    kept = [path for name, path in present.items() if name not in names]
    before = actors.load().add(*kept)[0] if kept else actors.load()
    registry, conflicts = before.add(*names.values())
    if conflicts:
        for conflict in conflicts:
            typer.echo(str(conflict), err=True)
        raise InputError(f"{len(conflicts)} names clash; nothing was added")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in names.items():
            part = folder / f"{name}.part"
            part.write_bytes(path.read_bytes())
            part.replace(folder / name)
    except OSError as error:
        raise InputError(
            f"{folder} cannot be written ({error.strerror or error}); check its permissions, or set TWOSOURCE_HOME"
        ) from error
    changed = sum(registry.get(actor.id) != actor for actor in before.actors)
    typer.echo(f"{len(registry) - len(before)} actors added, {changed} replaced, to {folder}")


@app.command(name="files")
def tables() -> None:
    """List the tables: what each holds, what it was written from, when it was last read over; and your own files."""
    from twosource import actors
    from twosource.cli import actor_card, own

    _console().print(actor_card.tables(actors.load(), actors.blocks()))
    folder, mine = own.actors_folder(), own.actor_files()
    typer.echo(f"Your own files, in {folder}: {', '.join(path.name for path in mine) or 'none'}")
