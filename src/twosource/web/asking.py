"""What an address asks for: the filters of every page and of the API. The address is the only state of a view."""

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from twosource.ledger import Filter


def stated(value: Any) -> Any:
    """Forms send fields that were left empty; they ask for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


LONGEST = 500
"""How many characters a value of an address may have."""

Words = Annotated[
    Annotated[str, StringConstraints(max_length=LONGEST, pattern=r"^[^\x00]*$")] | None, BeforeValidator(stated)
]
"""A value in words; no database takes a NUL."""
Day = Annotated[date | None, BeforeValidator(stated)]


class Asked(BaseModel):
    """The filters; all must hold, and one that is not given holds for all."""

    type: Words = Field(None, description="Event type, such as `attack`; also finds its finer types.")
    actor: Words = Field(None, description="Id of an actor, or part of its name.")
    country: Words = Field(None, description="ISO 3166-1 alpha-3, such as `IRQ`.")
    place: Words = Field(None, description="Part of the name of a place.")
    box: Words = Field(None, description="West, south, east, north in degrees, with commas between.")
    since: Day = Field(None, description="First day, `YYYY-MM-DD`.")
    until: Day = Field(None, description="Last day, included.")
    factuality: Words = Field(None, description="Whether it is said to have happened: `occurred`, `planned`...")
    publisher: Words = Field(None, description="Part of the name of an outlet that tells it.")
    grade: Words = Field(None, description="How far it is corroborated: `single-source`, `corroborated`...")
    text: Words = Field(None, description="Words that the report holds, all of them.")

    def filter(self) -> Filter:
        """The filter, checked; raises InputError for a value that there is not."""
        return Filter.checked(**{name: getattr(self, name) for name in Asked.model_fields})

    def query(self, **changes: object) -> str:
        """The query string of this view with some parameters changed (None: left out), without "?"."""
        values = {**self.model_dump(mode="json"), **changes}
        return urlencode({name: value for name, value in values.items() if value is not None})


Asking = Annotated[Asked, Query()]
"""The parameter by which a route asks for the filters."""
