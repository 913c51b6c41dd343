"""The metrics on invented data small enough to reckon by hand."""

import math

import pytest

from benchmarks import sets
from benchmarks.metrics import attribution, case2021, coref, factuality, geo, indiapolice, muc4, plv, re3d, timex
from benchmarks.metrics import ucdp_headlines as ucdp
from benchmarks.metrics.counts import Score, Tally
from benchmarks.metrics.pairing import best_first, worthiest
from benchmarks.records import attribution as attribution_records
from benchmarks.records import coref as coref_records
from benchmarks.records import factuality as factuality_records
from benchmarks.records import geo as geo_records
from benchmarks.records import indiapolice as police_records
from benchmarks.records import muc4 as muc_records
from benchmarks.records import re3d as re3d_records
from benchmarks.records import timex as timex_records
from benchmarks.records import ucdp_headlines as ucdp_records
from benchmarks.records.attribution import Attribution
from benchmarks.records.case2021 import Answer as Label
from benchmarks.records.geo import Toponym
from benchmarks.records.re3d import Entity, Relation
from benchmarks.records.timex import Timex


def test_tally_tells_right_predictions_from_found_gold() -> None:
    tally = Tally()
    tally.add(1, 2, 4, found=3)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.75, 0.6)
    assert Tally().f1 == 0.0


def test_best_first_uses_nothing_twice() -> None:
    assert best_first([(1.0, 0, 0), (3.0, 0, 1), (2.0, 1, 1), (1.0, 2, 0)]) == [(0, 1), (2, 0)]


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ([[5.0]], 5.0),
        ([[4.0, 3.0], [3.0, 0.0]], 6.0),
        ([[1.0, 2.0, 3.0], [3.0, 3.0, 1.0]], 6.0),
        ([[7.0], [9.0], [8.0]], 9.0),
        ([[7.0, 5.0, 11.0], [5.0, 4.0, 1.0], [9.0, 3.0, 2.0]], 24.0),
    ],
)
def test_worthiest_finds_the_largest_total(weights: list[list[float]], total: float) -> None:
    pairs = worthiest(weights)
    assert sum(weights[i][j] for i, j in pairs) == pytest.approx(total)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == min(len(weights), len(weights[0]))


def test_worthiest_of_nothing_is_nothing() -> None:
    assert worthiest([]) == []


def test_labels_weigh_by_gold_frequency() -> None:
    gold = [Label("1", "CLASH"), Label("2", "CLASH"), Label("3", "CLASH"), Label("4", "DIPLO")]
    answers = {"1": Label("1", "CLASH"), "2": Label("2", "DIPLO"), "3": Label("3", None), "4": Label("4", "DIPLO")}
    # CLASH: precision 1, recall 1/3, F1 1/2. DIPLO: precision 1/2, recall 1, F1 2/3.
    score = case2021.score(gold, answers)
    assert score.main == pytest.approx((3 * 1 / 2 + 2 / 3) / 4)
    assert score.figures["all_30.accuracy"] == 0.5
    assert score.figures["seen_25.weighted_f1"] == pytest.approx(0.5)
    assert plv.score(gold, answers).main == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_timex_counts_overlap_span_and_value_apart() -> None:
    gold = [
        timex_records.Gold(
            "a",
            "news",
            (Timex(0, 5, "DATE", "2020-01-01"), Timex(10, 15, "TIME", None), Timex(20, 30, "DATE", "2020-02")),
        )
    ]
    said = (
        Timex(0, 5, "DATE", "2020-01-01 "),
        Timex(11, 15, "DATE", "2020"),
        Timex(22, 26, "DATE", "2020-02"),
        Timex(40, 45, "DATE", "2021"),
    )
    score = timex.score(gold, {"a": timex_records.Answer("a", said)})
    prefix = "corpora.news."
    assert [score.figures[prefix + name] for name in ("relaxed.r", "strict.r", "type.r")] == [1.0, 1 / 3, 2 / 3]
    assert score.figures[prefix + "relaxed.p"] == 3 / 4
    # The hit on the expression without a value is left out: two of three predictions are right, two of two found.
    assert score.main == pytest.approx(0.8)
    assert score.figures[prefix + "strict_value.r"] == 0.5


def test_timex_takes_the_prediction_that_overlaps_most() -> None:
    gold = [timex_records.Gold("a", "news", (Timex(0, 10, "DATE", "X"),))]
    said = (Timex(0, 3, "DATE", "Y"), Timex(2, 10, "DATE", "X"))
    score = timex.score(gold, {"a": timex_records.Answer("a", said)})
    assert score.figures["corpora.news.value.r"] == 1.0


def test_geo_places_within_161_km() -> None:
    gold = [
        geo_records.Gold(
            "a",
            "local",
            (
                geo_records.GoldToponym(0, 5, 10.0, 20.0, 77, "literal"),
                geo_records.GoldToponym(10, 15, 50.0, 8.0, None),
            ),
            ignore=((30, 40),),
        )
    ]
    said = (Toponym(0, 5, 11.0, 20.0, 77), Toponym(12, 18, 53.0, 8.0), Toponym(31, 35, 1.0, 1.0), Toponym(50, 55))
    score = geo.score(gold, {"a": geo_records.Answer("a", said)})
    recognition = [score.figures[f"corpora.local.recognition.{x}"] for x in "pr"]
    assert recognition == [2 / 3, 1.0]
    assert score.figures["corpora.local.resolution_acc161"] == 0.5
    assert score.figures["corpora.local.id_accuracy"] == 1.0
    assert score.figures["corpora.local.resolution_acc161_by_kind.literal"] == 1.0
    degree = math.pi * geo.EARTH_RADIUS_KM / 180
    assert score.figures["corpora.local.mean_error_km"] == pytest.approx((degree + 3 * degree) / 2)
    assert score.main == pytest.approx(0.4)
    assert geo.score_given_spans(gold, {"a": geo_records.Answer("a", said)}).main == 0.5


def test_geo_prefers_the_equal_span_to_a_longer_overlap() -> None:
    gold = [geo_records.GoldToponym(0, 4, 0.0, 0.0), geo_records.GoldToponym(2, 12, 0.0, 0.0)]
    said = [Toponym(0, 12), Toponym(0, 4)]
    assert dict(geo.link(gold, said)) == {0: 1, 1: 0}


def test_attribution_ignores_white_space_and_asks_for_half() -> None:
    text = "Ann said  rain fell. Snow was seen."
    gold = [
        attribution_records.Gold(
            "a",
            text,
            (Attribution(((0, 3),), ((4, 8),), ((10, 19),)), Attribution((), ((26, 34),), ((21, 25),))),
        )
    ]
    said = (
        Attribution(((0, 3),), ((4, 8),), ((8, 14), (14, 19))),  # the same characters, cut otherwise
        Attribution(((0, 3),), ((26, 34),), ((21, 25),)),  # a source where none is given
    )
    score = attribution.score(gold, {"a": attribution_records.Answer("a", said)})
    assert score.main == 0.5
    assert score.figures["attribution_exact.f1"] == 0.5
    assert score.figures["cue.exact.f1"] == score.figures["content.exact.f1"] == score.figures["source.exact.f1"] == 1.0


def coref_score(gold: dict[str, str], said: dict[str, str]) -> Score:
    truth = coref_records.Gold(
        "d", "toy", "i", tuple(coref_records.GoldMention(m, cluster) for m, cluster in gold.items())
    )
    answer = coref_records.Answer("d", tuple(coref_records.ClusteredMention(m, c) for m, c in said.items()), "j")
    return coref.score([truth], {"d": answer})


def test_coref_on_the_textbook_case() -> None:
    """Gold {a b c} {d e f g}, said {a b} {c d} {f g h i} with h, i outside gold: Luo's running example, cut down."""
    gold = dict(zip("abcdefg", "1112222", strict=True))
    said = dict(zip("abcdfghi", "xxyyzzzz", strict=True))
    score = coref_score(gold, said)
    # MUC: gold links kept 1 + 1 of 2 + 3; said links, cut to gold, 1 + 0 + 1 of 3.
    assert score.figures["corpora.toy.muc.r"] == pytest.approx(2 / 5)
    assert score.figures["corpora.toy.muc.p"] == pytest.approx(2 / 3)
    # B3 recall: ((4 + 1) / 3 + (1 + 4) / 4) / 7; precision: (2 + 1/2 + 1/2 + 2) / 6.
    assert score.figures["corpora.toy.b3.r"] == pytest.approx((5 / 3 + 5 / 4) / 7)
    assert score.figures["corpora.toy.b3.p"] == pytest.approx(5 / 6)
    # CEAF-e: {abc}~{ab} 4/5 and {defg}~{fg} 4/6.
    assert score.figures["corpora.toy.ceafe.r"] == pytest.approx((4 / 5 + 4 / 6) / 2)
    assert score.figures["corpora.toy.ceafe.p"] == pytest.approx((4 / 5 + 4 / 6) / 3)
    # LEA recall: (3 * 1/3 + 4 * 1/6) / 7; precision: (2 * 1 + 2 * 0 + 2 * 1) / 6.
    assert score.figures["corpora.toy.lea.r"] == pytest.approx((1 + 4 / 6) / 7)
    assert score.figures["corpora.toy.lea.p"] == pytest.approx(4 / 6)


def test_coref_counts_a_lone_mention_for_lea_only_when_alone() -> None:
    assert coref_score({"a": "1", "b": "2"}, {"a": "x", "b": "y"}).figures["corpora.toy.lea.f1"] == 1.0
    assert coref_score({"a": "1", "b": "2"}, {"a": "x", "b": "x"}).figures["corpora.toy.lea.r"] == 0.0


def test_factuality_takes_an_unanswered_word_as_unknown() -> None:
    gold = [
        factuality_records.Gold("a", tuple(factuality_records.GoldTarget(i, s) for i, s in enumerate((3.0, -3.0, 1.5))))
    ]
    said = factuality_records.Answer("a", (factuality_records.Target(0, 3.0), factuality_records.Target(1, -3.0)))
    score = factuality.score(gold, {"a": said})
    assert score.figures["mae"] == pytest.approx(0.5)
    assert score.main == pytest.approx(18 / math.sqrt(19.5 * 18))
    assert factuality.score(gold, {}).main == 0.0


def test_re3d_leaves_rejected_entities_out() -> None:
    gold = [
        re3d_records.Gold(
            "a",
            (Entity(0, 5, "Person"), Entity(10, 20, "Location")),
            (Relation("At", (0, 5), (10, 20)),),
            ignore=(Entity(30, 35, "Weapon"),),
        )
    ]
    said = re3d_records.Answer(
        "a",
        (Entity(0, 5, "Person"), Entity(12, 20, "Location"), Entity(30, 35, "Weapon"), Entity(40, 45, "Money")),
        (Relation("At", (3, 5), (8, 12)), Relation("Near", (0, 5), (10, 20))),
    )
    score = re3d.score(gold, {"a": said})
    assert score.main == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    assert score.figures["micro.overlap.p"] == pytest.approx(2 / 3)
    assert score.figures["types.Location.overlap.f1"] == 1.0
    assert "types.Money.exact.f1" not in score.figures
    assert score.figures["relations_overlap.p"] == 0.5


def test_indiapolice_takes_the_sentences_for_the_document() -> None:
    gold = [police_records.Gold("a", (("ARREST", "ANY_ACTION"), (), ("KILL",)), ("ARREST", "ANY_ACTION", "KILL"))]
    said = police_records.Answer("a", (("ARREST",), ("KILL",)))
    score = indiapolice.score(gold, {"a": said})
    assert score.figures["sentence.ARREST.f1"] == 1.0
    assert score.figures["sentence.KILL.f1"] == 0.0
    assert score.figures["document.KILL.f1"] == 1.0
    assert score.main == pytest.approx(1 / 5)


def test_ucdp_counts_headlines_cited_once() -> None:
    gold = [ucdp_records.Gold("a", 3, 2, 5, 1), ucdp_records.Gold("b", 1, 1, 1, 1), ucdp_records.Gold("c", 4, 4, 4, 2)]
    score = ucdp.score(
        gold, {"a": ucdp_records.Answer("a", 5), "b": ucdp_records.Answer("b", 1), "c": ucdp_records.Answer("c", 4)}
    )
    assert score.main == 0.5
    assert score.figures["all.exact"] == pytest.approx(2 / 3)
    assert score.figures["headline_cited_once.within"] == 1.0
    assert score.figures["cited_once_best_above_one.exact"] == 0.0


def muc_template(kind: str, *, people: tuple[str, ...] = (), bombs: tuple[str, ...] = ()) -> muc_records.Template:
    return muc_records.Template(
        type=kind,
        human_targets=tuple(muc_records.Entity((name,), names=(name,)) for name in people),
        instruments=tuple(muc_records.Entity((bomb,)) for bomb in bombs),
    )


def muc_score(gold: tuple[muc_records.Template, ...], said: tuple[muc_records.Template, ...]) -> Score:
    return muc4.score([muc_records.Answer("a", gold)], {"a": muc_records.Answer("a", said)})


def test_muc4_maps_templates_for_the_best_f1() -> None:
    gold = (muc_template("BOMBING", bombs=("a car bomb",)), muc_template("ATTACK / BOMBING", people=("Jo Roe",)))
    said = (muc_template("BOMBING", people=("JO ROE!",)), muc_template("BOMBING", bombs=("Car Bomb", "rifle")))
    score = muc_score(gold, said)
    assert score.figures["gtt.Victim.f1"] == 1.0
    assert score.figures["gtt.Weapon.p"] == 0.5
    assert score.figures["gtt.incident_type.f1"] == 1.0
    assert score.main == pytest.approx(2 * (4 / 5) * 1 / (4 / 5 + 1))


def test_muc4_counts_an_exact_copy_as_wrong() -> None:
    bombing = muc_template("BOMBING", bombs=("bomb",))
    assert muc_score((bombing, bombing), (bombing,)).main == 1.0
    assert muc_score((bombing,), (bombing, bombing)).figures["gtt.incident_type.p"] == 0.5


def test_muc4_leaves_described_victims_out_of_the_main_figure() -> None:
    described = muc_records.Template(
        type="ATTACK", human_targets=(muc_records.Entity(("two guards",), names=(), descriptions=("two guards",)),)
    )
    score = muc_score((described,), (muc_records.Template(type="ATTACK"),))
    assert score.main == 1.0
    assert score.figures["all_human_targets.Victim.r"] == 0.0


def test_muc4_with_many_templates_maps_each_once() -> None:
    gold = tuple(muc_template("ATTACK", bombs=(f"mine {n}",)) for n in range(12))
    score = muc_score(gold, tuple(reversed(gold)))
    assert score.main == 1.0


def test_muc4_compares_slots_of_mapped_templates() -> None:
    def template(stage: str, effect: str, end: str) -> muc_records.Template:
        victim = muc_records.Entity(("Jo Roe",), names=("Jo Roe",), effect=effect, number="1,000")
        return muc_records.Template(
            type="ATTACK", stage=stage, human_targets=(victim,), date_range=(None, end), location_path=("PERU", "LIMA")
        )

    score = muc_score(
        (template("ACCOMPLISHED / ATTEMPTED", "DEATH", "1990-01-02"),),
        (template("attempted", "INJURY", "1990-01-02"),),
    )
    slots = {name: score.figures[f"slots_over_aligned_templates.{name}.f1"] for name in muc4.SLOTS}
    assert slots["stage"] == slots["date_end"] == slots["country"] == slots["human_number"] == 1.0
    assert slots["human_effect"] == slots["physical_effect"] == 0.0


@pytest.mark.parametrize("benchmark", sets.SETS, ids=lambda s: s.name)
def test_every_set_scores_nothing_as_nothing(benchmark: sets.BenchmarkSet) -> None:
    assert benchmark.score([], {}).main == 0.0
