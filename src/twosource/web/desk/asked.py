"""What the address of the review desk asks for: the filters, the order of the queue, the claim that lies open."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from pydantic import Field

from twosource.ledger.queueing import Order
from twosource.web.asking import Asked, Words


class Desk(Asked):
    """The view of the desk. `done` names judgements just given, so that the page can tell of them and undo them."""

    by: Order = Field("uncertainty", description="The order of the queue.")
    own: bool = Field(False, description="What you did not judge yet, also where others did.")
    keys: bool = Field(True, description="Whether single keys act.")
    at: Words = Field(None, description="Id of the claim that lies open.")
    after: Words = Field(None, description="The part of the queue after this claim.")
    done: Words = Field(None, description="Judgements just given, such as `12,15-18`.")

    @property
    def narrowed(self) -> list[str]:
        """The filters that are set, in words."""
        return [f"{name} {value}" for name in Asked.model_fields if (value := getattr(self, name)) is not None]

    def query(self, **changes: object) -> str:
        """The query string of this view with some parameters changed (None: left out), without "?"."""
        values = {**self.model_dump(mode="json", exclude_defaults=True), **changes}
        return urlencode({name: str(value) for name, value in values.items() if value is not None})

    def address(self, **changes: object) -> str:
        """The address of this view with some parameters changed."""
        query = self.query(**changes)
        return f"/review?{query}" if query else "/review"


Desking = Annotated[Desk, Query()]
"""The parameter by which a route asks for the view of the desk."""
