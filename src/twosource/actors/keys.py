"""Words of a name as keys that do not depend on how a reporter writes it.

Case, diacritics, apostrophes and full stops go; hyphens divide words; the Arabic article in all its forms
(al-, el-, as-, ash-...) is set apart; known spellings of one word ("Hizbullah", "Hezbollah") come to one form.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

_WORD = re.compile(
    r"(?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?)"
    r"|[^\W_]+(?:['’ʼʻʿʾ`‘´′][^\W_]+)*(?P<hyphen>-)?"
)
_APOSTROPHES = str.maketrans("", "", "'’ʼʻʿʾ`‘´′.")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_POSSESSIVE = ("'s", "’s", "ʼs", "`s", "´s", "′s", "‘s")

_ARTICLE_BEFORE_HYPHEN = frozenset("al el ul ol as es ash esh ad ed an en ar er at et az ez".split())
_ARTICLE = frozenset(("al", "el"))


class Word(NamedTuple):
    """One word of a text: its key, its offsets in code points, and whether it is an Arabic article before a name.

    A tuple, for there are tens of thousands of them to make when the registry is read.
    """

    key: str
    start: int
    end: int
    article: bool


def fold(text: str) -> str:
    """Lower case without diacritics, apostrophes and full stops."""
    if text.isascii() and text.isalnum():
        return text.lower()
    text = text.translate(_APOSTROPHES).lower()
    if text.isascii():
        return text
    opened = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in opened if not unicodedata.combining(c))


def words_of(text: str, spellings: Mapping[str, str], start: int = 0) -> list[Word]:
    """The words of `text` in order, a possessive 's left out; offsets count from `start`."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        begin, end = match.span()
        hyphen = raw.endswith("-")
        if hyphen:
            raw, end = raw[:-1], end - 1
        if raw[-2:].lower() in _POSSESSIVE:
            raw, end = raw[:-2], end - 2
        key = fold(raw)
        if not key:
            continue
        article = key in _ARTICLE_BEFORE_HYPHEN if hyphen else key in _ARTICLE
        found.append(Word(spellings.get(key, key), start + begin, start + end, article))
    return found
