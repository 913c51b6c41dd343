"""`twosource explain`: why each value of one claim or total is what it is."""

from typing import Annotated

import typer

from twosource.cli.options import Day, Model, Publisher


def explain(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="Id of a claim (c-...) or total (t-...), or its beginning.")
    ],
    source: Annotated[str, typer.Argument(metavar="FILE|-|URL", help="The report that the claim comes from.")],
    published: Day = None,
    publisher: Publisher = None,
    model: Model = None,
) -> None:
    """Show why each value of a claim or total is what it is: the rule or entry that decided, and the words that it saw.

    The report is coded again, with the same result: ids depend on the report alone.

    [bold]Example[/]

      twosource explain c-5f2a report.txt --published 2023-11-24
    """
    from twosource.cli.coding import explain_one

    explain_one(claim, source, published.date() if published else None, publisher, model)
