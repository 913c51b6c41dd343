"""The table of dated expressions: found with the right words, and given the right value."""

import csv
from datetime import date
from pathlib import Path

import pytest

from twosource.times import tag

TABLE = Path(__file__).with_name("expressions.csv")


def rows():
    with TABLE.open(encoding="utf-8") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def unmarked(marked):
    """The text without its brackets, and the words that stood in them."""
    text, spans, opened = "", [], 0
    for character in marked:
        if character == "[":
            opened = len(text)
        elif character == "]":
            spans.append((opened, len(text)))
        else:
            text += character
    return text, [text[a:b] for a, b in spans]


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row["text"])
def test_value(row):
    text, words = unmarked(row["text"])
    found = tag(text, date.fromisoformat(row["published"]))
    values = row["values"].split("|") if row["values"] else []
    expected = list(zip(words, values, strict=True))
    assert [(text[e.start : e.end], e.value) for e in found] == expected


def test_kinds_follow_from_values():
    for row in rows():
        text, _ = unmarked(row["text"])
        for found in tag(text, date.fromisoformat(row["published"])):
            if found.value.startswith("P") and not found.value.endswith("_REF"):
                assert found.kind in ("duration", "set"), text
            else:
                clock = "T" in found.value and not found.value.endswith("REF")
                assert found.kind == ("set" if found.value.startswith("XXXX-") else "time" if clock else "date"), text


def test_the_table_is_large_enough_to_mean_something():
    assert sum(len(row["values"].split("|")) for row in rows()) >= 200
