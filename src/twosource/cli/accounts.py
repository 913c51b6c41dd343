"""`twosource accounts`: who may use the web application of a ledger that several people share."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli import ledgers, own
from twosource.cli.ledgers import DEFAULT, Where

if TYPE_CHECKING:
    from twosource.web.access.accounts import Accounts

app = typer.Typer(
    no_args_is_help=True,
    help="""Accounts of the web application, for a ledger that several people share.

A [bold]viewer[/] looks, a [bold]reviewer[/] also judges and adds reports, an [bold]admin[/] also reads the log.
Accounts lie in a file of their own beside the ledger, so that a ledger can be passed on without them.""",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the account.")]
Role = Annotated[str, typer.Argument(metavar="ROLE", help="viewer, reviewer or admin.")]


@app.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="viewer, reviewer or admin.")] = "viewer",
    ledger: Where = DEFAULT,
    accounts: ledgers.Accounts = None,
) -> None:
    """Make an account; asks for its password, or reads it from standard input.

    [bold]Example[/]  twosource accounts add amina --role reviewer
    """
    with _opened(ledger, accounts) as held:
        held.add(name, role, _password(), by=_operator())
        typer.echo(f"{name} can log in as {role}; accounts are in {held.path}", err=True)


@app.command("list")
def listed(ledger: Where = DEFAULT, accounts: ledgers.Accounts = None) -> None:
    """List the accounts."""
    with _opened(ledger, accounts) as held:
        ledgers.show(
            "Accounts",
            (("name", 3), ("role", 1), ("since", 2), ("tokens", 1)),
            ((each.name, each.role, each.created, str(each.tokens)) for each in held.known()),
        )


@app.command()
def password(name: Name, ledger: Where = DEFAULT, accounts: ledgers.Accounts = None) -> None:
    """Give an account another password, which ends its sessions; asked for, or read from standard input."""
    with _opened(ledger, accounts) as held:
        held.set_password(name, _password(), by=_operator())
        typer.echo(f"{name} has another password, and its sessions are over", err=True)


@app.command()
def role(name: Name, role: Role, ledger: Where = DEFAULT, accounts: ledgers.Accounts = None) -> None:
    """Give an account another role, which holds at once."""
    with _opened(ledger, accounts) as held:
        held.set_role(name, role, by=_operator())
        typer.echo(f"{name} has the role {role}", err=True)


@app.command()
def remove(name: Name, ledger: Where = DEFAULT, accounts: ledgers.Accounts = None) -> None:
    """Remove an account with its sessions and tokens; its judgements and what is logged of it stay."""
    with _opened(ledger, accounts) as held:
        held.remove(name, by=_operator())
        typer.echo(f"{name} is removed", err=True)


@app.command()
def token(
    name: Name,
    revoke: Annotated[bool, typer.Option("--revoke", help="End all tokens of the account instead.")] = False,
    ledger: Where = DEFAULT,
    accounts: ledgers.Accounts = None,
) -> None:
    """Make a token by which programs use the JSON API as an account; it is shown once.

    [bold]Example[/]  curl -H "Authorization: Bearer $(twosource accounts token amina)" http://localhost:8765/api/v1/
    """
    with _opened(ledger, accounts) as held:
        if revoke:
            number = held.revoke_tokens(name, by=_operator())
            typer.echo(f"{number} token{'' if number == 1 else 's'} of {name} ended", err=True)
        else:
            typer.echo(held.new_token(name, by=_operator()))


@contextmanager
def _opened(ledger: str, file: Path | None) -> "Iterator[Accounts]":
    from twosource.web.access.accounts import Accounts
    from twosource.web.settings import Settings

    path = Settings(ledger=ledger, accounts=file or own.accounts_file(ledger)).accounts_file
    path.parent.mkdir(parents=True, exist_ok=True)
    held = Accounts(path)
    try:
        yield held
    finally:
        held.close()


def _password() -> str:
    """A password without an echo; never an argument, which other users of the machine could see."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _operator() -> str:
    """Who the log names: whoever can write the file may change accounts, and needs none."""
    from twosource.web.access.access import system_user

    return f"{system_user()} (command line)"
