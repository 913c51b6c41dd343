"""Who took part: what names, descriptions and pronouns stand for."""

from twosource.extract.who.component import Referents, Who
from twosource.extract.who.phrases import phrase_name, possessive

__all__ = ["Referents", "Who", "phrase_name", "possessive"]
