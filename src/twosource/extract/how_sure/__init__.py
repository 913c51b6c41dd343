"""Did it happen: the factuality of events by the words around them."""

from twosource.extract.how_sure.component import HowSure

__all__ = ["HowSure"]
