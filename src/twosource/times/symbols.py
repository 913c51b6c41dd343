"""The symbols of the grammar, and the lexeme that carries one.

The grammar matches sequences of symbols, not of characters, so that a rule reads like the expression that it finds.
Words come from `data/words.csv`, `holidays.csv` and `zones.csv`; whatever no rule can use is `other`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.times.drafts import Draft

SYMBOLS = (
    "other stop brk comma dash slash open close poss quote currency percent "
    "day two year hhmm num nth clock iso numeric decade ayear period_code meridiem era "
    "number vague ordinal month hijri jalali weekday weekdays unit units periodic each part parts season "
    "holiday zone place today tonight reference former the a this that last past previous next following coming same "
    "final first edge shifted bound piece ago after about of on at in to and from between half age long oclock local "
    "fiscal straight kind period plus lasting tens all every_other "
    "Date Dated Timed Weak Nth Part Clock Length Set Vague"
).split()
"""Every symbol of the grammar; those with a capital stand for expressions already found (see `joins`)."""

CODES = {symbol: chr(0x100 + i) for i, symbol in enumerate(SYMBOLS)}
"""The one character that stands for a symbol while rules are matched."""


@dataclass(slots=True)
class Lexeme:
    """A word or mark: its symbol, its offsets in the text, its plain lower-case words, and what the word stands for.

    `value` is a number, or the value of the table that the word comes from; "" where there is none. `upper` tells
    whether it starts with a capital.
    """

    symbol: str
    start: int
    end: int
    word: str
    value: str | float
    upper: bool = False
    draft: Draft | None = None


def encode(lexemes: Iterable[Lexeme]) -> str:
    """The symbols of lexemes as a string, one character each."""
    return "".join([CODES[lexeme.symbol] for lexeme in lexemes])
