"""Words that are a time in one place and something else in another: may, march, fall, spring, "Independence Day"."""

from collections.abc import Callable

from twosource.times.symbols import Lexeme
from twosource.times.tables import ABBREVIATED

NounClue = Callable[[int], bool | None]
"""Whether the word at an offset is a noun, for the words that are a month or season only then; None: not known."""

_AMBIGUOUS = frozenset({"may", "march"})
"""Full names of months that are also other words."""


def no_clue(_offset: int) -> bool | None:
    """A clue of nothing."""
    return None


def settle(text: str, lexemes: list[Lexeme], is_noun: NounClue) -> None:
    """Take the symbol from words that are a month, weekday, season or unit elsewhere, but not here."""
    shouted = sum(c.isupper() for c in text[:400]) > 0.6 * sum(c.isalpha() for c in text[:400])
    for i, lexeme in enumerate(lexemes):
        if lexeme.symbol not in _DOUBTFUL:
            continue
        before = lexemes[i - 1] if i else None
        after = lexemes[i + 1] if i + 1 < len(lexemes) else None
        if lexeme.symbol in ("year", "today"):
            if not shouted and _is_title(text, lexeme, before, after):
                lexeme.symbol = "num" if lexeme.symbol == "year" else "other"
        elif not _is_time(text, lexeme, before, after, shouted, is_noun):
            lexeme.symbol = "other"


_DOUBTFUL = frozenset({"month", "weekday", "season", "unit", "holiday", "units", "part", "year", "today"})
_NUMERALS = frozenset({"day", "nth", "year", "ayear", "two"})
_POINTERS = frozenset(
    {"in", "of", "on", "to", "from", "between", "last", "next", "this", "edge", "past", "previous", "following"}
)
_RELATORS = frozenset({"since", "until", "before", "after", "by", "late", "early", "mid", "and", "or"})
_NAMING = frozenset({"olympics", "olympic", "games", "palace", "war", "uprising", "offensive", "revolution", "rising"})
_TIMELY = frozenset({"month", "weekday", "season", "holiday", "brk", "stop", "part"})
_COMMON = frozenset({"mar", "may", "sat", "sun", "mon", "wed", "dec", "march", "min", "fri", "jan"})


def _is_time(
    text: str, lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, shouted: bool, is_noun: NounClue
) -> bool:
    """Whether a word that can be a time is one here, by its neighbours, its capital and the parser's word class."""
    word = lexeme.word
    numbered = _beside(before, after)
    if lexeme.symbol in ("month", "weekday"):
        if lexeme.symbol == "weekday" and len(word) <= 5:
            dated = numbered or (after is not None and after.symbol == "month")
            dated = dated or text[lexeme.end : lexeme.end + 6].lstrip(" ,.")[:3].lower() in ABBREVIATED
            return dated and (lexeme.upper or shouted)
        if word not in _AMBIGUOUS and (lexeme.upper or shouted):
            return not (len(word) < 5 and word in _COMMON and not numbered)
        if word not in _AMBIGUOUS:
            return numbered or word not in ABBREVIATED
        if numbered:
            return True
        pointed = before is not None and (before.symbol in _POINTERS or before.word in _RELATORS)
        if shouted or not lexeme.upper:
            return pointed and lexeme.upper and is_noun(lexeme.start) is not False
        if before is not None and before.symbol == "the" and (after is None or after.symbol != "other"):
            return False  # "along the March"
        opens = before is None or before.symbol in ("brk", "stop", "quote")
        return pointed or (not _named(text, before) and (not opens or is_noun(lexeme.start) is True))
    if lexeme.symbol == "season":
        return _is_season(text, lexeme, before, after, is_noun)
    if lexeme.symbol == "holiday":
        event = after is not None and after.word in _NAMING and after.upper and not shouted
        return not event and not _named(text, before)
    if lexeme.symbol == "part":
        name = lexeme.upper and not shouted and _named(text, before)
        return not name and not (word == "dawn" and after is not None and after.word == "of")
    if lexeme.upper and not shouted and before is not None and before.symbol == "other" and before.upper:
        return False  # "Independence Day", "Man of the Year"
    return not (before is not None and before.symbol == "dash" and text[before.start - 1 : before.start] in ("D", "V"))


def _beside(before: Lexeme | None, after: Lexeme | None) -> bool:
    """Whether a number stands beside a word, as in "3 May" and "May 3"."""
    if after is not None and after.symbol in _NUMERALS:
        return True
    return before is not None and before.symbol in ("day", "nth", "ordinal")


def _is_season(text: str, lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, is_noun: NounClue) -> bool:
    if after is not None and after.word in _NAMING and after.upper:
        return False
    if after is not None and after.word == "of" and lexeme.word == "fall":
        return text[after.end : after.end + 6].strip()[:4].isdigit()  # "the fall of 2007", not "the fall of Kabul"
    if before is None:
        return is_noun(lexeme.start) is not False and lexeme.word != "fall"
    if lexeme.upper and _named(text, before):
        return False  # "Prague Spring"
    if lexeme.word == "fall":
        dated = after is not None and after.symbol == "year"
        return dated or before.symbol in ("last", "next", "this", "edge") or before.word in ("in the", "the")
    if lexeme.word == "spring":
        return before.word not in ("to", "will", "would") and is_noun(lexeme.start) is not False
    return True


def _is_title(text: str, lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None) -> bool:
    """Whether a year or day closes or opens a name: "Vision 2030", "Resolution 1701", "the Better Tomorrow Party"."""
    follows = before is not None and before.symbol == "other" and _named(text, before)
    glued = before is not None and text[before.end : lexeme.start] == " "
    if lexeme.symbol == "year":  # of a heading, and of "Eastern Front 1941-1943", the year is a date
        return follows and glued and after is not None and after.symbol not in ("brk", "dash", "slash")
    return lexeme.upper and ((follows and glued) or (_named(text, lexeme) and _is_name(after)))


def _is_name(lexeme: Lexeme | None) -> bool:
    return lexeme is not None and lexeme.symbol == "other" and lexeme.upper


def _named(text: str, before: Lexeme | None) -> bool:
    """Whether the word before is a capitalised one inside a sentence, so that both make a name ("Long March")."""
    if before is None or not before.upper or before.symbol in _TIMELY or before.symbol in _POINTERS:
        return False
    return not _starts_sentence(text, before)


def _starts_sentence(text: str, lexeme: Lexeme) -> bool:
    head = text[: lexeme.start].rstrip()
    return not head or head[-1] in '.!?:"“\n' or "\n" in text[len(head) : lexeme.start]
