"""The shipped registry, read once."""

from functools import cache

from twosource.actors import reading
from twosource.actors.registry import Registry


@cache
def load() -> Registry:
    """The shipped registry; the same object every time."""
    data = reading.tables()
    found = reading.compiled(data)
    if found is not None:
        return Registry(found.entries, found.grammar, found.ready)
    return Registry(*reading.rows(data))
