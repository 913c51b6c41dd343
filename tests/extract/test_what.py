"""Which words tell events, of what type, and who fills their roles; sentences written for the project."""

import pytest

from twosource import Coder
from twosource.model import Claim


def claims(coder: Coder, text: str) -> tuple[Claim, ...]:
    return tuple(c for c in coder.code(text, published="2021-05-14").claims if c.type != "statement")


NOTHING = [
    "The assault ship lay at anchor off Tarnov.",
    "Guards escorted an aid convoy.",
    "Elected officials walked through the old town.",
    "The council wants a negotiated solution.",
    "The book is about victims of violence.",
    "Soldiers found two car bombs and a store of sarin.",
    "The bishops spoke about how to prevent terrorism.",
    "Violence breeds hatred.",
    "The envoys dined on the sidelines of the summit.",
    "Air defences intercepted 12 missiles over the capital.",
    "The release said that the road was open.",
    "The road is open, according to the release.",
    "The envoy spoke about the campaign against the militia.",
    "Troops moved up with air support.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_for_events_that_tell_none(coder: Coder, text: str) -> None:
    assert [c.type for c in claims(coder, text) if c.type != "weapons_seizure"] == []


SOMETHING = [
    ("The murdered priest was a friend of the poor.", "killing"),
    ("Police searched the blast site.", "attack.bombing"),
    ("Twelve people died in clashes near Tarnov.", "clash"),
    ("A wave of attacks shook the province.", "attack"),
    ("Fighting continued on Tuesday.", "clash"),
    ("The raid was an attack on the customs post of a suburb.", "attack"),
    ("An attack on the law by the bishops followed.", "condemnation"),
]


@pytest.mark.parametrize(("text", "event_type"), SOMETHING)
def test_words_for_events_that_tell_one(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in [c.type for c in claims(coder, text)]


NO_AGENT = [
    "The rift destroyed the bridge.",
    "The intention is to attack the town.",
    "The president held a private meeting.",
    "The lack of guards made it easy to bomb the capital.",
]


@pytest.mark.parametrize("text", NO_AGENT)
def test_ideas_and_adjectives_are_no_agents(coder: Coder, text: str) -> None:
    names = [p.name for c in claims(coder, text) for p in c.participants if p.role == "agent"]
    assert not [n for n in names if "president" not in n.lower()]


def test_adjectives_for_forces_are_agents(coder: Coder) -> None:
    (claim,) = claims(coder, "The rebel offensive against Tarnov began on Monday.")
    assert [p.name for p in claim.participants if p.role == "agent"] == ["rebel"]


BY_MEANS = [
    ("Ruritanian warplanes fired a missile at a truck near Tarnov.", "attack.airstrike"),
    ("Ruritanian jets destroyed four depots near Tarnov.", "attack.airstrike"),
    ("Chlorine munitions were dropped on Tarnov.", "attack.chemical"),
    ("The post came under a grenade attack.", "attack.grenade"),
    ("The attacks were carried out with grenades.", "attack.grenade"),
    ("Three men hurled two of the grenades at soldiers.", "attack.grenade"),
    ("Police dispersed the demonstration using live bullets.", "protest.force_used"),
    ("Rebels attacked a helicopter.", "attack"),
    ("An explosion ripped through a warehouse in Tarnov.", "disaster.man_made"),
    ("A freighter struck a tanker.", "accident"),
    ("Six rebels surrendered to the army.", "disarmament"),
    ("The rebels were pushed back from their strongholds.", "territory.recaptured"),
    ("The army has formed a drone unit.", "group_change"),
]


@pytest.mark.parametrize(("text", "event_type"), BY_MEANS)
def test_the_means_and_the_other_words_decide_the_type(coder: Coder, text: str, event_type: str) -> None:
    assert [c.type for c in claims(coder, text)] == [event_type]


STATES = ["Areas under rebel occupation were not on the map.", "Targeted operations are not cheap."]


@pytest.mark.parametrize("text", STATES)
def test_how_things_are_is_no_event(coder: Coder, text: str) -> None:
    assert [c.type for c in claims(coder, text)] == []


ONE_EVENT = [
    ("The ministers reached a deal on water.", "agreement.treaty"),
    ("Ruritania refused to lift sanctions on Graustark.", "rejection"),
    ("The bloc suspended aid deliveries to Graustark.", "relations.reduced"),
    ("The queen reiterated her support for the treaty.", "support"),
    ("The rebels held 40 villagers as human shields.", "detention.hostage"),
    ("Ruritania returned a statue to Graustark.", "concession"),
    ("The actions demonstrate a disregard for the rules.", None),
]


@pytest.mark.parametrize(("text", "event_type"), ONE_EVENT)
def test_a_verb_and_the_noun_it_asks_for_are_one_event(coder: Coder, text: str, event_type: str | None) -> None:
    found = [c.type for c in claims(coder, text) if c.factuality == "occurred"]
    assert found == ([] if event_type is None else [event_type])


def test_what_one_had_to_do_was_done(coder: Coder) -> None:
    (claim,) = claims(coder, "The police had to open fire on the crowd.")
    assert claim.factuality == "occurred"


def test_those_killed_in_police_firing_are_its_victims(coder: Coder) -> None:
    (claim,) = claims(coder, "The mayor says 73 villagers died in police firing.")
    assert claim.type == "protest.force_used"
    assert [(q.measure, q.best) for q in claim.quantities] == [("killed", 73)]


FINER_WORDS = [
    ("The man pulled out a knife.", []),
    ("Markets fell after the election.", []),
    ("Several men threw a bomb at the office.", ["attack.bombing"]),
    ("Near Tarnov, one strike destroyed a tank.", ["attack"]),
    ("Pilot strikes cost the airline millions.", ["strike"]),
    ("The strike was carried out by government forces.", ["attack"]),
    ("He was at home when the fire started.", ["disaster.man_made"]),
    ("The minister cancelled a visit to Graustark.", ["rejection"]),
    ("The firms set aside their competitive battles.", []),
]


@pytest.mark.parametrize(("text", "types"), FINER_WORDS)
def test_words_of_several_meanings(coder: Coder, text: str, types: list[str]) -> None:
    assert [c.type for c in claims(coder, text)] == types


WORDS = [
    ("Bandits seized 30 schoolchildren from a boarding school.", "abduction"),
    ("Rebels have accepted a ceasefire proposal.", "agreement.ceasefire"),
    ("Thirty guerrillas turned themselves in to the army.", "disarmament"),
    ("Coalition planes carried out a raid on the capital.", "attack.airstrike"),
    ("Warplanes dropped chlorine barrels on the town.", "attack.chemical"),
    ("Customs officers seized two tonnes of cannabis.", "crime.organised"),
    ("A smuggling gang was dismantled.", "crime.organised"),
    ("Residents blocked a road to the mine.", "protest"),
    ("A vehicle struck an IED.", "attack.bombing"),
    ("A cyclone made landfall on Sunday.", "disaster.natural"),
    ("Graustark gave the diplomats 48 hours to leave.", "expulsion"),
]


@pytest.mark.parametrize(("text", "event_type"), WORDS)
def test_the_words_of_news(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in [c.type for c in claims(coder, text)]


def test_an_accusation_without_a_deed_is_told(coder: Coder) -> None:
    (claim,) = claims(coder, "Hungary accused Jordan of spying.")
    assert claim.type == "accusation"
