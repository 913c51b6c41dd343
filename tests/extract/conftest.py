"""What tests of the question modules ask for: one parser for the session, as its model takes a second to load."""

from collections.abc import Callable

import pytest

from twosource.model import Document
from twosource.parse import Parse, Parser


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Parse]:
    parser = Parser()
    return lambda text: parser.parse(Document(text))
