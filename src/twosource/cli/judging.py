"""`twosource judge`, `judgements`, `queue`, `agreement`, `reviewed`: reviewers' word on claims."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli import ledgers
from twosource.cli.ledgers import DEFAULT, Json, Limit, Where, filtered

if TYPE_CHECKING:
    from twosource.ledger import Filter


def judge(
    verdict: Annotated[str, typer.Argument(help="accept, reject, correct, merge, split, note or withdraw.")],
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM|NUMBER", help="Id of the claim (c-...); with withdraw: the judgement.")
    ],
    other: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="With merge and split: the claim it belongs with, or not.")
    ] = None,
    field: Annotated[str | None, typer.Option("--field", help="With correct: the field.")] = None,
    value: Annotated[str | None, typer.Option("--value", metavar="JSON", help="With correct: the value.")] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, for whoever reads it later.")] = None,
    reviewer: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who judges; you by default.")] = None,
    ledger: Where = DEFAULT,
) -> None:
    """Judge a claim. Judgements are added and never overwrite; of two on one thing the later rules.

    [bold]Examples[/]

      twosource judge reject c-0f81af84a881 --why "a drill, not an attack"

      twosource judge correct c-0f81af84a881 --field type --value '"attack.shelling"'

      twosource judge split c-0f81af84a881 c-edfd4ac315ac --why "two towns of one name"

      twosource judge withdraw 12 --why "misread"

    A withdrawn judgement stays in the history and rules no more; only its own reviewer can withdraw it.
    """
    from typing import cast

    from twosource.errors import InputError
    from twosource.ledger import Ledger
    from twosource.ledger.judging import Verdict

    if (other is not None) != (verdict in ("merge", "split")):
        raise InputError("merge and split take two claims, the other verdicts one")
    who = reviewer or getpass.getuser()
    with Ledger(ledger) as held:
        if verdict == "withdraw":
            if not claim.isdecimal():
                raise InputError(f"{claim!r} is no number of a judgement; `twosource judgements` lists them")
            number = held.withdraw(who, int(claim), why)
        else:
            number = held.judge(who, cast(Verdict, verdict), claim, field=field, value=other or value, why=why)
    typer.echo(f"{verdict} kept as judgement {number}")


def judgements(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="Only those that concern this claim.")] = None,
    ledger: Where = DEFAULT,
    as_json: Json = False,
) -> None:
    """List judgements, oldest first, with those that were withdrawn."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        found = held.judgements(claim)
    if as_json:
        ledgers.lines(found)
        return
    ledgers.show(
        "Judgements",
        (("number", 1), ("when", 3), ("reviewer", 2), ("verdict", 2), ("claim", 3), ("what", 6)),
        (
            (
                str(j.id),
                f"{j.at:%Y-%m-%d %H:%M}",
                j.reviewer,
                j.verdict + ("\nwithdrawn" if j.withdrawn else ""),
                j.subject,
                "\n".join(words for words in (j.field, j.value, j.why) if words),
            )
            for j in found
        ),
    )


@filtered()
def queue(
    wanted: "Filter",
    by: Annotated[str, typer.Option("--by", metavar="ORDER", help="uncertainty or disagreement.")] = "uncertainty",
    reviewer: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="What this reviewer did not judge; else what nobody did."),
    ] = None,
    ledger: Where = DEFAULT,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """List claims that wait for review: the least sure readings first, or what reviewers and voices disagree on."""
    from typing import cast

    from twosource.ledger import Ledger
    from twosource.ledger.queueing import Order

    with Ledger(ledger) as held:
        found = held.queue(cast(Order, by), wanted, limit, reviewer)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Waiting for review",
            (("claim", 3), ("what", 8), ("why", 4), ("words", 8)),
            (
                (
                    w.claim.id,
                    f"{w.claim.type}: {w.claim.summary}",
                    w.why,
                    " … ".join(" ".join(span.quote.split()) for span in w.claim.evidence),
                )
                for w in found
            ),
        )


def agreement(ledger: Where = DEFAULT) -> None:
    """Say how far reviewers agree on what to accept: Krippendorff's alpha, and Cohen's kappa of every two."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        found = held.agreement()
    if not found.claims:
        typer.echo("no claim was judged by two reviewers")
        return
    typer.echo(f"Krippendorff's alpha {_figure(found.alpha)} over {found.claims} claims that several reviewers judged")
    for pair in found.pairs:
        typer.echo(
            f"{pair.first} and {pair.second}: kappa {_figure(pair.kappa)}, {pair.agreed} of {pair.claims} claims agreed"
        )


def _figure(value: float | None) -> str:
    return "not defined (all verdicts are the same)" if value is None else f"{value:.3f}"


def reviewed(ledger: Where = DEFAULT) -> None:
    """Write judged claims as JSON Lines, as coded and as reviewers left them, to train and test on."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        ledgers.lines(held.reviewed())
