"""Values that cannot be: the nouns refuse them where they are made."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InvariantError
from twosource.model import Document, Part, Place, Quantity, Span, When, document_id, stable_id


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_its_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.quote
    span.check(text)


@pytest.mark.parametrize(("start", "end", "quote"), [(3, 3, ""), (-1, 2, "abc"), (5, 4, ""), (0, 2, "abc")])
def test_impossible_spans(start: int, end: int, quote: str) -> None:
    with pytest.raises(InvariantError):
        Span(start, end, quote)


def test_a_span_beyond_the_text_or_of_another_text() -> None:
    with pytest.raises(InvariantError, match="reaches past"):
        Span.of("short", 2, 9)
    with pytest.raises(InvariantError, match="does not stand there"):
        Span(0, 3, "abc").check("xyz")


@pytest.mark.parametrize(("low", "best", "high"), [(5, 3, None), (None, 7, 6), (9, None, 8)])
def test_bounds_out_of_order(low: int | None, best: int | None, high: int | None) -> None:
    with pytest.raises(InvariantError, match="out of order"):
        Quantity("killed", low, best, high, "people", None)
    with pytest.raises(InvariantError, match="out of order"):
        Part("women", low, best, high, None)


def test_unknown_is_not_zero() -> None:
    unknown = Quantity("killed", None, None, None, None, None)
    assert unknown != Quantity("killed", 0, 0, 0, None, None)


def test_an_interval_starts_before_it_ends() -> None:
    day, next_day = datetime(2023, 11, 24), datetime(2023, 11, 25)
    When(day, next_day, "day", None, "explicit", None)
    with pytest.raises(InvariantError, match="start must come first"):
        When(next_day, day, "day", None, "explicit", None)


def test_a_place_lies_on_earth() -> None:
    place = Place("Examplia", 12.0, 15.0, "NGA", None, "city", "city", None, None)
    with pytest.raises(InvariantError, match="not on Earth"):
        replace(place, lat=95.0)
    with pytest.raises(InvariantError, match="only one of"):
        replace(place, lon=None)


def test_document_ids_see_through_layout() -> None:
    assert document_id("Two  men\n met.") == document_id("Two men met. ")
    assert document_id("Two men met.") != document_id("Two men left.")
    assert Document("Two men met.").id == document_id("Two men met.")
    with pytest.raises(InvariantError, match="no text"):
        Document(" \n")


def test_a_running_count_ends_after_it_begins() -> None:
    with pytest.raises(InvariantError, match="since must come first"):
        Quantity("killed", 1, 1, 1, None, None, since=date(2023, 2, 1), until=date(2023, 1, 1))


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_ids_differ_where_their_parts_do(one: list[str], other: list[str]) -> None:
    same = "\x1f".join(one) == "\x1f".join(other)
    assert (stable_id("c", *one) == stable_id("c", *other)) == same
