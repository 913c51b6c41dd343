"""Which actor: the names of actors in a report, linked to the registry."""

from twosource.extract.names.linker import Linker

__all__ = ["Linker"]
