"""Numbers in digits and words, and the words that limit them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.extract.how_many.numerals import Numerals, limited
from twosource.ontology.number_words import Bounds, Limit, NumberWords
from twosource.parse import Parse

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
LIMITS: tuple[Limit, ...] = ("floor", "ceiling", "under", "nearly", "about", "exact")


def words(n: int) -> str:
    """British number words: 1205 is "one thousand two hundred and five"."""
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (f" and {words(n % 100)}" if n % 100 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= scale:
            rest = n % scale
            joined = " and " if 0 < rest < 100 else " "
            return f"{words(n // scale)} {name}" + (f"{joined}{words(rest)}" if rest else "")
    raise AssertionError(n)


def indian(n: int) -> str:
    """Digits in the Indian manner: 1,50,000."""
    digits = str(n)
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(groups), tail])


@pytest.fixture(scope="module")
def numerals() -> Numerals:
    return Numerals(NumberWords.load())


@pytest.mark.parametrize(
    ("text", "quote", "low", "best", "high"),
    [
        ("At least 14,532 people died.", "At least 14,532", 14532, 14532, None),
        ("As many as 30 fighters died.", "As many as 30", None, 30, 30),
        ("More than 50 people died.", "More than 50", 50, 50, None),
        ("Nearly 70 people died.", "Nearly 70", None, 70, 70),
        ("Fewer than 10 people died.", "Fewer than 10", None, 10, 10),
        ("No fewer than 12 people died.", "No fewer than 12", 12, 12, None),
        ("Some 90 people died.", "Some 90", None, 90, None),
        ("An estimated 300 people died.", "An estimated 300", None, 300, None),
        ("Twelve or more people died.", "Twelve or more", 12, 12, None),
        ("Another 15 people died.", "Another 15", 15, 15, 15),
        ("Between 10 and 15 people died.", "Between 10 and 15", 10, None, 15),
        ("10-15 people died.", "10-15", 10, None, 15),
        ("Ten to 15 people died.", "Ten to 15", 10, None, 15),
        ("Five or six men died.", "Five or six", 5, None, 6),
        ("Two to three million people fled.", "Two to three million", 2_000_000, None, 3_000_000),
        ("Dozens of people died.", "Dozens", 24, None, 99),
        ("Scores of people died.", "Scores", 40, None, 199),
        ("Hundreds of people died.", "Hundreds", 200, None, 999),
        ("Thousands of people died.", "Thousands", 2000, None, 9999),
        ("Tens of thousands of people fled.", "Tens of thousands", 20_000, None, 99_999),
        ("Several hundred people fled.", "Several hundred", 300, None, 999),
        ("Half a dozen men died.", "Half a dozen", 6, 6, 6),
        ("Half a million people fled.", "Half a million", 500_000, 500_000, 500_000),
        ("One and a half million people fled.", "One and a half million", 1_500_000, 1_500_000, 1_500_000),
        ("A dozen men died.", "A dozen", 12, 12, 12),
        ("A couple of men died.", "A couple", 2, 2, 2),
        ("Some 1.2 million people fled.", "Some 1.2 million", None, 1_200_000, None),
        ("The state gave a $14.3-billion package.", "$14.3-billion", 14_300_000_000, 14_300_000_000, 14_300_000_000),
        ("It cost Rs 5 crore.", "Rs 5 crore", 50_000_000, 50_000_000, 50_000_000),
        ("The aid of €5m came.", "€5m", 5_000_000, 5_000_000, 5_000_000),
        ("Then 1,50,000 people fled.", "1,50,000", 150_000, 150_000, 150_000),
        ("Then 14 532 people died.", "14 532", 14532, 14532, 14532),
    ],
)
def test_numbers(
    parse: Callable[[str], Parse],
    numerals: Numerals,
    text: str,
    quote: str,
    low: int | None,
    best: int | None,
    high: int | None,
) -> None:
    tree = parse(text)
    (found,) = numerals.find(tree)
    assert tree.text(found.first, found.last) == quote
    assert found.bounds == Bounds(low, best, high)


@pytest.mark.parametrize(
    "text", ["The F-16 and T-72 met on 9/11.", "Covid-19 spread.", "It began at 10:30.", "The S-300 fired."]
)
def test_numbers_inside_names_are_left_alone(parse: Callable[[str], Parse], numerals: Numerals, text: str) -> None:
    assert list(numerals.find(parse(text))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(n=st.one_of(st.integers(2, 999), st.integers(1000, 10**10)))
def test_words_are_read_back(parse: Callable[[str], Parse], numerals: Numerals, n: int) -> None:
    (found,) = numerals.find(parse(f"There were {words(n)} people."))
    assert found.bounds == Bounds.exactly(n)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(n=st.integers(2, 10**10), write=st.sampled_from([str, "{:,}".format, indian]))
def test_digits_are_read_back(
    parse: Callable[[str], Parse], numerals: Numerals, n: int, write: Callable[[int], str]
) -> None:
    digits = write(n)
    tree = parse(f"There were {digits} people.")
    (found,) = numerals.find(tree)
    assert found.bounds == Bounds.exactly(n)
    assert tree.text(found.first, found.last) == digits


@given(low=st.integers(0, 50), width=st.integers(0, 50), limit=st.sampled_from(LIMITS))
def test_limited_bounds_stay_in_order(low: int, width: int, limit: Limit) -> None:
    for bounds in (Bounds.exactly(low), Bounds(low, None, low + width)):
        found = limited(bounds, limit)
        known = [n for n in (found.low, found.best, found.high) if n is not None]
        assert known == sorted(known)
        assert found.best == bounds.best
