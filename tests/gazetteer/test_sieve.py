"""The sieve of names: it never loses one."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.gazetteer import Gazetteer
from twosource.gazetteer.sieve import may_hold, sieve


@given(st.lists(st.text(), max_size=50))
def test_what_is_in_it_is_found(keys: list[str]) -> None:
    bits = sieve(keys)
    assert all(may_hold(bits, key) for key in keys)


def test_most_other_words_are_sifted_out() -> None:
    bits = sieve(f"place {n}" for n in range(10_000))
    assert sum(may_hold(bits, f"other {n}") for n in range(10_000)) < 100


def test_names_that_are_not_there_are_known_to_be_absent() -> None:
    gazetteer = Gazetteer()
    gazetteer.load(["qqxzzt", "kabul"])
    assert not gazetteer.knows("qqxzzt")
    assert gazetteer.knows("kabul")
