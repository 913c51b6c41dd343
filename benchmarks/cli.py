"""The command line of the measures. Tables go to stdout, progress and errors to stderr."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Annotated, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks import lines, sets
from benchmarks.load import measure as load
from benchmarks.prediction import predict
from benchmarks.reading import measure as read
from benchmarks.results import Result, table
from benchmarks.scale import measure as grow
from benchmarks.scale import one_happening
from benchmarks.speed import measure
from benchmarks.system import System
from twosource.errors import TwosourceError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Measure Twosource against external sets, and its speed."
)

Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes to use.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Take so many records, spread over the whole file.")]
T = TypeVar("T")


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit code 2."""
    try:
        app()
    except TwosourceError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        sys.exit(2)


@app.command("predict")
def predict_command(
    name: Annotated[str, typer.Argument(help="A set: " + ", ".join(s.name for s in sets.SETS) + ".")],
    inputs: Annotated[Path, typer.Argument(help="JSON Lines with the input fields; gold fields are never read.")],
    out: Annotated[Path, typer.Argument(help="Where the predictions go, in the record schema of the set.")],
    workers: Workers = 1,
    limit: Limit = None,
) -> None:
    """Write predictions of the current system.

    python -m benchmarks predict timex timex/dev.jsonl timex-predictions.jsonl
    """
    records = list(lines.spread(lines.read(inputs, sets.find(name).input_kind()), limit))
    lines.write(out, progress(name, predict(name, records, workers), len(records)))


@app.command("score")
def score_command(
    name: Annotated[str, typer.Argument(help="A set.")],
    gold: Annotated[Path, typer.Argument(help="The scored records.")],
    predictions: Annotated[Path, typer.Argument(help="Predictions that `predict` wrote.")],
) -> None:
    """Score predictions; every figure goes to stdout as one JSON object."""
    benchmark = sets.find(name)
    answers = {answer.id: answer for answer in lines.read(predictions, benchmark.answer_kind())}
    score = benchmark.score(lines.read(gold, benchmark.gold_kind()), answers)
    figures = {name: round(value, 6) for name, value in {"main": score.main, **score.figures}.items()}
    print(msgspec.json.format(msgspec.json.encode(figures), indent=1).decode())


@app.command("run")
def run_command(
    data: Annotated[Path, typer.Option("--data", help="The folder with one folder for each set.")],
    names: Annotated[list[str] | None, typer.Argument(help="Sets to run; all where none is named.")] = None,
    half: Annotated[str, typer.Option("--half", help="Which files: DIR/SET/HALF.jsonl.")] = "dev",
    keep: Annotated[
        Path | None, typer.Option("--keep", help="Keep predictions and all figures in this folder.")
    ] = None,
    workers: Workers = 1,
    limit: Limit = None,
) -> None:
    """Predict and score, and print the Markdown table of docs/quality.md.

    python -m benchmarks run timex geo --data ../benchmark-sets --limit 40
    """
    chosen = [sets.find(name) for name in names or [s.name for s in sets.SETS]]
    system = System()
    results = []
    for benchmark in chosen:
        path = data / benchmark.folder / f"{half}.jsonl"
        inputs = list(lines.spread(lines.read(path, benchmark.input_kind()), limit))
        wanted = {record.id for record in inputs}
        gold = [record for record in lines.read(path, benchmark.gold_kind()) if record.id in wanted]
        started = perf_counter()
        answers = list(progress(benchmark.name, predict(benchmark.name, inputs, workers, system), len(inputs)))
        seconds = perf_counter() - started
        score = benchmark.score(gold, {answer.id: answer for answer in answers})
        results.append(Result(benchmark, score, len(gold), seconds))
        if keep is not None:
            lines.write(keep / f"{benchmark.name}.jsonl", answers)
            (keep / f"{benchmark.name}.score.json").write_bytes(msgspec.json.encode(score.figures))
    print(table(results, half))


@app.command("speed")
def speed_command(
    workers: Workers = 2,
    reports: Annotated[int, typer.Option("--reports", min=20, help="How many reports to code.")] = 120,
) -> None:
    """Measure reports a second, cold start and memory, on reports written for the project; print a Markdown table."""
    print(measure(workers, reports))


@app.command("scale")
def scale_command(
    claims: Annotated[list[int] | None, typer.Argument(min=1000, help="How many claims to group.")] = None,
    incidents: Annotated[
        int, typer.Option("--incidents", min=1000, help="How many incidents to fill a ledger with.")
    ] = 100_000,
) -> None:
    """Measure how grouping claims grows with their number, and reading with that of incidents; print Markdown tables.

    python -m benchmarks scale 10000 100000 --incidents 100000
    """
    print(grow(claims or [10_000, 100_000]))
    print("\n" + one_happening([500, 1_000, 2_000]))
    print("\n" + read(incidents))


@app.command("load")
def load_command(
    incidents: Annotated[
        int, typer.Option("--incidents", min=1000, help="How many incidents the ledger holds.")
    ] = 5000,
    users: Annotated[int, typer.Option("--users", min=1, help="How many read at once.")] = 20,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="For how long.")] = 20,
    pause: Annotated[
        float, typer.Option("--pause", min=0, help="Seconds that a user waits between two requests, on average.")
    ] = 0,
) -> None:
    """Measure how long users wait for JSON pages when many read at once; print a Markdown table.

    python -m benchmarks load --incidents 50000 --pause 1
    """
    print(load(incidents, users, seconds, pause))


@app.command("explore")
def explore_command(
    incidents: Annotated[list[int] | None, typer.Argument(min=100, help="How many incidents a ledger has.")] = None,
) -> None:
    """Measure in a real browser how quickly the Explore page can be used; print a Markdown table.

    python -m benchmarks explore 5000 50000
    """
    from benchmarks.explore import measure

    print(measure(incidents or [5_000, 50_000]))


def progress(title: str, items: Iterable[T], total: int) -> Iterator[T]:
    """The items, with a bar on stderr where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield from bar.track(items, total=total, description=title)
