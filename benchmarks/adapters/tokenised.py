"""Texts that come as tokens: back to a text, and from its tokens to those of the parser."""

from bisect import bisect_right
from collections.abc import Sequence

from twosource.parse import Parse


def starts(tokens: Sequence[str]) -> list[int]:
    """The offset of each token in the text that joins them with single spaces."""
    offsets, here = [], 0
    for token in tokens:
        offsets.append(here)
        here += len(token) + 1
    return offsets


def token_at(parse: Parse, offset: int) -> int:
    """The parser's token that holds the character at `offset`, or the last one before it."""
    return max(0, bisect_right(parse.tokens, offset, key=lambda token: token.start) - 1)
