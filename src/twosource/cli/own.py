"""Where a user's own files lie: in a folder outside the package, which only the command line looks into."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from twosource.configuration import Configuration

HOME = "TWOSOURCE_HOME"
"""The environment variable that names another folder."""


def home() -> Path:
    """The folder of all that is the user's own."""
    return Path(os.environ.get(HOME) or typer.get_app_dir("twosource"))


def actors_folder() -> Path:
    """The folder of the user's own registry files."""
    return home() / "actors"


def actor_files() -> tuple[Path, ...]:
    """The user's own registry files, by name."""
    return tuple(sorted(actors_folder().glob("*.csv")))


def places_folder() -> Path:
    """The folder of the databases of the user's own places."""
    return home() / "places"


def place_files() -> tuple[Path, ...]:
    """The databases of the user's own places, by name."""
    return tuple(sorted(places_folder().glob("*.sqlite")))


def accounts_file(ledger: str) -> Path | None:
    """The file of a web server's accounts where the ledger is a database; None where it lies beside the ledger."""
    return home() / "accounts.db" if "://" in ledger else None


def configuration(model: str | None = None) -> "Configuration":
    """The settings of the command line, with the user's own registry files and places."""
    from twosource.configuration import Configuration

    chosen = {"model": model} if model else {}
    return Configuration.of(actors=actor_files(), places=place_files(), **chosen)
