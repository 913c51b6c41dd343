"""Codings as tables to read in a terminal."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.extract import wording
from twosource.model import Claim, Coding, Loaded, Participant, Reason, Total

_SIDES = (("agent", ""), ("target", "→ "), ("recipient", "→ "), ("victim", "† "), ("instrument", "with "))


def table(coding: Coding) -> RenderableType:
    """The whole coding: claims, totals, loaded words and warnings."""
    return Group(*_parts(coding))


def _parts(coding: Coding) -> Iterator[RenderableType]:
    document = coding.document
    about = [document.publisher, document.published and document.published.isoformat(), document.id]
    yield Text(document.title or _first_words(document.text), style="bold")
    yield Text(" · ".join(str(a) for a in about if a), style="dim")
    if coding.claims:
        yield _claims(coding.claims)
    if coding.totals:
        yield _totals(coding.totals)
    if coding.loaded:
        yield _loaded(coding.loaded)
    for warning in coding.warnings:
        yield Text(f"! {warning}", style="yellow")


def grid(title: str, *columns: tuple[str, int]) -> Table:
    """An empty table; columns come with the share of the width that they take."""
    made = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, expand=True
    )
    for name, ratio in columns:
        made.add_column(name, ratio=ratio, overflow="fold")
    return made


def _claims(claims: tuple[Claim, ...]) -> Table:
    table = grid("Claims", ("what", 3), ("who to whom", 5), ("where, when", 5), ("how many", 3), ("on whose word", 4))
    for claim in claims:
        what = Text(claim.type, style="bold")
        what.append(f"\n{claim.factuality}", style="" if claim.factuality == "occurred" else "yellow")
        what.append(f"\n{claim.id}", style="dim")
        where = [wording.place(claim.place)] if claim.place else []
        when = [wording.when(claim.when)] if claim.when else []
        numbers = "\n".join(wording.quantity(q) for q in claim.quantities)
        table.add_row(
            what, _who(claim.participants), "\n".join(where + when), numbers, wording.chain(claim.attribution)
        )
    return table


def _who(participants: tuple[Participant, ...]) -> Text:
    lines = Text()
    for role, mark in _SIDES:
        for name in dict.fromkeys(p.name for p in participants if p.role == role):
            told = next(p.responsibility for p in participants if p.role == role and p.name == name)
            lines.append(("\n" if lines else "") + mark + name)
            if told is not None and told != "stated":
                lines.append(f" ({told})", style="magenta")
    return lines


def _totals(totals: tuple[Total, ...]) -> Table:
    table = grid("Totals", ("measure", 2), ("count", 3), ("parts", 5), ("window", 3), ("on whose word", 4))
    for total in totals:
        words = wording.number(total.low, total.best, total.high)
        check = {True: "\nparts agree", False: "\nparts disagree", None: ""}[total.consistent]
        since = f"since {total.since.isoformat()}" if total.since else ""
        until = f" until {total.until.isoformat()}" if total.until else ""
        parts = ", ".join(wording.part(p) for p in total.parts) + check
        table.add_row(total.measure, words, parts, since + until, wording.chain(total.attribution))
    return table


def _loaded(loaded: tuple[Loaded, ...]) -> Table:
    table = grid("Loaded words", ("words", 4), ("kind", 2), ("refers to", 4), ("neutral", 4))
    for term in loaded:
        table.add_row(term.span.quote, term.kind, term.refers_to or "", term.neutral or "")
    return table


def explanation(coding: Coding, subject: str) -> RenderableType:
    """Why each value of a claim or total is what it is, with the words that it rests on in their sentence."""
    claim = next((c for c in coding.claims if c.id == subject), None)
    total = next((t for t in coding.totals if t.id == subject), None)
    title = claim.summary if claim else subject
    if total is not None:
        title = f"{wording.number(total.low, total.best, total.high)} {total.measure}"
        title += f" since {wording.day(total.since)}" if total.since else ""
    parts: list[RenderableType] = [Text(title, style="bold")]
    for reason in coding.reasons:
        if reason.subject == subject:
            parts.append(_reason(coding.document.text, reason))
    return Group(*parts)


def _reason(text: str, reason: Reason) -> Text:
    lines = Text(f"\n{reason.field}: ", style="bold")
    lines.append(reason.value, style="cyan")
    lines.append(f"\n  because {reason.because}", style="")
    lines.append(f"\n  rule {reason.rule}", style="dim")
    if reason.span is not None:
        start = max(text.rfind("\n", 0, reason.span.start) + 1, reason.span.start - 90)
        end = text.find("\n", reason.span.end)
        end = min(end if end >= 0 else len(text), reason.span.end + 90)
        cut = "…" if start and text[start - 1] != "\n" else ""
        lines.append(f"\n  “{cut}{text[start : reason.span.start]}", style="italic")
        lines.append(text[reason.span.start : reason.span.end], style="reverse")
        lines.append(text[reason.span.end : end] + "”", style="italic")
    return lines


def _first_words(text: str) -> str:
    line = next(line.strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= 90 else line[:89] + "…"
