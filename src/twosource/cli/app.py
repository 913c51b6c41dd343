"""The application: its commands, its version, and how it ends.

Exit codes: 0 all reports were coded; 1 some failed, the rest were coded; 2 the command line is wrong, or nothing could
be coded; 130 stopped by the user.
"""

import os
import sys
from collections.abc import Callable
from typing import Annotated, NoReturn, TextIO

import typer

from twosource._version import __version__
from twosource.cli import (
    accounts,
    actors,
    add,
    code,
    comparing,
    doctor,
    explain,
    gazetteer,
    judging,
    keeping,
    looking,
    ontology,
    removing,
    schema,
    serve,
)
from twosource.errors import TwosourceError

app = typer.Typer(
    name="twosource",
    rich_markup_mode="rich",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Reads news reports of armed conflict and politics, and lists [bold]who says what happened[/].

Every value can show the words that it comes from and on whose word it rests. Works offline.

[bold]Begin with[/]

  twosource code report.txt --published 2023-11-24

  twosource code report.txt --published 2023-11-24 --html report.html

[bold]Exit codes[/]  0 all reports coded · 1 some failed, the rest coded · 2 wrong command line, or nothing coded""",
)
app.command("code")(code.code)
app.command("serve")(serve.serve)
app.command("explain")(explain.explain)
app.command("add")(add.add)
_LEDGER_COMMANDS: tuple[Callable[..., None], ...] = (
    *(looking.incidents, looking.incident, looking.claims, looking.totals, looking.sources, looking.failures),
    *(
        judging.judge,
        judging.judgements,
        judging.queue,
        judging.agreement,
        judging.reviewed,
        comparing.reconcile,
        comparing.compare,
        comparing.runs,
        removing.remove,
    ),
)
for command in _LEDGER_COMMANDS:
    app.command(command.__name__)(command)
app.command("diff-runs")(comparing.diff_runs)
app.command("rebuild")(keeping.rebuild)
app.add_typer(keeping.app, name="db")
app.command("ontology")(ontology.ontology)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(actors.app, name="actors")
app.add_typer(accounts.app, name="accounts")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"twosource {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Run the command line; errors that a user can mend are one line on stderr and exit code 2."""
    stdout = sys.stdout
    try:
        app()
    except SystemExit:
        if sys.stdout is stdout:
            raise
        # Typer found the reader of our output gone, put a muted stream in place, and would end with 1
        _leave_quietly(stdout)
    except TwosourceError as error:
        typer.echo(f"twosource: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        _leave_quietly(stdout)
    except KeyboardInterrupt:
        sys.exit(130)


def _leave_quietly(stdout: TextIO) -> NoReturn:
    """Whoever read our output has seen enough: stop without a word, as other Unix commands do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
    sys.exit(0)
