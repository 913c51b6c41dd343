"""`twosource gazetteer`: the places, and where they come from."""

from typing import Annotated

import typer

app = typer.Typer(help="The gazetteer: places, and where they come from.", no_args_is_help=True)


@app.command()
def info() -> None:
    """Show what the gazetteer holds, its sources and their licences."""
    from twosource import gazetteer

    for file in gazetteer.Gazetteer().info():
        typer.echo(
            f"{file.path.name}: {file.places:,} places, {file.names:,} names, {file.bytes / 1e6:.1f} MB, {file.version}"
        )
        for source in file.sources:
            typer.echo(f"  {source.name} {source.version}, {source.licence}: {source.places:,} places. {source.credit}")


@app.command()
def search(
    name: Annotated[str, typer.Argument(help="A place name, in any spelling.")],
    country: Annotated[str | None, typer.Option("--country", metavar="ISO3", help="Only in this country.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 10,
) -> None:
    """Find places by name: [bold]twosource gazetteer search "Deir Ezzor" --country SYR[/]."""
    from twosource import gazetteer
    from twosource.errors import InputError

    candidates = gazetteer.Gazetteer().candidates(name, country)
    if not candidates:
        raise InputError(
            f"no place is called {name!r}"
            + (f" in {country}; leave out --country" if country else "; try another spelling")
        )
    for found in candidates[:limit]:
        entry = found.entry
        typer.echo(
            f"{entry.ref}\t{entry.name}\t{entry.kind}\t{entry.country or ''}\t{entry.lat}\t{entry.lon}\t{found.rule}"
        )
