"""Where sentences end, by rule: the model is told, because its own guess breaks datelines, titles and quotations.

A stop ends a sentence unless the word that it belongs to is always followed by more (a title, an initial, "No."
before a number) or the next word goes on in lower case. An abbreviation that may stand anywhere ("U.S.") ends one only
before a word that opens sentences. In copy all in capitals, or without any, the same holds, the next
word's case apart.
"""

import re
from dataclasses import dataclass
from functools import cache

from twosource.ontology.table import read_table

_STOP = re.compile(r"""(?P<mark>[.!?]+)(?P<close>["')\]]*)(?P<gap> +)(?=\S)""")
_GLUED = re.compile(r"""(?:(?<=[a-z\d)][a-z\d)])|(?<=[a-z\d]["']))[.!?](?=[A-Z][a-z]*[\s,])""")
_WORD_BEFORE = re.compile(r"[\w.'&/-]+\Z")
_WORD_AFTER = re.compile(r"""["'(\[]*([\w'&-]+(?:\.[\w]+)*)""")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_SPEECH = re.compile(
    r"(?:[A-Z][\w.'-]*,? ){1,5}(?:said|says|asked|asks|told|added|wrote|cried|shouted|replied|exclaimed|tweeted)\b"
)
_AFTER_TIME = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|[a-z]{1,4}t|utc|local|eastern|central|pacific|moscow|kyiv|beijing|greenwich)\b",
    re.IGNORECASE,
)
_CONTINUING = frozenset(
    "in on at to and but or as after when while of from for by with before because during that which who than "
    "not".split()
)
_LIST_NUMBER = 4  # characters: "12. " at the very start numbers an item
_KINDS = ("month", "name", "number", "time", "title", "unit")


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: dict[str, str]
    openers: frozenset[str]


@cache
def _words() -> _Words:
    kinds = {}
    for row in read_table("twosource.parse", "abbreviations.csv", ("form", "kind")):
        if row["kind"] not in _KINDS:
            raise row.error("kind", "there is no such kind", f"use one of {', '.join(_KINDS)}")
        kinds[row["form"]] = row["kind"]
    openers = frozenset(row["word"] for row in read_table("twosource.parse", "openers.csv", ("word",)))
    return _Words(kinds, openers)


def titles() -> list[str]:
    """The abbreviations, in lower case with their stops, whose stop never ends a sentence."""
    return [form for form, kind in _words().kinds.items() if kind == "title"]


def starts(text: str) -> list[int]:
    """Offsets in the reading `text` where a sentence starts, without the first, at 0."""
    words = _words()
    upper = not re.search(r"[a-z]", text)
    small = not re.search(r"[A-Z]", text)
    found = {match.end() for match in _STOP.finditer(text) if _ends(text, match, words, upper, small)}
    for match in _GLUED.finditer(text):
        word = _word_before(text, match)
        if "." not in word and f"{word}." not in words.kinds:
            found.add(match.end())
    return sorted(found)


def _ends(text: str, match: "re.Match[str]", words: _Words, upper: bool, small: bool) -> bool:
    after = _WORD_AFTER.match(text, match.end())
    following = after.group(1) if after else ""
    if following[:1].islower() and not small:
        return False
    opens = following.lower() in words.openers and not ((upper or small) and following.lower() in _CONTINUING)
    if match["mark"][0] != "." or len(match["mark"]) > 1:
        if '"' in match["close"] and _SPEECH.match(text, match.end()):
            return False
        return opens or not (upper or small) or "." not in match["mark"]
    if match["close"] and match["close"] != "'":
        return True
    return _stop_ends(text, match, following, words, opens, upper or small)


def _stop_ends(text: str, match: "re.Match[str]", following: str, words: _Words, opens: bool, upper: bool) -> bool:
    """Whether a single full stop ends a sentence, by the word before it."""
    word = _word_before(text, match)
    if match.end() <= _LIST_NUMBER and (word.isdigit() or len(word) == 1):
        return False
    number = following[:1].isdigit()
    match words.kinds.get(word + "."):
        case "title":
            return False
        case "number" | "month":
            return not number
        case "time":
            return opens or not (upper or number or _AFTER_TIME.match(text, match.end()))
        case "name":
            return opens
        case "unit":
            return True
    if _INITIALS.fullmatch(word) and word != "i":
        return opens
    return True


def _word_before(text: str, match: "re.Match[str]") -> str:
    """The word that a stop belongs to, in lower case."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    return before.group().lstrip("'").lower() if before else ""
