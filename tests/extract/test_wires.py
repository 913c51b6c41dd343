"""Which agency a report credits."""

import pytest

from twosource import Coder, actors
from twosource.extract.claims.wires import credited
from twosource.extract.names import Linker

STORY = "Gunmen killed nine people at a market on Monday, residents said."


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(actors.load(()))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MARLOW, Feb 12 (Reuters) - {}", "Reuters"),
        ("(Reuters) - {}", "Reuters"),
        ("DJIBO, Burkina Faso (AP) — {}", "AP"),
        ("KYIV, AFP — {}", "AFP"),
        ("GENEVA, 3 May (Xinhua) -- {}", "Xinhua"),
        ("Market attacked\n\n{}\n\n(Reuters)", "Reuters"),
        ("{} (Reuters)", "Reuters"),
        ("{} — AFP", "AFP"),
        ("{}\nReporting by Reuters; editing by our desk.", "Reuters"),
        ("{}\nThe Associated Press contributed to this report.", "Associated Press"),
        ("{}\n(AFP, Reuters)", "AFP"),
        ("{}\nCopyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
        ("Reuters\n{}", "Reuters"),
        ("By Ada Example, Reuters\n{}", "Reuters"),
        ("{}", None),
        ("{}\nPhoto: Reuters", None),
        ("{}\nOfficials said so, Reuters reported.", None),
        ("{} The officials told Reuters.", None),
        ("Gunmen (Reuters) came. {}", None),
        ("MARLOW (Example Wire) - {}", None),
    ],
)
def test_the_agency_of_a_report(linker: Linker, text: str, agency: str | None) -> None:
    whole = text.format(STORY)
    found = credited(whole, linker.outlet)
    assert (found and found.span and found.span.quote) == agency
    if found is not None and found.span is not None:
        found.span.check(whole)


@pytest.mark.parametrize(
    ("publisher", "chain"),
    [
        ("Example Post", ["Example Post", "Reuters", "residents"]),
        ("Reuters", ["Reuters", "residents"]),
        (None, ["the report", "Reuters", "residents"]),
    ],
)
def test_the_agency_is_a_link_of_the_chain(coder: Coder, publisher: str | None, chain: list[str]) -> None:
    told = coder.code(f"DJIBO, Burkina Faso (Reuters) - {STORY}", published="2024-02-13", publisher=publisher).claims
    assert [link.speaker.name for link in told[0].attribution] == chain
