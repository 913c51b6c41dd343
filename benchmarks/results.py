"""The table of results, with what others reach beside it."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.metrics.counts import Score
from benchmarks.sets import BenchmarkSet
from twosource.ontology.table import read_table


@dataclass(frozen=True, slots=True)
class Result:
    """What one set gave: its score, how many records it has and how many seconds the predictions took."""

    benchmark: BenchmarkSet
    score: Score
    records: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure to compare with: the system it belongs to and the part of the set that it was measured on."""

    set: str
    system: str
    value: str
    measured_on: str


def anchors() -> tuple[Anchor, ...]:
    """The anchors of all sets, from data/anchors.csv."""
    columns = ("set", "system", "value", "measured_on")
    rows = read_table("benchmarks", "anchors.csv", columns, key=("set", "system", "measured_on"))
    return tuple(Anchor(*row.cells) for row in rows)


def table(results: Sequence[Result], half: str) -> str:
    """A Markdown table of the headline numbers, with the commit that gave them."""
    known = anchors()
    lines = [
        f"Measured at commit {commit()} on the {half} files.",
        "",
        "| set | measures | headline | Twosource | compare with | records | seconds |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for result in results:
        benchmark = result.benchmark
        beside = "; ".join(f"{a.system} {a.value} ({a.measured_on})" for a in known if a.set == benchmark.name)
        cells = (
            benchmark.name,
            benchmark.measures,
            benchmark.headline,
            f"**{result.score.main:.3f}**",
            beside or "-",
            f"{result.records:,}",
            f"{result.seconds:.0f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, *details(results)])


def details(results: Sequence[Result]) -> list[str]:
    """The lines of a Markdown table of figures besides the headlines; none where no set shows any."""
    rows = [
        f"| {result.benchmark.name} | {what} | {', '.join(f'{result.score.figures[name]:.3f}' for name in names)} |"
        for result in results
        for what, names in result.benchmark.details
        if all(name in result.score.figures for name in names)  # a corpus that --limit left out has none
    ]
    return ["", "| set | also measured | Twosource |", "| --- | --- | --- |", *rows] if rows else []


def commit() -> str:
    """The short hash of the checkout, marked where source files differ from it; "unknown" outside a checkout."""
    root = Path(__file__).parent.parent
    try:
        shown = git(root, "rev-parse", "--short", "HEAD")
        changed = git(root, "status", "--porcelain", "--untracked-files=no", "--", "src", "benchmarks")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{shown} (with uncommitted changes)" if changed else shown


def git(root: Path, *arguments: str) -> str:
    """What a git command prints."""
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout.strip()
