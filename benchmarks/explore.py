"""How quickly the Explore page can be used, by the number of incidents: a server, a real browser, invented incidents.

A browser of its own opens the page in a new profile each time (nothing cached) and draws the map by the processor
(SwiftShader). Usable is when the map lies still with all incidents drawn and the timeline can be brushed.
"""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, sleep

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from benchmarks.filling import fill, invented
from twosource.errors import ConfigurationError
from twosource.web.app import create_app
from twosource.web.settings import Settings

LIMITS = {5_000: 2.0, 50_000: 3.0}
"""Seconds that a page may take until it is usable, by the number of incidents."""

_FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
_TIMES = 5


def measure(sizes: list[int]) -> str:
    """A Markdown table: for each size the server's part, the table, and when the page is usable, in seconds."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise ConfigurationError(
            "no Chromium is installed, and the page is measured in one (Debian: apt install chromium)"
        )
    rows = [
        "| incidents | page sent | points sent | table readable | usable | limit |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        for size in sizes:
            where = Path(folder, f"{size}.db")
            fill(where, invented(size), size)
            with _serving(where) as address:
                runs = [_opened(browser, address) for _ in range(_TIMES)]
            middle = [f"{median(run[part] for run in runs):.2f} s" for part in range(4)]
            limit = LIMITS.get(size)
            rows.append(f"| {size:,} | {' | '.join(middle)} | {f'{limit:.1f} s' if limit else ''} |")
        browser.close()
    return "\n".join(rows)


def _opened(browser: Browser, address: str) -> tuple[float, float, float, float]:
    """Seconds until the page and the points are sent, the table is readable, and all can be used."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        started = perf_counter()
        page.goto(address, wait_until="commit")
        sent = perf_counter() - started
        page.wait_for_selector(".incidents tbody tr")
        readable = perf_counter() - started
        page.wait_for_selector("#timeline .u-over", state="attached")
        page.wait_for_selector("#map[data-ready]", state="attached", timeout=60_000)
        usable = perf_counter() - started
        points = page.evaluate(
            "performance.getEntriesByType('resource').find(e => e.name.includes('/explore/points')).duration / 1000"
        )
        return sent, points, readable, usable


@contextmanager
def _serving(where: Path) -> Iterator[str]:
    """The address of a server over a ledger, in a thread of its own."""
    settings = Settings(ledger=str(where), port=0)
    server = uvicorn.Server(uvicorn.Config(create_app(settings), host=settings.host, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    limit = monotonic() + 20
    while not server.started and monotonic() < limit:
        sleep(0.02)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    try:
        yield f"http://{host}:{port}/"
    finally:
        server.should_exit = True
        thread.join(20)
