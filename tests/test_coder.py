"""The public face: `code`, `Coder` and `Result`."""

from datetime import date

import pytest

from twosource import Coder, Document, Result
from twosource.errors import ConfigurationError, InputError
from twosource.model import json as contract

TEXT = "Rebels attacked the town of Goma on Tuesday, the army said."


def test_a_day_may_be_a_date_or_its_words(coder: Coder) -> None:
    assert coder.code(TEXT, published="2024-05-20").to_json() == coder.code(TEXT, published=date(2024, 5, 20)).to_json()


def test_a_document_is_taken_as_it_is(coder: Coder) -> None:
    document = Document(TEXT, publisher="Example Wire", id="mine-1")
    result = coder.code(document)
    assert result.document is document
    assert result.claims


@pytest.mark.parametrize(("text", "published"), [("", None), (" \n", None), (TEXT, "Tuesday"), (TEXT, "2024-13-01")])
def test_what_cannot_be_read_is_an_input_error(coder: Coder, text: str, published: str | None) -> None:
    with pytest.raises(InputError, match="give"):
        coder.code(text, published=published)


def test_a_result_comes_back_from_its_json(report: Result) -> None:
    record = contract.decode(report.to_json())
    assert record.claims == report.claims
    assert record.totals == report.totals
    assert record.run == report.run
    assert "\n" not in report.to_json()


def test_every_claim_has_reasons(report: Result) -> None:
    for claim in report.claims:
        assert {reason.field for reason in report.explain(claim.id)} >= {"type", "factuality"}
    with pytest.raises(InputError, match="c-unknown"):
        report.explain("c-unknown")


def test_a_notebook_shows_the_report(report: Result) -> None:
    shown = report._repr_html_()
    assert shown.startswith('<div class="twosource">')
    assert "@scope (.twosource) {:scope {" in shown
    assert "<script" not in shown
    assert repr(report).startswith("<Result d-")


def test_coders_are_checked() -> None:
    with pytest.raises(ConfigurationError):
        Coder(workers=0)
