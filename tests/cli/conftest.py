"""Run the command line in this process, with the session's loaded models."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from twosource import Coder
from twosource.cli import adding, coding, main

TEXT = "Rebels attacked the town of Goma on Tuesday, the army said. Three soldiers were killed."


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Run:
    monkeypatch.setattr(coding, "Workers", lambda configuration, workers: coder._workers)
    monkeypatch.setattr(adding, "Workers", lambda configuration, workers: coder._workers)
    monkeypatch.setattr(coding, "Pipeline", lambda configuration: coder._workers.pipeline)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TWOSOURCE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TWOSOURCE_LEDGER", str(tmp_path / "ledger.db"))

    def ended(*arguments: object, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["twosource", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsysbinary.readouterr()
        return Ended(int(end.value.code or 0), out.decode(), err.decode())

    return ended


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
