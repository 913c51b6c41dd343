"""Saved feeds, RSS or Atom: one report an entry, as far as the feed carries its text."""

from collections.abc import Iterator
from datetime import date

from twosource.errors import InputError
from twosource.ingest.records import Record

_SNIFF = 2048  # characters within which a feed shows itself


def is_feed(text: str) -> bool:
    """Whether the text is a feed."""
    head = text[:_SNIFF].lower()
    return head.lstrip().startswith(("<?xml", "<rss", "<feed", "<rdf")) and any(
        mark in head for mark in ("<rss", "<feed", "<rdf:rdf")
    )


def entries(text: str, source: str) -> Iterator[Record | InputError]:
    """The reports of a feed; an entry without words comes as the error that says so."""
    import feedparser  # here, for few runs read feeds
    import trafilatura

    feed = feedparser.parse(text)
    publisher = feed.feed.get("title")
    if not feed.entries:
        raise InputError(f"{source} is a feed without entries; save it again when it has some")
    for number, entry in enumerate(feed.entries, 1):
        content = entry.get("content") or [{"value": entry.get("summary", "")}]
        longest = max((part.get("value", "") for part in content), key=len)
        words = trafilatura.html2txt(f"<html><body>{longest}</body></html>").strip()
        if not words:
            yield InputError(f"{source}, entry {number} has no text; fetch the page that it links to")
            continue
        day = entry.get("published_parsed") or entry.get("updated_parsed")
        yield Record(
            words,
            entry.get("title"),
            publisher,
            entry.get("link"),
            date(*day[:3]) if day else None,
            None,
            None,
        )
