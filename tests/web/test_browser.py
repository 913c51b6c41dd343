"""The pages in a real browser: a click leads from a value to its words and back."""

from playwright.sync_api import Page, expect

from twosource.ledger import Ledger


def test_a_click_leads_from_an_incident_to_the_words(tab: Page, server: str, ledger: str) -> None:
    with Ledger(ledger) as held:
        incident = next(i for i in held.incidents() if len(i.claims) > 1)
        stored = next(held.claims_by_id(incident.claims[:1]))
    tab.goto(f"{server}/incidents/{incident.id}")
    quote = stored.claim.evidence[0].quote
    tab.locator("a.words", has_text=quote).first.click()
    expect(tab).to_have_url(f"{server}/reports/{stored.document.id}#r-{stored.claim.id}")
    card = tab.locator(f"#r-{stored.claim.id}")
    expect(card).to_be_focused()
    expect(tab.locator(f'.evidence[data-cards~="r-{stored.claim.id}"]').first).to_be_in_viewport()
    card.get_by_text("what others say of it").click()
    expect(tab).to_have_url(f"{server}/incidents/{incident.id}")
