"""The review desk in a real browser: keys walk the queue and judge, and every step can be undone."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.test_correcting import TEXT, case, told
from tests.web.test_review import waiting
from twosource.ledger import Ledger
from twosource.model import Claim, Span

__all__ = ["told"]


def test_keys_walk_judge_and_undo(tab: Page, server: str, ledger: Path) -> None:
    first, second, third, *_ = waiting(ledger)
    tab.goto(f"{server}/review")
    title = tab.locator("#item .id")
    expect(title).to_have_text(first)
    tab.keyboard.press("j")
    expect(title).to_have_text(second)
    expect(tab).to_have_url(f"{server}/review?at={second}")
    expect(tab.locator("#item")).to_be_focused()
    tab.keyboard.press("k")
    expect(title).to_have_text(first)
    tab.keyboard.press("a")
    expect(title).to_have_text(second)
    said = tab.get_by_role("status")
    expect(said).to_contain_text(f"Claim {first} accepted.")
    tab.keyboard.press("r")
    expect(title).to_have_text(third)
    expect(said).to_contain_text(f"Claim {second} rejected.")
    tab.keyboard.press("u")
    expect(title).to_have_text(second)
    expect(said).to_contain_text("withdrawn.")
    expect(tab.locator(".past .withdrawn")).to_contain_text("reject")
    tab.go_back()
    expect(title).to_have_text(third)
    with Ledger(ledger) as held:
        told = [(each.verdict, each.subject) for each in held.judgements()]
    assert told == [("accept", first), ("reject", second), ("withdraw", second)]


def test_letters_of_a_note_do_not_judge(tab: Page, server: str, ledger: Path) -> None:
    first, *_ = waiting(ledger)
    tab.goto(f"{server}/review")
    tab.keyboard.press("n")
    tab.keyboard.type("are all rumours?")
    tab.keyboard.press("Escape")
    expect(tab.locator("#item")).to_be_focused()
    tab.get_by_role("button", name="Note only").first.click()
    expect(tab.locator(".past q")).to_have_text("are all rumours?")
    expect(tab.locator("#item .id")).to_have_text(first)
    with Ledger(ledger) as held:
        assert [each.verdict for each in held.judgements()] == ["note"]


def test_keys_are_shown_and_can_be_turned_off(tab: Page, server: str, ledger: Path) -> None:
    first, *_ = waiting(ledger)
    tab.goto(f"{server}/review")
    tab.keyboard.press("?")
    expect(tab.locator(".keys dl")).to_be_visible()
    tab.get_by_role("link", name="turn the keys off").click()
    expect(tab).to_have_url(re.compile("keys=False"))
    tab.keyboard.press("a")
    tab.keyboard.press("j")
    expect(tab.locator("#item .id")).to_have_text(first)
    with Ledger(ledger) as held:
        assert held.judgements() == []


def test_selected_words_become_a_span_in_code_points(
    tab: Page,
    server: str,
    ledger: Path,
    told: Claim,
) -> None:
    tab.goto(f"{server}/review?at={told.id}")
    tab.keyboard.press("e")
    expect(tab).to_have_url(re.compile(f"/review/claims/{told.id}"))
    tab.get_by_role("button", name="Add a participant").click()
    control = tab.locator('[name="participants.0.quote"]')
    control.focus()
    for words in ("هاجموا سوقا", "market in Sake 😀, witnesses\nsaid"):
        select(tab, words)
        expect(control).to_have_value(words)
        expect(tab.locator('[name="participants.0.start"]')).to_have_value(str(TEXT.index(words)))
    expect(tab.locator("#picking")).to_contain_text("Taken")
    tab.get_by_role("button", name="Save corrections").click()
    expect(tab.get_by_role("status")).to_contain_text(f"Claim {told.id} corrected: participants.")
    expect(tab.locator("#item .tag")).to_have_text("corrected: participants")
    (agent,) = case(ledger, told.id).claim.participants
    assert agent.span == Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    tab.keyboard.press("u")
    expect(tab.get_by_role("status")).to_contain_text("withdrawn")
    assert case(ledger, told.id).claim.participants == ()


def test_a_wrong_value_shows_its_reason_and_loses_nothing(tab: Page, server: str, told: Claim) -> None:
    tab.goto(f"{server}/review/claims/{told.id}")
    tab.get_by_label("Type").fill("attack.unheard")
    tab.get_by_label("Beside it").fill("near")
    tab.get_by_label("Type").press("Enter")
    reason = tab.locator("#wrong-type")
    expect(reason).to_contain_text("no event type")
    expect(reason).to_be_focused()
    expect(tab.get_by_label("Type")).to_have_attribute("aria-invalid", "true")
    expect(tab.get_by_label("Beside it")).to_have_value("near")


def select(tab: Page, words: str) -> None:
    """Select words of the report as a hand does, wherever the pieces of its text begin."""
    tab.evaluate(
        """(words) => {
          const whole = document.querySelector("#whole");
          const at = whole.textContent.indexOf(words);
          const spot = (offset) => {
            const walk = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
              if (offset <= node.length) return [node, offset];
              offset -= node.length;
            }
          };
          const range = new Range();
          range.setStart(...spot(at));
          range.setEnd(...spot(at + words.length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )
