"""What addresses of the API ask for: filters, pages and forms. An unknown parameter is refused by its name."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from twosource.ledger.counting import Step
from twosource.web.asking import Asked, Words, stated
from twosource.web.site import Here
from twosource.web.viewing import Blur, Viewed, check_narrowing

Form = Literal["json", "ndjson", "csv"]
"""How a list is written: a page as JSON, or the whole as a stream of lines of JSON or a table."""
MOST = 1000
"""How many rows a page has at the most."""

_ONLY = ConfigDict(extra="forbid")


class Paged(BaseModel):
    """A part of a list, or all of it."""

    model_config = _ONLY

    after: Words = Field(None, description="Where the page before ended: taken from its `next`.")
    limit: Annotated[int | None, BeforeValidator(stated)] = Field(
        None, ge=1, le=MOST, description="Rows of a page, 100 where nothing is said; of a stream, all."
    )
    format: Annotated[Form | None, BeforeValidator(stated)] = Field(
        None, description="`ndjson` or `csv` streams the whole list; the header Accept can say so too."
    )


class Filtered(Asked, Paged):
    """A part of a list that is filtered."""

    model_config = _ONLY


class Placed(Viewed, Paged):
    """A part of a list of incidents."""

    model_config = _ONLY


class Single(BaseModel):
    """One incident."""

    model_config = _ONLY

    blur: Blur = None


class Narrowed(Asked):
    """The filters of what is not paged."""

    model_config = _ONLY


class Counted(Narrowed):
    """The filters of what is counted."""

    step: Annotated[Step, Field(description="How finely the timeline counts.")] = "month"


def _utc(moment: datetime) -> datetime:
    """A moment as ledgers keep them: UTC, without a zone."""
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError as error:
        raise ValueError("give a moment within the calendar") from error


class Since(Paged):
    """What changed."""

    blur: Blur = None
    updated_since: Annotated[datetime, AfterValidator(_utc)] = Field(
        datetime.min, description="Changes at this moment or later: ISO 8601, UTC where it has no offset."
    )


class Worded(BaseModel):
    """Words to search for."""

    model_config = _ONLY

    q: Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")] = Field(
        description="Words that a report holds, all of them."
    )
    limit: Annotated[int, Field(ge=1, le=MOST)] = Field(100, description="At most so many, best first.")


class Concerned(Paged):
    """The judgements on a claim."""

    claim: Words = Field(None, description="Id of a claim: judgements that concern it.")


def _placed(site: Here, asked: Annotated[Placed, Query()]) -> Placed:
    return asked.within(site.settings.blur)


def _counted(site: Here, asked: Annotated[Counted, Query()]) -> Counted:
    check_narrowing(asked, site.settings.blur)
    return asked


Page = Annotated[Paged, Query()]
Rows = Annotated[Filtered, Query()]
One = Annotated[Single, Query()]
Filters = Annotated[Narrowed, Query()]
Changes = Annotated[Since, Query()]
Search = Annotated[Worded, Query()]
Claims = Annotated[Concerned, Query()]
Happenings = Annotated[Placed, Depends(_placed)]
"""The same of incidents, blurred at least so far as the server says."""
Counts = Annotated[Counted, Depends(_counted)]
