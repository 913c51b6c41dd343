"""Incidents follow from claims and judgements, in any order of arrival, step by step or rebuilt; their ids persist."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.written import RUN, TOWNS, actor, claim, coding, report
from twosource.errors import InputError
from twosource.ledger import Ledger
from twosource.model import Claim, Coding, json

M23, ARMY = actor("m23"), actor("cod.military", "military", "COD")


def story(seed: int, number: int = 24) -> list[Coding]:
    """Reports on a handful of events, each told by several, with some copies; claims of another day, or of no place."""
    chance = random.Random(seed)
    found = []
    for n in range(number):
        town = chance.choice(list(TOWNS))
        words = chance.choice(["market", "bridge", "church"])
        text = f"Report {n} of outlet {n % 5} says that they attacked the {words} of {town}."
        if n % 6 == 5:
            text = found[-1].document.text + " " * 2 + "Copied in full from a wire with a few words more."
        document = report(f"d{n}", date(2024, 5, 15), f"Outlet {n % 5}", text)
        day = date(2024, 5, 14) + timedelta(days=chance.choice([0, 0, 0, 2]))
        about = {"agent": chance.choice([M23, ARMY, None]), "killed": chance.choice([None, 3, 9])}
        victim = (None, "Asha Example", "Cem Muster")[n % 3]
        claims = [
            claim(document, town, day, **about),  # type: ignore[arg-type]
            claim(document, None, day, type="killing", number=1, killed=1, victim=victim, day_told=False),
        ]
        found.append(coding(document, *claims))
    return found


def shape(ledger: Ledger) -> set[tuple[tuple[str, ...], str, str]]:
    """What incidents say, whatever their ids."""
    return {(i.claims, i.grade, i.reason) for i in ledger.incidents()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_gives_the_same_incidents(ledger: Ledger, seed: int, tmp_path: object) -> None:
    codings = story(seed)
    for each in codings:
        ledger.add(each)
    with Ledger(f"{tmp_path}/other.db", create=True) as other:
        for each in random.Random(seed).sample(codings, len(codings)):
            other.add(each)
        assert shape(other) == shape(ledger)
    assert any(len(claims) > 2 for claims, _, _ in shape(ledger))


def test_rebuilding_changes_nothing(ledger: Ledger) -> None:
    for each in story(4):
        ledger.add(each)
    first = next(i for i in ledger.incidents() if len(i.claims) > 1)
    ledger.judge("ann", "reject", first.claims[0])
    ledger.judge("ann", "split", first.claims[1], value=first.claims[0])
    before = list(ledger.incidents())
    ledger.rebuild()
    assert list(ledger.incidents()) == before
    assert ledger.check() == []


def two(ledger: Ledger) -> tuple[Claim, Claim]:
    """Two reports on two events of one town."""
    found = []
    for n, town in enumerate(("Sake", "Bunia")):
        document = report(f"e{n}", text=f"They attacked a {town} shop, outlet {n} says.")
        found.append(claim(document, town))
        ledger.add(coding(document, found[-1]))
    return found[0], found[1]


def test_merging_redirects_and_splitting_parts(ledger: Ledger) -> None:
    a, b = two(ledger)
    ids = {i.claims[0]: i.id for i in ledger.incidents()}
    ledger.judge("ann", "merge", a.id, value=b.id, why="one raid on both")
    (merged,) = ledger.incidents()
    assert set(merged.claims) == {a.id, b.id}
    assert {ledger.incident(name) for name in ids.values()} == {merged}
    ledger.judge("ann", "split", a.id, value=b.id)
    assert {i.claims for i in ledger.incidents()} == {(a.id,), (b.id,)}
    assert ledger.incident(merged.id) is not None


def test_a_rejected_claim_leaves_a_tombstone_and_comes_back(ledger: Ledger) -> None:
    a, _ = two(ledger)
    (gone,) = (i for i in ledger.incidents() if a.id in i.claims)
    ledger.judge("ann", "reject", a.id)
    assert ledger.incident(gone.id) is None
    assert all(a.id not in i.claims for i in ledger.incidents())
    assert ledger.check() == []
    ledger.judge("ben", "accept", a.id)
    assert any(a.id in i.claims for i in ledger.incidents())


def test_a_removed_report_counts_no_more_and_can_come_back(ledger: Ledger) -> None:
    a, b = two(ledger)
    (gone,) = (i for i in ledger.incidents() if a.id in i.claims)
    ledger.remove("e0")
    assert ledger.incident(gone.id) is None
    assert [stored.claim.id for stored in ledger.claims()] == [b.id]
    assert ledger.counts()["documents"] == 1
    before = shape(ledger)
    ledger.rebuild()
    assert shape(ledger) == before
    assert ledger.check() == []
    ledger.remove("e0", undo=True)
    assert {c for i in ledger.incidents() for c in i.claims} == {a.id, b.id}
    with pytest.raises(InputError, match="no report of this ledger"):
        ledger.remove("e9")


def test_two_claims_are_compared_with_reasons(ledger: Ledger) -> None:
    a, b = two(ledger)
    assert (ledger.compare(a.id, b.id).veto or "").endswith("km apart")
    with pytest.raises(InputError, match="no claim of this ledger"):
        ledger.compare(a.id, "c-none")


def test_a_correction_moves_a_claim(ledger: Ledger) -> None:
    a, b = two(ledger)
    place = b.place
    assert place is not None
    ledger.judge("ann", "correct", a.id, field="place", value=json.dump(place))
    places = [i.place.name for i in ledger.incidents() if i.place is not None]
    assert places
    assert set(places) == {"Bunia"}
    (stored,) = ledger.claims_by_id([a.id])
    assert stored.claim.place != place  # the claim stays as it was told; the judgement stands beside it
    (reviewed,) = ledger.reviewed()
    assert reviewed.judged is not None
    assert reviewed.judged.place == place


@pytest.mark.parametrize(
    ("verdict", "claim_id", "about", "told"),
    [
        ("praise", None, {}, "no verdict"),
        ("reject", "c-none", {}, "no claim of this ledger"),
        ("merge", None, {"value": "c-none"}, "no claim of this ledger"),
        ("correct", None, {"field": "id", "value": '"x"'}, "cannot be corrected"),
        ("correct", None, {"field": "factuality", "value": '"perhaps"'}, "factuality cannot be"),
        ("correct", None, {"field": "when", "value": "{"}, "when cannot be"),
    ],
)
def test_what_cannot_be_judged_is_told(
    ledger: Ledger, verdict: str, claim_id: str | None, about: dict[str, str], told: str
) -> None:
    a, _ = two(ledger)
    with pytest.raises(InputError, match=told):
        ledger.judge("ann", verdict, claim_id or a.id, **about)  # type: ignore[arg-type]
    assert ledger.judgements() == []


def test_copies_are_one_voice(ledger: Ledger) -> None:
    wire = "Fighters raided the cattle market of Sake at dawn and drove off some forty cows, herders who fled told us."
    for n, text in enumerate((wire, wire + " It was the second raid this month.")):
        document = report(f"w{n}", publisher=None, text=text)
        ledger.add(coding(document, claim(document)))
    (incident,) = ledger.incidents()
    assert incident.grade == "single-source"
    assert len(incident.documents) == 2
    (voice,) = incident.voices
    assert voice.note == "2 reports hold copies of 1 text"


def test_coding_again_updates_its_incident(ledger: Ledger) -> None:
    a, _ = two(ledger)
    (before,) = (i for i in ledger.incidents() if a.id in i.claims)
    document = ledger.document("e0")
    assert document is not None
    newer = replace(RUN, version="0.0.newer")
    ledger.add(coding(document, replace(a, type="clash"), run=newer))
    after = ledger.incident(before.id)
    assert after is not None
    assert after.type == "clash"
    assert ledger.check() == []
