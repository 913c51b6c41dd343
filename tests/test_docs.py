"""The documentation is run: every `python` and `sh` block works, and the set-up commands are those of CI."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web.conftest import serving
from tests.web.test_api import fill
from twosource.ledger import Ledger
from twosource.web.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: Path
    language: str
    code: str


def blocks(*pages: Path) -> list[Block]:
    return [Block(page, *match.groups()) for page in pages for match in BLOCK.finditer(page.read_text("utf-8"))]


def with_blocks(language: str) -> list[Path]:
    return [page for page in PAGES if any(block.language == language for block in blocks(page))]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with the examples where the pages expect them."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "examples").symlink_to(ROOT / "docs" / "examples")
    return tmp_path


@pytest.fixture
def page(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A page; a server answers while that of the API is run."""
    if request.param.name != "api.md":
        yield request.param
        return
    where = str(tmp_path / "served.db")
    Ledger(where, create=True).close()
    with serving(Settings(ledger=fill(where), port=0)) as address:
        monkeypatch.setenv("TWOSOURCE_LEDGER", address)
        yield request.param


@pytest.mark.parametrize("page", with_blocks("python"), ids=lambda page: page.name, indirect=True)
def test_python_blocks_run_in_order(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    names: dict[str, object] = {"__name__": "__docs__"}
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.code, str(page), "exec"), names)


@pytest.mark.parametrize("page", with_blocks("sh"), ids=lambda page: page.name, indirect=True)
def test_shell_blocks_run_in_order(page: Path, workplace: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for block in blocks(page):
        if block.language == "sh":
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", block.code],
                cwd=workplace,
                env={**os.environ, "PATH": path, "TWOSOURCE_HOME": str(workplace / "home")},
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, f"{page.name}:\n{block.code}\n{done.stdout}{done.stderr}"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert command in [block.code.strip() for block in blocks(ROOT / "README.md")]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_examples_say_that_they_are_invented() -> None:
    words = (ROOT / "docs" / "examples" / "README.md").read_text("utf-8")
    for report in (ROOT / "docs" / "examples").glob("*.txt"):
        assert f"`{report.name}`" in words
    assert "written for Twosource" in words
