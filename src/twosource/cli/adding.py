"""Adding reports with a progress bar on stderr, and the summary of what became of them."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from twosource.cli import own
from twosource.engines import Added, Adding, Workers
from twosource.engines.adding import Fate
from twosource.ingest import expected
from twosource.ledger import Ledger

_SHOWN = 20  # failures named at the end; the ledger keeps all


def run(
    sources: list[str],
    where: str,
    published: date | None,
    publisher: str | None,
    workers: int,
    model: str | None,
    dry: bool,
) -> int:
    """Add all sources; returns the exit code."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    begins = dry and "://" not in where and not Path(where).exists()
    with Ledger(":memory:" if begins else where, create=not dry or begins) as ledger:
        adding = Adding(ledger, Workers(own.configuration(model), workers), published, publisher, dry)
        fates: Counter[str] = Counter()
        claims = 0
        failed: list[Added] = []
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("adding", total=expected(sources) or None, rate="")
            for added in adding.add(sources):
                fates[added.fate] += 1
                claims += added.claims
                if added.fate == "failed":
                    failed.append(added)
                speed = progress.tasks[0].finished_speed or progress.tasks[0].speed
                progress.update(task, advance=1, rate=f"{speed:.1f} a second" if speed else "")
        for each in failed[:_SHOWN]:
            errors.print(f"[red]failed[/] {escape(each.error or each.source)}")
        if len(failed) > _SHOWN:
            errors.print(f"and {len(failed) - _SHOWN} more; see `twosource failures`")
        would = "would be " if dry else ""
        told = [f"{fates[fate]} {would}{fate}" for fate in get_args(Fate) if fates[fate]]
        errors.print((", ".join(told) or "no reports") + (f"; {claims} new claims" if not dry else ""))
        if not dry:
            holds = ledger.counts()
            errors.print(
                f"{ledger.database.shown} holds {holds['documents']:,} reports, {holds['claims']:,} claims, "
                f"{holds['incidents']:,} incidents"
            )
    good = sum(fates.values()) - fates["failed"]
    return 0 if not failed else 1 if good else 2
