"""Words that a reviewer picked or typed, found in the report: the span that a corrected value rests on."""

import re
from collections.abc import Sequence

from twosource.errors import InputError
from twosource.model import Span


class ControlError(InputError):
    """What a control of the form holds cannot be; `name` is the control, the message says why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name
        self.reason = reason


def found(name: str, text: str, quote: str, start: str, near: Sequence[Span]) -> Span | None:
    """The span of a quote; None for an empty one. White space counts as one blank, as forms change line breaks.

    Of several it is the one that begins at `start` (code points; where a selection was made), else the one nearest to
    the spans `near`. Raises ControlError where the report does not hold the words.
    """
    words = quote.split()
    if not words:
        return None
    matches = list(re.finditer(r"\s+".join(re.escape(word) for word in words), text))
    if not matches:
        raise ControlError(name, f"the report does not say “{' '.join(words)}”; give its exact words, or select them")
    at = int(start) if start.isdecimal() else None
    best = min(matches, key=lambda match: (match.start() != at, _distance(match.start(), near), match.start()))
    return Span.of(text, best.start(), best.end())


def _distance(at: int, near: Sequence[Span]) -> int:
    """How far a place in the text is from the nearest of some spans; 0 within one."""
    return min((max(span.start - at, at - span.end, 0) for span in near), default=0)
