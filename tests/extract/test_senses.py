"""Words in a sense that tells no event, and places that are no targets; sentences written for the project."""

import pytest

from twosource import Coder

OTHER_SENSES = [
    "Lea was crowned Miss Ruritania.",
    "The novel was crowned with a prize.",
    "The striker hit the puck past the keeper.",
    "The favourites crushed the team of the hosts.",
    "The speech was drowned out by applause.",
    "The situation is under control.",
    "The mission is to conduct maritime security operations.",
    "The deal would deny the militia a safe haven.",
    "The talks bring the sides closer to starting negotiations.",
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_other_senses_of_words_tell_no_event(coder: Coder, text: str) -> None:
    found = [c.type for c in coder.code(text, published="2021-05-14").claims if c.factuality == "occurred"]
    assert [t for t in found if t not in ("statement", "meeting", "casualty_report")] == []


ILL = "Kovar died after a long battle with cancer."


def test_a_battle_with_a_disease_is_no_clash(coder: Coder) -> None:
    assert [c.type for c in coder.code(ILL, published="2021-05-14").claims] == ["casualty_report"]


ATTACKS = [
    ("A bomb exploded in southern Bogota at a hospital.", ["hospital"]),
    ("Two fighters detonated their vests in a busy market in Turkey.", ["busy market"]),
    ("The army knows attacks of this kind.", []),
    ("The army has used gas on three occasions.", []),
    ("The army has used chemical weapons in the past.", []),
    ("At the president's orders, warships fired missiles at the airfield.", ["airfield"]),
    ("A grenade exploded in a suspected case of extortion.", []),
    ("Near Tarnov, one strike destroyed a depot and a car bomb.", ["depot", "car bomb"]),
]


@pytest.mark.parametrize(("text", "targets"), ATTACKS)
def test_what_is_hit_is_a_target_and_not_where_or_how(coder: Coder, text: str, targets: list[str]) -> None:
    found = coder.code(text, published="2021-05-14").claims
    told = sorted(p.name for c in found if c.type.startswith("attack") for p in c.participants if p.role == "target")
    assert told == sorted(targets)


WARNED = [
    ("The embassy warned of attacks on hotels in Tarnov.", [("attack", "possible")]),
    ("The rebels warned of attacks on hotels in Tarnov.", [("threat", "occurred")]),
    ("Graustark offered to mediate between Ruritania and Borduria.", [("negotiation", "planned")]),
    ("The report details deliberate attacks against nurses.", [("attack", "occurred")]),
]


@pytest.mark.parametrize(("text", "told"), WARNED)
def test_warnings_and_offers_are_no_threats_and_no_talks(coder: Coder, text: str, told: list[tuple[str, str]]) -> None:
    assert sorted((c.type, c.factuality) for c in coder.code(text, published="2021-05-14").claims) == told


SEVERED = "Somalia severs ties with Kenya; expels diplomats"


def test_forms_of_verbs_alone_are_verbs(coder: Coder) -> None:
    assert "relations.reduced" in [c.type for c in coder.code(SEVERED, published="2021-05-14").claims]


HEADLINES = [
    ("Shelling kills at least 19 in Tarnov market", "attack.shelling", []),
    ("Shooting wounds two in Tarnov", "attack.shooting", []),
    ("Army shells village, killing 20", "attack.shelling", ["village"]),
    ("Gunmen attack village, kill 12", "attack", ["village"]),
    ("Rebels attack kills ten", "attack", []),
]


@pytest.mark.parametrize(("text", "event_type", "targets"), HEADLINES)
def test_headlines_have_a_verb(coder: Coder, text: str, event_type: str, targets: list[str]) -> None:
    (claim,) = coder.code(text, published="2021-05-14").claims
    assert claim.type == event_type
    assert [p.name for p in claim.participants if p.role == "target"] == targets
    assert claim.quantities


ROLES = [
    ("The vlogist was arrested in Niger.", "detention.arrest", "target", ["vlogist"]),
    ("Rallies were held in support of Navalny.", "support", "target", ["Alexei Navalny"]),
    ("The talks held last week in Vienna between the government and the rebels ended.", "negotiation", "agent", 2),
    ("Gunmen hijacked two buses.", "abduction", "target", ["buses"]),
    ("Two men wounded a guard at a farm.", "attack", "agent", ["men"]),
]


@pytest.mark.parametrize(("text", "event_type", "role", "names"), ROLES)
def test_who_stands_in_which_role(coder: Coder, text: str, event_type: str, role: str, names: list[str] | int) -> None:
    claim = next(c for c in coder.code(text, published="2021-05-14").claims if c.type == event_type)
    found = [p.name for p in claim.participants if p.role == role]
    assert (len(found) if isinstance(names, int) else found) == names


NO_DEED = [
    "Thank you, Doctor.",
    "The victim called for help.",
    "Emergency room visits by patients grew.",
    "The patients were treated by paramedics.",
    "The boys were treated in a hospital.",
    "The army is prepared to fight.",
    "The front released a bulletin.",
    "The group made a call to a radio station.",
    "A militia backed by Ruritania is in the town.",
    "The shop offers bread and milk.",
]


@pytest.mark.parametrize("text", NO_DEED)
def test_politeness_care_and_states_are_no_events(coder: Coder, text: str) -> None:
    claims = coder.code(text, published="2021-05-14").claims
    assert [c.type for c in claims if c.factuality == "occurred" and c.type != "statement"] == []


@pytest.mark.parametrize(
    ("text", "other", "literal"),
    [
        ("The ministers were held to account.", "detention", "The ministers were held by the police."),
        ("The crowd will fight for peace.", "clash", "The crowd will fight the army."),
        ("Fighters took villages in their march toward Raqqa.", "protest", "Students held their march in Raqqa."),
    ],
)
def test_figures_of_speech_are_not_the_deed_that_the_words_tell_elsewhere(
    coder: Coder, text: str, other: str, literal: str
) -> None:
    assert not [c for c in coder.code(text, published="2021-05-14").claims if c.type.startswith(other)]
    assert [c for c in coder.code(literal, published="2021-05-14").claims if c.type.startswith(other)]


def test_not_only_denies_nothing(coder: Coder) -> None:
    claims = coder.code("That incident is not investigated only by France.", published="2021-05-14").claims
    assert [c.factuality for c in claims] == ["occurred"]


SURENESS = [
    ("We will not allow the rebels to attack the town again.", "attack", "possible", None),
    ("Police are investigating the killing of Kovar on 25 January.", "killing", "occurred", "2021-01-25"),
    ("Ruritania called for a cessation of hostilities between Mali and Chad.", "agreement", "planned", None),
]


@pytest.mark.parametrize(("text", "event_type", "factuality", "day"), SURENESS)
def test_what_is_not_allowed_asked_for_or_looked_into(
    coder: Coder, text: str, event_type: str, factuality: str, day: str | None
) -> None:
    found = [c for c in coder.code(text, published="2021-05-14").claims if c.type.startswith(event_type)]
    assert {c.factuality for c in found} <= {factuality}
    assert day is None or [c.when.start.date().isoformat() for c in found if c.when and c.when.start] == [day]


def test_several_in_the_singular_are_not_one(coder: Coder) -> None:
    (claim,) = coder.code("The staff of the paper have been arrested.", published="2021-05-14").claims
    assert claim.quantities == ()


PARTIES = [
    ("Protests spread on Tuesday, with banks set ablaze and cars burned.", "target", ["banks", "cars"]),
    ("Over the year the alliance launched strikes against the Taliban.", "target", ["Taliban"]),
    ("The mayor spoke of strikes that killed farmers.", "victim", ["farmers"]),
    ("One raid destroyed a truck, five posts, a control node, a car bomb, and a gun.", "agent", []),
    ("The two ministers agreed on a budget.", "target", []),
    ("The rebels took control of the district.", "target", ["district"]),
    ("The rebels lost the village.", "target", ["village"]),
    ("The war has claimed 12,000 lives.", "victim", ["people"]),
    ("Two boys were hurt in the explosion of a landmine near Tarnov.", "target", []),
    ("The San Jose agreement was praised by the bishops.", "agent", ["bishops"]),
    ("The front condemned all types of violence.", "target", ["violence"]),
    ("The depot was destroyed in the strike.", "target", ["depot"]),
]


@pytest.mark.parametrize(("text", "role", "names"), PARTIES)
def test_parties_by_what_they_are(coder: Coder, text: str, role: str, names: list[str]) -> None:
    claims = coder.code(text, published="2021-05-14").claims
    assert [p.name for c in claims for p in c.participants if p.role == role] == names
    assert all(c.type != "strike" for c in claims)


def test_a_deed_that_one_will_be_charged_with_is_past(coder: Coder) -> None:
    claims = coder.code("Kovar will be charged with the theft of a car.", published="2021-05-14").claims
    assert [c.factuality for c in claims if c.type == "crime"] == ["occurred"]


PLANS_OF_NOBODY = ["Mines must be laid where people pass.", "A plane departed from Managua at dawn."]


@pytest.mark.parametrize("text", PLANS_OF_NOBODY)
def test_plans_of_nobody_and_flights_tell_nothing(coder: Coder, text: str) -> None:
    assert coder.code(text, published="2021-05-14").claims == ()


def test_who_rejects_an_accusation_accuses_nobody(coder: Coder) -> None:
    claims = coder.code("Officials rejected accusations of bombing a mosque.", published="2021-05-14").claims
    assert sorted(c.type for c in claims) == ["attack.bombing", "denial"]
