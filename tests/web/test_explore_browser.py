"""Explore in a real browser: what is clicked, brushed or typed goes to the address, and the address brings it back."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import serving
from twosource.ledger import Ledger
from twosource.web.settings import Settings

expect.set_options(timeout=20_000)  # maps are drawn by the processor here


def ready(tab: Page) -> None:
    tab.wait_for_selector("#map[data-ready]", timeout=30_000)


def seen(tab: Page) -> list[str]:
    """The incidents of the table, by their addresses."""
    return [link.get_attribute("href") or "" for link in tab.locator(".incidents .what a").all()]


def found(tab: Page) -> int:
    return int((tab.locator("h1").inner_text()).split()[0].replace(",", ""))


def test_a_filter_is_in_the_address_and_comes_back_with_it(tab: Page, server: str) -> None:
    tab.goto(server)
    whole = found(tab)
    tab.evaluate("window.same = true")
    tab.get_by_text("More filters").click()
    tab.get_by_label("Type", exact=True).fill("attack")
    tab.get_by_label("From").fill("2020-01-01")
    tab.get_by_role("button", name="Show").click()
    expect(tab).to_have_url(re.compile(r"/\?type=attack&since=2020-01-01$|/\?since=2020-01-01&type=attack$"))
    expect(tab.locator(".chip")).to_have_count(2)
    assert 0 < found(tab) < whole
    rows = seen(tab)
    assert tab.evaluate("window.same"), "the page was loaded anew"
    tab.reload()
    assert seen(tab) == rows
    tab.get_by_role("link", name="type attack").click()
    expect(tab).to_have_url(f"{server}/?since=2020-01-01")
    tab.go_back()
    expect(tab.locator(".chip")).to_have_count(2)
    assert seen(tab) == rows
    tab.go_back()
    expect(tab.locator("h1")).to_have_text(re.compile(f"^{whole:,} incident"))


def test_a_facet_changes_table_and_files_without_a_load(tab: Page, server: str) -> None:
    tab.goto(server)
    tab.evaluate("window.same = true")
    facet = tab.locator(".facet", has_text="Corroboration").locator("a").first
    count = facet.locator(".count").inner_text()
    facet.click()
    expect(tab.locator("h1")).to_have_text(re.compile(f"^{count} incident"))
    assert tab.evaluate("window.same")
    expect(tab.locator('.facet a[aria-current="true"]')).to_have_count(1)
    href = tab.get_by_role("link", name="JSON", exact=True).get_attribute("href") or ""
    assert len(tab.request.get(server + href).json()) == int(count)


def test_a_brush_on_the_timeline_asks_for_days(tab: Page, server: str) -> None:
    tab.goto(server)
    whole = found(tab)
    over = tab.locator("#timeline .u-over")
    over.wait_for()
    box = over.bounding_box()
    assert box
    tab.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 30, steps=4)
    tab.mouse.move(box["x"] + box["width"] - 3, box["y"] + 30, steps=4)
    tab.mouse.up()
    expect(tab).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    expect(tab.get_by_role("link", name="the whole time")).to_be_visible()
    assert 0 < found(tab) < whole
    tab.get_by_role("link", name="the whole time").click()
    expect(tab.locator("h1")).to_have_text(re.compile(f"^{whole:,} incident"))


def test_a_click_on_the_map_leads_to_an_incident(tab: Page, server: str, ledger: Path) -> None:
    with Ledger(ledger) as held:
        placed = [i for i in held.incidents() if i.place and i.place.lat is not None and i.place.precision == "city"]
        assert placed
        chosen = placed[0].place
    assert chosen and chosen.lat is not None and chosen.lon is not None
    # a small box brings the map so close that the middle of it is the place
    west, south = chosen.lon - 0.02, chosen.lat - 0.02
    tab.goto(f"{server}/?box={west:.4f},{south:.4f},{west + 0.04:.4f},{south + 0.04:.4f}")
    ready(tab)
    canvas = tab.locator("canvas.maplibregl-canvas").bounding_box()
    assert canvas
    tab.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    listed = tab.locator(".maplibregl-popup li a")
    listed.first.wait_for()
    address = listed.first.get_attribute("href")
    assert address in {f"/incidents/{i.id}" for i in placed}
    listed.first.click()
    expect(tab).to_have_url(server + (address or ""))


def test_the_map_asks_for_a_box_only_where_the_user_wants_it(tab: Page, server: str) -> None:
    tab.goto(server)
    ready(tab)
    assert "box=" not in tab.url
    expect(tab.locator("#here")).to_be_hidden()
    canvas = tab.locator("canvas.maplibregl-canvas").bounding_box()
    assert canvas
    x, y = canvas["x"] + 200, canvas["y"] + 200
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 150, y + 60, steps=5)
    tab.mouse.up()
    tab.get_by_role("button", name="Search in this view").click()
    expect(tab).to_have_url(re.compile(r"box=-?[\d.]+%2C-?[\d.]+%2C-?[\d.]+%2C-?[\d.]+"))
    expect(tab.locator(".chip", has_text="in the box")).to_be_visible()
    shown = seen(tab)
    tab.reload()
    assert seen(tab) == shown


def test_without_a_script_links_and_form_do_the_same(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server)
        expect(page.locator("#instead")).to_contain_text("The map needs JavaScript")
        page.get_by_label("Words in the reports").fill("attack")
        page.get_by_role("button", name="Find").click()
        expect(page).to_have_url(re.compile(r"[?&]text=attack"))
        assert seen(page)
        page.locator('#timeline a:not([tabindex="-1"])').last.click(force=True)
        expect(page).to_have_url(re.compile(r"since=\d"))
        expect(page.locator("svg[role=img]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(browser: Browser, server: str, scheme: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(server)
        ready(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        expect(page.locator(".facet").first).to_be_hidden()
        page.locator(".filters > summary").click()
        expect(page.locator(".facet").first).to_be_visible()


def test_where_no_map_can_start_the_page_says_so(tab: Page, server: str) -> None:
    tab.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext ="
        "function (kind, ...more) { return kind.startsWith('webgl') ? null : get.call(this, kind, ...more) }"
    )
    tab.goto(server + "/?type=attack")
    expect(tab.locator("#instead")).to_contain_text("This browser could not start the map (WebGL 2 is missing")
    assert seen(tab)


def test_a_map_of_the_servers_own_is_drawn(tab: Page, ledger: Path, tmp_path: Path) -> None:
    ring = [[20, -10], [40, -10], [40, 40], [20, 40], [20, -10]]
    land = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    own = tmp_path / "own.geojson"
    own.write_text(json.dumps({"type": "FeatureCollection", "features": [land]}), encoding="utf-8")
    with serving(Settings(ledger=str(ledger), port=0, basemap=own)) as address:
        with tab.expect_response(f"{address}/explore/basemap") as answer:
            tab.goto(address)
        assert answer.value.ok
        ready(tab)
        expect(tab.get_by_text("The map is this server’s own.")).to_be_visible()
