"""The API as a page: every route with its parameters, read from the OpenAPI document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from twosource.web.site import Here

router = APIRouter()

_SHOWN = 12
"""So many values are listed; more are the types, which the codebook explains."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a route: its name, what values it takes, and what it asks for."""

    name: str
    kind: str
    words: str
    required: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A route: what it does, what it takes, and the forms that it answers in. `body` is the name of its schema."""

    method: str
    path: str
    words: str
    parameters: tuple[Parameter, ...]
    body: str
    forms: tuple[str, ...]


@router.get("/api")
def api(request: Request, site: Here) -> HTMLResponse:
    """What programs can ask this server for."""
    document = request.app.openapi()
    groups: dict[str, list[Route]] = {}
    for group, route in _routes(document):
        groups.setdefault(group, []).append(route)
    return site.page(request, "api.html", groups=groups, schemas=document["components"]["schemas"])


def _routes(document: dict[str, Any]) -> Iterator[tuple[str, Route]]:
    """The routes with the group that each belongs to."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            answer = next(told for status, told in operation["responses"].items() if status.startswith("2"))
            content = answer["content"]
            yield (
                operation["tags"][0],
                Route(
                    method.upper(),
                    path,
                    operation["description"],
                    tuple(_parameters(document, operation)),
                    content["application/json"]["schema"]["$ref"].rpartition("/")[2],
                    tuple(content),
                ),
            )


def _parameters(document: dict[str, Any], operation: dict[str, Any]) -> Iterator[Parameter]:
    for told in operation.get("parameters", ()):
        yield Parameter(told["name"], _kind(told["schema"]), told.get("description", ""), told["required"])
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None:
        schema = document["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
        for name, field in schema["properties"].items():
            yield Parameter(name, _kind(field), field.get("description", ""), name in schema["required"])


def _kind(schema: dict[str, Any]) -> str:
    """What values a parameter takes, in words."""
    if "enum" in schema:
        several = len(schema["enum"]) > _SHOWN
        return "one of the codebook" if several else ", ".join(schema["enum"])
    if "anyOf" in schema:
        return _kind(schema["anyOf"][0])
    if schema.get("type") == "integer" and "maximum" in schema:
        return f"number, {schema['minimum']} to {schema['maximum']}"
    return {"date": "day", "date-time": "moment"}.get(schema.get("format", ""), "") or {"string": "words"}.get(
        schema.get("type", ""), schema.get("type", "any")
    )
