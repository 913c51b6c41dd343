"""Logging in and out in a real browser, with the cookie and the headers that it really sends."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from twosource.web.access.accounts import Accounts
from twosource.web.settings import Settings

PASSWORD = "eleven brown herons wade"


@pytest.fixture
def accounts(ledger: Path) -> Path:
    path = Settings(ledger=str(ledger)).accounts_file
    held = Accounts(path)
    held.add("adam", "admin", PASSWORD, by="tests")
    held.close()
    return path


def test_logging_in_leads_where_one_wanted_and_out_again(accounts: Path, tab: Page, server: str) -> None:
    tab.goto(f"{server}/about?from=mail")
    expect(tab.get_by_role("heading", name="Log in")).to_be_visible()
    tab.get_by_label("Name").fill("adam")
    tab.get_by_label("Password").fill("wrong")
    tab.get_by_role("button", name="Log in").click()
    expect(tab.get_by_role("alert")).to_have_text("Name and password do not fit.")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{server}/about?from=mail")
    (cookie,) = tab.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    tab.get_by_role("link", name="Log", exact=True).click()
    expect(tab.get_by_role("table")).to_contain_text("login failed")
    tab.get_by_role("button", name="Log out").click()
    expect(tab).to_have_url(f"{server}/login")
    tab.goto(f"{server}/audit")
    expect(tab.get_by_role("heading", name="Log in")).to_be_visible()
