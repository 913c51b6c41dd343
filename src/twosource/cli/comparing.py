"""`twosource reconcile`, `runs`, `diff-runs`: totals against incidents, and runs against each other."""

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli import ledgers
from twosource.cli.ledgers import DEFAULT, Json, Where, filtered

if TYPE_CHECKING:
    from twosource.ledger import Filter


@filtered("factuality", "grade")
def reconcile(wanted: "Filter", ledger: Where = DEFAULT, as_json: Json = False) -> None:
    """Hold totals against the ledger: of 66 attacks that an official counts, how many are reported one by one.

    Totals of one voice on one matter make a series over time. A negative number is missing where the ledger holds more
    incidents than the total tells.
    """
    from twosource.extract import wording
    from twosource.ledger import Ledger
    from twosource.ledger.reconciling import Reconciled

    def told(step: Reconciled) -> str:
        total = step.total.total
        parts = [f"{p.of}: {p.tally.best} of {p.told}" for p in step.parts]
        return "\n".join([wording.number(total.low, total.best, total.high), *parts])

    with Ledger(ledger) as held:
        found = held.reconcile(wanted)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Totals against the ledger",
            (
                ("voice", 4),
                ("measure", 2),
                ("window", 4),
                ("told", 3),
                ("counted", 2),
                ("missing", 2),
                ("incidents", 4),
            ),
            (
                (
                    series.voice if step is series.steps[0] else "",
                    series.measure if step is series.steps[0] else "",
                    wording.window(*step.window),
                    told(step),
                    wording.number(step.tally.low, step.tally.best, step.tally.high),
                    "" if step.missing is None else str(step.missing),
                    "\n".join(step.tally.incidents[:5]) + ("\n..." if len(step.tally.incidents) > 5 else ""),
                )
                for series in found
                for step in series.steps
            ),
        )


def compare(
    first: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim (c-...).")],
    second: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of another claim.")],
    ledger: Where = DEFAULT,
) -> None:
    """Show why two claims are taken to tell one happening, or not: the parts of their score, or what rules it out."""
    from twosource.incidents.scoring import LINK
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        score = held.compare(first, second)
    if score.veto is not None:
        typer.echo(f"ruled out: {score.veto}")
        return
    for name, value in score.parts:
        typer.echo(f"{name:<10}{value:+.2f}")
    typer.echo(f"{'together':<10}{score.total:+.2f}, and {LINK:.2f} is enough for two claims alone")


def runs(ledger: Where = DEFAULT) -> None:
    """List runs: which version of Twosource, with which settings and parts, coded how many reports."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        ledgers.show(
            "Runs",
            (("id", 3), ("version", 2), ("first used", 3), ("coded", 2), ("counting", 2)),
            (
                (r.id, r.version, f"{r.first_used:%Y-%m-%d %H:%M}", str(r.documents), str(r.counting))
                for r in held.runs()
            ),
        )


def diff_runs(
    before: Annotated[str, typer.Argument(metavar="RUN", help="Id of a run (r-...), or the beginning of one.")],
    after: Annotated[str, typer.Argument(metavar="RUN", help="The run to compare with it.")],
    ledger: Where = DEFAULT,
    as_json: Json = False,
) -> None:
    """Show what changed from one run to another: claims that are new, gone, or told otherwise."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        found = held.changes(before, after)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Changes",
            (("report", 3), ("claim", 3), ("change", 3), ("what", 8)),
            ((c.document, c.claim, " ".join((c.change, ", ".join(c.fields))).strip(), c.summary) for c in found),
        )
