"""A small language for rules over lexemes, and the choice between what they find.

A rule is written in symbols: `m:month d:day|nth (comma? y:year)?` finds "May 3, 1921" and hands its builder the
lexemes under the names m, d and y. Items are separated by spaces; `a|b` is either symbol; `?`, `*`, `+` repeat an item
or a group; `(x | y)` is either sequence.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.times.drafts import Draft
from twosource.times.symbols import CODES, Lexeme

_ITEM = re.compile(r"(?:(?P<name>\w+):)?(?P<symbols>\w+(?:\|\w+)*)(?P<repeat>[?*+]?)")
_GROUP = re.compile(r"\(|\)[?*+]?|\|")


class Found:
    """What a rule matched: get the lexeme under a name with `found["m"]` (None where its item is absent)."""

    __slots__ = ("_match", "lexemes")

    def __init__(self, match: "re.Match[str]", lexemes: Sequence[Lexeme]) -> None:
        self._match = match
        self.lexemes = lexemes

    def __getitem__(self, name: str) -> Lexeme | None:
        at = self.at(name)
        return None if at < 0 else self.lexemes[at]

    def at(self, name: str) -> int:
        """The index of the lexeme under a name, -1 where the rule has no such item or did not match it."""
        return self._match.start(name) if name in self._match.re.groupindex else -1

    def need(self, name: str) -> Lexeme:
        """The lexeme under a name that the rule always matches."""
        return self.lexemes[self._match.start(name)]

    @property
    def first(self) -> int:
        """Index of the first lexeme matched."""
        return self._match.start()

    @property
    def last(self) -> int:
        """Index of the last lexeme matched."""
        return self._match.end() - 1

    def before(self, back: int = 1) -> Lexeme | None:
        """The lexeme so many places before the match; None past the start or a line break."""
        return self._neighbour(self.first, -back)

    def after(self, ahead: int = 1) -> Lexeme | None:
        """The lexeme so many places after the match; None past the end or a line break."""
        return self._neighbour(self.last, ahead)

    def _neighbour(self, at: int, step: int) -> Lexeme | None:
        direction = 1 if step > 0 else -1
        for i in range(at + direction, at + step + direction, direction):
            if not 0 <= i < len(self.lexemes) or self.lexemes[i].symbol == "brk":
                return None
        return self.lexemes[at + step]

    def word_before(self, back: int = 1) -> str:
        """The word so many places before the match, "" where there is none."""
        lexeme = self.before(back)
        return "" if lexeme is None else lexeme.word

    def word_after(self, ahead: int = 1) -> str:
        """The word so many places after the match, "" where there is none."""
        lexeme = self.after(ahead)
        return "" if lexeme is None else lexeme.word


Builder = Callable[[Found], Draft | tuple[Draft, ...] | None]
"""Makes drafts of what a rule found; None where the context speaks against it."""


@dataclass(frozen=True)
class Rule:
    """A rule: its name, its pattern in the rule language and its builder."""

    name: str
    pattern: str
    build: Builder

    @cached_property
    def compiled(self) -> tuple["re.Pattern[str]", tuple[frozenset[str], ...]]:
        """The pattern over encoded lexemes, and for each item that must be there the codes that it can be."""
        return compile_pattern(self.pattern)


def compile_pattern(pattern: str) -> tuple["re.Pattern[str]", tuple[frozenset[str], ...]]:
    """The regular expression over encoded lexemes that a pattern of the rule language means, and what it cannot lack.

    Raises ValueError naming the item that is not of the language or the symbol that is not known.
    """
    pieces: list[str] = []
    needed: list[frozenset[str]] = []
    depth = 0
    spaced = re.sub(r"\(|\)[?*+]?", lambda m: f" {m[0]} ", pattern)
    for piece in spaced.split():
        if _GROUP.fullmatch(piece):
            pieces.append("(?:" if piece == "(" else piece)
            depth += (piece == "(") - (piece[0] == ")")
            continue
        item = _ITEM.fullmatch(piece)
        if item is None:
            raise ValueError(f"{piece!r} in the rule {pattern!r} is no item; write name:symbol|symbol and ?, * or +")
        symbols = item["symbols"].split("|")
        unknown = [s for s in symbols if s not in CODES]
        if unknown:
            raise ValueError(f"{unknown[0]!r} in the rule {pattern!r} is no symbol; see times.symbols.SYMBOLS")
        codes = "".join(CODES[s] for s in symbols)
        chars = codes if len(codes) == 1 else f"[{codes}]"
        if depth == 0 and item["repeat"] not in ("?", "*"):
            needed.append(frozenset(codes))
        if item["name"]:
            pieces.append(f"(?P<{item['name']}>{chars}){item['repeat']}")
        else:
            pieces.append(chars + item["repeat"])
    return re.compile("".join(pieces)), tuple(needed)


def candidates(rules: Iterable[Rule], lexemes: Sequence[Lexeme], code: str) -> list[tuple[Draft, ...]]:
    """Everything that the rules find, rule by rule; each a group of drafts that stands or falls together."""
    found: list[tuple[Draft, ...]] = []
    present = set(code)
    for rule in rules:
        regex, needed = rule.compiled
        if any(present.isdisjoint(codes) for codes in needed):
            continue
        for match in regex.finditer(code):
            built = rule.build(Found(match, lexemes))
            if built is not None:
                found.append(built if isinstance(built, tuple) else (built,))
    return found


def choose(groups: Iterable[tuple[Draft, ...]]) -> list[Draft]:
    """The drafts to keep where groups overlap: the earliest, then the longest, then the one of the first rule."""
    ranked = sorted(
        enumerate(groups), key=lambda item: (item[1][0].first, item[1][0].first - item[1][-1].last, item[0])
    )
    kept: list[Draft] = []
    reached = -1
    for _, group in ranked:
        if group[0].first > reached:
            kept.extend(group)
            reached = group[-1].last
    return kept
