"""The word for a ledger's state is another after every change, by whomever, and the same while nothing changes."""

from collections.abc import Callable

import pytest

from tests.written import claim, coding, report
from twosource.ledger import Ledger

DOCUMENT = report("d1")
OTHER = report("d2", text="Another report tells of something else.")
CLAIM = claim(DOCUMENT)


@pytest.mark.parametrize(
    "change",
    [
        lambda ledger: ledger.add(coding(OTHER)),
        lambda ledger: ledger.remove("d1"),
        lambda ledger: ledger.record_failure("a.txt", "it is empty"),
        lambda ledger: ledger.judge("ada", "note", CLAIM.id, why="look again"),
        lambda ledger: ledger.rebuild(),
    ],
)
def test_every_change_is_told(ledger: Ledger, address: str, change: Callable[[Ledger], object]) -> None:
    ledger.add(coding(DOCUMENT, CLAIM))
    before = ledger.state()
    assert list(ledger.incidents()) and ledger.state() == before
    change(ledger)
    own = ledger.state()
    assert own != before
    with Ledger(address) as another:
        another.record_failure("b.txt", "it is empty")
        assert another.state() not in (before, own)
    assert ledger.state() not in (before, own)


def test_an_id_that_was_an_incident_is_remembered(ledger: Ledger) -> None:
    ledger.add(coding(DOCUMENT, CLAIM))
    (incident,) = ledger.incidents()
    assert [stored.claim for stored in ledger.claims_of(incident)] == [CLAIM]
    assert ledger.points_page().items == tuple(ledger.points())
    ledger.judge("ada", "reject", CLAIM.id)
    assert ledger.incident(incident.id) is None
    assert ledger.had_incident(incident.id) and not ledger.had_incident("i-none")
