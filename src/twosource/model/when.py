"""When something happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twosource.errors import InvariantError
from twosource.model.span import Span

Granularity = Literal[
    "minute",
    "hour",
    "part_of_day",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "year",
    "decade",
    "century",
    "interval",
]

Anchor = Literal["explicit", "publication", "document", "event", "dateline", "none"]
"""What a time was resolved against.

`explicit` the words give the full date; `publication` the report's day; `document` another date of the text;
`event` the time of another event; `dateline`; `none` where nothing could resolve it.
"""


@dataclass(frozen=True, slots=True)
class When:
    """A half-open interval [start, end) in local time.

    `start` and `end` carry an offset where the zone is known and are naive where it is not; both are None where the
    words could not be resolved (no publication date). One of them may be None in an open interval ("since 2011").
    `timezone` is an IANA name or an offset; `part_of_day` is "morning", "night"...
    """

    start: datetime | None
    end: datetime | None
    granularity: Granularity
    timezone: str | None
    anchor: Anchor
    span: Span | None
    part_of_day: str | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None:
            if (self.start.tzinfo is None) != (self.end.tzinfo is None):
                raise InvariantError("an interval has an offset at one end only; give both or neither")
            if self.start >= self.end:
                raise InvariantError(f"interval starts at {self.start} and ends at {self.end}; start must come first")
