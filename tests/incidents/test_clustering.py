"""The same claims give the same groups in any order, and only what fits together is put together."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.written import TOWNS, actor, claim, report
from twosource.incidents import clustering
from twosource.incidents.items import Item, Report, item
from twosource.incidents.scoring import score
from twosource.incidents.setting import setting
from twosource.model import Speaker

DAY = date(2024, 5, 14)


def made(name: str, **about: object) -> Item:
    document = report(name, text=about.pop("text", "Rebels attacked."))  # type: ignore[arg-type]
    return item(claim(document, **about), Report(name, None, document.published, name))  # type: ignore[arg-type]


def groups(items: Sequence[Item]) -> list[list[str]]:
    by_id = {i.claim.id: i for i in items}
    pairs = clustering.linked(by_id)
    return sorted(g for part in clustering.neighbourhoods(by_id, pairs) for g in clustering.groups(part, by_id, pairs))


M23 = actor("m23")
ARMY = actor("cod.military", "military", "COD")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param({"agent": M23, "killed": 9}, {"agent": M23, "killed": 9}, True, id="all agrees"),
        pytest.param({"agent": M23}, {"agent": ARMY}, True, id="opposing sides name each other"),
        pytest.param({"type": "attack"}, {"type": "clash"}, True, id="an attack or a clash"),
        pytest.param({"killed": 9}, {"killed": 11}, True, id="the toll rises"),
        pytest.param(
            {"victim": "Asha Example", "killed": 1, "town": None},
            {"victim": "Asha Example", "killed": 1, "day": DAY + timedelta(days=20), "day_told": False},
            True,
            id="a death told again weeks later, known by the name",
        ),
        pytest.param(
            {"victim": "Asha Example", "killed": 1},
            {"victim": "Asha Example", "killed": 1, "day": DAY + timedelta(days=20)},
            False,
            id="one name, and both reports tell their day",
        ),
        pytest.param(
            {"victim": "Asha Example", "type": "trial"},
            {"victim": "Asha Example", "type": "trial", "day": DAY + timedelta(days=20), "day_told": False},
            False,
            id="a trial has many days",
        ),
        pytest.param(
            {"victim": "Asha Example", "killed": 1, "text": "Gunmen killed a teacher at home."},
            {"victim": "Bena Sample", "killed": 1, "text": "Gunmen killed a driver in his lorry."},
            False,
            id="two people killed on one day in one town",
        ),
        pytest.param({"day": None}, {"day": None}, False, id="no day and no name"),
        pytest.param(
            {"victim": "Asha Example", "killed": 1, "day": None},
            {"victim": "Asha Example", "killed": 1, "day": None},
            True,
            id="no day but a name",
        ),
        pytest.param({}, {"day": DAY + timedelta(days=3)}, False, id="days apart"),
        pytest.param({}, {"town": "Bunia"}, False, id="another town"),
        pytest.param({}, {"type": "meeting"}, False, id="another kind of event"),
        pytest.param(
            {"killed": 2, "text": "A shop burnt."},
            {"killed": 60, "text": "A market blew up."},
            False,
            id="another toll",
        ),
        pytest.param({"town": None}, {"town": None}, False, id="nothing but a day in common"),
    ],
)
def test_pairs(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    assert (len(groups([made("d1", **first), made("d2", **second)])) == 1) is same


def told(name: str, *claims: dict[str, object]) -> list[Item]:
    """The items of a report with several claims, in its setting."""
    document = report(name, text=f"Gunmen shot people, report {name} tells.")
    made = [claim(document, number=n, **about) for n, about in enumerate(claims)]  # type: ignore[arg-type]
    return [item(each, Report(name, None, document.published, name, setting(made))) for each in made]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param([{"killed": 4}], [{"killed": 4, "town": None}, {"type": "meeting"}], True, id="its report's town"),
        pytest.param(
            [{"killed": 4}],
            [{"killed": 4, "town": None}, {"type": "meeting", "town": "Bunia"}],
            False,
            id="another town",
        ),
        pytest.param([{"killed": 4}], [{"killed": 4, "town": None}], False, id="no town at all"),
        pytest.param(
            [{"killed": 4}],
            [{"killed": 4, "town": None}, *({"type": "meeting", "town": town} for town in TOWNS)],
            False,
            id="a report on many towns",
        ),
    ],
)
def test_a_report_s_setting_stands_in_for_a_place(
    first: list[dict[str, object]], second: list[dict[str, object]], same: bool
) -> None:
    found = groups([*told("d1", *first), *told("d2", *second)])
    assert any(len(group) > 1 for group in found) is same


@pytest.mark.parametrize(
    ("other", "speaker", "same"),
    [
        ({"factuality": "denied"}, "a rebel", True),
        ({"factuality": "denied"}, "a soldier", False),
        ({"factuality": "denied", "town": "Bunia"}, "a rebel", False),
        ({"factuality": "denied", "type": "clash"}, "a rebel", False),
        ({}, "a rebel", True),
        ({}, "a soldier", False),
        ({"town": "Bunia"}, "a rebel", False),
        ({"type": "clash"}, "a rebel", False),
    ],
)
def test_one_report_tells_both_sides_of_one_event(other: dict[str, object], speaker: str, same: bool) -> None:
    document = report("d1")
    told = Report("d1", None, None, "d1")
    first = claim(document, agent=M23, speaker=Speaker("a soldier", None))
    second = claim(document, agent=M23, speaker=Speaker(speaker, None), number=1, **other)  # type: ignore[arg-type]
    assert (len(groups([item(first, told), item(second, told)])) == 1) is same


def test_two_actors_claim_two_deeds_and_say_two_things() -> None:
    document, told = report("d1"), Report("d1", None, None, "d1")
    others = Report("d2", None, None, "d2")
    group = actor("other-group")
    ours = claim(document, agent=M23, responsibility="claimed", speaker=Speaker("a rebel", None))
    theirs = claim(document, agent=group, responsibility="claimed", speaker=Speaker("a fighter", None), number=1)
    assert len(groups([item(ours, told), item(theirs, told)])) == 2
    denial = claim(document, agent=M23, type="denial")
    for agent, number in ((group, 2), (M23, 1)):
        other = claim(report("d2"), agent=agent, type="denial")
        assert len(groups([item(denial, told), item(other, others)])) == number


def test_one_report_tells_its_events_apart() -> None:
    document = report("d1")
    one = Report("d1", None, None, "d1")
    assert len(groups([item(claim(document), one), item(claim(document, number=1), one)])) == 2


def test_a_score_shows_its_parts() -> None:
    found = score(made("d1", agent=M23), made("d2", agent=M23))
    assert dict(found.parts).keys() == {"type", "time", "place", "actors", "people", "numbers", "words"}
    assert found.total == pytest.approx(sum(value for _, value in found.parts), abs=1e-4)
    assert score(made("d1"), made("d2", town="Mosul")).veto is not None


MADE = st.builds(
    lambda town, day, agent, killed, kind, word, victim, day_told: {
        "town": town,
        "day": DAY + timedelta(days=day),
        "agent": agent,
        "killed": killed,
        "type": kind,
        "text": f"They attacked the {word}.",
        "victim": victim,
        "day_told": day_told,
    },
    st.sampled_from([*TOWNS, None]),
    st.integers(0, 3),
    st.sampled_from([M23, ARMY, None]),
    st.sampled_from([None, 1, 3, 9, 40]),
    st.sampled_from(["attack", "clash", "killing", "protest"]),
    st.sampled_from(["market", "church", "bridge"]),
    st.sampled_from([None, None, "Asha Example", "Bena Sample"]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MADE, min_size=2, max_size=14), st.randoms(use_true_random=False))
def test_order_does_not_matter(about: list[dict[str, object]], random: object) -> None:
    items = [made(f"d{n}", **dict(each)) for n, each in enumerate(about)]
    mixed = list(items)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert groups(items) == groups(mixed)


@settings(max_examples=60, deadline=None)
@given(MADE, MADE)
def test_scores_are_symmetric(first: dict[str, object], second: dict[str, object]) -> None:
    a, b = made("d1", **first), made("d2", **second)
    assert score(a, b) == score(b, a)


def test_reviewers_overrule_scores() -> None:
    a, b, c = made("d1"), made("d2"), made("d3", town="Bunia")
    by_id = {i.claim.id: i for i in (a, b, c)}
    pairs = clustering.linked(by_id)
    names = sorted(by_id)
    apart = frozenset({clustering.pair(a.claim.id, b.claim.id)})
    assert len(clustering.groups(names, by_id, pairs, apart=apart)) == 3
    together = frozenset({clustering.pair(a.claim.id, c.claim.id)})
    assert any({a.claim.id, c.claim.id} <= set(g) for g in clustering.groups(names, by_id, pairs, together=together))
