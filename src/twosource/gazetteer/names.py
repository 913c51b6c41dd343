"""Names made comparable: folded keys, articles and type words taken away, and a key that transliterations share."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "ß": "ss",
        "ħ": "h", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k",
        "'": "", "’": "", "‘": "", "`": "", "´": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "′": "", "ʹ": "", "ʽ": "",
        "&": " and ",
    }
)  # fmt: skip
_MARKS = re.compile(r"[\u0300-\u036f]")
_BREAKS = re.compile(r"[^a-z0-9]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OPENED = {"st": "saint", "ste": "sainte", "mt": "mount", "mtn": "mountain", "ft": "fort", "pt": "point"}
_ARTICLES = frozenset("al el il the ash as ad ar az an at ed er es et ez en ul".split())
_HARD = frozenset("a b c d e f g h i j k l m n o p q r s t u v w x y z".split())


def fold(name: str) -> str:
    """The key of a name: lower case, without marks, apostrophes and punctuation, single spaces.

    "Deir ez-Zor" gives "deir ez zor", "St. Denis" "saint denis", "Sana'a" "sanaa". Empty where no Latin letter or
    digit is left.
    """
    if name.isascii():
        text = name.lower()
        if "'" in text or "`" in text or "&" in text:
            text = text.translate(_LETTERS)
    else:
        text = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)))
        text = text.translate(_LETTERS)
    if text.isalnum() and text.isascii():
        return text
    words = _BREAKS.sub(" ", text).split()
    if len(words) > 1 and words[0] in _OPENED:
        words[0] = _OPENED[words[0]]
    return _join_initials(words)


def _join_initials(words: list[str]) -> str:
    """Initials written with stops come out like those without: "u s" as "us"."""
    if len(words) > 1 and all(len(word) == 1 for word in words) and all(word in _HARD for word in words):
        return "".join(words)
    return " ".join(words)


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return bool(_LATIN.search(name)) and not any(ord(c) > 0x24F and unicodedata.category(c) == "Lo" for c in name)


def without_article(key: str) -> str:
    """The folded key without a leading article ("al omar": "omar"); the key itself where there is none."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES and len(rest) > 2 else key


_RUNS = re.compile(r"(.)\1+")
_SOUNDS = (
    ("tsch", "s"), ("dzh", "j"), ("tch", "s"), ("sch", "s"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("sh", "s"), ("ch", "s"), ("dj", "j"), ("ts", "s"), ("tz", "s"),
    ("ck", "k"), ("q", "k"), ("x", "ks"), ("c", "k"),
)  # fmt: skip
_VOWELS = str.maketrans("", "", "aeiouyw")
_GLUED = re.compile(r"^(?:al|el|ul)(?=[^aeiouyw])(?=.{4})")


def skeleton(key: str, country: str | None = None) -> str:
    """The consonants of a folded key, so that transliterations of one name meet.

    "deir ez zor", "dayr al zawr" and "deir ezzor" all give "drzr", "kyiv" and "kiev" "kv", "hodeidah" and "al
    hudaydah" "hdd". It is far too coarse for a look-up over the whole world: use it inside one known country.
    `country` is ISO 3166-1 alpha-3; Ukrainian and Belarusian "h" stands where Russian has "g".
    """
    parts = []
    for i, word in enumerate(key.split()):
        if word in _ARTICLES:
            continue
        text = _GLUED.sub("", word)
        if len(text) > 3 and text[0] == "e" and len(text) > 2 and text[1] == text[2]:
            text = text[2:]  # an article grown onto the noun: "ezzor"
        for spelt, sound in _SOUNDS:
            if spelt in text:
                text = text.replace(spelt, sound)
        if country in ("UKR", "BLR"):
            text = text.replace("h", "g")
        text = _RUNS.sub(r"\1", text)
        if len(text) > 2 and text.endswith(("ah", "eh")):
            text = text[:-1]
        first = "v" if text[:1] in ("w", "v") and i == 0 else ""
        rest = (text[1:] if first else text).translate(_VOWELS)
        parts.append(first + rest)
    return "".join(parts)
