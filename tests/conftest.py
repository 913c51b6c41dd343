"""What every test may ask for: one coder for the whole session, as its models take seconds to load."""

from datetime import date

import pytest

from twosource import Coder, Result


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots` keeps a picture of every page in build/screenshots, at two widths, light and dark."""
    parser.addoption("--screenshots", action="store_true", help="keep pictures of all pages in build/screenshots")


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="session")
def report(coder: Coder) -> Result:
    """A report written for the project: an attack with victims, a source and a claim of responsibility."""
    return coder.code(
        "Two soldiers were killed and at least five wounded in a rocket attack on an army base near Maiduguri in "
        "Nigeria on Tuesday, the army said. Boko Haram claimed responsibility for the attack in a video.",
        published=date(2016, 3, 3),
        publisher="Example Wire",
    )
