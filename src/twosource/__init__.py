"""Twosource reads news reports of armed conflict and politics and keeps a ledger of who says what happened.

>>> import twosource
>>> result = twosource.code(text, published="2023-11-24")  # doctest: +SKIP
>>> for claim in result.claims:  # doctest: +SKIP
...     print(claim.summary)
"""

import importlib
from typing import TYPE_CHECKING

from twosource._version import __version__

if TYPE_CHECKING:
    from twosource.coder import Coder, Result, code
    from twosource.configuration import Configuration
    from twosource.engines import Failure
    from twosource.ledger import Filter, Ledger
    from twosource.model import Claim, Document, Total

__all__ = [
    "Claim",
    "Coder",
    "Configuration",
    "Document",
    "Failure",
    "Filter",
    "Ledger",
    "Result",
    "Total",
    "__version__",
    "code",
]

_HOMES = {
    "Claim": "twosource.model",
    "Coder": "twosource.coder",
    "Configuration": "twosource.configuration",
    "Document": "twosource.model",
    "Failure": "twosource.engines",
    "Filter": "twosource.ledger",
    "Ledger": "twosource.ledger",
    "Result": "twosource.coder",
    "Total": "twosource.model",
    "code": "twosource.coder",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: the parser's library takes a second that `--help` need not wait for."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
