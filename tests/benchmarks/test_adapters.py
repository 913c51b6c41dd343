"""The adapters' mapping tables, and what each adapter makes of a few sentences written for the project."""

import pytest

from benchmarks import sets
from benchmarks.adapters import case2021, coref, muc4, re3d, re3d_relations
from benchmarks.adapters.attribution import outermost
from benchmarks.adapters.muc4_words import bare
from benchmarks.metrics.case2021 import ADDED_TYPES
from benchmarks.records.muc4 import Input
from benchmarks.results import anchors
from benchmarks.system import System
from twosource import ontology
from twosource.extract.says_who import SaysWho
from twosource.model import Document
from twosource.ontology import reporting
from twosource.ontology.nouns import CLASSES
from twosource.parse import Parser


def test_tables_name_types_of_the_ontology() -> None:
    types = ontology.load().types
    assert set(case2021.weighted_labels()) <= set(types)
    assert set(muc4.incident_types()) <= set(types)


def test_every_label_of_case2021_can_be_given() -> None:
    named = {label for label, _ in case2021.weighted_labels().values()}
    assert named >= ADDED_TYPES
    assert len(named | {"ARMED_CLASH", "GOV_REGAINS_TERIT", "PROTEST_WITH_INTER"}) == 30
    assert all(1 <= weight <= 9 for _, weight in case2021.weighted_labels().values())


def test_re3d_maps_noun_classes() -> None:
    assert set(re3d.types_by_class()) <= set(CLASSES)


def test_re3d_relations_are_of_events_of_the_ontology() -> None:
    assert set(re3d_relations.rules()) <= set(ontology.load().types)


def test_anchors_are_of_known_sets_and_between_0_and_1() -> None:
    known = {benchmark.name for benchmark in sets.SETS}
    assert {anchor.set for anchor in anchors()} <= known
    assert all(0 <= float(anchor.value) <= 1 for anchor in anchors())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the two armed men", "armed men"),
        ("At least 14\nvillagers", "villagers"),
        ('"Red Dawn', "Red Dawn"),
        ("dozens of houses", "houses"),
        ("a car bomb", "car bomb"),
        ("the", "the"),
    ],
)
def test_fillers_lose_determiners_and_numbers(words: str, expected: str) -> None:
    assert bare(words) == expected


def test_words_of_a_family_are_one() -> None:
    assert coref.family("slaying") == coref.family("kill") != coref.family("shoot")
    assert coref.family("inaugurate") == "inaugurate"


def test_attribution_gives_no_saying_told_in_anothers_words() -> None:
    sayings = SaysWho(reporting.load()).find(
        Parser().parse(Document("Police said the rebels had claimed that the bridge was mined. Villagers denied it."))
    )
    assert [s.source[0].quote for s in sayings] == ["Police", "the rebels", "Villagers"]
    assert [s.source[0].quote for s in outermost(sayings)] == ["Police", "Villagers"]


REPORT = """LIMA, 9 JAN 90 (EXAMPLE) -- [TEXT] GUERRILLAS OF THE RED FRONT (FR) ATTACKED THE HOUSE OF JUDGE ANA RUIZ \
IN TARMA YESTERDAY. THE JUDGE WAS KILLED AND TWO CARS WERE DESTROYED.

HUNDREDS OF PEASANTS HAVE BEEN KILLED IN THE WAR.

THE ARMY SAID THAT TEN SOLDIERS DIED IN AN AMBUSH NEAR PUNO ON SUNDAY.
"""


def test_one_incident_of_a_report_is_one_template() -> None:
    (answer,) = muc4.predict(System(), [Input("a", REPORT, "1990-01-09")])
    (template,) = answer.templates
    assert (template.type, template.stage, template.location_path) == ("ATTACK", "ACCOMPLISHED", ("PERU",))
    assert template.date_range == (None, "1990-01-08")
    assert [e.mentions[0].upper() for e in template.perp_orgs] == ["RED FRONT"]
    assert "HOUSE OF JUDGE ANA RUIZ" in [e.mentions[0].upper() for e in template.physical_targets]
    assert [e.names[0].upper() for e in template.human_targets if e.names] == ["ANA RUIZ"]
