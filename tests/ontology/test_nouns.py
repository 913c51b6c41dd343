import time

import pytest

from twosource.ontology import load
from twosource.ontology.load import load as fresh
from twosource.ontology.nouns import CLASSES, widen

ONTOLOGY = load()


@pytest.mark.parametrize(
    ("lemma", "expected", "other"),
    [
        ("soldier", {"combatant", "person", "actor"}, {"civilian"}),
        ("protester", {"civilian", "person"}, {"combatant"}),
        ("militia", {"armed_group", "group"}, {"person"}),
        ("brigade", {"security_force", "group"}, {"person"}),
        ("ministry", {"institution", "actor"}, {"person"}),
        ("hospital", {"facility"}, {"person"}),
        ("outpost", {"military_site", "facility"}, {"dwelling"}),
        ("frigate", {"vessel", "vehicle"}, {"aircraft"}),
        ("fighter", {"combatant"}, {"aircraft"}),
        ("ceasefire", {"agreement"}, {"weapon"}),
        ("gunmen", {"combatant"}, {"weapon"}),
        ("flood", {"disaster", "event"}, {"violence"}),
        ("friday", {"time"}, {"place"}),
        ("xylophone", set(), {"person"}),
    ],
)
def test_classes(lemma, expected, other):
    found = set(ONTOLOGY.noun_classes(lemma))
    assert expected <= found
    assert not other & found


def test_wider_classes_are_classes():
    assert {name for name in CLASSES for wider in widen(name) if wider not in CLASSES} == set()
    assert widen("civilian") == {"civilian", "person", "actor"}


def test_every_class_has_nouns_but_the_class_of_names():
    used = {name for classes in ONTOLOGY.nouns.values() for name in classes}
    assert set(CLASSES) - used == {"name"}
    assert len(ONTOLOGY.nouns) >= 2500


@pytest.mark.parametrize(
    ("phrase", "kind", "attack"),
    [
        ("drone", "drone", "attack.drone"),
        ("armed drone", "drone", "attack.drone"),
        ("quadcopter", "drone", "attack.drone"),
        ("katyusha", "rocket", "attack.shelling"),
        ("120mm mortar", "mortar", "attack.shelling"),
        ("howitzer", "artillery", "attack.shelling"),
        ("iranian ballistic missile", "missile", "attack.missile"),
        ("car bomb", "bomb", "attack.bombing"),
        ("suicide car bomb", "suicide bomb", "attack.suicide_bombing"),
        ("rocket - propelled grenade", "grenade", "attack.grenade"),
        ("f - 16", "aircraft", "attack.airstrike"),
        ("helicopter gunship", "aircraft", "attack.airstrike"),
        ("kitchen knife", "blade", "attack.melee"),
        ("sarin", "chemical agent", "attack.chemical"),
        ("rubber bullet", "crowd control", "protest.intervention"),
        ("bullet", "firearm", "attack.shooting"),
        ("warship", "warship", None),
    ],
)
def test_weapons(phrase, kind, attack):
    weapon = ONTOLOGY.weapon(phrase)
    assert weapon is not None
    assert (weapon.kind, weapon.attack) == (kind, attack)


def test_words_that_are_no_weapon():
    assert ONTOLOGY.weapon("green umbrella") is None
    assert len(ONTOLOGY.weapons) >= 400


def test_loading_is_done_once_and_is_short():
    assert load() is ONTOLOGY
    started = time.process_time()
    fresh.__wrapped__()
    assert time.process_time() - started < 1.0  # about 0.1 s alone on a core; the bound only catches a blunder
