"""How grouping claims grows with their number: seconds, memory and groups, for invented claims of invented events."""

import resource
import subprocess
import sys
from time import perf_counter, process_time

from benchmarks.invented import events, happening
from benchmarks.results import commit
from twosource.incidents.clustering import groups, linked, neighbourhoods


def measure(numbers: list[int]) -> str:
    """A Markdown table of the measures, each number of claims grouped in a process of its own."""
    lines = [
        f"Measured at commit {commit()}.",
        "",
        "| claims | pairs kept | groups | seconds | processor seconds | peak memory |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for number in numbers:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.scale", str(number)], capture_output=True, text=True, check=True
        )
        lines.append(done.stdout.strip())
    return "\n".join(lines)


def one_happening(numbers: list[int]) -> str:
    """A Markdown table of the work on one event that so many reports tell."""
    lines = ["| reports of one event | pairs kept | groups | processor seconds |", "| --- | --- | --- | --- |"]
    for number in numbers:
        items = {each.claim.id: each for each in happening(number)}
        busy = process_time()
        pairs = linked(items)
        found = sum(len(groups(part, items, pairs)) for part in neighbourhoods(items, pairs))
        lines.append(f"| {number:,} | {len(pairs):,} | {found:,} | {process_time() - busy:.1f} |")
    return "\n".join(lines)


def row(number: int) -> str:
    """The row of the table for `number` claims, grouped in this process."""
    items = {each.claim.id: each for event in events(number) for each in event}
    begun, busy = perf_counter(), process_time()
    pairs = linked(items)
    found = sum(len(groups(part, items, pairs)) for part in neighbourhoods(items, pairs))
    seconds, processor = perf_counter() - begun, process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {number:,} | {len(pairs):,} | {found:,} | {seconds:.0f} | {processor:.0f} | {peak:,.0f} MiB |"


if __name__ == "__main__":
    print(row(int(sys.argv[1])))
