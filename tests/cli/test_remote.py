"""The commands that look at a ledger read the same from a server, and say clearly what cannot be read from one."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.web.conftest import serving
from tests.web.test_api import fill
from twosource.ledger import Ledger
from twosource.web.access.accounts import Accounts
from twosource.web.settings import Settings


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("remote") / "ledger.db"
    Ledger(where, create=True).close()
    fill(str(where))
    return where


@pytest.fixture(scope="module")
def server(ledger: Path) -> Iterator[str]:
    with serving(Settings(ledger=str(ledger), port=0)) as address:
        yield address


@pytest.mark.parametrize(
    "words",
    [
        "incidents",
        "incidents --limit 3 --json",
        "incidents --country COD --since 2024-03-01 --box 28,-3,30,0 --json",
        "claims --actor m23 --text word3 --json",
        "claims",
        "totals --json",
        "totals",
        "sources --json",
        "sources",
    ],
)
def test_a_server_tells_what_its_ledger_does(run: Run, ledger: Path, server: str, words: str) -> None:
    own = run(*words.split(), "--ledger", ledger)
    assert own.code == 0 and own.out
    assert run(*words.split(), "--ledger", server) == own


def test_lists_are_read_page_by_page(run: Run, ledger: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.web.client._MOST", 2)
    own = run("claims", "--limit", 9, "--json", "--ledger", ledger)
    assert len(own.out.splitlines()) == 9
    assert run("claims", "--limit", 9, "--json", "--ledger", server) == own


def test_an_incident_is_shown_with_its_claims_also_by_the_id_it_had(run: Run, ledger: Path, server: str) -> None:
    with Ledger(ledger) as held:
        incidents = list(held.incidents(limit=2))
        first, second = (incident.claims[0] for incident in incidents)
        held.judge("ada", "merge", first, value=second)
    for incident in incidents:
        own = run("incident", incident.id, "--ledger", ledger)
        assert "ada" not in own.out and run("incident", incident.id, "--ledger", server) == own
    missing = run("incident", "i-none", "--ledger", server)
    assert (missing.code, missing.err) == (
        2, "twosource: 'i-none' is no incident of this ledger; see `twosource incidents`\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("incidents --ledger http://127.0.0.1:1", "does not answer (["),
        ("incidents --ledger http://", "'http://' is no address of a server"),
        ("runs --ledger {server}", "is a server: incidents, incident, claims, totals and sources read from it"),
        ("incidents --text {long} --ledger {server}", "(503 characters)"),
    ],
)
def test_what_cannot_be_read_is_said(run: Run, server: str, words: str, told: str) -> None:
    ended = run(*words.format(server=server, long="w" * 501).split())
    assert ended.code == 2 and told in ended.err and len(ended.err.splitlines()) == 1


def test_a_server_with_accounts_takes_a_token(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = Accounts(tmp_path / "accounts.db")
    accounts.add("ada", "viewer", "a long enough sentence", by="test")
    token = accounts.new_token("ada", by="test")
    accounts.close()
    with serving(Settings(ledger=str(ledger), port=0, accounts=tmp_path / "accounts.db")) as address:
        refused = run("incidents", "--ledger", address)
        assert refused.code == 2 and "set TWOSOURCE_TOKEN" in refused.err
        monkeypatch.setenv("TWOSOURCE_TOKEN", token)
        assert run("incidents", "--ledger", address) == run("incidents", "--ledger", ledger)


def test_another_kind_of_server_is_told_apart(run: Run) -> None:
    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        ended = run("incidents", "--ledger", f"http://127.0.0.1:{other.server_address[1]}")
        other.shutdown()
    assert ended.code == 2 and "answers 404 and is no server of Twosource" in ended.err
