"""Where: the places that a report names, and which of them is an event's place."""

from twosource.extract.where.component import Where

__all__ = ["Where"]
