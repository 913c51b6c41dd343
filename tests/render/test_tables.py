"""Tables, reasons and data frames."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from twosource import Ledger, Result
from twosource.errors import ConfigurationError
from twosource.render import dataframe, terminal


def shown(what: object) -> str:
    console = Console(width=160, no_color=True, record=True, file=io.StringIO())
    console.print(what)
    return console.export_text()


def test_a_table_says_what_who_and_on_whose_word(report: Result) -> None:
    text = shown(terminal.table(report.coding))
    for claim in report.claims:
        assert claim.id in text
        assert claim.type in text
    assert "Boko Haram" in text
    assert "2 soldiers" in text
    assert "Example Wire" in text


def test_reasons_quote_the_words(report: Result) -> None:
    claim = report.claims[0]
    text = shown(terminal.explanation(report.coding, claim.id))
    reasons = report.explain(claim.id)
    assert reasons
    for reason in reasons:
        assert f"{reason.field}: {reason.value}"[:60] in text


def test_one_row_a_claim(report: Result) -> None:
    frame = dataframe.claims([report.coding])
    assert list(frame.columns) == dataframe.columns()
    assert len(frame) == len(report.claims)
    assert frame.iloc[0]["claim"] == report.claims[0].id
    assert frame.iloc[0]["killed_best"] == 2
    assert frame.iloc[0]["published"] == date(2016, 3, 3)
    assert dataframe.claims([]).empty


def test_without_pandas_the_extra_is_named(report: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ConfigurationError, match=r"twosource\[dataframe\]"):
        report.to_dataframe()


def test_one_row_an_incident(tmp_path: Path, report: Result) -> None:
    with Ledger(tmp_path / "ledger.db", create=True) as ledger:
        ledger.add(report.coding)
        frame = dataframe.incidents(ledger.incidents())
        assert len(frame) == ledger.counts()["incidents"] > 0
        attack = frame[frame["type"] == report.claims[0].type].iloc[0]
        assert attack["killed_best"] == 2
        assert attack["grade"] in ("single-source", "official-only", "corroborated")
        assert len(dataframe.claims(ledger.claims())) == len(report.claims)
