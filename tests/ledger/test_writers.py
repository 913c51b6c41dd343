"""Several writers of one ledger at once: nothing is lost, and what they tell together is put together."""

from concurrent.futures import ThreadPoolExecutor

from tests.written import actor, claim, coding, report
from twosource.ledger import Ledger

_REPORTS = 12


def test_writers_at_once_miss_nothing_of_each_other(address: str) -> None:
    def add(number: int) -> None:
        document = report(f"d{number}", publisher=f"Outlet {number}")
        with Ledger(address) as ledger:
            assert ledger.add(coding(document, claim(document, agent=actor("m23"), killed=4)))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, range(_REPORTS)))
    with Ledger(address) as ledger:
        (incident,) = ledger.incidents()
        assert len(incident.claims) == len(incident.voices) == _REPORTS
