"""How one actor looks on a terminal, and lists of actors and of tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from twosource.actors import Block, Entry, Found, Office, Registry
from twosource.model import Actor

_MOST = 14  # bodies of one kind named on a card before the rest are only counted


def period(start: date | None, end: date | None) -> str:
    """First and last day as exactly as the table gives them: the ends of years and months stand for them."""
    if start is None and end is None:
        return ""
    years = (start is None or (start.month, start.day) == (1, 1)) and (end is None or (end.month, end.day) == (12, 31))

    def shown(day: date | None, whole: bool, none: str) -> str:
        return none if day is None else str(day.year) if years else f"{day:%Y-%m}" if whole else day.isoformat()

    first = shown(start, start is not None and start.day == 1, "?")
    return f"{first} to {shown(end, end is not None and end.day >= 28, 'now')}"


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _names(entry: Entry, loaded: bool, weak: bool) -> str:
    return "; ".join(n.text for n in entry.names[1:] if n.loaded is loaded and n.weak is weak)


def _link(actor: Actor) -> Text:
    return Text.assemble(actor.name, (f"  {actor.id}", "dim"))


def _country(registry: Registry, code: str | None) -> str:
    state = registry.get(code.lower()) if code else None
    return f"{state.name} ({code})" if state else code or ""


def _code(registry: Registry, scheme: str, code: str) -> str:
    return f"{code.replace('_', ' ')}  {registry.meanings.get((scheme, code), '')}"


def card(registry: Registry, identity: str) -> RenderableType:
    """All that the registry holds of one actor."""
    entry = registry.entry(identity)
    if entry is None:
        raise KeyError(identity)
    actor = entry.actor
    grid = _grid()
    plover = f"{actor.country or ''}{actor.plover}" if actor.plover else ""
    rows: tuple[tuple[str, str | Text], ...] = (
        ("kind", _code(registry, "kind", actor.kind)),
        ("country", _country(registry, actor.country)),
        ("existed", period(actor.valid_from, actor.valid_to)),
        ("also called", _names(entry, loaded=False, weak=False)),
        ("shared names", _names(entry, loaded=False, weak=True)),
        ("loaded names", "; ".join(actor.loaded_aliases)),
        ("CAMEO, PLOVER", f"{plover}  {registry.meanings.get(('plover', actor.plover or ''), '')}" if plover else ""),
        ("ACLED", _code(registry, "acled", str(actor.acled)) if actor.acled else ""),
    )
    for label, value in rows:
        if value:
            grid.add_row(label, value)
    for label, above in zip(("belongs to", *[""] * 9), _above(registry, actor), strict=False):
        grid.add_row(label, _link(above))
    parts: list[RenderableType] = [grid]
    parts.extend(_section("Offices", _offices(registry, entry.offices)) if entry.offices else ())
    officers = registry.officers(identity)
    parts.extend(_section("Who held office", _officers(officers)) if officers else ())
    members = registry.members(identity)
    parts.extend(_section("Belonging to it", _members(members)) if members else ())
    title = Text.assemble((actor.name, "bold"), (f"  {actor.id}", "dim"))
    return Panel(Group(*parts), title=title, title_align="left", subtitle=_origin(entry), subtitle_align="left")


def _origin(entry: Entry) -> Text:
    return Text(f"{entry.where}  see `twosource actors files`", style="dim")


def _section(title: str, content: RenderableType) -> Iterable[RenderableType]:
    return Text(), Text(title, style="bold"), content


def _above(registry: Registry, actor: Actor) -> Iterable[Actor]:
    parent = registry.get(actor.parent) if actor.parent else None
    while parent is not None:
        yield parent
        parent = registry.get(parent.parent) if parent.parent else None


def _offices(registry: Registry, offices: Sequence[Office]) -> Table:
    grid = _grid()
    for office in offices:
        organ = registry.get(office.organ)
        grid.add_row(period(office.start, office.end), Text.assemble(office.title, ", ", _link(organ) if organ else ""))
    return grid


def _officers(officers: Sequence[tuple[Office, Actor]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for style in ("dim", "dim", ""):
        grid.add_column(style=style, no_wrap=style == "dim")
    before = ""
    for office, person in officers:
        grid.add_row(office.title if office.title != before else "", period(office.start, office.end), person.name)
        before = office.title
    return grid


def _members(members: Sequence[Actor]) -> Table:
    grid = _grid()
    for kind, number in sorted(Counter(m.kind for m in members).items()):
        names = [m.name for m in members if m.kind == kind][:_MOST]
        rest = f"; and {number - len(names)} more" if number > len(names) else ""
        grid.add_row(kind.replace("_", " "), "; ".join(names) + rest)
    return grid


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def listing(found: Sequence[Found]) -> Table:
    """What a search found, best first."""
    table = _table("id", "name", "kind", "country", "matched", "score")
    for one in found:
        actor = one.actor
        matched = one.name if one.name != actor.name else ""
        kind = actor.kind.replace("_", " ")
        table.add_row(actor.id, Text(actor.name, style="bold"), kind, actor.country or "", matched, f"{one.score:g}")
    return table


def tables(registry: Registry, blocks: Sequence[Block]) -> RenderableType:
    """The shipped tables, with what each was written from and when it was last read over."""
    rows = Counter(entry.where.partition(":")[0] for entry in registry.entries)
    parts: list[RenderableType] = []
    for block in blocks:
        count = f"  {rows[block.file]:,} actors" if rows[block.file] else ""
        grid = _grid()
        grid.add_row("  holds", block.about)
        grid.add_row("  written from", block.source)
        grid.add_row("  read over", f"{block.checked} {block.extent}")
        parts.extend((Text.assemble((block.file, "bold"), count), grid))
    return Group(*parts)
