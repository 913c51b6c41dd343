"""Whose wire a report prints: the agency that it credits before its first sentence or after its last.

"GOMA, 3 May (Agency) - ", "(Agency)" at the end, "Reporting by Agency". Many outlets print one agency's report, and all
of them are one voice; so the agency is a link of the chain of all that such a report says. Those of pictures are none.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from twosource.model import ActorRef, Span, Speaker
from twosource.parse.datelines import prefix

_OPENING = 3  # lines among which an opening credit stands: headline, by-line, dateline
_CLOSING = 2
_LONGEST = 160  # characters of a credit line
_AROUND = frozenset(
    "a additional agencies agency all and by c contributed contributions copyright credit for from in material news of "
    "original originally provided published report reported reporting reports reserved rights service source sources "
    "story text the this to via was wire with".split()
)
"""Words of a credit line that name no agency."""
_PART = re.compile(r"[^;|/,.()\[\]]+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
_LAST = re.compile(r"[.!?”\"]\s*(?:[(\[]([^()\[\]\n]{2,60})[)\]]|[-–—]+\s*([^-–—.()\[\]\n]{2,40}))\s*\.?\s*$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

Outlet = tuple[str, ActorRef]
"""The neutral name of a news agency or outlet, and its entry in the registry."""
_Piece = tuple[int, int]


def credited(text: str, outlet: Callable[[str], Outlet | None]) -> Speaker | None:
    """The agency that a report credits, the first where it credits several; None for none. `outlet` looks names up."""
    for start, end in _pieces(text):
        for first, last in _names(text, start, end):
            found = outlet(text[first:last])
            if found is not None:
                return Speaker(*found, Span.of(text, first, last))
    return None


def _pieces(text: str) -> Iterator[_Piece]:
    """Where a credit may stand, as ranges of the text."""
    lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    for number, (start, end) in enumerate(lines[:_OPENING]):
        filed = prefix(text, start, end, opening=number == 0) or start
        opening = _BRACKETS.match(text, start, end)
        yield from (match.span(1) for match in _BRACKETS.finditer(text, start, filed))
        yield from list(_parts(text, start, filed))[1:]
        yield from [opening.span(1)] if opening else []
    yield from _lines(text, lines[:_OPENING])
    for start, end in lines[-_CLOSING:]:
        closing = _LAST.search(text, start, end)
        yield from [closing.span(1 if closing[1] else 2)] if closing else []
    yield from _lines(text, lines[-_CLOSING:])


def _lines(text: str, lines: Sequence[_Piece]) -> Iterator[_Piece]:
    """Of lines that may be credits, what they begin with ("Reporting by Agency; editing by..."); all of by-lines."""
    for start, end in lines:
        if end - start <= _LONGEST:
            parts = list(_parts(text, start, end))
            yield from parts if text.startswith("By ", start) else parts[:1]


def _parts(text: str, start: int, end: int) -> Iterator[_Piece]:
    yield from (match.span() for match in _PART.finditer(text, start, end) if match.group().strip())


def _names(text: str, start: int, end: int) -> Iterator[_Piece]:
    """What a piece may name: all its words, or those within words of credit lines, the longest first."""
    words = [match for match in _WORD.finditer(text, start, end) if not match.group().isdigit()]
    idle = [match.group().lower() in _AROUND for match in words]
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            if all(idle[:first]) and all(idle[last:]):
                yield words[first].start(), words[last - 1].end()
