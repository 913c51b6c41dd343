"""Short reports, each for one thing that a reading must get right."""

import pytest

from twosource import Coder, Result
from twosource.model import Claim


def code(coder: Coder, text: str, published: str | None = "2021-05-14") -> Result:
    return coder.code(text, published=published)


def one(result: Result, event_type: str) -> Claim:
    found = [c for c in result.claims if c.type == event_type or c.type.startswith(event_type + ".")]
    assert len(found) == 1, [c.summary for c in result.claims]
    return found[0]


def agents(claim: Claim) -> list[tuple[str, str | None]]:
    return [(p.name, p.responsibility) for p in claim.participants if p.role == "agent"]


RESPONSIBILITY = [
    ("Boko Haram claimed responsibility for the attack on the convoy.", "Boko Haram", "claimed"),
    ("Ethiopia accused Eritrea of shelling the town of Badme.", "Eritrea", "accused"),
    ("Eritrea denied shelling the town of Badme.", "Eritrea", "denied"),
    ("Turkish warplanes bombed a village, witnesses said.", "Tur", "stated"),
    ("Suspected rebels attacked a village in Ituri.", "Suspected rebels", "suspected"),
    ("Officials said that rebels were responsible for the attack on the convoy.", "rebels", "accused"),
    ("The rebels are to blame for the attack on the convoy, the mayor said.", "rebels", "accused"),
]


@pytest.mark.parametrize(("text", "name", "responsibility"), RESPONSIBILITY)
def test_who_did_it_is_a_question_of_its_own(coder: Coder, text: str, name: str, responsibility: str) -> None:
    claim = one(code(coder, text), "attack")
    assert any(n.startswith(name) and r == responsibility for n, r in agents(claim)), agents(claim)


def test_the_same_event_told_twice_is_one_claim(coder: Coder) -> None:
    result = code(coder, "A car bomb exploded in Mosul on Monday. The attack killed 12 people.")
    claim = one(result, "attack")
    assert claim.type == "attack.bombing"
    assert [(q.measure, q.best) for q in claim.quantities] == [("killed", 12)]
    assert len(claim.evidence) == 2


def test_events_in_two_places_are_two_claims(coder: Coder) -> None:
    result = code(
        coder, "Gunmen attacked a checkpoint in Kabul on Monday. Gunmen attacked a checkpoint in Gardez on Monday."
    )
    assert sorted(c.place.name for c in result.claims if c.type == "attack" and c.place) == ["Gardez", "Kabul"]


def test_ellipsis_is_a_second_event(coder: Coder) -> None:
    text = "The group claimed a drone strike on an airbase in Basra, and another on a refinery in Kirkuk."
    places = [c.place.name for c in code(coder, text).claims if c.type == "attack.drone" and c.place]
    assert len(places) == 2
    assert len(set(places)) == 2


def test_nobody_is_no_agent(coder: Coder) -> None:
    result = code(coder, "A bomb killed two policemen in Quetta. No group claimed responsibility for the attack.")
    claim = one(result, "attack")
    assert agents(claim) == []


def test_unknown_casualties_are_not_zero(coder: Coder) -> None:
    result = code(coder, "Rockets hit a base in Kirkuk on Monday. There was no immediate word on casualties.")
    claim = one(result, "attack")
    assert [(q.low, q.best, q.high) for q in claim.quantities] == [(None, None, None)]


def test_without_a_day_of_publication_friday_stays_open(coder: Coder) -> None:
    result = code(coder, "Rebels attacked a town in Chad on Friday.", published=None)
    claim = one(result, "attack")
    assert claim.when is None or claim.when.start is None
    assert any("--published" in w and "Friday" in w for w in result.warnings)


def test_a_total_over_many_events_is_no_claim(coder: Coder) -> None:
    result = code(
        coder, "The base has been attacked 14 times since 3 April: nine times in April and five times in May."
    )
    (total,) = result.totals
    assert (total.measure, total.best, str(total.since)) == ("attacks", 14, "2021-04-03")
    assert not [c for c in result.claims if c.type == "attack"]


def test_what_is_said_without_an_event_is_one_statement_a_speaker(coder: Coder) -> None:
    text = "France said the border is long. France said that patience has its limits."
    claim = one(code(coder, text), "statement")
    assert [n for n, _ in agents(claim)] == ["France"]
    assert len(claim.evidence) == 2


def test_planned_is_not_occurred(coder: Coder) -> None:
    claim = one(code(coder, "Germany will withdraw its troops from Mali in 2024."), "withdrawal")
    assert claim.factuality == "planned"


def test_every_claim_begins_with_its_publisher(coder: Coder) -> None:
    result = coder.code("Police arrested three men in Lagos.", publisher="Example Daily")
    assert {c.attribution[0].speaker.name for c in result.claims} == {"Example Daily"}


def test_two_speakers_keep_two_claims(coder: Coder) -> None:
    text = "Police said gunmen killed four people in Jos on Monday. Residents said gunmen killed nine people in Jos."
    result = code(coder, text)
    killed = sorted(q.best or 0 for c in result.claims for q in c.quantities if q.measure == "killed")
    assert killed == [4, 9]
    assert len({c.attribution[-1].speaker.name for c in result.claims}) == 2


def test_reasons_cover_every_claim(report: Result) -> None:
    for claim in report.claims:
        fields = {reason.field for reason in report.explain(claim.id)}
        assert {"type", "factuality", "attribution"} <= fields
        assert all(reason.rule and reason.because for reason in report.explain(claim.id))


def test_reasons_cover_every_total(coder: Coder) -> None:
    text = "The base was attacked 14 times since 3 April: nine times in Basra and five times in Mosul, France said."
    result = code(coder, text)
    (total,) = result.totals
    reasons = {reason.field: reason.value for reason in result.explain(total.id)}
    assert {"measure", "count", "since", "part", "consistent", "attribution"} <= reasons.keys()
    assert (reasons["since"], reasons["consistent"]) == ("3 April 2021", "agree")


def test_times_told_by_another_event(coder: Coder) -> None:
    result = code(
        coder,
        "The war, which the army has waged since 3 April, goes on. "
        "The army launched the war after rebels attacked the town of Kidal. "
        "France has provided the army with arms since the start of the war.",
    )
    attack = one(result, "attack")
    assert attack.when is not None and attack.when.anchor == "event"
    assert f"{attack.when.start:%Y-%m-%d}" == "2021-04-03"
    aid = one(result, "aid.military")
    assert aid.when is not None and aid.when.end is None
    assert f"{aid.when.start:%Y-%m-%d}" == "2021-04-03"


def test_a_war_told_of_in_passing_dates_nothing(coder: Coder) -> None:
    result = code(
        coder,
        "Gunmen killed six farmers on 3 April in a district that the war has emptied. "
        "France has provided the army with arms since the start of the war.",
    )
    aid = one(result, "aid.military")
    assert aid.when is not None and aid.when.anchor == "publication"


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The general swore to shell the port of Kidal.", "attack.shelling"),
        ("Mali said on Monday that it would hold talks with the rebels of Kidal.", "negotiation"),
    ],
)
def test_what_is_planned_lies_ahead_of_the_report(coder: Coder, text: str, event_type: str) -> None:
    claim = one(code(coder, text), event_type)
    assert claim.factuality in ("planned", "threatened")
    assert claim.when is not None and (claim.when.end, claim.when.anchor) == (None, "publication")


def test_a_date_that_names_a_document_dates_no_event_of_its_sentence(coder: Coder) -> None:
    text = "We urge Mali to find those who attacked the camp, as it must under the accord of 25 December 2011."
    dated = [c.type for c in code(coder, text).claims if c.when is not None and c.when.anchor == "explicit"]
    assert dated == ["agreement.treaty"]


def test_what_is_dated_after_the_report_is_planned(coder: Coder) -> None:
    claim = one(code(coder, "The vote on 20 May is at risk, said the militia, which boycotts it."), "vote")
    assert claim.factuality != "occurred"


PARTS = [
    ("A coalition airstrike killed a commander near Tabqa.", "attack", "agent", ["coalition"]),
    ("Israel and Hamas blamed each other for shelling a school.", "attack", "agent", ["Israel", "Hamas"]),
    ("The army blamed rebels for shelling the town.", "attack", "agent", ["rebels"]),
    ('"I ordered the raid on the village," President Paul Kagame said.', "attack", "agent", ["Paul Kagame"]),
    ("Protesters burned cars. Officers arrested 20 of them.", "detention", "target", ["Protesters"]),
    ("Men threw three dynamite charges that injured a guard.", "attack", "agent", ["Men"]),
    ("Clashes in the sector between the army and rebels went on.", "clash", "agent", ["army", "rebels"]),
    ("The two ministers discussed the campaign to retake Mosul.", "territory", "agent", []),
    ("A US drone strike killed two men.", "attack", "agent", ["United States"]),
    ("Farmers blocked roads, and police arrested their leaders.", "detention", "target", ["leaders"]),
    ("The meeting condemned the rebels.", "condemnation", "agent", []),
    ("Voting cards killed the plan and tax collectors met.", "meeting", "agent", ["tax collectors"]),
    ("The Indian army has been deployed in Manipur.", "mobilisation", "agent", ["Indian Armed Forces"]),
    ("Russia deployed troops to Syria.", "mobilisation", "target", []),
    ("Three nuns were taken hostage by rebels.", "detention.hostage", "target", ["nuns"]),
]


@pytest.mark.parametrize(("text", "event_type", "role", "names"), PARTS)
def test_who_takes_part(coder: Coder, text: str, event_type: str, role: str, names: list[str]) -> None:
    claim = one(code(coder, text), event_type)
    assert [p.name for p in claim.participants if p.role == role] == names


def test_those_who_accuse_each_other_claim_nothing(coder: Coder) -> None:
    claim = one(code(coder, "Armenia and Azerbaijan accused each other of shelling villages."), "attack")
    assert agents(claim) == [("Armenia", "accused"), ("Azerbaijan", "accused")]


def test_a_pronoun_says_what_it_points_back_to(coder: Coder) -> None:
    result = code(coder, "Rebels attacked a base in Chad. They condemned the army.")
    assert any("'They' points back to 'Rebels'" in r.because for r in result.coding.reasons)


ONE_DEED = [
    # text, type, all who take part, who is in the source chain
    (
        "A car bomb exploded near a bank in Lima on Monday. The blast destroyed three cars.",
        "attack",
        ["bank", "car bomb", "cars"],
        [],
    ),
    ("A bomb placed by rebels at an oil pipeline went off.", "attack", ["bomb", "oil pipeline", "rebels"], []),
    ("Guards were hurt by explosives planted in a bank.", "attack", ["Guards", "bank", "explosives"], []),
    ("A dynamite attack destroyed a bank.", "attack", ["bank", "dynamite"], []),
    (
        "Men threw dynamite charges at the house of a judge.",
        "attack",
        ["Men", "dynamite charges", "house of a judge"],
        [],
    ),
    ("Rebels attacked a camp near Lima. The attack destroyed a school.", "attack", ["Rebels", "camp", "school"], []),
    (
        "An attack with explosives at a bank in Lima left one guard injured.",
        "attack",
        ["explosives", "guard"],
        [],
    ),
    (
        "The attack was launched from a car, from which men threw sticks of dynamite that injured a student.",
        "attack",
        ["men", "sticks", "student"],
        [],
    ),
    (
        "Gunmen killed a judge in Puno on Monday. The Red Front claimed responsibility in a call to a radio station.",
        "killing",
        ["Gunmen", "judge", "Red Front"],
        ["Red Front"],
    ),
    (
        "Gunmen killed a judge in Puno on Monday. Police blamed the Red Front.",
        "killing",
        ["Gunmen", "judge", "Red Front"],
        ["Police"],
    ),
    (
        "Police said that gunmen killed a judge in Puno. The Red Front claimed responsibility for the killing.",
        "killing",
        ["gunmen", "judge", "Red Front"],
        ["Police", "Red Front"],
    ),
    (
        "Police said that gunmen killed the mayor of Puno. The bishop condemned the killing of the mayor.",
        "killing",
        ["gunmen", "mayor of Puno"],
        ["Police"],
    ),
    ("A man was shot in Puno. The victim was identified as Juan Meris.", "attack", ["Juan Meris"], []),
    ("A pedestrian, later identified as Juan Meris, was killed by a bomb.", "attack", ["Juan Meris", "bomb"], []),
    ("Nine people were killed, including the union leader Elisa Velarde.", "killing", ["Elisa Velarde", "people"], []),
    (
        "Two men were killed in Lima. The dead are Jose Vega and Luis Mora.",
        "killing",
        ["Jose Vega", "Luis Mora", "men"],
        [],
    ),
    (
        "Priests Juan Vega, Luis Mora and Jose Ruiz were killed in Lima.",
        "killing",
        ["Jose Ruiz", "Juan Vega", "Luis Mora"],
        [],
    ),
]


@pytest.mark.parametrize(("text", "event_type", "names", "sources"), ONE_DEED)
def test_what_later_words_add_to_a_deed_joins_it(
    coder: Coder, text: str, event_type: str, names: list[str], sources: list[str]
) -> None:
    claim = one(code(coder, text), event_type)
    assert sorted(p.name for p in claim.participants) == sorted(names)
    assert [link.speaker.name for link in claim.attribution[1:]] == sources


def test_nobody_answers_where_no_group_claims_it(coder: Coder) -> None:
    result = code(coder, "A bomb exploded at a bank in Lima on Monday. No group has claimed responsibility.")
    claim = one(result, "attack")
    assert agents(claim) == []
    assert len(claim.attribution) == 1


def test_who_shoots_in_one_is_shot_in_another(coder: Coder) -> None:
    result = code(coder, "Bodyguards shot the gunman dead. He had fired at the mayor.")
    found = [(p.role, p.name) for c in result.claims if c.type == "attack.shooting" for p in c.participants]
    assert found == [("agent", "Bodyguards"), ("victim", "gunman"), ("agent", "gunman"), ("target", "mayor")]


def test_who_attacks_in_one_is_attacked_in_another(coder: Coder) -> None:
    result = code(coder, "Rebels attacked a base. Troops attacked the rebels.")
    assert [agents(c) for c in result.claims if c.type == "attack"] == [[("Rebels", "stated")], [("Troops", "stated")]]


@pytest.mark.parametrize(
    "text",
    [
        "Three houses were burned in the attack on the village of Sake on Monday.",
        "Guerrillas blew up two power pylons near San Miguel on Monday.",
        "The strike killed a dog and two goats in Gaza.",
        "Several men shot at the mayor's house in Cali.",
    ],
)
def test_things_animals_and_those_who_shoot_are_no_victims(coder: Coder, text: str) -> None:
    for claim in coder.code(text, published="2021-05-14").claims:
        assert not [p.name for p in claim.participants if p.role == "victim"]
        assert not [q for q in claim.quantities if q.measure in ("killed", "wounded", "casualties")]


def test_where_people_meet_takes_no_part(coder: Coder) -> None:
    (claim,) = coder.code("The ministers held their first meeting in Geneva on Monday.", published="2021-05-14").claims
    assert [p.role for p in claim.participants] == ["agent"]
    assert claim.place is not None
    assert claim.place.name == "Geneva"


def test_a_force_that_speaks_is_the_militia_named_before(coder: Coder) -> None:
    text = (
        "The Sudanese army accused the Rapid Support Forces (RSF) of firing on Omdurman. The RSF denied it. "
        "In a statement the force said that the market had been hit by the army's own artillery."
    )
    claims = [c for c in coder.code(text, published="2024-02-14").claims if c.type == "attack.shelling"]
    speakers = {c.attribution[-1].speaker.actor.id for c in claims if c.attribution[-1].speaker.actor is not None}
    assert "rapid-support-forces" in speakers
    assert all(p.responsibility != "claimed" for c in claims for p in c.participants)
