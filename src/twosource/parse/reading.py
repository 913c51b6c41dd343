"""The text as the model reads it: plain quotes, dashes and spaces, with the way back to the original offsets."""

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass

_PLAIN: dict[str, str] = {
    **dict.fromkeys("‘’‚‛ʼʻʹʾʿ′`´＇‹›", "'"),
    **dict.fromkeys("“”„‟″«»＂〝〞", '"'),
    **dict.fromkeys("‐‑‒–−﹣－⁃", "-"),
    **dict.fromkeys("—―⸺⸻•‣∙", " -- "),
    "…": "...",
    "‥": "..",
}

_SPECIAL = re.compile(
    r"(?P<entity>&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});)"
    r"|(?P<dash>-{2,}|(?<!\S)[-‐‒–−](?!\S))"
    r"|(?P<mojibake>â€[™˜œ\x9d\ufffd“”¦])"
    r"|(?P<doubled>(?<=\w)''(?=\w))|(?P<double>``|'')"
    r"|(?P<composed>[A-Za-z][\u0300-\u036f]+)"
    r"|(?P<space>\s{2,}|[^\S ])"
    r"|(?P<other>[^!-_a-~])"
)
_MOJIBAKE = {
    "â€™": "'",
    "â€˜": "'",
    "â€œ": '"',
    "â€\x9d": '"',
    "â€\ufffd": '"',
    "â€“": "-",
    "â€”": " -- ",
    "â€¦": "...",
}  # UTF-8 that was once read as Windows-1252
_LEADING = re.compile(r"(?:-- ?|\* )+")
_SYMBOLS = 0x2190  # arrows, dingbats, emoji start here; the signs below it ("°", "©") belong to words


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model reads of a stretch of the original text.

    Character `k` of `text` stands for the original characters `origin[k]` up to but without `until[k]`; several
    characters may stand for the same ones ("--" for an em dash). Tokens never begin or end with a space, so spaces need
    no exact place.
    """

    text: str
    origin: "array[int]"
    until: "array[int]"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original text of `text[start:end]`, which may not be empty."""
        return self.origin[start], self.until[end - 1]


def read(text: str, start: int, end: int) -> Reading:
    """Read `text[start:end]`: white space collapsed, invisible marks and emoji left out, punctuation plain."""
    out: list[str] = []
    origin, until = array("q"), array("q")
    done = start
    for match in _SPECIAL.finditer(text, start, end):
        a, b = match.span()
        _copy(text, done, a, out, origin, until)
        done = b
        plain = _plain(match)
        if out and out[-1].endswith(" "):
            plain = plain.lstrip(" ")
        if plain:
            out.append(plain)
            origin.extend([a] * len(plain))
            until.extend([b] * len(plain))
    _copy(text, done, end, out, origin, until)
    return _trimmed("".join(out), origin, until)


def _copy(text: str, start: int, end: int, out: list[str], origin: "array[int]", until: "array[int]") -> None:
    """Copy `text[start:end]`, which holds nothing special, less a space that would double the one before it."""
    if start < end and text[start] == " " and out and out[-1].endswith(" "):
        start += 1
    if start < end:
        out.append(text[start:end])
        origin.extend(range(start, end))
        until.extend(range(start + 1, end + 1))


def _trimmed(text: str, origin: "array[int]", until: "array[int]") -> Reading:
    """Without the spaces at its ends, and without the dash or star that opens a list item."""
    first = len(text) - len(text.lstrip())
    bullet = _LEADING.match(text, first)
    if bullet and bullet.end() < len(text.rstrip()):
        first = bullet.end()
    last = max(len(text.rstrip()), first)
    return Reading(text[first:last], origin[first:last], until[first:last])


def _plain(match: re.Match[str]) -> str:
    found = match.group()
    match match.lastgroup:
        case "space":
            return " "
        case "dash":
            return " -- "
        case "mojibake":
            return _MOJIBAKE[found]
        case "doubled":
            return "'"
        case "double":
            return '"'
        case "composed":
            return unicodedata.normalize("NFC", found)
        case "entity":
            return "".join(" " if c.isspace() else _character(c) for c in html.unescape(found))
        case _:
            return _character(found)


def _character(character: str) -> str:
    """What stands for one character: itself, a plain form of it, a space, or nothing."""
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isascii():
        return character if character.isprintable() else ""
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Mn"):
        return ""  # zero-width and direction marks, soft hyphens, controls, variation selectors
    if category in ("So", "Sk", "Co", "Cs", "Cn") and ord(character) >= _SYMBOLS:
        return " "
    if category[0] == "L":
        plain = unicodedata.normalize("NFKC", character)  # ligatures, full-width and "mathematical bold" letters
        return plain if plain.isalnum() else character
    return character
