"""What routes say of themselves in the OpenAPI document: the names of their bodies, and the problems that may come."""

from typing import Annotated, Any

from fastapi import HTTPException, Path, Request, Response

from twosource.web.problems import MEDIA_TYPE

_PROBLEM = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "A value that cannot be: the problem names it and what would be right.", **_PROBLEM},
    401: {"description": "This server has accounts: send `Authorization: Bearer TOKEN`.", **_PROBLEM},
    403: {"description": "The account may not do this.", **_PROBLEM},
    422: {"description": "A parameter that there is not, or a value of the wrong kind.", **_PROBLEM},
    503: {"description": "The ledger cannot be read now.", **_PROBLEM},
}
"""What may come of any route."""
MISSING: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such thing in this ledger.", **_PROBLEM},
}
GONE: dict[int | str, dict[str, Any]] = {
    301: {"description": "The incident was merged into another: `Location` leads there."},
    410: {"description": "The incident lost all its claims.", **_PROBLEM},
}
_STREAMS = {
    "application/x-ndjson": {"schema": {"type": "string", "description": "One item a line, the whole list."}},
    "text/csv": {"schema": {"type": "string", "description": "A table with a header, the whole list."}},
}
_TAG = {"ETag": {"description": "Send it as If-None-Match.", "schema": {"type": "string"}}}
_LINK = {"Link": {"description": "The page that follows, as in `next`.", "schema": {"type": "string"}}}


def told(body: str, *more: dict[int | str, dict[str, Any]], streamed: bool = False) -> dict[str, Any]:
    """What a route of the API answers with, as arguments of its decorator; `body` is a name of `shapes.BODIES`."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{body}"}}}
    found: dict[int | str, dict[str, Any]] = {
        200: {
            "description": "As asked.",
            "content": {**content, **(_STREAMS if streamed else {})},
            "headers": {**_TAG, **(_LINK if streamed else {})},
        },
        304: {"description": "Nothing changed since the answer with the ETag of If-None-Match."},
    }
    for responses in more:
        found |= responses
    return {"response_class": Response, "response_model": None, "responses": found}


def added(body: str) -> dict[str, Any]:
    """The same of a route that adds something."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{body}"}}}
    return {
        "response_class": Response,
        "response_model": None,
        "responses": {201: {"description": "Added.", "content": content}},
    }


async def nothing_asked(request: Request) -> None:
    """Refuse parameters at an address that takes none."""
    if request.query_params:
        names = ", ".join(dict.fromkeys(request.query_params))
        raise HTTPException(422, f"{names}: this address takes no parameters; leave them out")


Identifier = Annotated[str, Path(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
"""The id of one thing in an address."""
