"""Writes the compiled registry: `python -m twosource.actors.compile`, after a change of the tables."""

from pathlib import Path

from twosource.actors import reading
from twosource.actors.reading import Compiled
from twosource.actors.registry import Registry


def compile_tables() -> Compiled:
    """The compiled registry of the shipped tables."""
    data = reading.tables()
    found, grammar = reading.rows(data)
    registry = Registry(found, grammar)
    return Compiled(reading.digest(data), registry.entries, grammar, registry.ready())


def main() -> None:
    """Write the file beside the tables."""
    reading.write(Path(__file__).with_name("data") / reading.COMPILED, compile_tables())


if __name__ == "__main__":
    main()
