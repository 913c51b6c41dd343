"""The review desk without a script: every judgement by a plain form, told of and undone on the page that follows."""

import getpass
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import local_client
from twosource.ledger import Filter, Ledger
from twosource.web.access.accounts import Accounts
from twosource.web.settings import Settings


def waiting(ledger: Path, by: str = "uncertainty") -> list[str]:
    with Ledger(ledger) as held:
        return [each.claim.id for each in held.queue(by)]  # type: ignore[arg-type]


def opened(html: str) -> str:
    """The claim that lies open on a page of the desk."""
    found = re.search(r'<input type="hidden" name="claim" value="([^"]+)">', html)
    assert found is not None
    return found[1]


def test_the_least_sure_claim_lies_open_with_its_words(client: TestClient, ledger: Path) -> None:
    html = client.get("/review").text
    first, second, *_ = waiting(ledger)
    assert opened(html) == first
    with Ledger(ledger) as held:
        case = held.case(first)
    assert case is not None
    for words in re.sub(r"<[^>]+>", "", html), html:
        assert f"confidence {case.claim.confidence:.2f}" in words
    plain = " ".join(re.sub(r"<[^>]+>", "", html).replace("&#39;", "'").replace("&#34;", '"').split())
    for span in case.claim.evidence:
        assert " ".join(span.quote.split()) in plain
    assert f'href="/incidents/{case.incident}#{first}"' in html
    assert f'href="/reports/{case.document.id}#r-{first}"' in html
    assert f"at={second}" in html
    assert f"<strong>{len(waiting(ledger))} claims</strong>" in html


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_judgement_opens_the_next_and_can_be_undone(client: TestClient, ledger: Path, verdict: str) -> None:
    first, second, *_ = waiting(ledger)
    data = {"claim": first, "verdict": verdict, "why": " as told ", "next": second}
    answer = client.post("/review/judge?by=uncertainty", data=data, follow_redirects=False)
    assert answer.status_code == 303
    html = client.get(answer.headers["location"]).text
    assert opened(html) == second
    assert f"Claim {first} {verdict}ed." in html
    with Ledger(ledger) as held:
        (judgement,) = held.judgements()
        assert (judgement.verdict, judgement.subject, judgement.why) == (verdict, first, "as told")
        assert judgement.reviewer == getpass.getuser()
        assert (held.incidents_of([first]) == {}) == (verdict == "reject")
    undo = re.search(r'action="(/review/undo[^"]*)".*?name="judgement" value="([^"]+)"', html, re.DOTALL)
    assert undo is not None
    html = client.post(undo[1].replace("&amp;", "&"), data={"judgement": undo[2]}).text
    assert opened(html) == first
    assert f"Claim {first} withdrawn." in html
    assert re.search(rf'<li class="withdrawn">\s*<span class="verdict {verdict}">', html)
    assert waiting(ledger)[0] == first
    with Ledger(ledger) as held:
        assert [each.verdict for each in held.judgements()] == [verdict, "withdraw"]


def test_a_note_is_kept_and_the_claim_stays_open(client: TestClient, ledger: Path) -> None:
    first, second, *_ = waiting(ledger)
    html = client.post(
        "/review/judge", data={"claim": first, "verdict": "note", "why": "<see> p. 2", "next": second}
    ).text
    assert opened(html) == first
    assert "&lt;see&gt; p. 2" in html
    assert waiting(ledger)[0] == first
    empty = client.post("/review/judge", data={"claim": first, "verdict": "note", "why": " "})
    assert empty.status_code == 400
    assert "note is empty" in empty.text


def test_several_are_judged_in_one_transaction_with_one_undo(client: TestClient, ledger: Path) -> None:
    several = waiting(ledger)[:3]
    html = client.post("/review/judge", data={"claim": several, "verdict": "reject", "why": "drills"}).text
    assert "3 claims rejected." in html
    with Ledger(ledger) as held:
        ids = [each.id for each in held.judgements()]
        assert held.incidents_of(several) == {}
    named = f"{ids[0]}-{ids[-1]}"
    assert f'value="{named}"' in html
    client.post("/review/undo", data={"judgement": named})
    assert waiting(ledger)[:3] == several
    refused = client.post("/review/judge", data={"claim": [several[0], "c-none"], "verdict": "accept"})
    assert refused.status_code == 400
    assert "no claim of this ledger" in refused.text
    assert waiting(ledger)[:3] == several


def test_what_two_reviewers_judge_otherwise_waits_under_disagreement(client: TestClient, ledger: Path) -> None:
    with Ledger(ledger) as held:
        quiet = next(i for i in held.incidents() if not i.contested and len(i.claims) == 1).claims[0]
        held.judge("ben", "reject", quiet)
    client.post("/review/judge", data={"claim": quiet, "verdict": "accept"})
    html = client.get("/review?by=disagreement").text
    assert opened(html) == quiet
    words = sorted((("ben", "reject"), (getpass.getuser(), "accept")))
    assert f"judged otherwise: {', '.join(f'{verdict} by {name}' for name, verdict in words)}" in html
    assert quiet not in client.get("/review").text
    assert client.get(f"/review?at={quiet}").status_code == 200


def test_the_queue_has_the_filters_and_says_how_many_are_left(client: TestClient, ledger: Path) -> None:
    with Ledger(ledger) as held:
        country = next(c.claim.place.country for c in held.claims() if c.claim.place and c.claim.place.country)
        wanted = Filter(country=country)
        names = [each.claim.id for each in held.queue("uncertainty", wanted)]
        assert 0 < len(names) < held.queue_left("uncertainty")
        assert held.queue_left("uncertainty", wanted) == len(names)
        assert held.queue_left("uncertainty", wanted, most=1) == 1
        contested = held.queue_left("disagreement")
        assert contested == len(list(held.queue("disagreement")))
    html = client.get(f"/review?country={country}").text
    assert opened(html) == names[0]
    assert f"<strong>{len(names)} claim" in html
    html = client.get("/review?text=nowheresuchwords").text
    assert "Nothing waits here" in html
    assert client.get("/review?grade=best").status_code == 400


def test_others_judgements_can_be_looked_at_again(client: TestClient, ledger: Path) -> None:
    first = waiting(ledger)[0]
    with Ledger(ledger) as held:
        number = held.judge("ben", "accept", first)
    assert opened(client.get("/review").text) != first
    assert opened(client.get("/review?own=true").text) == first
    refused = client.post("/review/undo", data={"judgement": str(number)})
    assert refused.status_code == 400
    assert "only be withdrawn by its reviewer" in refused.text


@pytest.mark.parametrize("words", ["x", "3-", "1-99999", "7"])
def test_an_undo_of_nothing_is_refused(client: TestClient, words: str) -> None:
    assert client.post("/review/undo", data={"judgement": words}).status_code == 400


def test_a_claim_that_is_not_there(client: TestClient) -> None:
    assert client.get("/review?at=c-none").status_code == 404


def test_a_viewer_looks_and_does_not_judge(ledger: Path, tmp_path: Path) -> None:
    settings = Settings(ledger=str(ledger), accounts=tmp_path / "accounts.db")
    accounts = Accounts(settings.accounts_file)
    for name, role in (("vic", "viewer"), ("rita", "reviewer")):
        accounts.add(name, role, "a long password of " + name, by="test")
    first, second, *_ = waiting(ledger)
    for name, status in (("vic", 403), ("rita", 303)):
        with local_client(settings) as client:
            client.post("/login", data={"name": name, "password": "a long password of " + name})
            html = client.get("/review").text
            assert opened(html) == first
            assert ('value="accept"' in html) == (name == "rita")
            csrf = re.search(r'name="csrf" content="([^"]+)"', html)
            assert csrf is not None
            about = {"headers": {"X-CSRF-Token": csrf[1]}, "follow_redirects": False}
            answer = client.post("/review/judge", data={"claim": first, "verdict": "accept"}, **about)
            assert answer.status_code == status
            assert client.get(f"/review/claims/{second}").status_code == (403 if name == "vic" else 200)
            assert client.post(f"/review/claims/{second}", **about).status_code == (403 if name == "vic" else 422)
    with Ledger(ledger) as held:
        assert [each.reviewer for each in held.judgements()] == ["rita"]
    logged = [(each.account, each.action, each.subject) for each in accounts.entries()]
    assert ("rita", "judged: accept", first) in logged
    accounts.close()


def test_the_queue_is_turned_and_begins_again_at_its_end(client: TestClient, ledger: Path) -> None:
    whole = waiting(ledger)
    html = client.get("/review").text
    assert re.findall(r'type="checkbox" name="claim" value="([^"]+)"', html) == whole[:30]
    further = f"/review?after={whole[29]}"
    assert f'href="{further}"' in html
    assert opened(client.get(further).text) == whole[30]
    last = client.get(f"/review?at={whole[29]}").text
    assert re.search(rf'rel="next" href="{re.escape(further)}"', last)
    assert opened(client.get(f"/review?after={whole[-1]}").text) == whole[0]
