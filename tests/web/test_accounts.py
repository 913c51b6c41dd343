"""The accounts file: what is kept, what ends a session, how often a login may fail, what the log says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher

from twosource.errors import ConfigurationError, InputError, LedgerError
from twosource.web.access import attempts, passwords, sessions
from twosource.web.access.accounts import Accounts, TooOften

PASSWORD = "eleven brown herons wade"
BY = "tests"


class Clock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    held = Accounts(tmp_path / "some.accounts.db", clock=clock)
    held.add("amina", "reviewer", PASSWORD, by=BY)
    yield held
    held.close()


def logged_in(accounts: Accounts, address: str = "192.0.2.1") -> str:
    session = accounts.login("amina", PASSWORD, address)
    assert session is not None
    return session


def test_the_file_is_its_owners_and_holds_no_secret(accounts: Accounts) -> None:
    session, token = logged_in(accounts), accounts.new_token("amina", by=BY)
    assert accounts.path.stat().st_mode & 0o077 == 0
    accounts.close()
    held = b"".join(file.read_bytes() for file in accounts.path.parent.iterdir())
    assert b"argon2id" in held
    for secret in (PASSWORD, session, token):
        assert secret.encode() not in held


@pytest.mark.parametrize(
    ("name", "role", "password", "error"),
    [
        ("amina", "viewer", PASSWORD, "there is an account amina already"),
        ("a b", "viewer", PASSWORD, "is no name of an account"),
        ("", "viewer", PASSWORD, "is no name of an account"),
        ("omar", "owner", PASSWORD, "'owner' is no role; give one of viewer, reviewer, admin"),
        ("omar", "viewer", "short", "the password has 5 characters; give 12"),
        ("omar", "viewer", "x" * 1025, "the password has 1025 characters"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    accounts: Accounts, name: str, role: str, password: str, error: str
) -> None:
    with pytest.raises((InputError, ConfigurationError), match=error):
        accounts.add(name, role, password, by=BY)
    assert [known.name for known in accounts.known()] == ["amina"]


def test_letters_typed_in_two_ways_are_one_password(accounts: Accounts) -> None:
    accounts.add("zoe", "viewer", "caf\u00e9 caf\u00e9 caf\u00e9", by=BY)
    assert accounts.login("zoe", "cafe\u0301 cafe\u0301 cafe\u0301", "192.0.2.1")


@pytest.mark.parametrize("name", ["amina", "nobody"])
def test_a_login_that_does_not_fit_gives_nothing(accounts: Accounts, name: str) -> None:
    assert accounts.login(name, "another password of some length", "192.0.2.1") is None
    assert [(e.account, e.action) for e in accounts.entries()][:1] == [
        ("amina" if name == "amina" else "(unknown)", "login failed")
    ]


@pytest.mark.parametrize("name", ["amina", "nobody", "", "x" * 10_000])
def test_every_name_costs_the_same_look_at_a_password(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    accounts.login("nobody", "wrong", "192.0.2.1")  # makes the hash that stands for those that there are not
    looks = []

    class Hasher(PasswordHasher):
        def verify(self, *given: str | bytes) -> Literal[True]:
            looks.append(given)
            return super().verify(*given)

        def hash(self, *_: object, **__: object) -> str:
            raise AssertionError("a second hash would tell the name from others")

    monkeypatch.setattr(passwords, "_HASHER", Hasher())
    assert accounts.login(name, "wrong", "192.0.2.2") is None
    assert len(looks) == 1


def test_a_session_ends_when_nobody_uses_it_and_in_any_case(accounts: Accounts, clock: Clock) -> None:
    idle = logged_in(accounts)
    clock.now += sessions.IDLE - 1
    assert accounts.session(idle) is not None  # which is a use
    clock.now += sessions.IDLE - 1
    assert accounts.session(idle) is not None
    clock.now += sessions.IDLE
    assert accounts.session(idle) is None

    used = logged_in(accounts)
    begun = clock.now
    while clock.now < begun + sessions.LONGEST - sessions.IDLE:
        clock.now += sessions.IDLE // 2
        assert accounts.session(used) is not None
    clock.now = begun + sessions.LONGEST
    assert accounts.session(used) is None


@pytest.mark.parametrize("end", ["logout", "password", "remove"])
def test_what_ends_a_session(accounts: Accounts, end: str) -> None:
    session = logged_in(accounts)
    if end == "logout":
        accounts.logout(session, "amina", "192.0.2.1")
    elif end == "password":
        accounts.set_password("amina", "twelve grey herons wade", by=BY)
    else:
        accounts.remove("amina", by=BY)
    assert accounts.session(session) is None


def test_another_role_holds_at_once(accounts: Accounts) -> None:
    session, token = logged_in(accounts), accounts.new_token("amina", by=BY)
    accounts.set_role("amina", "viewer", by=BY)
    for found in (accounts.session(session), accounts.program(token)):
        assert found is not None
        assert (found.may("viewer"), found.may("reviewer")) == (True, False)
    assert accounts.revoke_tokens("amina", by=BY) == 1
    assert accounts.program(token) is None


@pytest.mark.parametrize("name", ["amina", "nobody"])
def test_too_many_failures_close_an_account_for_a_while(accounts: Accounts, clock: Clock, name: str) -> None:
    for n in range(attempts.FOR_ACCOUNT):
        assert accounts.login(name, "wrong", f"192.0.2.{n}") is None
        clock.now += 1
    with pytest.raises(TooOften) as late:
        accounts.login(name, PASSWORD, "198.51.100.1")
    clock.now += late.value.seconds - 1
    with pytest.raises(TooOften):
        accounts.login(name, PASSWORD, "198.51.100.1")
    clock.now += 1
    assert (accounts.login(name, PASSWORD, "198.51.100.1") is not None) == (name == "amina")


def test_too_many_failures_close_an_address(accounts: Accounts, tmp_path: Path, clock: Clock) -> None:
    accounts.add("omar", "viewer", PASSWORD, by=BY)
    with accounts._writing() as connection:
        for n in range(attempts.FROM_ADDRESS):
            attempts.record(connection, f"name{n}", "192.0.2.9", int(clock.now))
    again = Accounts(accounts.path, clock=clock)  # a restart forgets nothing
    with pytest.raises(TooOften):
        again.login("omar", PASSWORD, "192.0.2.9")
    assert again.login("omar", PASSWORD, "192.0.2.10")
    again.close()


def test_good_logins_are_no_failures(accounts: Accounts) -> None:
    for _ in range(attempts.FOR_ACCOUNT + 1):
        logged_in(accounts)


def test_the_log_is_in_order_and_paged(accounts: Accounts) -> None:
    for n in range(5):
        accounts.log("amina", "judged", f"c-{n}", "192.0.2.1")
    first = accounts.entries(limit=2)
    assert [e.subject for e in first] == ["c-4", "c-3"]
    assert [e.subject for e in accounts.entries(before=first[-1].id, limit=2)] == ["c-2", "c-1"]


@pytest.mark.parametrize(("content", "error"), [(b"no database" * 100, "is no"), (None, "cannot be made")])
def test_a_file_that_is_none_is_named(tmp_path: Path, content: bytes | None, error: str) -> None:
    path = tmp_path / ("file" if content else "missing/file")
    if content:
        path.write_bytes(content)
    with pytest.raises(LedgerError, match=f"the accounts file {path} {error}"):
        Accounts(path)


def test_a_file_of_a_later_version_is_left_alone(accounts: Accounts) -> None:
    with accounts._writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 9")
    with pytest.raises(LedgerError, match="tables of version 9"):
        Accounts(accounts.path)
