"""Correcting a claim without a script: what was changed is kept, what cannot be is told beside its control."""

import html
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.written import claim, coding, report
from twosource.ledger import Ledger
from twosource.ledger.cases import Case
from twosource.model import Claim, Quantity, Span
from twosource.web.desk import typed as controls
from twosource.web.desk.corrections import base

TEXT = (
    "😀 قال شهود إن مسلحين هاجموا سوقا في Sake 🚑.\n"
    "Gunmen attacked a market in Sake 😀, witnesses\nsaid; 12 people died in Sake."
)
"""Written for the project: code points beyond UTF-16's first plane, and letters that run from right to left."""


@pytest.fixture
def told(ledger: Path) -> Claim:
    """A claim of a report in two scripts, with code points that a script of the browser counts as two."""
    document = report("d-two-scripts", publisher="Outlet", text=TEXT)
    made = claim(document, killed=3)
    start = TEXT.index("Gunmen")
    made = replace(made, evidence=(Span.of(TEXT, start, len(TEXT)),), when=None)
    with Ledger(ledger) as held:
        held.add(coding(document, made))
    return made


def case(ledger: Path, name: str) -> Case:
    with Ledger(ledger) as held:
        found = held.case(name)
    assert found is not None
    return found


def sent(client: TestClient, ledger: Path, name: str, **changed: str) -> tuple[int, str]:
    """The form of a claim sent with some controls changed ("__" for the dots in their names)."""
    now = case(ledger, name).claim
    typed = {**controls.of(now), "base": base(now), "do": "save"}
    typed.update({key.replace("__", "."): value for key, value in changed.items()})
    typed = {key: value.replace("\n", "\r\n") for key, value in typed.items() if value}  # as browsers send it
    answer = client.post(f"/review/claims/{name}", data=typed)
    return answer.status_code, html.unescape(answer.text)


def test_the_form_holds_the_claim_and_the_whole_report(client: TestClient, told: Claim) -> None:
    page = client.get(f"/review/claims/{told.id}").text
    whole = re.search(r'<div class="whole"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert whole is not None
    assert html.unescape(re.sub(r"<[^>]+>", "", whole[1])) == TEXT
    for name, value in controls.of(told).items():
        if value:
            assert f'name="{name}"' in page, name
    assert client.get("/review/claims/c-none").status_code == 404


def test_nothing_changed_is_said_and_kept_nowhere(client: TestClient, ledger: Path, told: Claim) -> None:
    status, page = sent(client, ledger, told.id)
    assert (status, "nothing was changed" in page) == (422, True)
    with Ledger(ledger) as held:
        for stored in list(held.claims())[:60]:
            assert sent(client, ledger, stored.claim.id)[0] == 422, stored.claim
        assert held.judgements() == []


def test_several_fields_are_one_transaction_with_one_undo(client: TestClient, ledger: Path, told: Claim) -> None:
    status, page = sent(
        client, ledger, told.id, type="attack.bombing", factuality="possible", why="read again", place__name=""
    )
    assert status == 200
    assert f"Claim {told.id} corrected: type, factuality, place." in page
    now = case(ledger, told.id)
    assert now.judged is not None
    assert (now.judged.type, now.judged.factuality, now.judged.place) == ("attack.bombing", "possible", None)
    assert now.corrected == {"type", "factuality", "place"}
    assert {each.why for each in now.judgements} == {"read again"}
    assert 'class="tag">corrected: factuality, place, type<' in page
    ids = [each.id for each in now.judgements]
    client.post("/review/undo", data={"judgement": f"{ids[0]}-{ids[-1]}"})
    assert case(ledger, told.id).judged == now.coded


def test_a_place_is_looked_up_and_chosen(client: TestClient, ledger: Path, told: Claim) -> None:
    status, page = sent(client, ledger, told.id, place__name="San José", do="find:place", type="attack.bombing")
    assert status == 200
    assert 'value="attack.bombing"' in page  # nothing lost of what was typed
    labels = re.findall(r'name="place.pick" value="(\d+)"[^>]*> ([^<]+)<span class="quiet">([^<]+)', page)
    assert len(labels) > 3
    assert all("·" in about for _, _, about in labels)
    status, page = sent(client, ledger, told.id, place__name="San José")
    assert (status, "may be several places; choose one" in page) == (422, True)
    value = next(label for label in labels if "Costa Rica" in label[2])[0]
    status, page = sent(client, ledger, told.id, place__name="San José", place__pick=value, place__relation="near")
    place = case(ledger, told.id).claim.place
    assert place is not None
    assert (place.country, place.relation, place.precision) == ("CRI", "near", "near")
    assert sent(client, ledger, told.id, place__name="Nowheresuchplace")[0] == 422
    sent(client, ledger, told.id, place__name="Nowheresuchplace", place__pick="unplaced", place__relation="")
    place = case(ledger, told.id).claim.place
    assert place is not None
    assert (place.name, place.lat, place.precision) == ("Nowheresuchplace", None, "unknown")


def test_a_time_is_typed(client: TestClient, ledger: Path, told: Claim) -> None:
    sent(client, ledger, told.id, when__start_at="2024-05-14", when__end_at="2024-05-15", when__granularity="interval")
    when = case(ledger, told.id).claim.when
    assert when is not None
    assert (when.start, when.end) == (datetime(2024, 5, 14), datetime(2024, 5, 16))
    assert controls.of(case(ledger, told.id).claim)["when.end_at"] == "2024-05-15"
    sent(client, ledger, told.id, when__start_at="2024-05-14 06:30", when__end_at="2024-05-14 06:31",
         when__granularity="minute", when__offset="+02:00")  # fmt: skip
    when = case(ledger, told.id).claim.when
    assert when is not None and when.start is not None
    assert (when.start.isoformat(), when.timezone) == ("2024-05-14T06:30:00+02:00", "+02:00")
    sent(client, ledger, told.id, when__start_at="", when__end_at="", when__offset="")
    assert case(ledger, told.id).claim.when is None


def test_rows_are_added_changed_and_removed(client: TestClient, ledger: Path, told: Claim) -> None:
    status, page = sent(client, ledger, told.id, do="add:participants")
    assert (status, 'name="participants.0.role"' in page) == (200, True)
    row = {
        "role": "agent",
        "name": "gunmen",
        "actor": "march-23-movement",
        "responsibility": "accused",
        "quote": "Gunmen",
    }
    sent(client, ledger, told.id, **{f"participants__0__{key}": value for key, value in row.items()})
    (agent,) = case(ledger, told.id).claim.participants
    assert agent.actor is not None
    assert (agent.actor.id, agent.name, agent.responsibility) == ("march-23-movement", "gunmen", "accused")
    assert agent.span == Span.of(TEXT, TEXT.index("Gunmen"), TEXT.index("Gunmen") + 6)
    sent(client, ledger, told.id, participants__0__remove="on", quantities__0__best="1,200", quantities__0__high="")
    now = case(ledger, told.id).claim
    assert now.participants == ()
    assert now.quantities == (Quantity("killed", 3, 1200, None, "people", None),)


def test_an_actor_is_looked_up(client: TestClient, ledger: Path, told: Claim) -> None:
    row = {"role": "agent", "name": "March 23 Movement"}
    named = {f"participants__0__{key}": value for key, value in row.items()}
    _, page = sent(client, ledger, told.id, do="find:participants.0", **named)
    picks = re.findall(r'name="participants.0.pick" value="([^"]+)"', page)
    assert "march-23-movement" in picks
    sent(client, ledger, told.id, participants__0__pick="march-23-movement", **named)
    (agent,) = case(ledger, told.id).claim.participants
    assert agent.actor is not None and agent.actor.id == "march-23-movement"


@pytest.mark.parametrize(
    ("changed", "name", "reason"),
    [
        ({"type": "attack.unheard"}, "type", "no event type"),
        ({"factuality": "maybe"}, "factuality", "none of"),
        ({"place__name": "Nowheresuchplace"}, "place.name", "the gazetteer knows no"),
        ({"place__quote": "in Saké"}, "place.quote", "the report does not say"),
        ({"when__start_at": "14 May"}, "when.start_at", "no day or time"),
        ({"when__start_at": "2024-05-14", "when__end_at": "2024-05-01"}, "when.end_at", "before the start"),
        ({"when__start_at": "2024-05-14", "when__offset": "noon"}, "when.offset", "no offset"),
        ({"quantities__0__low": "20"}, "quantities.0.best", "out of order"),
        ({"quantities__0__best": "a dozen"}, "quantities.0.best", "no count"),
        ({"quantities__0__unit": "francs"}, "quantities.0.unit", "no currency"),
        ({"participants__0__role": "agent"}, None, None),
        (
            {f"participants__0__{k}": v for k, v in (("role", "victim"), ("name", "x"), ("responsibility", "accused"))},
            "participants.0.responsibility",
            "only an agent",
        ),
        ({"participants__0__role": "agent", "participants__0__name": "x", "participants__0__actor": "nobody-such"},
         "participants.0.actor", "no id of the registry"),
        ({"attribution__0__remove": "on"}, "attribution", "somebody's word"),
        ({"evidence__0__remove": "on"}, "evidence", "at least one span"),
        ({"evidence__0__quote": "Gunmen fled"}, "evidence.0.quote", "does not say"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_beside_its_control(
    client: TestClient, ledger: Path, told: Claim, changed: dict[str, str], name: str | None, reason: str | None
) -> None:
    status, page = sent(client, ledger, told.id, why="looked twice", **changed)
    assert status == 422
    if name is not None and reason is not None:
        shown = re.search(rf'<p class="reason" id="wrong-{re.escape(name)}"[^>]*>([^<]+)', page)
        assert shown is not None
        assert reason in shown[1]
    assert 'value="looked twice"' in page
    for key, value in changed.items():
        if "remove" not in key:
            assert value in page, key
    with Ledger(ledger) as held:
        assert held.judgements() == []


@pytest.mark.parametrize(
    ("quote", "start", "at"),
    [
        ("Sake", "", TEXT.index("Sake 😀")),  # the one in the evidence
        ("Sake", str(TEXT.index("Sake 🚑")), TEXT.index("Sake 🚑")),  # the one that was selected
        ("Sake", "3", TEXT.index("Sake 😀")),  # nothing begins there
        ("witnesses said", "", TEXT.index("witnesses\nsaid")),  # a form changes line breaks
        ("سوقا في", "", TEXT.index("سوقا في")),
        ("Sake 😀", "", TEXT.index("Sake 😀")),
    ],
)
def test_typed_words_are_found_by_code_points(
    client: TestClient, ledger: Path, told: Claim, quote: str, start: str, at: int
) -> None:
    assert sent(client, ledger, told.id, place__quote=quote, place__start=start)[0] == 200
    place = case(ledger, told.id).claim.place
    assert place is not None and place.span is not None
    assert place.span.start == at
    assert place.span.quote.split() == quote.split()
    assert TEXT[place.span.start : place.span.end] == place.span.quote


def test_a_form_that_somebody_overtook_is_shown_again(client: TestClient, ledger: Path, told: Claim) -> None:
    old = base(case(ledger, told.id).claim)
    with Ledger(ledger) as held:
        held.judge("ben", "correct", told.id, field="type", value='"killing"')
    status, page = sent(client, ledger, told.id, base=old, factuality="possible")
    assert (status, "somebody corrected this claim" in page) == (422, True)
    assert re.search(r'<option value="possible" selected', page)
