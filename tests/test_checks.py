"""Format, lint, types and the rooms' contract: with these, `python -m pytest` is the one command for all checks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache"),
        ("ruff", "format", "--check", "--no-cache"),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    ],
    ids=lambda command: "-".join(part for part in command if not part.startswith("--")),
)
def test_check(command: tuple[str, ...]) -> None:
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run([str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def test_types_of_the_pages_modules() -> None:
    """TypeScript reads the JSDoc of the modules that browsers run; npm fetches it at the version of the lock."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("CI"):
            pytest.fail("CI checks the pages' modules with TypeScript, and npm is missing; .ci/run installs it")
        pytest.skip("npm is not installed (Debian: apt install npm), and TypeScript comes from it")
    installed, locked = ROOT / "node_modules" / ".package-lock.json", ROOT / "package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < locked.stat().st_mtime:
        fetched = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ROOT, capture_output=True, text=True
        )
        assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    done = subprocess.run([npm, "exec", "--no", "tsc"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
