"""How fast and how large: reports a second, cold start, peak memory."""

import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.results import commit
from benchmarks.system import System
from twosource.engines import Failure, Workers
from twosource.errors import TwosourceError
from twosource.model import Document
from twosource.parse import Parse

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
WORDS = 600
COLD_STARTS = 3


def measure(workers: int, reports: int) -> str:
    """A Markdown table of the measures; the reports are made of the examples in docs/."""
    documents = list(islice(mixed_reports(), reports))
    words = sum(len(d.text.split()) for d in documents) / reports
    alone = reports_per_second(documents, 1)
    busy = processor_milliseconds(documents)
    dates = answer_milliseconds(documents, System().questions.when.find)
    places = answer_milliseconds(documents, System().questions.where.find)
    own_mebibytes = peak_mebibytes(resource.RUSAGE_SELF)
    together = reports_per_second(documents, workers)
    worker_mebibytes = peak_mebibytes(resource.RUSAGE_CHILDREN)
    seconds = cold_start()
    rows = [
        ("reports a second, one process", f"{alone:.1f}"),
        (f"reports a second, `--workers {workers}`", f"{together:.1f}"),
        ("processor time a report, whatever else the machine does", f"{busy:.0f} ms"),
        ("dates of a report, ms", f"{dates:.1f}"),
        ("places of a report, ms", f"{places:.1f}"),
        (f"cold start of `twosource code` on one report, best of {COLD_STARTS}", f"{seconds:.1f} s"),
        ("peak memory, one process", f"{own_mebibytes:.0f} MiB"),
        ("peak memory of a worker", f"{worker_mebibytes:.0f} MiB"),
    ]
    lines = [
        f"Measured at commit {commit()}: {reports} reports of {words:.0f} words, "
        f"{len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}.",
        "",
        "| measure | value |",
        "| --- | --- |",
        *(f"| {name} | {value} |" for name, value in rows),
    ]
    return "\n".join(lines)


def mixed_reports() -> Iterator[Document]:
    """Endless reports of about 600 words, each a different run of the examples' paragraphs."""
    paragraphs = [
        paragraph
        for path in sorted(EXAMPLES.glob("*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
    ]
    source = cycle([*paragraphs, *paragraphs[1::2]])  # the second round differs from the first
    number = 0
    while True:
        number += 1
        chosen: list[str] = []
        while sum(len(p.split()) for p in chosen) < WORDS:
            chosen.append(next(source))
        text = "\n\n".join([f"Report {number}", *chosen])
        yield Document(text, published=date(2024, 2, 14))


def reports_per_second(documents: list[Document], workers: int) -> float:
    """The pace once all models are loaded: the first quarter of the reports is not timed.

    Raises TwosourceError where a report fails, since a failure is fast and worth nothing.
    """
    stamps = []
    for outcome in Workers(workers=workers).code_many(documents):
        if isinstance(outcome, Failure):
            raise TwosourceError(f"a report failed while the pace was measured: {outcome.error}; mend that first")
        stamps.append(perf_counter())
    warm = len(stamps) // 4
    return (len(stamps) - 1 - warm) / (stamps[-1] - stamps[warm])


def processor_milliseconds(documents: list[Document]) -> float:
    """The processor time of a report, once all models are loaded, in milliseconds."""
    workers = Workers()
    list(workers.code_many(documents[: len(documents) // 4]))
    timed = documents[len(documents) // 4 :]
    started = process_time()
    list(workers.code_many(timed))
    return (process_time() - started) * 1000 / len(timed)


def answer_milliseconds(documents: list[Document], ask: Callable[[Parse], object]) -> float:
    """The processor time that one question of a parsed report takes, once its tables are loaded, in milliseconds."""
    parses = list(System().pipeline.parser.parse_many(documents))
    for parse in parses[: len(parses) // 4 + 1]:
        ask(parse)
    started = process_time()
    for parse in parses:
        ask(parse)
    return (process_time() - started) * 1000 / len(parses)


def cold_start() -> float:
    """Seconds that `twosource code` takes on one example, from the shell and back."""
    command = [str(Path(sys.executable).parent / "twosource"), "code", str(EXAMPLES / "sudan-wire.txt")]
    command += ["--published", "2024-02-14", "--json"]
    taken = []
    for _ in range(COLD_STARTS):
        started = perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        taken.append(perf_counter() - started)
        if done.returncode:
            raise TwosourceError(f"`{' '.join(command)}` failed: {done.stderr.strip()}; mend that first")
    return min(taken)


def peak_mebibytes(who: int) -> float:
    """The most memory that this process, or the largest of its children that ended, has held at once."""
    return resource.getrusage(who).ru_maxrss / 1024
