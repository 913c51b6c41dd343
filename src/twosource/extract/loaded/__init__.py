"""In whose words: words that take a side, with a plain wording for each."""

from twosource.extract.loaded.component import LoadedTerms

__all__ = ["LoadedTerms"]
