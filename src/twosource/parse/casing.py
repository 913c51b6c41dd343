"""How a word is written in ordinary copy, by itself: in lower case, with a capital, or as an acronym."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from twosource.ontology.table import read_table

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d|s|am|pm|km|mm|kg|m)", re.IGNORECASE)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{1,3}|VI{0,3}|V|X)")
_NO_VOWEL = re.compile(r"[^AEIOUYÀ-Þ]{2,6}")
_PREFIXES = re.compile(
    r"(?:anti|auto|co|counter|dis|inter|macro|mid|mini|mis|multi|narco|neo|non|out|over|para|post|pre|pro|pseudo|re|self"
    r"|semi|sub|super|trans|ultra|un|under)(?=.{4})"
)
_ENGLISH = re.compile(
    r".{3,}(?:ously|ous|tions?|sions?|ness|nesses|able|ible|ably|ibly|ism|isms|istic|ically|ical|i[sz](?:e|ed|es|ing|ation)"
    r"|ified|ifying|ship|hood|fully|less|ishly|edly|wards?)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What the tables know of case: every key is in lower case, every value as ordinary copy writes it."""

    lower: frozenset[str]
    always: dict[str, str]
    dates: dict[str, str]
    surnames: dict[str, str]
    phrases: dict[str, str]
    phrase: "re.Pattern[str]"


@cache
def words() -> Words:
    """The tables, read once; DataError where one is damaged."""
    lower: set[str] = set()
    for row in read_table("twosource.parse", "lower_words.csv", ("opening", "words")):
        found = row["words"].split(" ")
        if any(not word.islower() or word[:2] != row["opening"] for word in found):
            raise row.error("words", "a word does not open with these letters in lower case", "move it to its own row")
        lower.update(found)
    cased: dict[str, dict[str, str]] = {"always": {}, "date": {}, "surname": {}}
    for row in read_table("twosource.parse", "cased_words.csv", ("word", "written", "when")):
        if row["when"] not in cased:
            raise row.error("when", "there is no such condition", f"use one of {', '.join(cased)}")
        if row["written"].lower() != row["word"]:
            raise row.error("written", "it is another word", "write the same letters")
        cased[row["when"]][row["word"]] = row["written"]
    phrases = {}
    for row in read_table("twosource.parse", "cased_phrases.csv", ("phrase", "written")):
        if row["written"].lower() != row["phrase"]:
            raise row.error("written", "it is another phrase", "write the same letters")
        phrases[row["phrase"]] = row["written"]
    longest_first = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)
    return Words(frozenset(lower), cased["always"], cased["date"], cased["surname"], phrases, pattern)


@lru_cache(maxsize=20_000)
def alone(word: str) -> str:
    """How a word that is given in capitals is written, without regard to its neighbours; as long as it was."""
    small = lower(word)
    if small in words().always:
        return words().always[small]
    base, apostrophe, rest = word.partition("'")
    if apostrophe:
        return _with_apostrophe(base, rest, small)
    if is_lower_word(small):
        return small
    if any(c.isdigit() for c in word):
        return small if _ORDINAL.fullmatch(word) else word
    if _ROMAN.fullmatch(word) or _NO_VOWEL.fullmatch(word):
        return word
    if word.startswith("MC") and len(word) > len("MCX"):
        return f"Mc{word[2]}{small[3:]}"
    return word[0] + small[1:]


def _with_apostrophe(base: str, rest: str, small: str) -> str:
    if small.endswith(("n't", "'ll", "'re", "'ve")) or small in ("i'm", "i'd"):
        return upper(small[0]) + small[1:] if small.startswith("i'") else small
    if base in ("O", "D", "L") and len(rest) > len("LL"):
        return f"{base}'{rest[0]}{lower(rest[1:])}"
    if len(rest) == 1:
        return f"{alone(base) if len(base) > 1 else base}'{lower(rest)}"
    return upper(small[0]) + small[1:]


def is_lower_word(word: str) -> bool:
    """Whether `word` (given in lower case) is a common English word, or a regular form of one, and no name."""
    known = words()
    return word not in known.always and (word in known.lower or _derived(word) or bool(_ENGLISH.fullmatch(word)))


@lru_cache(maxsize=20_000)
def _derived(word: str) -> bool:
    """Whether the word is a plural, a verb form, a comparative, or built with a common prefix or suffix."""
    known = words().lower
    for stem in _stems(word):
        if len(stem) > 2 and (stem in known or (len(stem) > 4 and _derived(stem))):
            return True
    prefix = _PREFIXES.match(word)
    return bool(prefix) and is_lower_word(word[prefix.end() :]) if prefix else False


def _stems(word: str) -> Iterator[str]:
    if word.endswith("men"):
        yield word[:-2] + "an"
    if word.endswith("ise"):
        yield word[:-2] + "ze"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    for ending in ("ed", "er", "est", "ers", "ing", "ings"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("is"):
                yield stem[:-1] + "ze"
            if stem.endswith("i"):
                yield stem[:-1] + "y"
    for ending in ("ly", "ness", "less", "ful", "able"):
        if word.endswith(ending):
            yield word[: -len(ending)]


def lower(word: str) -> str:
    """The word in lower case and as long as it was, so that offsets hold: a letter that would become two is kept."""
    small = word.lower()
    return small if len(small) == len(word) else "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def upper(letter: str) -> str:
    """The letter as a capital; one that would become two is kept."""
    return letter.upper() if len(letter.upper()) == 1 else letter
