"""Acts of parliaments, councils and speakers, and what the totals of a war count."""

from twosource import Coder, Result
from twosource.model import Claim


def code(coder: Coder, text: str, published: str = "2021-05-14") -> Result:
    return coder.code(text, published=published)


def one(result: Result, event_type: str) -> Claim:
    found = [c for c in result.claims if c.type == event_type or c.type.startswith(event_type + ".")]
    assert len(found) == 1, [c.summary for c in result.claims]
    return found[0]


def test_what_a_parliament_passes_is_planned(coder: Coder) -> None:
    result = code(
        coder, "The US Senate passed a $3 billion military aid package for Kenya. The bill is yet to clear the House."
    )
    assert one(result, "aid.military").factuality == "planned"
    passed, pending = [c for c in result.claims if c.type == "legislation"]
    assert (passed.factuality, pending.factuality) == ("occurred", "planned")


def test_what_a_vetoed_text_would_have_said_is_not_claimed(coder: Coder) -> None:
    result = code(coder, "Russia vetoed a resolution that called on Syria to stop its attacks.")
    assert [c.type for c in result.claims] == ["rejection.veto"]


def test_a_toll_counts_the_war_that_it_is_told_of(coder: Coder) -> None:
    text = "The war, which Russia has waged against Ukraine since 2022, has claimed the lives of 9,000 people so far."
    (total,) = code(coder, text, "2023-05-14").totals
    assert (total.measure, total.best, total.scope.type) == ("killed", 9000, "clash")
    assert {p.name for p in total.scope.participants} == {"Russia", "Ukraine"}


def test_whose_the_doers_are_is_not_where_it_was(coder: Coder) -> None:
    claim = one(code(coder, "Fighters met in Gaza. Gaza's militants fired rockets at Israel on Monday."), "attack")
    assert claim.place is None or claim.place.country != "PSE"


def test_a_summary_is_no_evidence_of_other_kinds_of_attack(coder: Coder) -> None:
    text = "Three bases in Syria came under attack by drones. Kenya shelled a village near Busia on Monday."
    claim = one(code(coder, text), "attack.shelling")
    assert len(claim.evidence) == 1


def test_speech_keeps_its_words(coder: Coder) -> None:
    claim = one(code(coder, "France said the border will stay as it is."), "statement")
    assert [span.quote for span in claim.content] == ["the border will stay as it is"]
