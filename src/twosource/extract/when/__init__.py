"""When: the times that a report names, and which of them is an event's time."""

from twosource.extract.when.component import WhenRules

__all__ = ["WhenRules"]
