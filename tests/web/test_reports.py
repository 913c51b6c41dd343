"""The list of reports, and a report whose words run from right to left or tell what not everybody wants to read."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from tests.written import claim, coding, report
from twosource.ledger import Ledger
from twosource.model import Document, Reason, Span, json
from twosource.web.pages import reports as page

GRAPHIC = "Shells fell near Sake. Villagers found the bodies of two children, a priest said. The army denied it."


@pytest.fixture
def graphic(ledger: Path) -> str:
    """A report with one sentence of graphic details, which is the evidence of its claim; the report's address."""
    document = report("graphic", publisher="Example Wire", text=GRAPHIC)
    start, end = GRAPHIC.index("Villagers"), GRAPHIC.index(" The army")
    told = replace(claim(document), evidence=(Span.of(GRAPHIC, start, end),))
    with Ledger(ledger) as held:
        held.add(coding(document, told))
    return "/reports/graphic"


def pages(client: TestClient, address: str) -> list[str]:
    """All pages of a list, each reached from the one before."""
    found = []
    while address:
        found.append(client.get(address).text)
        after = re.search(r'rel="next" href="([^"]+)"', found[-1])
        address = after[1].replace("&amp;", "&") if after else ""
    return found


def test_the_list_holds_every_report_once(client: TestClient, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_ROWS", 15)
    found = pages(client, "/reports")
    with Ledger(ledger) as held:
        known = {each.about.id: each for each in held.documents(limit=1000).items}
    shown = [name for html in found for name in re.findall(r'<th scope="row"[^>]*><a href="/reports/([^"]+)"', html)]
    assert len(found) == -(-len(known) // 15)
    assert sorted(shown) == sorted(known)
    for each in known.values():
        assert re.search(
            rf'/reports/{each.about.id}".*?data-label="Claims"[^>]*>{each.claims}<', "".join(found), re.DOTALL
        )


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("text=shells+priest", True),
        ("text=shells+moon", False),
        ("publisher=example+wire", True),
        ("publisher=nobody", False),
        ("since=2024-05-14&until=2024-05-14", True),
        ("since=2024-05-15", False),
        ("country=COD&type=attack", True),
    ],
)
def test_reports_are_chosen_by_the_address(client: TestClient, graphic: str, asked: str, shown: bool) -> None:
    assert any(f'href="{graphic}"' in html for html in pages(client, f"/reports?{asked}")) is shown


def test_a_report_without_a_title_goes_by_its_first_words(client: TestClient, graphic: str) -> None:
    html = client.get("/reports?publisher=example+wire&text=shells").text
    assert f'<a href="{graphic}">Shells fell near Sake. …</a>' in html


def test_graphic_details_are_folded_until_asked_for(tab: Page, server: str, graphic: str) -> None:
    tab.goto(server + graphic)
    sentence = tab.locator(".text .graphic")
    expect(sentence.locator("summary")).to_have_text("Graphic detail: bodies")
    expect(tab.get_by_text("found the bodies").first).to_be_hidden()
    expect(tab.locator(".text").get_by_text("The army denied it.")).to_be_visible()
    tab.get_by_role("link", name="Unfold all").click()
    expect(tab).to_have_url(re.compile(r"\?graphic=shown$"))
    expect(tab.locator(".text").get_by_text("found the bodies of two children")).to_be_visible()
    expect(tab.locator("details.graphic")).to_have_count(0)


def test_a_value_unfolds_the_words_that_it_comes_from(tab: Page, server: str, graphic: str, ledger: Path) -> None:
    with Ledger(ledger) as held:
        (incident,) = held.incidents_of([c.claim.id for c in held.claims() if c.document.id == "graphic"]).values()
    tab.goto(f"{server}/incidents/{incident}")
    quote = tab.locator(".sides .graphic")
    expect(quote.locator("blockquote")).to_be_hidden()
    quote.locator("summary").press("Enter")
    expect(quote.locator("blockquote")).to_be_visible()
    quote.locator("a.words").click()
    expect(tab).to_have_url(re.compile("/reports/graphic#r-"))
    expect(tab.locator(".text .graphic")).to_be_in_viewport()


def test_nothing_is_folded_in_what_is_not_graphic(client: TestClient, ledger: Path) -> None:
    with Ledger(ledger) as held:
        held.add(coding(report("plain", text="Shells fell near Sake.")))
    html = client.get("/reports/plain").text
    assert "details class" not in html and "Unfold" not in html


def test_claims_are_shown_as_reviewers_left_them(client: TestClient, ledger: Path) -> None:
    text = "Shells fell near Sake. A drone struck the market, and seven people were killed there, a priest said."
    document = report("amended", text=text)
    told = replace(claim(document, killed=3), id="c-amended", evidence=(Span.of(text, 0, 22),))
    trigger = Reason("c-amended", "type", "attack", "words/1", "a word", Span.of(text, 0, 6))
    seven = text.index("seven")
    value = replace(told.quantities[0], low=7, best=7, high=7, span=Span.of(text, seven, seven + 5))
    moved = (Span.of(text, 23, len(text)),)
    address = "/reports/amended"
    with Ledger(ledger) as held:
        held.add(replace(coding(document, told), reasons=(trigger,)))
        assert "3 people killed" in client.get(address).text and "told by" in client.get(address).text
        held.judge("zoe <b>", "correct", told.id, field="type", value='"attack.drone"')
        held.judge("ada", "correct", told.id, field="quantities", value=json.dump([value]))
        held.judge("zoe <b>", "correct", told.id, field="evidence", value=json.dump(moved))
    html = client.get(address).text
    assert "</span>attack.drone</h3>" in html and "told by" not in html
    assert f'data-from="{seven}"' in html
    assert "3 people killed" not in html and "Shells fell near Sake.</blockquote>" not in html
    assert "Corrected: type, evidence by <bdi>zoe &lt;b&gt;</bdi>; quantities by <bdi>ada</bdi>" in html
    with Ledger(ledger) as held:
        held.judge("ada", "reject", told.id)
    html = client.get(address).text
    assert "rejected by a reviewer" in html and "Corrected:" not in html and "3 people killed" in html


@pytest.mark.parametrize(
    ("title", "outlet"),
    [("غارة جوية على قرية example قرب Sake", "صحيفة المثال"), ("הפצצה ליד Sake: שלושה הרוגים", "עיתון לדוגמה")],
)
def test_words_from_right_to_left_keep_their_place(
    tab: Page, server: str, ledger: Path, title: str, outlet: str
) -> None:
    text = f"Shells fell near Sake, {outlet} said.\n{title}."
    document = Document(text, title=title, publisher=outlet, published=date(2024, 5, 14), id="rtl")
    with Ledger(ledger) as held:
        held.add(coding(document, claim(document, killed=3)))
    tab.goto(f"{server}/reports/rtl")
    direction = "element => getComputedStyle(element).direction"
    assert tab.locator("h1").evaluate(direction) == "rtl"
    paragraphs = tab.locator(".text p")
    assert [p.evaluate(direction) for p in paragraphs.all()] == ["ltr", "rtl"]
    about = tab.locator(".about")
    assert about.evaluate(direction) == "ltr"
    # what stands after a name from right to left stays behind it
    parts = [part.bounding_box() for part in about.locator("bdi").all()]
    lefts = [part["x"] for part in parts if part is not None]
    assert len(lefts) == 3 and lefts == sorted(lefts)
    tab.goto(f"{server}/reports")
    row = tab.get_by_role("link", name=title)
    assert row.locator("xpath=..").evaluate(direction) == "rtl"
