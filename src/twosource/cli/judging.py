"""`twosource judge`: a reviewer's word on a claim."""

import getpass
from typing import Annotated

import typer

from twosource.cli.ledgers import DEFAULT, Where


def judge(
    verdict: Annotated[str, typer.Argument(help="accept, reject, correct, merge, split or note.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim (c-...).")],
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
    """
    from typing import cast

    from twosource.errors import InputError
    from twosource.ledger import Ledger
    from twosource.ledger.judging import Verdict

    if (other is not None) != (verdict in ("merge", "split")):
        raise InputError("merge and split take two claims, the other verdicts one")
    with Ledger(ledger) as held:
        held.judge(
            reviewer or getpass.getuser(), cast(Verdict, verdict), claim, field=field, value=other or value, why=why
        )
    typer.echo(f"{verdict} kept")


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
    from twosource.model import json

    with Ledger(ledger) as held:
        for each in held.reviewed():
            typer.echo(json.dump(each))
