"""The words around a name that tell whether and how it stands for a place, read from `data/place_words.csv`."""

from dataclasses import dataclass
from functools import cache

from twosource.ontology.table import read_table

_ROLES = (
    "never", "title", "organisation", "local_noun", "speech_verb", "government_noun", "place_noun", "event_noun",
    "locative", "direction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of `place_words.csv` by role, and the given names."""

    never: frozenset[str]
    title: frozenset[str]
    organisation: frozenset[str]
    local_noun: frozenset[str]
    speech_verb: frozenset[str]
    government_noun: frozenset[str]
    place_noun: frozenset[str]
    event_noun: frozenset[str]
    locative: frozenset[str]
    direction: frozenset[str]
    given_names: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The words, read once."""
    roles: dict[str, set[str]] = {role: set() for role in _ROLES}
    for row in read_table("twosource.extract.where", "place_words.csv", ("word", "role"), key=("word", "role")):
        if row["role"] not in roles:
            raise row.error("role", "there is no such role", f"write one of {', '.join(_ROLES)}")
        roles[row["role"]].add(row["word"])
    names = read_table("twosource.extract.where", "given_names.csv", ("name",), key=("name",))
    return PlaceWords(
        **{role: frozenset(words) for role, words in roles.items()}, given_names=frozenset(row["name"] for row in names)
    )
