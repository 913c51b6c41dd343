"""The OpenAPI document: true to what the server answers, whatever it is asked for, with examples that hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import (
    ChecksConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from starlette.testclient import TestClient

from tests.web.conftest import local_client
from twosource.web.settings import Settings

WRONGED = {f"/api/v1/{name}" for name in ("incidents", "search", "judgements")}
"""Where wrong requests are made up: one route of each kind, and both of judgements."""

EXAMPLES = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def site(coded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server over a coded ledger."""
    with local_client(Settings(ledger=str(coded), accounts=tmp_path_factory.mktemp("none") / "accounts.db")) as client:
        yield client


@pytest.fixture(scope="module")
def described(site: TestClient) -> schemathesis.BaseSchema:
    """The routes as the document describes them."""
    # what a description cannot tell, as whether a page gave a cursor, is answered with 400; 410 is a tombstone
    fits = PositiveDataAcceptanceConfig(expected_statuses=["2xx", "304", "400", "404", "410"])
    project = ProjectConfig(checks=ChecksConfig(positive_data_acceptance=fits))
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    found = schemathesis.openapi.from_dict(site.get("/api/v1/openapi.json").json(), config=config)
    found.app = site.app
    return found


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_are_as_described(described: schemathesis.BaseSchema, mode: GenerationMode) -> None:
    asked = []
    for found in described.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and operation.path not in WRONGED:
            continue

        @EXAMPLES
        @given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(base_url="http://localhost")

        holds()
        asked.append(operation.path)
    assert len(asked) == (19 if mode is GenerationMode.POSITIVE else 4)


def test_examples_are_as_described(site: TestClient) -> None:
    document = site.get("/api/v1/openapi.json").json()
    checked = 0
    for operations in document["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    if "example" in content:
                        jsonschema.validate(
                            content["example"], {**content["schema"], "components": document["components"]}
                        )
                        checked += 1
    assert checked > 60


def test_all_that_is_referred_to_is_there(site: TestClient) -> None:
    document = site.get("/api/v1/openapi.json").json()

    def references(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            for each in value.values():
                yield from references(each)
        elif isinstance(value, list):
            for each in value:
                yield from references(each)

    names = {reference.removeprefix("#/components/schemas/") for reference in references(document)}
    assert names <= set(document["components"]["schemas"])
    assert {name for name in names if "description" not in document["components"]["schemas"][name]} == set()
    for operations in document["paths"].values():
        for operation in operations.values():
            answered = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
            assert "example" in answered["content"]["application/json"]
            assert (
                all(parameter.get("description") for parameter in operation["parameters"] if parameter["in"] == "query")
                if "parameters" in operation
                else True
            )
