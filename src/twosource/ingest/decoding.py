"""Bytes to text: which encoding a file is in, and whether it is text at all."""

import codecs
import logging
import re

from charset_normalizer import from_bytes

from twosource.errors import InputError

_log = logging.getLogger(__name__)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF; extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as plain text first"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text first"),
    (b"{\\rtf", "rich text; save it as plain text first"),
    (b"\x89PNG", "an image; give the text of the report"),
    (b"\xff\xd8\xff", "an image; give the text of the report"),
    (b"GIF8", "an image; give the text of the report"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4096  # bytes: where a page declares its encoding, and what a binary file is told by
_DAMAGED = 0.001  # of the characters: more damage than this means another encoding
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY = 0.02  # of the bytes are control characters: no text has that many


def decode(data: bytes, source: str, *, charset: str | None = None) -> str:
    """The text in `data`; `source` is what errors call it, `charset` an encoding that its server declared.

    Tried in order: a byte order mark, UTF-8, what the server or the page itself declares, UTF-8 with little damage,
    Windows-1252 (most English files that are not UTF-8), and a guess. A guess and damage are logged as warnings. Raises
    InputError for what is no text.
    """
    for opening, remedy in _FORMATS:
        if data.startswith(opening):
            raise InputError(f"{source} is {remedy}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _damaged(data, encoding, source)
    _refuse_binary(data[:_HEAD], source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    for name in (charset, declared.group(1).decode("ascii") if declared else None):
        if name and name.lower().replace("_", "-") not in ("utf-8", "utf8"):
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
    return _guess(data, source)


def _refuse_binary(head: bytes, source: str) -> None:
    if b"\x00" in head or len(_CONTROLS.findall(head)) > _BINARY * len(head):
        raise InputError(f"{source} is binary, not text; give a text, HTML or JSON Lines file")


def _damaged(data: bytes, encoding: str, source: str) -> str:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost:
        _log.warning("%s has %d damaged characters in its %s; they read as U+FFFD", source, lost, encoding)
    return text


def _guess(data: bytes, source: str) -> str:
    replaced = data.decode("utf-8", "replace")
    if replaced.count("\ufffd") <= max(1, _DAMAGED * len(replaced)) and re.search(r"[^\x00-\x7f\ufffd]", replaced):
        return _damaged(data, "utf-8", source)
    try:
        text, encoding = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        if best is None:
            raise InputError(f"{source} is in no encoding that could be recognised; save it as UTF-8") from None
        text, encoding = str(best), best.encoding
    _log.warning("%s is not UTF-8 and was read as %s; save it as UTF-8 to be sure", source, encoding)
    return text
