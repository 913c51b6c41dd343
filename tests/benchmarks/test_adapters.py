"""The adapters' mapping tables, and what each adapter makes of a few sentences written for the project."""

from dataclasses import replace

import pytest

from benchmarks import sets
from benchmarks.adapters import case2021, coref, muc4, re3d, re3d_relations
from benchmarks.adapters.attribution import outermost
from benchmarks.adapters.muc4_words import bare
from benchmarks.metrics.case2021 import ADDED_TYPES
from benchmarks.metrics.counts import Score
from benchmarks.records import coref as coref_records
from benchmarks.records.muc4 import Input
from benchmarks.results import Result, anchors, details
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
    assert coref.family("hit") == coref.family("shoot") != coref.family("gunfire")  # being shot, and shots being fired
    assert coref.family("inaugurate") == "inaugurate"


def reports_on_shootings(topic: str) -> list[coref_records.Input]:
    """Two reports on one shooting and one on another, with the word for it given in each."""
    told = (
        ("a", "2016-03-08", "Asha Example was shot dead in Tucson , Arizona , on Monday night , police said .", 3),
        ("b", "2016-03-09", "Police in Tucson , Arizona , said a gunman killed Asha Example on Monday .", 9),
        ("c", "2016-03-09", "A man was shot dead in Portland , Oregon , on Tuesday , police said .", 3),
    )
    return [
        coref_records.Input(
            name, topic, text, (tuple(text.split()),), (coref_records.GivenMention("m", 0, place, place + 1),), day
        )
        for name, day, text, place in told
    ]


def test_coref_groups_reports_by_the_incidents_of_the_ledger() -> None:
    answers = {answer.id: answer for answer in coref.predict(System(), reports_on_shootings("gvc"))}
    assert answers["a"].incident == answers["b"].incident != answers["c"].incident
    (first,), (second,), (third,) = (answers[name].mentions for name in "abc")
    assert first.cluster != third.cluster
    assert second.cluster not in (first.cluster, third.cluster)  # killed is not shot, also of one incident


def test_coref_joins_no_reports_of_two_topics() -> None:
    records = reports_on_shootings("one")
    apart = [records[0], replace(records[1], topic="two")]
    first, second = coref.predict(System(), apart)
    assert first.incident != second.incident


def test_the_table_shows_figures_besides_the_headline() -> None:
    benchmark = sets.find("coref")
    figures = {name: 0.5 for _, names in benchmark.details for name in names if ".gvc." in name}
    shown = details([Result(benchmark, Score(0.5, figures), 1, 1.0)])
    assert [line.count("0.500") for line in shown if "GVC" in line] == [1, 3]
    assert not any("ECB+" in line for line in shown)


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
