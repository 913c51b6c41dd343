"""Whether words and given names tell of a man or a woman, as far as a pronoun needs to know it."""

from collections.abc import Mapping
from typing import Literal, cast, get_args

from twosource.ontology.table import read_table

Gender = Literal["he", "she"]


def load() -> Mapping[str, Gender]:
    """The pronoun by word; raises DataError where a row breaks the header."""
    found: dict[str, Gender] = {}
    for row in read_table("twosource.ontology", "genders.csv", ("word", "pronoun"), key=("word",)):
        if row["pronoun"] not in get_args(Gender):
            raise row.error("pronoun", "it is no such pronoun", f"use one of {', '.join(get_args(Gender))}")
        found[row["word"]] = cast(Gender, row["pronoun"])
    return found
