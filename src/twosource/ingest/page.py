"""Web pages: the article within, and what the page says of it."""

import logging
from dataclasses import dataclass
from datetime import date

from twosource.errors import InputError

_SNIFF = 1024  # characters within which a page shows itself


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text, and the metadata of its page; None where the page does not tell."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


def is_page(text: str) -> bool:
    """Whether the text is HTML."""
    head = text[:_SNIFF].lstrip().lower()
    return head.startswith(("<!doctype html", "<html")) or ("<html" in head and head.startswith(("<?xml", "<!--")))


def article(html: str, source: str, url: str | None = None) -> Page:
    """The article of a page; `source` is what errors call it, `url` where it was fetched from.

    The day of publication is taken from the page's metadata only, never guessed from its words.
    """
    import trafilatura  # here, for it is slow to import and most reports are no pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints become the InputError below
    found = trafilatura.bare_extraction(
        html,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = found.text if found is not None else None
    if found is None or not text or not text.strip():
        raise InputError(f"{source} is a page without an article; save the article's text as a .txt file")
    day = date.fromisoformat(found.date) if found.date else None
    return Page(text, found.title or None, found.sitename or found.hostname or None, url or found.url or None, day)
