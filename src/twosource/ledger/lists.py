"""What lists of actors, voices, outlets, totals and places ask a ledger: a part of its face."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from itertools import islice

from sqlalchemy import Connection

from twosource.ledger import hearing, incidents, judging, privacy, reconciling, searching, taking
from twosource.ledger import outlets as printing
from twosource.ledger.filters import Filter
from twosource.ledger.hearing import Heard
from twosource.ledger.outlets import Outlet, Used
from twosource.ledger.pages import Page
from twosource.model import ActorRef, Incident

PAGE = 100
"""How many rows a page has where nothing else is wanted."""


class Lists(ABC):
    """The readings of lists, over the connections of a ledger."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection that reads."""

    def incidents_by_id(self, identifiers: Collection[str]) -> Iterator[Incident]:
        """The live incidents of some ids, by id."""
        with self._reading() as connection:
            yield from incidents.incidents_by_id(connection, identifiers)

    def tellings(self, wanted: Filter | None = None) -> list[reconciling.Telling]:
        """The same series of totals, not yet held against anything: to choose those that `against` is asked for."""
        with self._reading() as connection:
            return reconciling.tellings(connection, wanted or Filter())

    def against(self, telling: reconciling.Telling) -> reconciling.Series:
        """One series held against the ledger's incidents."""
        with self._reading() as connection:
            return reconciling.against(connection, telling)

    def sources(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Heard]:
        """The voices of incidents, those that tell most of them first, without private persons (`privacy.py`)."""
        with self._reading() as connection:
            yield from islice(privacy.public(connection, hearing.sources(connection, wanted or Filter())), limit)

    def source(self, key: str, wanted: Filter | None = None) -> list[Heard]:
        """One voice over all incidents, of people described one of each country.

        Empty where nothing rests on it, and where a private person speaks.
        """
        with self._reading() as connection:
            return list(privacy.public(connection, hearing.sources(connection, wanted or Filter(), key)))

    def is_heard(self, key: str) -> bool:
        """Whether any live incident rests on a voice, whoever speaks."""
        with self._reading() as connection:
            return any(hearing.sources(connection, Filter(), key))

    def told_by(
        self, key: str, wanted: Filter | None = None, after: str | None = None, limit: int = PAGE
    ) -> Page[hearing.Telling]:
        """A page of the incidents that rest on a voice, latest first."""
        with self._reading() as connection:
            return hearing.told_by(connection, key, wanted or Filter(), after, limit)

    def speakers(self, keys: Collection[str]) -> dict[str, ActorRef]:
        """Who speaks with some voices, by their keys; those that are nobody in particular are left out."""
        with self._reading() as connection:
            return hearing.speakers(connection, keys)

    def actor_references(self, actors: Collection[str]) -> dict[str, ActorRef]:
        """What reports tell of actors by their ids: kind and country; those that take part in nothing are left out."""
        with self._reading() as connection:
            return taking.references(connection, actors)

    def corrections(self, claims: Collection[str]) -> dict[str, dict[str, judging.Judgement]]:
        """Of some claims, by their ids, the fields that reviewers corrected, each with the judgement that rules."""
        with self._reading() as connection:
            return judging.corrections(connection, claims)

    def publishers(self) -> list[str]:
        """The names of the outlets of reports that count."""
        with self._reading() as connection:
            return printing.publishers(connection)

    def outlets(self, publishers: Collection[str] | None = None) -> list[Outlet]:
        """The outlets, or those of some names, those with most reports first."""
        with self._reading() as connection:
            return list(printing.outlets(connection, publishers))

    def loaded_words(self, publishers: Collection[str], limit: int = PAGE) -> list[Used]:
        """The loaded words that some outlets print most, with examples."""
        with self._reading() as connection:
            return printing.used(connection, publishers, limit)

    def places(self, words: str, limit: int = PAGE) -> list[tuple[str, int]]:
        """The places of incidents whose names hold some words, with their numbers of incidents, most first."""
        with self._reading() as connection:
            return searching.places(connection, words, limit)
