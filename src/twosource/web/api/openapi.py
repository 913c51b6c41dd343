"""The OpenAPI document: routes as FastAPI knows them, bodies as msgspec writes them, examples from `examples.py`."""

import inspect
from typing import Any, get_args

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from twosource import ontology
from twosource.model import Factuality, Grade
from twosource.web.api import examples
from twosource.web.api.shapes import BODIES

_ABOUT = """Reads a ledger of who says what happened. Every list is paged (`limit`, and `next` in the answer) or
streamed whole (`format=ndjson` or `csv`). Errors are problem documents (RFC 9457). Version 1 only gains fields and
routes: read what you know, and pass over what you do not."""


def document(app: FastAPI) -> dict[str, Any]:
    """The document of an application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title="Twosource", version=app.version, description=_ABOUT, routes=app.routes)
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(_bodies())
        made["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "A token of an account, where there are any."}
        }
        made["security"] = [{}, {"token": []}]
        written = examples.bodies()
        for operations in made["paths"].values():
            for operation in operations.values():
                _exemplify(operation, written)
                _name_values(operation)
        app.openapi_schema = made
    return app.openapi_schema


def _bodies() -> dict[str, Any]:
    """The schemas of all bodies and of what they hold, by name."""
    references, found = msgspec.json.schema_components(BODIES.values(), ref_template="#/components/schemas/{name}")
    for name, reference in zip(BODIES, references, strict=True):
        held = reference["$ref"].rpartition("/")[2]
        found[name] = {**found.pop(held), "title": name}
    for schema in found.values():
        if "description" in schema:
            schema["description"] = inspect.cleandoc(schema["description"])
    return found


def _exemplify(operation: dict[str, Any], written: dict[str, Any]) -> None:
    """Give an operation's answers the examples of their bodies."""
    for answer in operation["responses"].values():
        for content in answer.get("content", {}).values():
            name = content["schema"].get("$ref", "").rpartition("/")[2]
            if name in written:
                content["example"] = written[name]


def _name_values(operation: dict[str, Any]) -> None:
    """Tell which values a filter takes, where they can be listed, and that an empty one asks for nothing."""
    values = {"type": sorted(ontology.load().types), "factuality": get_args(Factuality), "grade": get_args(Grade)}
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query" and "anyOf" in parameter["schema"]:
            value, nothing = parameter["schema"]["anyOf"]
            assert nothing == {"type": "null"}  # what addresses cannot say
            if parameter["name"] in values:
                value = {"type": "string", "enum": list(values[parameter["name"]])}
            parameter["schema"]["anyOf"] = [value, {"type": "string", "pattern": r"^\s*$"}]
