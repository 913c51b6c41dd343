"""How many: counts as ranges, and what they measure."""

from twosource.extract.how_many.component import HowMany

__all__ = ["HowMany"]
