"""What the commands on a ledger share: which ledger, the filters, and how rows are printed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.ledger import Filter

Where = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE|URL",
        envvar="TWOSOURCE_LEDGER",
        help="The ledger: a file, or postgresql://user@host/name.",
    ),
]
DEFAULT = "twosource.db"
Kind = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Event type; also finds its finer types.")]
Who = Annotated[str | None, typer.Option("--actor", metavar="NAME|ID", help="Taken part in by this actor.")]
Country = Annotated[str | None, typer.Option("--country", metavar="ISO3", help="In this country, such as IRQ.")]
Within = Annotated[str | None, typer.Option("--box", metavar="W,S,E,N", help="Within a box of degrees.")]
Since = Annotated[datetime | None, typer.Option("--since", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="From.")]
Until = Annotated[datetime | None, typer.Option("--until", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="To.")]
Sure = Annotated[str | None, typer.Option("--factuality", metavar="WORD", help="occurred, planned, denied...")]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Told in reports that hold these words.")]
Outlet = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Told by this outlet.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]


def wanted(
    kind: str | None = None,
    actor: str | None = None,
    country: str | None = None,
    box: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    factuality: str | None = None,
    publisher: str | None = None,
    grade: str | None = None,
    text: str | None = None,
) -> "Filter":
    """The filter of a command's options, checked."""
    from typing import get_args

    from twosource import ontology
    from twosource.errors import InputError
    from twosource.ledger import Box, Filter
    from twosource.model import Factuality, Grade

    types = ontology.load().types
    if kind is not None and kind not in types:
        raise InputError(f"{kind!r} is no event type; `twosource ontology` lists them")
    for value, allowed, name in ((factuality, get_args(Factuality), "factuality"), (grade, get_args(Grade), "grade")):
        if value is not None and value not in allowed:
            raise InputError(f"{value!r} is no {name}; give one of {', '.join(allowed)}")
    return Filter(
        kind,
        actor,
        country.upper() if country else None,
        Box.of(box) if box else None,
        day(since),
        day(until),
        factuality,
        publisher,
        grade,
        text,
    )


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
