"""Text cut into lexemes: the words, numbers and marks that time expressions are made of, each with one symbol."""

import re

from twosource.times.senses import NounClue, no_clue, settle
from twosource.times.symbols import Lexeme
from twosource.times.tables import ABBREVIATED, Entry, Phrase, phrases

_TOKEN = re.compile(
    r"""
  (?:
    (?P<meridiem>[AaPp]\.\s?[Mm]\b\.?)
  | (?P<era>B\.\s?C\.(?:\s?E\.)?|A\.\s?D\.|C\.\s?E\.)
  | (?P<word>[^\W\d_]+)
  | (?P<brk>\n\s*)
  | (?=[\d'’‘`]) (?:
      (?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
    | (?P<numeric>(?<![\d./-])(?:
          \d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2})(?![\d/]|[.-]\d))
    | (?P<clock>(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])
          |(?<![\d.])\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m\b))
    | (?P<nth>(?<!\w)\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<decade>(?<!\w)(?<!\d-)(?:\d{2,3}0|['’‘`]?\s?\d0)['’]?s\b)
    | (?P<ayear>(?<![\w'’])['’‘`]\s?\d\d(?!\d|['’]?s\b|\w))
    | (?P<number>\d{1,2}\ 1/2\b|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<poss>['’]\s?[sS]\b|(?<=s)\s?['’](?=\s))
    )
  | (?P<mark>[^\s\w]|_)
  )
  [ ]*
    """,
    re.VERBOSE,
)
_INNER = "-‐‑–'’‘`"
"""Marks that may stand inside a phrase of the tables."""
_MARKS = {
    ",": "comma",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    "/": "slash",
    "%": "percent",
    "+": "plus",
    "&": "and",
    **dict.fromkeys("-‐‑‒–—−", "dash"),
    **dict.fromkeys(".;:!?…", "stop"),
    **dict.fromkeys("$£€¥₽₴₹", "currency"),
    **dict.fromkeys("\"“”„«»'’‘`", "quote"),
}


def lex(text: str, is_noun: NounClue = no_clue) -> list[Lexeme]:
    """The lexemes of a text, in order."""
    wrapped = _hard_wrapped(text)
    raw = [(group, *m.span(group)) for m in _TOKEN.finditer(text) if (group := m.lastgroup)]
    lexemes: list[Lexeme] = []
    table = phrases()
    done = 0
    for i, (group, start, end) in enumerate(raw):
        if i < done:
            continue
        if group == "word":
            piece = text[start:end]
            word = piece.lower()
            entry = table.get(word)
            if entry is None:
                special = _special(text, raw, i) if len(word) <= 3 else None
                lexemes.append(special or Lexeme("other", start, end, word, "", piece[0].isupper()))
                done = i + 2 if special is not None and special.symbol == "period_code" else i + 1
            elif entry.symbol is not None and not entry.longer and word not in ABBREVIATED:
                value = _number(entry.symbol, entry.value)
                lexemes.append(Lexeme(entry.symbol, start, end, word, value, piece[0].isupper()))
            else:
                done = _phrase(text, raw, i, entry, lexemes)
        elif group == "brk":
            if not _soft(text, start, end, wrapped):
                lexemes.append(Lexeme("brk", start, end, "", ""))
        else:
            lexemes.append(_simple(text, group, start, end))
    settle(text, lexemes, is_noun)
    return lexemes


def _phrase(text: str, raw: list[tuple[str, int, int]], i: int, entry: Entry, lexemes: list[Lexeme]) -> int:
    """Add the longest phrase of the table that starts at raw token `i`, or the bare word; the index after it."""
    _, start, end = raw[i]
    word, upper = text[start:end].lower(), text[start].isupper()
    for words, symbol, value in _longer(text, raw, i, entry):
        last = _phrase_end(text, raw, i, words)
        if last is not None:
            lexemes.append(Lexeme(symbol, start, raw[last][2], " ".join(words), _number(symbol, value), upper))
            return last + 1
    if entry.symbol is None:
        lexemes.append(_special(text, raw, i) or Lexeme("other", start, end, word, "", upper))
        return i + 1
    dotted = word in ABBREVIATED and text[end : end + 1] == "."
    lexemes.append(Lexeme(entry.symbol, start, end + dotted, word, _number(entry.symbol, entry.value), upper))
    return i + 1 + dotted


def _longer(text: str, raw: list[tuple[str, int, int]], i: int, entry: Entry) -> list[Phrase]:
    """The phrases of more than one word that can start at raw token `i`, by the word after it."""
    if not entry.longer or i + 1 >= len(raw):
        return []
    group, start, end = raw[i + 1]
    if group == "word":
        return entry.longer.get(text[start:end].lower(), [])
    if group in ("mark", "poss", "ayear") and text[start] in _INNER:
        return [phrase for group in entry.longer.values() for phrase in group]
    return []


def _special(text: str, raw: list[tuple[str, int, int]], i: int) -> Lexeme | None:
    """The short words that are marks of time by their form: 7 "am", 490 "BC", "Q3"."""
    _, start, end = raw[i]
    piece = text[start:end]
    if piece in ("am", "pm", "AM", "PM"):
        told = i > 0 and raw[i - 1][0] in ("number", "clock")
        return Lexeme("meridiem", start, end, piece, piece.lower()) if told else None
    if piece in ("BC", "BCE", "AD", "CE"):
        return Lexeme("era", start, end, piece, "BC" if piece[0] == "B" else "AD")
    if piece in ("Q", "H") and i + 1 < len(raw) and raw[i + 1][1] == end and text[end : raw[i + 1][2]] in "1234":
        return Lexeme("period_code", start, end + 1, text[start : end + 1], text[start : end + 1])
    return None


def _phrase_end(text: str, raw: list[tuple[str, int, int]], i: int, words: tuple[str, ...]) -> int | None:
    """The index of the raw token that ends the phrase, marks inside it skipped; None where it is not there."""
    for word in words[1:]:
        i += 1
        while i < len(raw) and raw[i][0] in ("mark", "poss", "ayear") and text[raw[i][1]] in _INNER:
            if raw[i][0] == "poss" and text[raw[i][1] : raw[i][2]].strip("'’ ").lower() == word:
                break
            i += 1
        if i >= len(raw) or raw[i][0] not in ("word", "poss"):
            return None
        if text[raw[i][1] : raw[i][2]].strip("'’ ").lower() != word:
            return None
    return i


def _number(symbol: str, value: str) -> str | float:
    if symbol in ("number", "ordinal", "month", "hijri", "jalali", "weekday", "weekdays"):
        return float(value)
    return value


def _simple(text: str, group: str, start: int, end: int) -> Lexeme:
    piece = text[start:end]
    if group == "number" and "/" in piece:  # "2 1/2"
        return Lexeme("num", start, end, piece, float(piece.split()[0]) + 0.5)
    if group == "number":
        return Lexeme(_numeral(piece), start, end, piece, float(piece.replace(",", "")))
    if group == "nth":
        number = float(re.sub(r"\D", "", piece))
        return Lexeme("nth", start, end, piece, number)
    if group == "mark":
        return Lexeme(_MARKS.get(piece, "other"), start, end, piece, "")
    if group == "era":
        return Lexeme("era", start, end, piece, "BC" if piece[0] == "B" else "AD")
    if group == "meridiem":
        return Lexeme("meridiem", start, end, piece, piece[0].lower() + "m")
    return Lexeme(group, start, end, piece, piece)


def _numeral(piece: str) -> str:
    if not piece.isdigit():
        return "num"
    if len(piece) <= 2:
        return "day" if 1 <= int(piece) <= 31 else "two"
    if len(piece) == 4:
        if piece[0] == "0":
            return "hhmm" if int(piece[:2]) < 24 and int(piece[2:]) < 60 else "num"
        return "year" if int(piece) < 2200 else "hhmm" if int(piece) < 2400 and int(piece[2:]) < 60 else "num"
    return "num"


def _hard_wrapped(text: str) -> bool:
    """Whether lines end where a margin is: most of them inside a sentence, and none of them long."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > 110:
        return False
    return sum(line.rstrip()[-1] not in ".!?:\"'”’)" for line in lines) > 0.6 * len(lines)


def _soft(text: str, start: int, end: int, wrapped: bool) -> bool:
    """Whether a line break is no more than a space."""
    if text.count("\n", start, end) > 1 or start == 0 or end >= len(text) or text[start - 1] in ".!?:":
        return False
    return wrapped or text[end].islower()
