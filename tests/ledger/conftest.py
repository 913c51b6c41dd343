"""Every test of a ledger runs on SQLite and on a PostgreSQL server of its own, started here on loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pg8000.native
import pytest

from twosource.ledger import Ledger
from twosource.ledger.database import Database
from twosource.ledger.schema import upgrade

TEMPLATE = "twosource_template"
USER = "postgres"  # initdb and the server refuse to run as root


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server, without a database's name; skipped where none is installed."""
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("CI runs the ledger's tests on PostgreSQL, and no server is installed; .ci/run installs it")
        pytest.skip("no PostgreSQL server is installed (Debian: apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="twosource-postgres-"))  # pytest's own are closed to other users
    user = USER if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    port = _free_port()
    data = folder / "data"

    def run(*words: str | Path) -> None:
        subprocess.run([str(w) for w in words], user=user, check=True, capture_output=True, cwd=folder, timeout=60)

    run(programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -h 127.0.0.1 -k {folder} -F"
    run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        server = f"postgresql://{USER}@127.0.0.1:{port}"
        command(server, f"CREATE DATABASE {TEMPLATE}")
        upgraded(f"{server}/{TEMPLATE}")  # copied for each test, which is quicker than making the tables
        yield server
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the server's programs."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty ledger of each kind, its tables made."""
    with created(request, tmp_path) as where:
        yield where


@contextmanager
def created(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """An empty ledger of the kind that a fixture's parameter names, for as long as the block lasts."""
    if request.param == "sqlite":
        where = str(folder / "ledger.db")
        upgraded(where)
        yield where
        return
    server: str = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    command(server, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    yield f"{server}/{name}"
    command(server, f"DROP DATABASE {name} WITH (FORCE)")


def upgraded(where: str) -> None:
    """Make the tables of a ledger."""
    database = Database(where)
    upgrade(database)
    database.close()


def command(server: str, words: str) -> None:
    """Run one command of the server's own, outside transactions."""
    host, port = server.rpartition("@")[2].split(":")
    connection = pg8000.native.Connection(USER, host=host, port=int(port), database="postgres")
    connection.run(words)
    connection.close()


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(address) as made:
        yield made
