"""Judgements, by the API: what reviewers decided, and adding to it. Nothing is overwritten."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from twosource.ledger import judging
from twosource.ledger.judging import Verdict
from twosource.web.access.current import Reviewer
from twosource.web.api import tabular
from twosource.web.api.answering import Replying, whole
from twosource.web.api.asked import Claims
from twosource.web.api.describing import added, told
from twosource.web.api.shapes import Added
from twosource.web.site import Here

router = APIRouter(tags=["Review"])

_Text = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")]


class Given(BaseModel):
    """A judgement to add."""

    model_config = ConfigDict(extra="forbid")

    claim: Annotated[_Text, Field(description="Id of the claim that is judged.")]
    verdict: Verdict
    field: Annotated[_Text | None, Field(description="Of a correction: the field, such as `type`.")] = None
    value: Annotated[
        Any,
        Field(
            description="Of a correction what is right, of a merge or split the other claim, of a withdrawal the id of "
            "the reviewer's own judgement."
        ),
    ] = None
    why: Annotated[_Text | None, Field(description="The reason, for whoever reads it later.")] = None

    def by(self, reviewer: str) -> judging.Given:
        """The judgement as the ledger takes it."""
        value = None if self.value is None else str(self.value)
        if self.verdict == "correct":
            value = msgspec.json.encode(self.value).decode()
        return judging.Given(reviewer, self.verdict, self.claim, self.field, value, self.why)


@router.get("/judgements", **told("Judgements", streamed=True))
def judgements(site: Here, reply: Replying, asked: Claims) -> Response:
    """List judgements, oldest first, also withdrawn ones and withdrawals; all, or those that concern one claim."""
    return reply.listed(
        asked, tabular.JUDGEMENTS, whole(lambda: site.ledger.judgements(asked.claim), lambda each: str(each.id))
    )


@router.post("/judgements", status_code=201, **added("Added"))
def judge(site: Here, request: Request, reviewer: Reviewer, given: Given) -> Response:
    """Add a judgement, which takes a reviewer. Incidents that it touches are derived anew at once."""
    (identifier,) = site.ledger.judge_all([given.by(reviewer.name)])
    site.access.note(request, f"judged: {given.verdict}", given.claim)
    return Response(msgspec.json.encode(Added(identifier)), 201, media_type="application/json")
