"""`twosource accounts`, and `serve` where others would reach it."""

import re
from pathlib import Path

from twosource.web.access.accounts import Accounts

PASSWORD = "eleven brown herons wade"


def test_an_account_from_its_making_to_its_end(run, tmp_path: Path) -> None:
    made = run("accounts", "add", "amina", "--role", "reviewer", stdin=PASSWORD + "\n")
    assert (made.code, made.out) == (0, "")
    path = tmp_path / "ledger.accounts.db"
    assert str(path) in made.err
    token = run("accounts", "token", "amina").out.strip()
    held = Accounts(path)
    assert held.login("amina", PASSWORD, "192.0.2.1")
    account = held.program(token)
    assert account is not None and account.role == "reviewer"

    assert run("accounts", "role", "amina", "admin").code == 0
    listed = run("accounts", "list").out
    assert all(word in listed for word in ("amina", "admin", "1"))
    assert run("accounts", "password", "amina", stdin="twelve grey herons wade").code == 0
    assert held.login("amina", PASSWORD, "192.0.2.1") is None
    assert "1 token of amina ended" in run("accounts", "token", "amina", "--revoke").err
    assert run("accounts", "remove", "amina").code == 0
    assert not held.any()
    assert all("(command line)" in e.account for e in held.entries() if e.action.startswith("account"))
    held.close()


def test_a_password_costs_what_is_recommended(run, tmp_path: Path) -> None:
    run("accounts", "add", "amina", stdin=PASSWORD)
    kept = re.search(rb"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$", (tmp_path / "ledger.accounts.db").read_bytes())
    assert kept is not None
    memory, times = map(int, kept.groups())
    assert memory >= 19_456 and times >= 2  # OWASP's least: 19 MiB, twice


def test_what_cannot_be_is_said_with_its_remedy(run) -> None:
    short = run("accounts", "add", "amina", stdin="short\n")
    assert (short.code, short.err) == (
        2,
        "twosource: the password has 5 characters; give 12 to 1024, such as five words of your own\n",
    )
    assert "there is no account amina" in run("accounts", "remove", "amina").err
    serve = run("serve", "--host", "0.0.0.0")
    assert serve.code == 2
    assert "twosource accounts add NAME --role admin" in serve.err
    assert run("serve", "--proxy", "127.0.0.1").code == 2


def test_a_ledger_in_a_database_has_its_accounts_at_home(run, tmp_path: Path) -> None:
    url = "postgresql://desk@db.example/sahel"
    assert run("accounts", "add", "amina", "--ledger", url, stdin=PASSWORD).code == 0
    assert (tmp_path / "home" / "accounts.db").exists()
