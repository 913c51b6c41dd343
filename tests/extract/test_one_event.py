"""What a report tells of one event in several places is one claim, and its numbers are its own."""

import pytest

from twosource import Coder, Result
from twosource.model import Claim


def attack(result: Result) -> Claim:
    found = [c for c in result.claims if c.type.startswith(("attack", "clash", "killing", "casualty_report"))]
    assert len(found) == 1, [c.summary for c in result.claims]
    return found[0]


STORIES = [
    "Nine dead in Jos\n\nGunmen attacked a market in Jos on Monday, killing nine people.",
    "Gunmen attacked a market in Jos on Monday, police said.\n\nNine people were killed.",
    "A bomb hit a market in Jos on Monday. The number of dead was put at nine.",
    "Gunmen attacked a market in Jos on Monday. Police gave no death toll at first. Nine people were killed.",
]


@pytest.mark.parametrize("text", STORIES)
def test_casualties_are_those_of_the_event(coder: Coder, text: str) -> None:
    result = coder.code(text, published="2024-05-14")
    claim = attack(result)
    assert claim.type.startswith("attack")
    assert [(q.measure, q.best) for q in claim.quantities] == [("killed", 9)]
    assert not result.totals


def test_who_repels_an_attack_is_its_target(coder: Coder) -> None:
    claim = attack(coder.code("The army of Mali repelled an attack by rebels near Gao.", published="2024-05-14"))
    assert next((p.role, p.name) for p in claim.participants) == ("agent", "rebels")
    assert [p.actor.country for p in claim.participants if p.role == "target" and p.actor is not None] == ["MLI"]


def test_the_day_of_a_claim_of_responsibility_parts_no_event(coder: Coder) -> None:
    text = "Gunmen attacked the town of Gao on 2 May. Islamic State claimed responsibility for the attack on 9 May."
    claim = attack(coder.code(text, published="2024-05-14"))
    assert claim.when is not None and claim.when.start is not None and claim.when.start.day == 2
    assert {p.responsibility for p in claim.participants if p.role == "agent"} == {"stated", "claimed"}


def test_the_site_says_more_than_the_region(coder: Coder) -> None:
    text = "Jets bomb market in Borno\n\nJets bombed a market in Maiduguri on Monday."
    claim = attack(coder.code(text, published="2024-05-14"))
    assert claim.place is not None and claim.place.name == "Maiduguri"


def test_the_dead_of_a_lasting_war_are_a_total(coder: Coder) -> None:
    result = coder.code("Some 9,000 people have been killed in the insurgency in Borno.", published="2024-05-14")
    assert [(t.measure, t.best) for t in result.totals] == [("killed", 9000)]


def test_a_campaign_that_something_is_counted_from_is_not_the_attack_told_before(coder: Coder) -> None:
    text = (
        "Shells killed four people in the town of Rafah on Sunday, doctors said. The army said it had targeted a "
        "workshop.\n\nThe envoy will travel to Amman on Wednesday.\n\nDoctors say more than 300 people were killed "
        "since the offensive began on 8 July."
    )
    result = coder.code(text, published="2014-07-21")
    targeted = next(c for c in result.claims if any(p.name == "workshop" for p in c.participants))
    assert targeted.when is None or targeted.when.start is None or targeted.when.start.day != 8
    (total,) = result.totals
    assert str(total.since) == "2014-07-08"
    assert total.scope.place is None or total.scope.place.precision in ("country", "region", "admin1")


def test_what_somebody_heard_is_no_total(coder: Coder) -> None:
    text = 'Shells hit a market in Sake on Monday. "We heard four explosions," a vendor said.'
    assert not coder.code(text, published="2024-05-14").totals


def test_what_is_not_told_is_no_claim(coder: Coder) -> None:
    assert not coder.code("Police have not given a death toll.", published="2024-05-14").claims


def test_a_spokesman_claims_for_his_body(coder: Coder) -> None:
    text = "Taliban spokesman Zabihullah Mujahid claimed responsibility for an attack on a base in Kunduz."
    claim = attack(coder.code(text, published="2024-05-14"))
    assert [(p.name, p.responsibility) for p in claim.participants if p.role == "agent"] == [("Taliban", "claimed")]


def test_a_gathering_can_be_attacked(coder: Coder) -> None:
    claim = attack(coder.code("Jets bombed a wedding in Sanaa on Monday.", published="2024-05-14"))
    assert [p.name for p in claim.participants if p.role == "target"] == ["wedding"]


def test_threats_are_of_the_day_on_which_they_are_made(coder: Coder) -> None:
    result = coder.code("The rebels threatened to disrupt the vote on 28 May.", published="2024-05-14")
    (threat,) = [c for c in result.claims if c.type == "threat"]
    assert threat.factuality == "occurred"
    assert threat.when is None or threat.when.start is None or threat.when.start.day < 15


def test_money_takes_no_part(coder: Coder) -> None:
    result = coder.code("Britain pledged 30 million pounds in aid to Kenya.", published="2024-05-14")
    assert not [p for c in result.claims for p in c.participants if "pound" in p.name]


TOLLS = [
    ("The death toll from Monday's explosion in Herat, Afghanistan, has risen to 12, an official said.", 12),
    ("The death toll of Monday's attack in Herat, Afghanistan, has been corrected to 12, officials said.", 12),
    ("Officials raised the death toll from Monday's bombing in Herat, Afghanistan, to 12.", 12),
    ("The health ministry corrected the death toll from the bombing in Herat on Monday to 12 from seven.", 12),
    ("The death toll from attacks in Herat has risen to 40, officials said.", None),
    ("The death toll from the war in Sudan has risen to 15,000, officials said.", None),
]


@pytest.mark.parametrize(("text", "killed"), TOLLS)
def test_the_toll_of_one_event_is_its_own_and_of_many_a_total(coder: Coder, text: str, killed: int | None) -> None:
    """So that a later report that corrects a toll updates the incident."""
    result = coder.code(text, published="2024-05-15")
    told = [q.best for claim in result.claims for q in claim.quantities if q.measure == "killed"]
    assert told[:1] == ([killed] if killed else [])
    assert bool(result.totals) is (killed is None)
