"""Claims split off and incidents merged: exactly the groups that a reviewer asked for, and all of it undone."""

import pytest

from tests.ledger.test_deriving import shape
from tests.ledger.test_judging import added
from twosource.errors import InputError
from twosource.ledger import Ledger
from twosource.ledger.judging import Given


def undone(ledger: Ledger, ids: list[int]) -> None:
    found = ledger.judgements_by_id(ids)
    ledger.judge_all(Given(each.reviewer, "withdraw", each.subject, value=str(each.id)) for each in found)


def groups(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(incident.claims) for incident in ledger.incidents()}


def test_two_incidents_come_of_a_split(ledger: Ledger) -> None:
    a, b, c, d = (added(ledger, f"d{n}").id for n in range(4))
    (before,) = ledger.incidents()
    ids = ledger.split("ann", before.id, [a, b], "two markets")
    assert groups(ledger) == {frozenset((a, b)), frozenset((c, d))}
    named = ledger.incidents_of([a, c])
    assert before.id in named.values()
    ledger.rebuild()
    assert groups(ledger) == {frozenset((a, b)), frozenset((c, d))}
    assert {(j.verdict, j.why) for j in ledger.judgements()} == {("split", "two markets"), ("merge", "two markets")}
    undone(ledger, ids)
    (after,) = ledger.incidents()
    assert set(after.claims) == {a, b, c, d}
    for name in named.values():
        found = ledger.incident(name)
        assert found is not None
        assert found.id == after.id  # both addresses lead to it


def test_one_incident_comes_of_a_merge(ledger: Ledger) -> None:
    here = [added(ledger, f"d{n}").id for n in range(2)]
    there = [added(ledger, f"e{n}", "Mosul").id for n in range(2)]
    before = shape(ledger)
    first, second = (ledger.incidents_of(names)[names[0]] for names in (here, there))
    ids = ledger.merge("ann", first, second, "one convoy")
    assert groups(ledger) == {frozenset((*here, *there))}
    found = [ledger.incident(name) for name in (first, second)]
    assert found[0] is not None
    assert found[0] == found[1]
    with pytest.raises(InputError, match="one incident"):
        ledger.merge("ann", first, second)
    split = ledger.split("ben", found[0].id, there)
    assert shape(ledger) == before
    undone(ledger, split)
    undone(ledger, ids)
    assert shape(ledger) == before


def test_what_cannot_be_split_or_merged_is_told(ledger: Ledger) -> None:
    a, b = added(ledger, "d1").id, added(ledger, "d2").id
    c = added(ledger, "d3", "Mosul").id
    name = ledger.incidents_of([a])[a]
    for claims, told in (([], "choose some"), ([a, b], "choose some"), ([c], "no claim of incident")):
        with pytest.raises(InputError, match=told):
            ledger.split("ann", name, claims)
    with pytest.raises(InputError, match="no incident"):
        ledger.split("ann", "i-none", [a])
    with pytest.raises(InputError, match="no incident"):
        ledger.merge("ann", name, "i-none")
    assert ledger.judgements() == []


def test_every_pair_is_compared_once(ledger: Ledger) -> None:
    a, b, c = added(ledger, "d1").id, added(ledger, "d2").id, added(ledger, "d3", "Mosul").id
    pairs = {frozenset((x, y)): score for x, y, score in ledger.compared([a, b, c], [a, b, c])}
    assert set(pairs) == {frozenset((a, b)), frozenset((a, c)), frozenset((b, c))}
    assert pairs[frozenset((a, b))].total == ledger.compare(a, b).total >= 1
    assert pairs[frozenset((a, c))].veto is not None


def test_who_judged_what_is_listed(ledger: Ledger) -> None:
    a, b = added(ledger, "d1").id, added(ledger, "d2").id
    ids = [ledger.judge("ann", "accept", a), ledger.judge("ben", "reject", a), ledger.judge("ann", "note", b, why="x")]
    ids.append(ledger.withdraw("ben", ids[1]))
    ids.append(ledger.judge("ann", "accept", b))
    listed = ledger.judgements_before(limit=3)
    assert [each.id for each in listed] == ids[:1:-1]
    assert [(each.id, each.withdrawn) for each in ledger.judgements_before(listed[-1].id)] == [
        (ids[1], True),
        (ids[0], False),
    ]
    assert [each.id for each in ledger.judgements_before(reviewer="ben")] == [ids[3], ids[1]]
    assert [(each.name, each.verdicts) for each in ledger.reviewers()] == [("ann", {"accept": 2, "note": 1})]
