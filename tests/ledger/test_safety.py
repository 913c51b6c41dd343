"""Nothing is lost or left half done: processes killed at random moments, a full disk, a file not to be written."""

import multiprocessing
import os
import random
import resource
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger.test_deriving import shape, story
from twosource.errors import LedgerError
from twosource.ledger import Filter, Ledger, upkeep
from twosource.ledger.database import Database

FORK = multiprocessing.get_context("fork")
NOBODY = 65534


def add_all(address: str) -> None:
    """What `twosource add` does after a stop: pass over what is there, add the rest."""
    with Ledger(address) as ledger:
        for coding in story(9):
            if ledger.held(coding.document, coding.run).standing == "new":
                ledger.add(coding, f"{coding.document.id}.txt")


@pytest.mark.parametrize("kills", [{"sqlite": 150, "postgresql": 30}])
def test_killed_at_any_moment(address: str, kills: dict[str, int], tmp_path: Path) -> None:
    """Every kill leaves a consistent ledger of whole reports, and the next run goes on without doubling."""
    chance = random.Random(5)
    number = kills["postgresql" if "://" in address else "sqlite"]
    killed = 0
    for _ in range(number):
        process = FORK.Process(target=add_all, args=(address,))
        process.start()
        time.sleep(chance.random() * 0.06)
        if process.is_alive():
            process.kill()
            killed += 1
        process.join()
        with Ledger(address) as ledger:
            whole = ledger.counts()
            assert whole["claims"] == 2 * whole["documents"]
            assert {c for i in ledger.incidents() for c in i.claims} == {s.claim.id for s in ledger.claims()}
    add_all(address)
    with Ledger(address) as ledger, Ledger(tmp_path / "unbroken.db", create=True) as unbroken:
        assert ledger.check() == []
        for coding in story(9):
            unbroken.add(coding)
        assert shape(ledger) == shape(unbroken)
        assert {i.documents for i in ledger.incidents(Filter(type="attack"))}
    assert killed >= number // 4  # or the moments were badly chosen, and the test shows little


def _told(target: Callable[[str], None], address: str, answers: object) -> None:
    try:
        target(address)
        answers.put("no error")  # type: ignore[attr-defined]
    except LedgerError as error:
        answers.put(str(error))  # type: ignore[attr-defined]


def error_in_child(target: Callable[[str], None], address: str) -> str:
    """What `target` fails with in a process of its own, whose limits and user end with it."""
    answers = FORK.Queue()
    process = FORK.Process(target=_told, args=(target, address, answers))
    process.start()
    found: str = answers.get(timeout=30)
    process.join()
    return found


def with_little_space(address: str) -> None:
    limit = Path(address).stat().st_size + 40_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    add_all(address)


def as_nobody(address: str) -> None:
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    add_all(address)


def test_a_full_disk_stops_with_a_word_and_nothing_half_written(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger.db")
    Ledger(address, create=True).close()
    error = error_in_child(with_little_space, address)
    assert "ledger.db" in error
    assert "disk" in error
    with Ledger(address) as ledger:
        assert ledger.check() == []
        held = ledger.counts()
        assert held["claims"] == 2 * held["documents"]
    add_all(address)
    with Ledger(address) as ledger:
        assert ledger.counts()["documents"] == len(story(9))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    address = tmp_path / "ledger.db"
    Ledger(address, create=True).close()
    for part in (address, tmp_path, *list(tmp_path.parents)[:2]):
        part.chmod(0o755 if part.is_dir() else 0o644)
    assert "read-only" in error_in_child(as_nobody, str(address)) or "opened" in error_in_child(as_nobody, str(address))


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("these are notes, and long enough to be taken for a database's first page\n" * 20)
    with pytest.raises(LedgerError, match="no ledger but another kind of file"):
        Ledger(other, create=True)
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    connection.close()
    with pytest.raises(LedgerError, match=r"version 9999.*newer version"):
        Ledger(foreign)
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger(tmp_path / "none.db")


def test_backup_and_restore(address: str, tmp_path: Path) -> None:
    codings = story(9)
    copy = tmp_path / "copy"
    with Ledger(address) as ledger:
        for coding in codings[:10]:
            ledger.add(coding)
        before = shape(ledger)
        ledger.backup(copy)
        for coding in codings[10:]:
            ledger.add(coding)
        assert shape(ledger) != before
    database = Database(address)
    upkeep.restore(database, copy)
    database.close()
    with Ledger(address) as ledger:
        assert shape(ledger) == before
        assert ledger.check() == []


def test_damage_is_found(tmp_path: Path) -> None:
    address = tmp_path / "ledger.db"
    with Ledger(address, create=True) as ledger:
        for coding in story(9)[:4]:
            ledger.add(coding)
    with sqlite3.connect(address) as connection:
        connection.execute("UPDATE incident SET state = 'gone'")
    connection.close()
    with Ledger(address) as ledger:
        assert any("twosource rebuild" in problem for problem in ledger.check())
        ledger.rebuild()
        assert ledger.check() == []
