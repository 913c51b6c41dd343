"""Who says what: stretches of a report on somebody's word."""

from twosource.extract.says_who.component import SaysWho

__all__ = ["SaysWho"]
