import pytest

from twosource.model import Document
from twosource.parse import Parser


@pytest.fixture(scope="session")
def parser():
    return Parser()


@pytest.fixture(scope="session")
def parse(parser):
    return lambda text, **about: parser.parse(Document(text, **about))
