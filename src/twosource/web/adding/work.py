"""The process that reads and codes reports: what others send is parsed here, and never in the server's process."""

import os
import signal
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from twosource.configuration import Configuration
from twosource.engines import Added, Adding, Workers
from twosource.errors import TwosourceError
from twosource.ingest import expected
from twosource.ledger import Ledger

_BATCH = 4  # reports coded at once: few, so that progress shows


@dataclass(frozen=True, slots=True)
class Task:
    """What to add: files of a folder by their names, and web addresses."""

    folder: Path
    sources: tuple[str, ...]
    published: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """The task was taken up; about how many reports it holds, 0 where that is not known."""

    expected: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The task is done, or an error of the ledger or a setting ended it."""

    error: str | None = None


Word = Begun | Added | Ended
"""What the process says; after `Ended` it waits for the next task."""


def life(connection: Connection, ledger: str, configuration: Configuration) -> None:
    """All that the process does: tasks come in, words go out, until the server closes the connection."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C stops the server, which then ends this process
    workers = Workers(configuration.model_copy(update={"batch_size": _BATCH}))
    while True:
        try:
            task: Task = connection.recv()
        except EOFError:
            return
        os.chdir(task.folder)  # so that sources are called by the names that they were sent under
        connection.send(Begun(expected(task.sources)))
        try:
            with Ledger(ledger) as held:
                for added in Adding(held, workers, task.published, task.publisher, public=True).add(task.sources):
                    connection.send(added)
        except TwosourceError as error:
            connection.send(Ended(str(error)))
        else:
            connection.send(Ended())
