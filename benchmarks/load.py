"""How quickly a server answers many users at once: JSON pages over invented incidents, asked for as its pages ask."""

import http.client
import os
import random
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit
from urllib.request import urlopen

from benchmarks.filling import fill, invented
from benchmarks.results import commit
from twosource.ledger import Ledger

_SERVE = "from twosource.cli import main; main()"
_GRADES = ("corroborated", "single-source", "contested", "official-only")
_TYPES = ("attack", "attack.shelling", "clash", "protest", "detention.arrest")
_WARMING = 2.0  # seconds in which nothing is counted


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: of which kind, how long it took in milliseconds, and whether it was answered as it should be."""

    kind: str
    taken: float
    good: bool


def measure(incidents: int, users: int, seconds: float, pause: float) -> str:
    """A Markdown table of what so many users at once wait for, each `pause` seconds between two requests."""
    with TemporaryDirectory() as folder:
        where = Path(folder) / "ledger.db"
        fill(where, invented(incidents), incidents)
        asking = _Asking(where)
        with _serving(where) as (address, process):
            answered, busy = _visits(address, process, asking, users, seconds, pause)
    rate, spent = len(answered) / seconds, busy / max(1, len(answered)) * 1000
    lines = [
        f"Measured at commit {commit()}: {incidents:,} incidents in SQLite, {users} users at once with {pause:g} s "
        f"between two requests, {seconds:g} s, one server process; {os.cpu_count()} cores, shared with the users.",
        "",
        f"{rate:.0f} requests/s; {spent:.1f} ms of the server's processor time a request.",
        "",
        "| JSON page | requests | median ms | 95th percentile ms | 99th percentile ms | errors |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    kinds: defaultdict[str, list[Answered]] = defaultdict(list)
    for each in answered:
        kinds[each.kind].append(each)
    for kind in (*sorted(kinds), "all"):
        lines.append(_row(kind, kinds[kind] if kind != "all" else answered))
    return "\n".join(lines)


def _row(kind: str, answered: list[Answered]) -> str:
    taken = [each.taken for each in answered]
    parts = quantiles(taken, n=100, method="inclusive") if len(taken) > 1 else taken * 99
    wrong = sum(not each.good for each in answered)
    return f"| {kind} | {len(taken):,} | {median(taken):.0f} | {parts[94]:.0f} | {parts[98]:.0f} | {wrong} |"


class _Asking:
    """What users ask for: addresses by kind, made up anew for each request."""

    def __init__(self, where: Path) -> None:
        with Ledger(where) as ledger:
            self.ids = [point.id for point in ledger.points()]
            self.reports = [listed.about.id for listed in ledger.documents(limit=1000).items]
            self.cursors = list(_cursors(ledger))
        kinds: tuple[tuple[int, str, Callable[[random.Random], str]], ...] = (
            (4, "incidents", lambda _: "incidents?limit=50"),
            (8, "incidents of a filter", lambda chance: f"incidents?limit=50&{_filter(chance)}"),
            (4, "incidents, deep", lambda chance: f"incidents?limit=50&after={chance.choice(self.cursors)}"),
            (6, "one incident", lambda chance: f"incidents/{chance.choice(self.ids)}"),
            (3, "its claims", lambda chance: f"incidents/{chance.choice(self.ids)}/claims"),
            (4, "facets of a filter", lambda chance: f"facets?{_filter(chance)}"),
            (2, "facets", lambda _: "facets?step=day"),
            (3, "1,000 points", lambda chance: f"points?limit=1000&country=C{chance.randrange(90):02}"),
            (2, "claims", lambda chance: f"claims?limit=50&{_filter(chance)}"),
            (2, "reports", lambda chance: f"reports?limit=50&publisher=outlet+{chance.randrange(200)}"),
            (2, "one report", lambda chance: f"reports/{chance.choice(self.reports)}"),
            (1, "search", lambda chance: f"search?limit=20&q=word{chance.randrange(4000)}"),
            (1, "20 sources", lambda chance: f"sources?limit=20&{_filter(chance)}"),
            (1, "20 actors", lambda _: "actors?limit=20"),
            (1, "changes", lambda _: "changes?limit=100"),
        )
        self.weights = [weight for weight, _, _ in kinds]
        self.kinds = [(name, address) for _, name, address in kinds]

    def next(self, chance: random.Random) -> tuple[str, str]:
        """The kind and address of a request."""
        ((name, address),) = chance.choices(self.kinds, self.weights)
        return name, "/api/v1/" + address(chance)


def _cursors(ledger: Ledger) -> Iterator[str]:
    after = None
    while (after := ledger.incidents_page(after=after, limit=1000).after) is not None:
        yield after


def _filter(chance: random.Random) -> str:
    west = chance.uniform(-120, 120)
    year = chance.randrange(2000, 2002)
    return chance.choice(
        (
            f"type={chance.choice(_TYPES)}",
            f"country=C{chance.randrange(90):02}",
            f"grade={chance.choice(_GRADES)}&type={chance.choice(_TYPES)}",
            f"box={west:.2f},10,{west + 20:.2f},30",
            f"since={year}-02-01&until={year}-02-20",
            f"actor=group-{chance.randrange(400)}",
            f"text=word{chance.randrange(4000)}",
        )
    )


@contextmanager
def _serving(where: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in a process of its own, and its address."""
    command = [sys.executable, "-c", _SERVE, "serve", "--ledger", str(where), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        try:
            _wait(address, process)
            yield address, process
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[str]) -> None:
    """Return once the server answers; raises OSError where it ended instead."""
    while True:
        try:
            urlopen(f"{address}api/v1/health").close()
            return
        except OSError:
            if process.poll() is not None:
                raise
            threading.Event().wait(0.1)


def _visits(
    address: str, process: subprocess.Popen[str], asking: _Asking, users: int, seconds: float, pause: float
) -> tuple[list[Answered], float]:
    """All requests of some users, and the seconds of processor time that the server spent on them."""
    host = urlsplit(address).netloc
    begin = perf_counter() + _WARMING
    found: list[list[Answered]] = [[] for _ in range(users)]
    threads = [
        threading.Thread(target=_visit, args=(host, asking, random.Random(n), begin, begin + seconds, pause, found[n]))
        for n in range(users)
    ]
    for thread in threads:
        thread.start()
    threading.Event().wait(_WARMING)
    before = _processor_seconds(process.pid)
    for thread in threads:
        thread.join()
    busy = _processor_seconds(process.pid) - before
    return [each for one in found for each in one], busy


def _visit(
    host: str, asking: _Asking, chance: random.Random, begin: float, end: float, pause: float, found: list[Answered]
) -> None:
    """One user over one connection, until the end."""
    connection = http.client.HTTPConnection(host, timeout=60)
    while (started := perf_counter()) < end:
        kind, address = asking.next(chance)
        connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Accept": "application/json"})
        answer = connection.getresponse()
        answer.read()
        done = perf_counter()
        if started >= begin:
            found.append(Answered(kind, (done - started) * 1000, answer.status == 200))
        if pause:
            threading.Event().wait(chance.uniform(0, 2 * pause))
    connection.close()


def _processor_seconds(process: int) -> float:
    """The processor time that a process spent so far, as Linux tells it; 0 elsewhere."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
