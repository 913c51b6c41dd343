"""Judgements are added and never overwrite; what is withdrawn rules no more, and what waits for review is queued."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ledger.test_deriving import shape
from tests.written import actor, claim, coding, report
from twosource.errors import InputError
from twosource.ledger import Filter, Ledger
from twosource.ledger.judging import Given
from twosource.model import Attribution, Claim, Document, Participant, Span, Speaker, json

M23 = actor("m23")
FDLR = actor("fdlr")


def added(ledger: Ledger, name: str, town: str = "Sake", confidence: float = 0.8, **about: object) -> Claim:
    document = report(name, publisher=f"Outlet {name}", text=f"{name} writes that they attacked a shop in {town}.")
    told = replace(claim(document, town, **about), confidence=confidence)  # type: ignore[arg-type]
    ledger.add(coding(document, told))
    return told


def of_claim(ledger: Ledger, name: str) -> Document:
    (stored,) = ledger.claims_by_id([name])
    found = ledger.document(stored.document.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("verdict", "about"),
    [
        ("reject", {}),
        ("correct", {"field": "type", "value": '"meeting"'}),
        ("merge", {"value": "other"}),
        ("split", {"value": "same"}),
    ],
)
def test_withdrawing_undoes_and_is_kept(ledger: Ledger, verdict: str, about: dict[str, str]) -> None:
    a, same, other = added(ledger, "d1"), added(ledger, "d2"), added(ledger, "d3", "Bunia")
    before = shape(ledger)
    assert len(before) == 2
    about = {k: {"other": other.id, "same": same.id}.get(v, v) for k, v in about.items()}
    number = ledger.judge("ann", verdict, a.id, **about)  # type: ignore[arg-type]
    assert shape(ledger) != before
    again = ledger.withdraw("ann", number, why="misread")
    assert shape(ledger) == before
    ledger.rebuild()
    assert shape(ledger) == before
    told = [(j.id, j.verdict, j.withdrawn, j.why) for j in ledger.judgements(a.id)]
    assert told == [(number, verdict, True, None), (again, "withdraw", False, "misread")]
    assert list(ledger.reviewed()) == []


def test_an_earlier_word_rules_again(ledger: Ledger) -> None:
    a = added(ledger, "d1")
    ledger.judge("ann", "reject", a.id)
    number = ledger.judge("ben", "accept", a.id)
    assert shape(ledger)
    ledger.withdraw("ben", number)
    assert not shape(ledger)
    assert ledger.agreement().claims == 0


def test_what_cannot_be_withdrawn_is_told(ledger: Ledger) -> None:
    a, b = added(ledger, "d1"), added(ledger, "d2")
    number = ledger.judge("ann", "reject", a.id)
    for reviewer, subject, value, told in (
        ("ben", a.id, str(number), "only be withdrawn by its reviewer"),
        ("ann", b.id, str(number), "is on"),
        ("ann", a.id, "99", "no judgement of this ledger"),
        ("ann", a.id, "last", "no id of a judgement"),
        ("ann", a.id, None, "no id of a judgement"),
    ):
        with pytest.raises(InputError, match=told):
            ledger.judge(reviewer, "withdraw", subject, value=value)
    second = ledger.withdraw("ann", number)
    for name, told in ((number, "withdrawn already"), (second, "judge the claim again"), (99, "no judgement")):
        with pytest.raises(InputError, match=told):
            ledger.withdraw("ann", name)


def test_many_judgements_are_kept_together_or_not_at_all(ledger: Ledger) -> None:
    told = [added(ledger, f"d{n}", town) for n, town in enumerate(("Sake", "Bunia", "Mosul"))]
    numbers = ledger.judge_all([Given("ann", "reject", each.id) for each in told[:2]])
    assert [j.id for j in ledger.judgements()] == numbers
    assert {c for i in ledger.incidents() for c in i.claims} == {told[2].id}
    with pytest.raises(InputError, match="no claim"):
        ledger.judge_all([Given("ann", "accept", told[0].id), Given("ann", "accept", "c-none")])
    assert len(ledger.judgements()) == 2
    assert ledger.judge_all([]) == []


def test_the_history_of_a_claim(ledger: Ledger) -> None:
    a, b, c = added(ledger, "d1"), added(ledger, "d2"), added(ledger, "d3")
    split = ledger.judge("ann", "split", a.id, value=b.id)
    note = ledger.judge("ann", "note", a.id, why="see the second paragraph")
    accept = ledger.judge("ben", "accept", c.id)
    taken = ledger.withdraw("ann", split)
    assert [j.id for j in ledger.judgements(a.id)] == [split, note, taken]
    assert [j.id for j in ledger.judgements(b.id)] == [split, taken]
    assert [j.id for j in ledger.judgements(c.id)] == [accept]
    assert len(ledger.judgements()) == 4


@pytest.mark.parametrize(
    ("quote", "shift", "told"),
    [("a shop", 0, None), ("a bank", 0, "does not stand there"), ("a shop", 1, "does not stand there")],
)
def test_a_correction_quotes_the_report(ledger: Ledger, quote: str, shift: int, told: str | None) -> None:
    a = added(ledger, "d1")
    start = of_claim(ledger, a.id).text.index("a shop") + shift
    span = Span(start, start + len(quote), quote)
    value = json.dump([Participant("target", "a shop", None, None, span)])
    if told is not None:
        with pytest.raises(InputError, match=told):
            ledger.judge("ann", "correct", a.id, field="participants", value=value)
        assert ledger.judgements() == []
        return
    ledger.judge("ann", "correct", a.id, field="participants", value=value)
    (incident,) = ledger.incidents()
    assert incident.participants[0].span == span
    assert incident.summary.startswith("A shop was attacked")  # the sentence follows from the fields


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("type", '"attacks"', "no event type"),
        ("attribution", "[]", "somebody's word"),
        ("place", '{"name": "Sake", "lat": 91, "lon": 0, "kind": "city", "precision": "city"}', "place cannot be"),
        ("quantities", '[{"measure": "killed", "low": 5, "best": 3, "high": 3}]', "quantities cannot be"),
    ],
)
def test_a_correction_obeys_the_model(ledger: Ledger, field: str, value: str, told: str) -> None:
    a = added(ledger, "d1")
    with pytest.raises(InputError, match=told):
        ledger.judge("ann", "correct", a.id, field=field, value=value)


def test_a_corrected_type_brings_its_codes_and_a_corrected_source_its_voice(ledger: Ledger) -> None:
    a = added(ledger, "d1")
    chain = [*a.attribution, Attribution(Speaker("the mayor of Sake", None), "says", None, None, None)]
    ledger.judge("ann", "correct", a.id, field="type", value='"attack.drone"')
    ledger.judge("ann", "correct", a.id, field="attribution", value=json.dump(chain))
    (reviewed,) = ledger.reviewed()
    assert reviewed.judged is not None
    assert reviewed.judged.acled is not None
    assert reviewed.judged.acled.sub_event_type == "Air/drone strike"
    (incident,) = ledger.incidents()
    assert [voice.name for voice in incident.voices] == ["the mayor of Sake"]


def test_of_corrections_those_that_rule_are_told_with_their_reviewers(ledger: Ledger) -> None:
    a, b = added(ledger, "d1"), added(ledger, "d2")
    ledger.judge("ann", "correct", a.id, field="type", value='"attack.drone"')
    ledger.judge("bo", "correct", a.id, field="type", value='"attack.shelling"')
    ledger.judge("bo", "correct", a.id, field="factuality", value='"denied"')
    ledger.judge("bo", "withdraw", a.id, value=str(ledger.judgements(a.id)[-1].id))
    ledger.judge("ann", "merge", b.id, value=a.id)
    assert {
        claim: {field: (each.reviewer, each.value) for field, each in fields.items()}
        for claim, fields in ledger.corrections([a.id, b.id]).items()
    } == {a.id: {"type": ("bo", '"attack.shelling"')}}
    assert ledger.corrections([b.id]) == ledger.corrections([]) == {}


def queued(ledger: Ledger, order: str, **about: object) -> list[str]:
    return [waiting.claim.id for waiting in ledger.queue(order, **about)]  # type: ignore[arg-type]


def test_the_least_sure_wait_first(ledger: Ledger) -> None:
    a, b, c = (added(ledger, f"d{n}", town, sure) for n, (town, sure) in enumerate(
        (("Sake", 0.9), ("Bunia", 0.4), ("Mosul", 0.6)))
    )  # fmt: skip
    assert queued(ledger, "uncertainty") == [b.id, c.id, a.id]
    assert queued(ledger, "uncertainty", limit=1) == [b.id]
    assert queued(ledger, "uncertainty", wanted=Filter(country="IRQ")) == [c.id]
    (first, *_) = ledger.queue()
    assert first.why == "confidence 0.40"
    assert first.incident in {i.id for i in ledger.incidents()}
    ledger.judge("ann", "note", c.id, why="look again")
    number = ledger.judge("ann", "reject", b.id)
    assert queued(ledger, "uncertainty") == [c.id, a.id]
    assert queued(ledger, "uncertainty", reviewer="ben") == [b.id, c.id, a.id]
    assert queued(ledger, "uncertainty", reviewer="ann") == [c.id, a.id]
    ledger.withdraw("ann", number)
    assert queued(ledger, "uncertainty") == [b.id, c.id, a.id]
    ledger.remove("d1")
    assert queued(ledger, "uncertainty") == [c.id, a.id]
    with pytest.raises(InputError, match="no order"):
        queued(ledger, "luck")


def test_what_is_disagreed_on_waits(ledger: Ledger) -> None:
    a, b = added(ledger, "d1", agent=M23), added(ledger, "d2", agent=FDLR)
    c = added(ledger, "d3", "Mosul")
    (contested,) = (i for i in ledger.incidents() if i.contested)
    assert queued(ledger, "disagreement") == sorted((a.id, b.id))
    assert {w.why for w in ledger.queue("disagreement")} == {"contested in its incident: agent"}
    assert {w.incident for w in ledger.queue("disagreement")} == {contested.id}
    ledger.judge("ann", "accept", a.id)
    ledger.judge("ann", "accept", c.id)
    ledger.judge("ben", "reject", c.id)
    assert queued(ledger, "disagreement") == [c.id, b.id]
    assert queued(ledger, "disagreement", limit=1) == [c.id]
    assert queued(ledger, "disagreement", reviewer="ben") == [c.id, *sorted((a.id, b.id))]
    (first, *_) = ledger.queue("disagreement")
    assert (first.why, first.incident) == ("judged otherwise: accept by ann, reject by ben", None)
    ledger.judge("ben", "accept", c.id)
    assert queued(ledger, "disagreement") == [b.id]
    assert queued(ledger, "disagreement", wanted=Filter(since=date(2025, 1, 1))) == []


def test_a_queue_goes_on_after_a_claim(ledger: Ledger) -> None:
    towns = ("Sake", "Bunia", "Mosul")
    told = [
        added(ledger, f"d{n}", town, sure) for n, (town, sure) in enumerate(zip(towns, (0.5, 0.5, 0.4), strict=True))
    ]
    for n, agent in enumerate((M23, FDLR)):
        added(ledger, f"e{n}", "Goma", 0.9, agent=agent)
    for name, verdict in (("ann", "accept"), ("ben", "reject")):
        for each in told[:2]:
            ledger.judge(name, verdict, each.id)  # type: ignore[arg-type]
    for order in ("uncertainty", "disagreement"):
        whole = queued(ledger, order, reviewer="cid")
        assert len(whole) == (5 if order == "uncertainty" else 4)
        for n, name in enumerate(whole):
            assert queued(ledger, order, reviewer="cid", after=name) == whole[n + 1 :]
