"""A server over a ledger of the reports written for the tests, and a real browser to look at it."""

import os
import shutil
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
import uvicorn
from argon2 import PasswordHasher
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from starlette.testclient import TestClient

from twosource import Coder
from twosource.ledger import Ledger
from twosource.web.access import passwords
from twosource.web.app import create_app
from twosource.web.settings import Settings

REPORTS = Path(__file__).parent.parent / "reports"
FLAGS = (
    "--no-sandbox",  # CI runs as root
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",  # maps are drawn without a graphics card
    "--enable-unsafe-swiftshader",
)


@pytest.fixture(scope="session")
def coded(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the reports written for the tests, coded by the pipeline. Tests that write take a copy."""
    where = tmp_path_factory.mktemp("web") / "coded.db"
    with Ledger(where, create=True) as ledger:
        for file in sorted(REPORTS.glob("*.toml")):
            written = tomllib.loads(file.read_text(encoding="utf-8"))
            result = coder.code(
                written["text"],
                published=written.get("published"),
                publisher=written.get("publisher"),
                title=written.get("title"),
            )
            ledger.add(result.coding, file.name)
    return where


@pytest.fixture
def ledger(coded: Path, tmp_path: Path) -> Path:
    """A copy of the coded ledger that a test may write to."""
    return Path(shutil.copy(coded, tmp_path / "ledger.db"))


@pytest.fixture(scope="module", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Passwords hashed at a low cost: what they cost on purpose is for tests/cli to pay."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger. Tests take a copy."""
    where = tmp_path_factory.mktemp("nothing") / "nothing.db"
    Ledger(where, create=True).close()
    return where


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    """A client without a browser, of a server over the test's own ledger."""
    with local_client(Settings(ledger=str(ledger))) as client:
        yield client


def local_client(settings: Settings) -> TestClient:
    """A client at this machine, whose requests carry what the forms of the server's pages do."""
    app = create_app(settings)
    return TestClient(app, "http://localhost", headers={"X-CSRF-Token": app.state.site.access.stranger})


@pytest.fixture
def server(ledger: Path) -> Iterator[str]:
    """The address of a listening server over the test's own ledger."""
    with serving(Settings(ledger=str(ledger), port=0)) as address:
        yield address


class serving:  # noqa: N801  used as `with serving(settings) as address`
    """A server in a thread of its own while the block lasts."""

    def __init__(self, settings: Settings) -> None:
        self.server = uvicorn.Server(
            uvicorn.Config(create_app(settings), host=settings.host, port=settings.port, log_level="warning")
        )
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        limit = monotonic() + 20
        while not self.server.started:
            assert monotonic() < limit and self.thread.is_alive(), "the server did not start"
            sleep(0.02)
        host, port = self.server.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(20)


@pytest.fixture(scope="session")
def serving_of() -> type[serving]:
    """Servers over other ledgers than the test's own: `with serving_of(settings) as address`."""
    return serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a screen; .ci/run installs it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI looks at the pages in Chromium, and none is installed; .ci/run installs it")
        pytest.skip("no Chromium is installed (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that fails the test where a page logs an error, breaks the policy, or asks another host for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            wrong.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "blob:", "data:")):
            wrong.append(f"asked {request.url}")

    page.on("console", logged)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", asked)
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)
