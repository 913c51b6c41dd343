"""What the commands on a ledger share: which ledger, the filters, and how rows are printed."""

import inspect
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twosource.ledger import Filter, Ledger
    from twosource.web.client import Client

Where = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE|URL",
        envvar="TWOSOURCE_LEDGER",
        help="The ledger: a file, or postgresql://user@host/name.",
    ),
]
Read = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE|URL",
        envvar="TWOSOURCE_LEDGER",
        help="The ledger: a file, postgresql://user@host/name, or http://... of `twosource serve`.",
    ),
]
DEFAULT = "twosource.db"
Accounts = Annotated[
    Path | None,
    typer.Option(
        "--accounts",
        metavar="FILE",
        envvar="TWOSOURCE_ACCOUNTS",
        show_default=False,
        help="The file of accounts; by default beside the ledger, as sahel.accounts.db is beside sahel.db, and for a "
        "database accounts.db in the folder of your own files.",
    ),
]
Kind = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Event type; also finds its finer types.")]
Who = Annotated[str | None, typer.Option("--actor", metavar="NAME|ID", help="Taken part in by this actor.")]
Country = Annotated[str | None, typer.Option("--country", metavar="ISO3", help="In this country, such as IRQ.")]
Place = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="In a place, or a division, whose name holds this.")
]
Within = Annotated[str | None, typer.Option("--box", metavar="W,S,E,N", help="Within a box of degrees.")]
Since = Annotated[datetime | None, typer.Option("--since", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="From.")]
Until = Annotated[datetime | None, typer.Option("--until", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="To.")]
Grade = Annotated[
    str | None,
    typer.Option("--grade", metavar="GRADE", help="corroborated, single-source, official-only, contested, retracted."),
]
Sure = Annotated[str | None, typer.Option("--factuality", metavar="WORD", help="occurred, planned, denied...")]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Told in reports that hold these words.")]
Outlet = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Told by this outlet.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]
_FILTER = {
    "kind": Kind,
    "actor": Who,
    "country": Country,
    "place": Place,
    "box": Within,
    "since": Since,
    "until": Until,
    "factuality": Sure,
    "publisher": Outlet,
    "grade": Grade,
    "text": Words,
}


def opened(where: str) -> "Ledger | Client":
    """A ledger to read, or the server that has one; a program's token is the variable TWOSOURCE_TOKEN."""
    if where.startswith(("http://", "https://")):
        from twosource.web.client import Client

        return Client(where, os.environ.get("TWOSOURCE_TOKEN"))
    from twosource.ledger import Ledger

    return Ledger(where)


def wanted(
    kind: str | None = None,
    actor: str | None = None,
    country: str | None = None,
    place: str | None = None,
    box: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    factuality: str | None = None,
    publisher: str | None = None,
    grade: str | None = None,
    text: str | None = None,
) -> "Filter":
    """The filter of a command's options, checked."""
    from twosource.ledger import Filter

    return Filter.checked(
        type=kind,
        actor=actor,
        country=country,
        place=place,
        box=box,
        since=day(since),
        until=day(until),
        factuality=factuality,
        publisher=publisher,
        grade=grade,
        text=text,
    )


def filtered(*without: str) -> "Callable[[Callable[..., None]], Callable[..., None]]":
    """Give a command the options of a filter, but for some; its body takes the `Filter` that they come to first."""
    options = {name: kind for name, kind in _FILTER.items() if name not in without}

    def decorated(body: "Callable[..., None]") -> "Callable[..., None]":
        def command(**given: Any) -> None:
            body(wanted(**{name: given.pop(name) for name in options}), **given)

        own = list(inspect.signature(body).parameters.values())[1:]
        keyword = inspect.Parameter.KEYWORD_ONLY
        told = [inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in options.items()]
        told += [parameter.replace(kind=keyword) for parameter in own]
        command.__signature__ = inspect.Signature(told)  # type: ignore[attr-defined]  # what Typer reads options from
        command.__name__, command.__doc__, command.__annotations__ = body.__name__, body.__doc__, {}
        return command

    return decorated


def day(moment: datetime | None) -> date | None:
    """The day of an option."""
    return moment.date() if moment else None


def show(title: str, columns: "Sequence[tuple[str, int]]", rows: "Iterable[Sequence[str]]") -> None:
    """Print a table; columns come with the share of the width that they take."""
    from rich.console import Console
    from rich.markup import escape

    from twosource.render.terminal import grid

    table = grid(title, *columns)
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    plain = Console(highlight=False)
    (plain if plain.is_terminal else Console(highlight=False, width=140)).print(table)


def lines(found: "Iterable[object]") -> None:
    """Print nouns of the model as JSON Lines."""
    from twosource.model import json

    for each in found:
        sys.stdout.write(json.dump(each) + "\n")
