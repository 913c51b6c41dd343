"""Pages of a ledger that holds nothing yet: they say so."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import local_client
from twosource.ledger import Ledger
from twosource.web.settings import Settings


@pytest.fixture
def nothing(tmp_path: Path) -> TestClient:
    """A client of a server over an empty ledger."""
    where = tmp_path / "empty.db"
    Ledger(where, create=True).close()
    return local_client(Settings(ledger=str(where)))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/totals", "No total of this kind is told"),
        ("/actors", "No actor takes part in such incidents"),
        ("/sources", "There is none of this kind"),
        ("/sources?view=outlets", "There is none of this kind"),
        ("/reports", "The ledger holds no reports yet"),
        ("/runs", "No report has been coded yet"),
        ("/search?q=army", "No report holds all of these words"),
    ],
)
def test_an_empty_list_says_so(nothing: TestClient, address: str, words: str) -> None:
    with nothing as client:
        answer = client.get(address)
    assert answer.status_code == 200
    assert words in " ".join(answer.text.split())


def test_an_actor_of_the_registry_has_a_page_before_any_report(nothing: TestClient) -> None:
    with nothing as client:
        html = client.get("/actors/hezbollah").text
    assert "No incident of this ledger names it." in html
