"""Adding in a real browser: from an empty ledger to the first incident, files dropped, progress shown."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from twosource.web.settings import Settings

SLOW = 120_000  # milliseconds: the process of the first job loads its models


@pytest.fixture(scope="module")
def begun(serving_of, nothing: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over an empty ledger, for all tests here: its process loads its models once."""
    ledger = shutil.copy(nothing, tmp_path_factory.mktemp("begun") / "begun.db")
    with serving_of(Settings(ledger=str(ledger), port=0)) as address:
        yield address


def test_from_an_empty_ledger_to_the_first_incident(tab: Page, begun: str) -> None:
    tab.goto(begun)
    expect(tab.get_by_role("heading", level=1)).to_have_text("An empty ledger")
    expect(tab.get_by_text("twosource add reports/")).to_be_visible()
    tab.get_by_role("button", name="Add the sample").click()
    bar = tab.get_by_role("progressbar", name="Progress")
    expect(bar).to_be_visible()
    expect(tab.get_by_role("status")).to_contain_text("of about 16", timeout=SLOW)
    address = tab.url
    tab.goto(f"{begun}/about")  # the job goes on without the page
    tab.goto(address)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Done: sample reports.jsonl", timeout=SLOW)
    expect(tab.locator("dl.facts")).to_contain_text("16 reports")
    done = tab.url
    tab.get_by_role("link", name="See the incidents").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("incidents")
    tab.goto(done)
    tab.get_by_role("link", name="RSF denies shelling Omdurman market").click()
    tab.get_by_text("what others say of it").first.click()
    expect(tab.get_by_text("Who is held responsible")).to_be_visible()


def test_files_are_sent_and_the_summary_comes_by_itself(tab: Page, begun: str, tmp_path: Path) -> None:
    for town in ("Goma", "Sake"):
        (tmp_path / f"{town}.txt").write_text(f"Rebels attacked the town of {town} on Tuesday, the army said.", "utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n")
    tab.goto(f"{begun}/add")
    form = tab.locator("form[data-drop]")
    form.get_by_label("Text, HTML, JSON Lines").set_input_files(sorted(tmp_path.iterdir()))
    form.get_by_label("Publisher").fill("Example Wire")
    form.get_by_label("Day of publication").fill("2024-05-15")
    form.get_by_role("button", name="Add the files").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Done: Goma.txt and 2 more", timeout=SLOW)
    expect(tab.locator("main")).to_contain_text("picture.txt is an image")


def test_files_may_be_dropped_on_the_form(tab: Page, begun: str) -> None:
    tab.goto(f"{begun}/add")
    dropped = tab.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['x'], 'dropped.txt')); return d; }"
    )
    tab.locator("form[data-drop] h2").dispatch_event("drop", {"dataTransfer": dropped})
    assert tab.locator("#files").evaluate("field => field.files[0].name") == "dropped.txt"


def test_without_a_script_the_page_comes_again_by_itself(browser: Browser, begun: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{begun}/add")
    page.get_by_label("Text", exact=True).fill("Rebels attacked the town of Beni on Tuesday, the army said.")
    page.get_by_role("button", name="Add the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done: pasted report.jsonl", timeout=SLOW)
    context.close()
