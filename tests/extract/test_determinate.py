"""Acts of speech and of state are claims where somebody certain does them; sentences written for the project."""

import pytest

from twosource import Coder

NOBODY = [
    "All parties must support the peace process.",
    "There is a need for closer cooperation.",
    "Support from the people is vital.",
    "Nations should strengthen their ties with partners.",
    "An agreement would be good for everybody.",
    "The goal is to improve relations.",
    "Any deal takes time, and negotiations are hard.",
    "Kovar spoke of the need for all sides to return to talks.",
    "Ruritania wants to support allies.",
    "Ruritania said that all parties must support the peace process.",
    "Support for the people's demands is needed.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_acts_of_nobody_in_particular_are_no_claims(coder: Coder, text: str) -> None:
    assert [c.type for c in coder.code(text, published="2021-05-14").claims if c.type != "statement"] == []


SOMEBODY = [
    ("Ruritania supports the treaty.", "support"),
    ("Ruritania will send aid to Graustark.", "aid"),
    ("Turkey wants to restore relations with Ukraine.", "relations.restored"),
    ("The strikers accepted a deal.", "agreement"),
    ("We condemn the attack on Tarnov.", "condemnation"),
    ("Some European countries condemned the raid.", "condemnation"),
    ("A summit will be held in Vienna on 3 June 2021.", "meeting"),
    ("Ruritania said that it would join the talks.", "meeting"),
    ("The envoys offered condolences to the widow of Kovar.", "support"),
    ("Dock workers insist that they will not end their strike.", "concession"),
    ("Ruritania's largest opposition parties said they would boycott the elections.", "protest.peaceful"),
    ("Kovar has said he will never lift that embargo.", "concession"),
    ("It supports the envoy's effort to convene the committee.", "support"),
    ("France called for sanctions against Belarus.", "sanction"),
    ("Belgium says Spain must mediate in the dispute.", "negotiation"),
    ("Jan Brandt, a former oil tycoon, called for sanctions against Graustark.", "demand"),
]


@pytest.mark.parametrize(("text", "event_type"), SOMEBODY)
def test_acts_of_somebody_or_of_a_certain_day_are_claims(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in [c.type for c in coder.code(text, published="2021-05-14").claims]


def test_those_who_work_together_are_all_agents(coder: Coder) -> None:
    (claim,) = coder.code("Turkey will join forces with Ukraine.", published="2021-05-14").claims
    assert sorted(p.name for p in claim.participants if p.role == "agent") == ["Turkey", "Ukraine"]


def test_what_is_demanded_is_no_participant(coder: Coder) -> None:
    claims = coder.code("Relatives demanded answers for the dead.", published="2021-05-14").claims
    assert [(c.type, [p.role for p in c.participants]) for c in claims] == [("demand", ["agent"])]


def test_words_offered_are_said(coder: Coder) -> None:
    claims = coder.code("The delegation offered criticism of the army.", published="2021-05-14").claims
    assert [(c.type, c.factuality) for c in claims] == [("condemnation", "occurred")]


TOPICS = [
    "The mayor spoke about crime and repression.",
    "Kovar fears abductions.",
    "Troops prepare for a possible invasion.",
    "She ran programmes for homeless people.",
    "Regarding relations with Graustark, the envoy was silent.",
    "Forces should be there in coordination with the army.",
    "The bloc targeted developers with sanctions.",
    "He fled from the scene.",
]


@pytest.mark.parametrize("text", TOPICS)
def test_deeds_of_nobody_at_no_time_are_topics(coder: Coder, text: str) -> None:
    assert [
        c.type for c in coder.code(text, published="2021-05-14").claims if c.type not in ("statement", "meeting")
    ] == []


HAPPENINGS = [
    ("Azerbaijani troops take part in peacekeeping operations in Iraq.", "cooperation"),
    ("Humanitarian aid in Sudan comes from many.", "aid.humanitarian"),
    ("An invasion began on 3 May 2021.", "attack"),
    ("There were riots in Tarnov.", "riot"),
    ("Police searched the blast site.", "attack.bombing"),
    ("The shelling went on.", "attack.shelling"),
    ("The front claimed responsibility for the attack.", "attack"),
]


@pytest.mark.parametrize(("text", "event_type"), HAPPENINGS)
def test_happenings_need_no_doer(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in [c.type for c in coder.code(text, published="2021-05-14").claims]


def test_a_share_is_a_share_of_something(coder: Coder) -> None:
    (claim,) = coder.code("The army retook 30% of the territory.", published="2021-05-14").claims
    assert [p.name for p in claim.participants if p.role == "target"] == ["territory"]


DOERS = [
    ("The rebels received support from Belgium.", "aid", {("agent", "Belgium"), ("recipient", "rebels")}),
    ("The rebels received Belgium's support.", "aid", {("agent", "Belgium"), ("recipient", "rebels")}),
    ("Two bankers are under investigation.", "investigation", {("target", "bankers")}),
    ("The peacekeepers are being deployed to Graustark.", "aid.military", {("agent", "peacekeepers")}),
    (
        "On a visit to Spain, the president of Belgium voiced his support of Jan Kovar.",
        "support",
        {("agent", "president of Belgium"), ("target", "Jan Kovar")},
    ),
    (
        "Tarvolone, counsel for the ministry, has been active, rejecting the subpoenas.",
        "rejection",
        {("agent", "Tarvolone"), ("target", "subpoenas")},
    ),
    ("ICE returned eleven carvings to the museum.", "concession", {("agent", "ICE")}),
    (
        "Belgium's condemnation of the raid came hours later.",
        "condemnation",
        {("agent", "Belgium"), ("target", "raid")},
    ),
    ("Bombs fell on a village.", "attack.airstrike", {("instrument", "Bombs"), ("target", "village")}),
    ("Missiles rained down on a village.", "attack.missile", {("instrument", "Missiles"), ("target", "village")}),
    ("Rockets struck a school.", "attack.shelling", {("instrument", "Rockets"), ("target", "school")}),
]


@pytest.mark.parametrize(("text", "event_type", "parts"), DOERS)
def test_parties_are_found_in_the_role_that_the_words_give_them(
    coder: Coder, text: str, event_type: str, parts: set[tuple[str, str]]
) -> None:
    claims = [c for c in coder.code(text, published="2021-05-14").claims if c.type == event_type]
    told = [{(p.role, p.name) for p in c.participants} for c in claims]
    assert any(parts <= found for found in told), told
    assert not any(p.role == "agent" and ("agent", p.name) not in parts for c in claims for p in c.participants)
