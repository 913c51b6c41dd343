"""`twosource ontology`: the event types and what tells them."""

from typing import Annotated

import typer


def ontology(
    event_type: Annotated[
        str | None, typer.Argument(metavar="[TYPE]", help="An event type, such as attack.drone.", show_default=False)
    ] = None,
) -> None:
    """List the event types, or show one: definition, examples, crosswalk to other codebooks, the words that tell it.

    [bold]Examples[/]

      twosource ontology

      twosource ontology attack.drone
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from twosource import ontology as rooms
    from twosource.errors import InputError

    found = rooms.load()
    console = Console(soft_wrap=False)
    if event_type is None:
        grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for column in ("type", "definition", "PLOVER", "CAMEO", "ACLED"):
            grid.add_column(column, overflow="fold")
        for name, kind in found.types.items():
            plover = " ".join(filter(None, (kind.plover.type, kind.plover.mode))) if kind.plover else ""
            acled = kind.acled.sub_event_type if kind.acled else ""
            grid.add_row(name, kind.definition, plover, kind.cameo or "", acled)
        console.print(grid)
        return
    if event_type not in found.types:
        close = [name for name in found.types if event_type.split(".")[0] in name]
        raise InputError(
            f"{event_type!r} is no event type; "
            + (f"there are {', '.join(close)}" if close else "run `twosource ontology`")
        )
    kind = found.types[event_type]
    console.print(f"[bold]{event_type}[/]  {kind.definition}")
    for example in kind.examples:
        console.print(f"  “{example}”", style="italic")
    if kind.plover:
        console.print(f"PLOVER  {kind.plover.type}" + (f", mode {kind.plover.mode}" if kind.plover.mode else ""))
    if kind.cameo:
        console.print(f"CAMEO   {kind.cameo}")
    if kind.acled:
        console.print(f"ACLED   {kind.acled.event_type}: {kind.acled.sub_event_type}")
    console.print(f"UCDP    {kind.ucdp_note}")
    words = sorted({" ".join(t.form) for triggers in found.triggers.values() for t in triggers if t.type == event_type})
    console.print(f"Told by {len(words)} words and phrases: {', '.join(words)}")
