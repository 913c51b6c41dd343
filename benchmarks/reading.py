"""How quickly a large ledger answers and grows: over invented incidents in a real ledger file."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.filling import RUN, fill, invented
from benchmarks.results import commit
from twosource.incidents.items import Item
from twosource.ledger import Box, Filter, Ledger
from twosource.model import Coding, Document

_TIMES = 20
_ADDED = 10


def measure(incidents: int) -> str:
    """Markdown tables of what reading and adding take in a ledger of so many incidents."""
    with TemporaryDirectory() as folder:
        where = Path(folder) / "ledger.db"
        rest = fill(where, invented(incidents), incidents)
        with Ledger(where) as ledger:
            return "\n".join([*_reading(ledger), "", *_adding(ledger, rest)])


def _reading(ledger: Ledger) -> Iterator[str]:
    held = ledger.counts()
    yield f"Measured at commit {commit()}, with {held['incidents']:,} incidents of {held['claims']:,} claims in SQLite."
    yield ""
    yield "| read | median ms | 95th percentile ms |"
    yield "| --- | --- | --- |"
    for name, call in _queries(ledger):
        call(0)
        taken = [_milliseconds(call, n) for n in range(_TIMES)]
        yield f"| {name} | {median(taken):.0f} | {quantiles(taken, n=20)[-1]:.0f} |"


def _queries(ledger: Ledger) -> Iterator[tuple[str, Callable[[int], object]]]:
    """Each kind of reading by its name, as a function of the number of the try: no two ask for the same."""
    deep = _deep(ledger)
    yield "page of 100 incidents", lambda n: ledger.incidents_page(limit=100 + n)
    yield "the same, after half of them", lambda n: ledger.incidents_page(after=deep, limit=100 + n)
    filters: tuple[tuple[str, Callable[[int], Filter]], ...] = (
        ("type", lambda n: Filter(type=("attack", "clash", "attack.shelling", "protest")[n % 4])),
        ("country", lambda n: Filter(country=f"C{n:02}")),
        ("grade", lambda n: Filter(grade=("corroborated", "single-source", "contested", "official-only")[n % 4])),
        ("factuality", lambda n: Filter(factuality=("occurred", "denied")[n % 2])),
        ("box", lambda n: Filter(box=Box(5.0 * n, 10, 5.0 * n + 20, 30))),
        ("since", lambda n: Filter(since=date(2000 + n, 1, 1))),
        ("until", lambda n: Filter(until=date(2000 + n, 1, 1))),
        ("one week", lambda n: Filter(since=date(2003, 1, 1 + n), until=date(2003, 1, 7 + n))),
        ("actor's id", lambda n: Filter(actor=f"group-{10 + n}")),
        ("part of an actor's name", lambda n: Filter(actor=f"oup-{10 + n}")),
        ("text", lambda n: Filter(text=f"word{100 + n}")),
        ("publisher", lambda n: Filter(publisher=f"outlet {100 + n}")),
        ("country, type and grade", lambda n: Filter(country=f"C{n:02}", type="attack", grade="corroborated")),
    )
    for name, wanted in filters:
        yield f"page of 100, by {name}", lambda n, wanted=wanted: ledger.incidents_page(wanted(n))  # type: ignore[misc]
    yield "page of 100 claims", lambda n: ledger.claims_page(limit=100 + n)
    yield "page of 100 reports", lambda n: ledger.documents(limit=100 + n)
    yield "page of 100 changes", lambda n: ledger.changed(datetime(2000, 1, 1), limit=100 + n)
    yield "facets", lambda _: ledger.facets()
    yield "facets, by country", lambda n: ledger.facets(Filter(country=f"C{n:02}"))
    yield "facets, by text", lambda n: ledger.facets(Filter(text=f"word{100 + n}"))
    yield "all points", lambda _: list(ledger.points())
    yield "20 actors", lambda _: list(ledger.actors(limit=20))
    yield "20 hits of a search", lambda n: list(ledger.search(f"word{100 + n}", 20))


def _deep(ledger: Ledger) -> str | None:
    after: str | None = None
    for _ in range(max(1, ledger.counts()["incidents"] // 2000)):
        after = ledger.incidents_page(after=after, limit=1000).after
    return after


def _milliseconds(call: Callable[[int], object], n: int) -> float:
    begun = perf_counter()
    call(n)
    return (perf_counter() - begun) * 1000


def _adding(ledger: Ledger, rest: Iterable[list[Item]]) -> Iterator[str]:
    taken = []
    for event in islice(rest, _ADDED):
        begun = perf_counter()
        ledger.add(_coding(event[0]))
        taken.append((perf_counter() - begun) * 1000)
    yield f"Adding one more report to it: {median(taken):.0f} ms (at the most {max(taken):.0f} ms)."


def _coding(each: Item) -> Coding:
    claim, report = each.claim, each.report
    text = claim.evidence[0].quote
    document = Document(text, publisher=report.publisher, published=report.published, id=report.id)
    return Coding(document, (claim,), (), (), (), RUN)
