"""A piece of a document, the evidence of every value."""

from dataclasses import dataclass

from twosource.errors import InvariantError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a document's text.

    `start` and `end` count Unicode code points from 0, `end` exclusive; `quote` is exactly `text[start:end]`.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvariantError(f"span {self.start}:{self.end} is empty or negative; give 0 <= start < end")
        if len(self.quote) != self.end - self.start:
            raise InvariantError(
                f"span {self.start}:{self.end} has a quote of {len(self.quote)} code points; "
                "a quote is the exact slice, so cut it with Span.of(text, start, end)"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Cut the span out of `text`; raises InvariantError where the offsets lie outside it."""
        if end > len(text):
            raise InvariantError(f"span {start}:{end} reaches past the text's {len(text)} code points")
        return cls(start, end, text[start:end])

    def check(self, text: str) -> None:
        """Raise InvariantError unless `text[start:end]` is the quote."""
        if text[self.start : self.end] != self.quote:
            raise InvariantError(f"span {self.start}:{self.end} quotes {self.quote!r}, which does not stand there")
