"""The public contract: what goes out validates against the published schema and comes back the same."""

import json

import jsonschema
import pytest

from twosource import Result
from twosource.errors import InvariantError
from twosource.model import json as contract


def test_real_output_validates_and_comes_back(report: Result) -> None:
    line = report.to_json()
    jsonschema.Draft202012Validator(contract.schema()).validate(json.loads(line))
    assert contract.decode(line) == contract.record(report.coding)
    assert "\n" not in line


def test_the_shape_that_the_design_promises(report: Result) -> None:
    record = json.loads(report.to_json())
    assert set(record) == {"schema", "document", "claims", "totals", "loaded", "warnings", "run"}
    assert record["schema"] == "twosource/claims/1"
    assert set(record["document"]) == {"id", "title", "publisher", "url", "published", "language", "characters"}
    assert {"id", "type", "plover", "cameo", "acled", "summary", "factuality", "participants", "place", "when"} <= set(
        record["claims"][0]
    )


@pytest.mark.parametrize("line", ["{}", '{"schema": "twosource/claims/2"}', "[1]"])
def test_another_shape_is_refused_with_the_remedy(line: str) -> None:
    with pytest.raises(InvariantError, match="twosource code --json"):
        contract.decode(line)


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(contract.schema())
