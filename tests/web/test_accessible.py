"""Every page in a real browser, on a desktop and a phone, by day and by night: for everybody, and without a fault."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.conftest import serving
from tests.web.visits import NO_PAGES, VISITS, Visit, fill, routes, visits
from twosource.web.access.accounts import Accounts
from twosource.web.settings import Settings

SIZES = ((1280, 900), (390, 844))
AXE = Axe()
REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"


@pytest.fixture(scope="module")
def names(coded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A ledger with something of everything, and the names of what it holds."""
    where = Path(shutil.copy(coded, tmp_path_factory.mktemp("visited") / "ledger.db"))
    return where, fill(where)


@pytest.fixture(scope="module")
def opened(names: tuple[Path, dict[str, str]]) -> Iterator[str]:
    """The server of everybody at this machine."""
    with serving(Settings(ledger=str(names[0]), port=0)) as address:
        yield address


@pytest.fixture(scope="module")
def closed(names: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that asks who somebody is."""
    file = tmp_path_factory.mktemp("accounts") / "accounts.db"
    accounts = Accounts(file)
    accounts.add("ada", "viewer", "a long and quiet password", by="the test")
    accounts.close()
    with serving(Settings(ledger=str(names[0]), port=0, accounts=file)) as address:
        yield address


def test_every_page_is_visited() -> None:
    missing = routes() - VISITS.keys() - NO_PAGES.keys()
    assert not missing, f"{sorted(missing)}: give each an address in tests/web/visits.py"


@pytest.mark.parametrize("visit", visits(), ids=lambda visit: visit.name)
def test_a_page_is_for_everybody(
    tab: Page,
    opened: str,
    closed: str,
    names: tuple[Path, dict[str, str]],
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    address = (closed if visit.strange else opened) + visit.address.format_map(names[1])
    found = []
    for width, height in SIZES:
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(address)  # until it is loaded: a page that listens is never idle
        expect(tab.locator("h1")).to_have_count(1)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, f"it is wider than {width} pixels"
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            rules = {} if scheme == "light" else {"runOnly": ["color-contrast"]}  # colours are all that changes
            violations = AXE.run(tab, options={"resultTypes": ["violations"], **rules}).response["violations"]
            found += [
                f"{width} {scheme}: {each['id']}: {each['help']}: {node['html'][:160]}"
                for each in violations
                if each["impact"] in ("serious", "critical")
                for node in each["nodes"][:3]
            ]
            if request.config.getoption("screenshots"):
                file = Path("build/screenshots") / f"{visit.name}-{width}-{scheme}.png"
                tab.screenshot(path=file, full_page=True)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", ["/search?q=army", "/totals", "/reports/graphic", "/runs"])
def test_everything_is_reached_with_the_keyboard_and_seen(tab: Page, opened: str, address: str) -> None:
    tab.goto(opened + address)
    tab.locator("body").evaluate("body => { document.activeElement.blur(); body.focus(); }")
    tab.keyboard.press("Tab")
    skip = tab.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    wanted = tab.evaluate(
        "css => [...document.querySelectorAll(css)].filter(e => e.checkVisibility() && !e.disabled).length", REACHABLE
    )
    reached = tab.evaluate("() => { window.reached = new Set(); window.unseen = []; }")
    for _ in range(wanted * 4):  # a date has several parts to stop at
        reached = tab.evaluate(
            """() => {
              const at = document.activeElement;
              if (at === document.body) return null;
              reached.add(at);
              const style = getComputedStyle(at);
              if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) unseen.push(at.outerHTML);
              return reached.size;
            }"""
        )
        if reached is None or reached == wanted:
            break
        tab.keyboard.press("Tab")
    assert reached == wanted
    assert tab.evaluate("unseen") == []


def test_the_skip_link_leads_past_the_navigation(tab: Page, opened: str) -> None:
    tab.goto(f"{opened}/totals")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("address", ["/totals/{series}", "/incidents/{incident}", "/reports/graphic", "/actors"])
def test_what_is_printed_is_the_content_alone_and_whole(
    tab: Page, opened: str, names: tuple[Path, dict[str, str]], address: str
) -> None:
    tab.set_viewport_size({"width": 720, "height": 1000})  # a sheet
    tab.goto(opened + address.format_map(names[1]))
    tab.emulate_media(media="print")
    for part in ("header.site", "footer.site", "form"):
        for each in tab.locator(part).all():
            expect(each).to_be_hidden()
    expect(tab.locator("h1")).to_be_visible()
    folds = tab.locator(".text details.graphic > summary")
    assert all(each.is_visible() for each in folds.all())  # what is folded is said on paper too
    cut = tab.evaluate(
        """() => [...document.querySelectorAll(".wide")]
          .filter(e => getComputedStyle(e).overflowX !== "visible").map(e => e.outerHTML.slice(0, 80))"""
    )
    assert cut == []


def test_pages_without_a_script_hold_the_same(opened: str, tab: Page) -> None:
    context = tab.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(f"{opened}/reports/graphic")
    expect(page.get_by_text("found the bodies of two children").first).to_be_hidden()
    page.locator("details.graphic > summary").first.click()
    expect(page.locator(".text").get_by_text("found the bodies of two children")).to_be_visible()
    page.get_by_role("link", name="Sources").click()
    assert re.search(r"/sources$", page.url)
    expect(page.get_by_role("table").first).to_be_visible()
    context.close()
