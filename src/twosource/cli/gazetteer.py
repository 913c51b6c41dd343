"""`twosource gazetteer`: the places, where they come from, and the user's own beside them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twosource.gazetteer import Gazetteer

app = typer.Typer(help="The gazetteer: places, where they come from, and places of your own.", no_args_is_help=True)


def _gazetteer() -> "Gazetteer":
    from twosource.cli import own
    from twosource.gazetteer import Gazetteer

    return Gazetteer(more=own.place_files())


@app.command()
def info() -> None:
    """Show what the gazetteer holds, its sources with their licences and credits, and what it was built from."""
    for file in _gazetteer().info():
        typer.echo(
            f"{file.path}: {file.places:,} places, {file.names:,} names, {file.bytes / 1e6:.1f} MB, "
            f"version {file.version}"
        )
        for source in file.sources:
            typer.echo(
                f"  {source.name} {source.version}, {source.licence}: {source.places:,} places. {source.credit}."
            )
        typer.echo("  built from")
        for name, value in file.manifest:
            typer.echo(f"    {name:<32}{value}")


@app.command()
def search(
    name: Annotated[str, typer.Argument(help="A place name, in any spelling.")],
    country: Annotated[str | None, typer.Option("--country", metavar="ISO3", help="Only in this country.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show.")] = 10,
) -> None:
    """Find places by name: [bold]twosource gazetteer search "Deir Ezzor" --country SYR[/]."""
    from twosource.errors import InputError

    gazetteer = _gazetteer()
    code = country.upper() if country else None
    if code is not None and code not in gazetteer.countries:
        raise InputError(f"{country!r} is no country; give an ISO 3166-1 alpha-3 code such as SYR")
    candidates = [c for c in gazetteer.candidates(name, code) if code in (None, c.entry.country)]
    if not candidates:
        raise InputError(
            f"no place is called {name!r}" + (f" in {code}; leave out --country" if code else "; try another spelling")
        )
    for found in candidates[:limit]:
        entry = found.entry
        typer.echo(
            f"{entry.ref}\t{entry.name}\t{entry.kind}\t{entry.country or ''}\t{entry.lat}\t{entry.lon}\t{found.rule}"
        )


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="A GeoNames dump (XX.zip, allCountries.zip), UCDP GED, or a CSV.")],
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="OURS=THEIRS", help="What a CSV calls a column: --column lat=latitude_wgs84."),
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", metavar="ISO3", help="Take only places of these countries.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of an earlier import.")] = False,
) -> None:
    """Add places of your own, which every later command finds beside the shipped ones.

    A CSV has the columns name, lat and lon, and if you like variants (separated by |), kind, country, population and
    precision_km. Lines that are broken are listed on stderr, and the rest is taken. The places are kept in a folder of
    your own, outside the program ([bold]twosource gazetteer info[/] names it; TWOSOURCE_HOME moves it): to take them
    away, delete their file there.
    """
    from twosource import gazetteer
    from twosource.cli import own
    from twosource.errors import InputError

    columns = {}
    for pair in column or ():
        ours, equals, theirs = pair.partition("=")
        if not equals:
            raise InputError(f"--column {pair} has no '='; write --column OURS=THEIRS")
        columns[ours] = theirs
    shipped = gazetteer.Gazetteer()
    only = frozenset(code.upper() for code in country or ())
    for code in sorted(only - shipped.countries.keys()):
        raise InputError(f"{code!r} is no country; give an ISO 3166-1 alpha-3 code such as SYR")
    target = own.places_folder() / f"{file.stem}.sqlite"
    if target.exists() and not replace:
        raise InputError(f"{target} is there already; add the file with --replace to take its place")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        added = gazetteer.add(file, part, shipped, columns, only)
        part.replace(target)
    except OSError as error:
        raise InputError(
            f"{target} cannot be written ({error.strerror or error}); check its folder, or set {own.HOME}"
        ) from error
    for line in added.skipped:
        typer.echo(f"line {line.line}: {line.cause}", err=True)
    typer.echo(
        f"{added.places:,} places of {added.format} added to {target}; {added.left_out:,} lines name none that is "
        f"wanted, {len(added.skipped):,} are broken"
    )
