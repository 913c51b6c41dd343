"""Dates and times as reporters write them: found in text, with TIMEX3 values and intervals."""

from twosource.times.context import Clues, Tense
from twosource.times.moment import Grain, Moment
from twosource.times.tagger import Expression, Relation, tag

__all__ = ["Clues", "Expression", "Grain", "Moment", "Relation", "Tense", "tag"]
