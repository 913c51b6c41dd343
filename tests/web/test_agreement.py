"""The pages of agreement and of judgements, and reviewed claims as data."""

import json
from pathlib import Path

from starlette.testclient import TestClient

from tests.web.test_review import waiting
from twosource.ledger import Ledger


def test_agreement_and_who_judged_what(client: TestClient, ledger: Path) -> None:
    assert "No claim was judged by two reviewers" in client.get("/review/agreement").text
    first, second, third, *_ = waiting(ledger)
    with Ledger(ledger) as held:
        for name, verdicts in (("ann", "accept accept reject"), ("ben", "accept reject reject")):
            for claim, verdict in zip((first, second, third), verdicts.split(), strict=True):
                held.judge(name, verdict, claim, why=f"{name} on {claim}")  # type: ignore[arg-type]
        agreement = held.agreement()
    assert agreement.alpha is not None
    page = client.get("/review/agreement").text
    assert f"<strong>{agreement.alpha:.3f}</strong>" in page
    assert (
        f'<td class="number">3</td><td class="number">2</td><td class="number">{agreement.pairs[0].kappa:.3f}' in page
    )
    listed = client.get("/review/judgements").text
    assert listed.index(f"ben on {third}") < listed.index(f"ann on {first}")
    only = client.get("/review/judgements?reviewer=ann").text
    assert f"ann on {second}" in only
    assert f"ben on {second}" not in only
    assert "Nothing was judged yet" in client.get("/review/judgements?reviewer=ann&before=1").text


def test_reviewed_claims_are_data(client: TestClient, ledger: Path) -> None:
    first, second, *_ = waiting(ledger)
    with Ledger(ledger) as held:
        held.judge("ann", "correct", first, field="type", value='"meeting"')
        held.judge("ann", "reject", second)
    answer = client.get("/review/reviewed.jsonl")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    found = {each["coded"]["id"]: each for each in map(json.loads, answer.text.splitlines())}
    assert set(found) == {first, second}
    assert found[first]["judged"]["type"] == "meeting"
    assert found[second]["judged"] is None
    span = found[first]["coded"]["evidence"][0]
    assert found[first]["text"][span["start"] : span["end"]] == span["quote"]
