import re
from pathlib import Path

import pytest

from twosource.errors import DataError
from twosource.ontology import codebook, load
from twosource.ontology.types import ACLED_SUB_EVENT_TYPES, PLOVER_TYPES

TYPES = load().types
PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_every_type_of_the_design_is_there():
    design = """
        attack.airstrike attack.drone attack.shelling attack.missile attack.bombing attack.suicide_bombing
        attack.grenade attack.shooting attack.chemical attack.other attack.melee clash killing abduction
        detention.arrest detention.hostage release torture sexual_violence property_destruction looting
        territory.captured territory.recaptured territory.transferred headquarters_established weapons_seizure
        mobilisation.troops mobilisation.weapons mobilisation.alert withdrawal disarmament protest.peaceful
        protest.violent protest.intervention protest.force_used riot mob_violence strike coup crime.organised
        cyberattack displacement siege blockade sanction expulsion censorship curfew threat demand accusation
        rejection.veto denial statement meeting negotiation agreement.ceasefire agreement.treaty
        agreement.exchange agreement.arms ceasefire_violation cooperation support aid.military
        aid.humanitarian aid.financial concession legislation vote investigation trial group_change
        casualty_report disaster.natural disaster.man_made accident other condemnation appointment resignation
        relations.reduced relations.restored repression weapons_test
    """.split()
    expected = {name for full in design for name in (full, full.partition(".")[0])}
    assert set(TYPES) == expected


def test_a_parent_is_the_name_before_the_dot():
    assert TYPES["attack.drone"].parent == "attack"
    assert TYPES["attack"].parent is None


def test_examples_are_two_different_sentences_that_occur_once():
    examples = [example for event_type in TYPES.values() for example in event_type.examples]
    assert len(set(examples)) == len(examples) == 2 * len(TYPES)
    assert [e for e in examples if not re.fullmatch(r"[A-Z].{12,110}[.]", e)] == []


@pytest.mark.parametrize(
    ("name", "plover", "cameo", "acled"),
    [
        ("attack.drone", ("ASSAULT", "drone"), "1952", ("Explosions/Remote violence", "Air/drone strike")),
        ("attack.chemical", ("ASSAULT", "unconventional"), "2041", ("Explosions/Remote violence", "Chemical weapon")),
        ("clash", ("ASSAULT", None), "190", ("Battles", "Armed clash")),
        ("detention.arrest", ("COERCE", "arrest"), "173", ("Strategic developments", "Arrests")),
        ("agreement.treaty", ("SUPPORT", None), "057", ("Strategic developments", "Agreement")),
        ("agreement.ceasefire", ("YIELD", "ceasefire"), "0871", ("Strategic developments", "Agreement")),
        ("demand", ("REQUEST", None), "10", None),
        ("sanction", ("COERCE", "restrict"), "163", None),
        ("expulsion", ("SANCTION", "expel"), "166", ("Strategic developments", "Other")),
        ("vote", None, None, None),
    ],
)
def test_crosswalk(name, plover, cameo, acled):
    found_plover, found_cameo, found_acled = load().crosswalk(name)
    assert (found_plover and (found_plover.type, found_plover.mode)) == plover
    assert found_cameo == cameo
    assert (found_acled and (found_acled.event_type, found_acled.sub_event_type)) == acled


def test_crosswalk_of_an_unknown_type_names_it():
    with pytest.raises(DataError, match=r"'attack.laser' is no event type; see docs/codebook.md"):
        load().crosswalk("attack.laser")


def test_every_plover_type_and_acled_sub_event_type_is_reached():
    assert {t.plover.type for t in TYPES.values() if t.plover} == PLOVER_TYPES
    reached = {t.acled.sub_event_type for t in TYPES.values() if t.acled}
    assert reached == {name for names in ACLED_SUB_EVENT_TYPES.values() for name in names}


def test_the_codebook_page_is_current():
    assert PAGE.read_text("utf-8") == codebook.render(), "run: python -m twosource.ontology.codebook > docs/codebook.md"
