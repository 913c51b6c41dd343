"""The registry, read once: the shipped tables, and users' own files beside them."""

from functools import cache
from pathlib import Path

from twosource.actors import reading
from twosource.actors.registry import Registry


def load(own: tuple[Path, ...] = ()) -> Registry:
    """The shipped registry with the user's own files beside it; for the same files the same object every time."""
    return _with(tuple((path, path.stat().st_mtime_ns if path.exists() else 0) for path in own)) if own else _shipped()


@cache
def _with(own: tuple[tuple[Path, int], ...]) -> Registry:
    """The registry of files, each as it was at the time of its last change."""
    return _shipped().add(*(path for path, _ in own))[0]


@cache
def _shipped() -> Registry:
    data = reading.tables()
    found = reading.compiled(data)
    if found is not None:
        return Registry(found.entries, found.grammar, found.ready)
    return Registry(*reading.rows(data))
