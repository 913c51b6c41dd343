"""The commands on a ledger, from reports to incidents, judgements and back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORTS = {
    "a.txt": "Gunmen killed nine villagers near Sake in eastern Congo on Monday, a local aid group said.",
    "b.txt": "On Monday nine people were killed in an attack close to Sake, in Congo, hospital staff said.",
    "c.txt": "Protesters marched through Lagos in Nigeria on Sunday, the police said.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in REPORTS.items():
        (place / name).write_text(text, "utf-8")
    (place / "broken.txt").write_bytes(b"\x00\x01\x02" * 500)
    return place


@pytest.fixture
def filled(run: Run, folder: Path) -> Path:
    assert run("add", folder, "--published", "2024-05-15").code == 1
    return folder


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_adding_names_what_failed_and_goes_on(run: Run, folder: Path) -> None:
    dry = run("add", folder, "--published", "2024-05-15", "--dry-run")
    assert "3 would be added, 1 would be failed" in dry.err
    assert not (folder.parent / "ledger.db").exists()
    done = run("add", folder, "--published", "2024-05-15")
    assert done.code == 1
    assert "broken.txt is binary" in done.err
    assert "3 added, 1 failed" in done.err
    again = run("add", folder / "a.txt", folder / "b.txt", "--published", "2024-05-15")
    assert again.code == 0
    assert "2 known; 0 new claims" in again.err
    assert "broken.txt" in run("failures", "--json").out


def test_two_reports_of_one_attack_make_one_incident(run: Run, filled: Path) -> None:
    found = lines(run("incidents", "--country", "cod", "--json").out)
    assert [len(incident["claims"]) for incident in found] == [2]  # type: ignore[arg-type]
    assert found[0]["grade"] == "corroborated"
    shown = run("incident", found[0]["id"]).out
    assert "2 independent voices" in shown
    assert "killed" in shown
    assert "9" in shown
    assert "Gunmen killed nine villagers" in shown


def test_filters_narrow(run: Run, filled: Path) -> None:
    assert {c["claim"]["type"] for c in lines(run("claims", "--country", "NGA", "--json").out)} == {"protest"}  # type: ignore[index]
    assert lines(run("incidents", "--text", "Lagos", "--type", "attack", "--json").out) == []
    assert "'attacks' is no event type" in run("incidents", "--type", "attacks").err
    assert "is no grade" in run("incidents", "--grade", "sure").err
    assert "protest" in run("incidents", "--until", "2024-05-13").out


def test_judging_changes_incidents_and_counts_agreement(run: Run, filled: Path) -> None:
    claims = [c["claim"]["id"] for c in lines(run("claims", "--country", "COD", "--json").out)]  # type: ignore[index]
    assert run("judge", "split", *claims[:2], "--as", "ann").code == 0
    assert len(lines(run("incidents", "--country", "COD", "--json").out)) == 2
    for reviewer, verdict in (("ann", "accept"), ("ben", "accept")):
        assert run("judge", verdict, claims[0], "--as", reviewer).code == 0
    for reviewer, verdict in (("ann", "reject"), ("ben", "accept")):
        assert run("judge", verdict, claims[1], "--as", reviewer).code == 0
    told = run("agreement").out
    assert "alpha" in told
    assert "ann and ben: kappa 0.000, 1 of 2 claims agreed" in told
    assert {r["coded"]["id"] for r in lines(run("reviewed").out)} == set(claims[:2])  # type: ignore[index]
    assert "two claims" in run("judge", "merge", claims[0]).err


def test_keeping(run: Run, filled: Path, tmp_path: Path) -> None:
    assert run("db", "check").out.startswith("sound; it holds 3 documents")
    assert "written" in run("db", "backup", tmp_path / "copy.db").out
    before = run("incidents", "--json").out
    assert run("rebuild").code == 0
    assert run("incidents", "--json").out == before
    assert "restored" in run("db", "restore", tmp_path / "copy.db").out
    assert (tmp_path / "ledger.db.before").exists()
    assert "tables of version" in run("db", "upgrade").out
    assert run("runs").out.count("r-") == 1
    assert "no run of this ledger" in run("diff-runs", "r-x", "r-y").err
    assert "there is no ledger" in run("claims", "--ledger", tmp_path / "none.db").err


def test_sources_and_totals(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "total.txt"
    story.write_text(
        "Gunmen attacked a village near Goma in Congo on Monday. A spokesman for the Congolese army, Ali Example, said "
        "on Tuesday that the army had counted 12 attacks in Congo since May 1.",
        "utf-8",
    )
    assert run("add", story, "--published", "2024-05-15").code == 0
    assert "12" in run("totals").out
    (series,) = lines(run("reconcile", "--json").out)
    (step,) = series["steps"]  # type: ignore[misc]
    assert step["tally"]["best"] == 1
    assert step["missing"] == 11
    assert "incidents" in run("sources").out


def test_the_sample_is_added_from_the_command_line(run) -> None:
    added = run("add", "--sample")
    assert added.code == 0
    assert "16 added" in added.err
    assert "contested" in run("incidents", "--grade", "contested").out
    assert run("add").code == 2


def test_who_is_responsible_is_shown_or_told_to_be_unknown(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "A bomb killed four people at a mosque in Kunduz, Afghanistan, on Monday, officials said.", "utf-8"
    )
    assert run("add", story, "--published", "2024-05-15").code == 0
    (found,) = lines(run("incidents", "--json").out)
    assert "no report names who did it" in run("incident", found["id"]).out
    assert "officials (not identified, Afghanistan)" in run("sources").out
    assert run("sources", "--country", "IRQ", "--json").out == ""


def test_the_queue_and_the_history(run: Run, filled: Path) -> None:
    claims = [c["claim"]["id"] for c in lines(run("queue", "--country", "COD", "--json").out)]  # type: ignore[index]
    assert len(claims) == 2
    assert "kept as judgement 1" in run("judge", "reject", claims[0], "--as", "ann").out
    assert [c["claim"]["id"] for c in lines(run("queue", "--country", "COD", "--json").out)] == claims[1:]  # type: ignore[index]
    assert claims[0] in run("queue", "--for", "ben").out
    assert "only be withdrawn by its reviewer" in run("judge", "withdraw", "1", "--as", "ben").err
    assert "is no number" in run("judge", "withdraw", claims[0], "--as", "ann").err
    assert "judgement 2" in run("judge", "withdraw", "1", "--as", "ann", "--why", "misread").out
    told = run("judgements", claims[0]).out
    assert "withdrawn" in told
    assert "misread" in told
    assert [j["withdrawn"] for j in lines(run("judgements", "--json").out)] == [True, False]
    assert run("queue", "--by", "disagreement", "--json").out == ""
    assert "no order of the queue" in run("queue", "--by", "luck").err
