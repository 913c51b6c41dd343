"""Options that several commands share."""

from datetime import datetime
from typing import Annotated, Literal

import typer

Form = Literal["table", "json", "explain"]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--published",
        metavar="YYYY-MM-DD",
        formats=["%Y-%m-%d"],
        help="Day of publication. Without it, times such as “on Friday” stay unresolved.",
    ),
]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published the reports.")]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="PACKAGE", help="Installed spaCy package to parse with.", show_default=False),
]
