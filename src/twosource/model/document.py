"""One news report."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date

from twosource.errors import InvariantError

_SPACE = re.compile(r"\s+")


def document_id(text: str) -> str:
    """Id of a report: `d-` and 16 hexadecimal digits of the SHA-256 of its text, NFKC and white space collapsed."""
    normal = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return "d-" + hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One news report: its text as received, and what is known of it.

    Offsets of every span count code points of `text`, which is never altered. `published` is the day of
    publication in the publisher's time; None where unknown, never a guess.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "en"
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvariantError("a document has no text; give a report with at least one word")
        if not self.id:
            object.__setattr__(self, "id", document_id(self.text))

    def known_as(self, identifier: str) -> "Document":
        """The same report under another id."""
        return self if identifier == self.id else replace(self, id=identifier)
