"""Whole reports, written for the project, with the claims that a careful coder finds in them.

Each file of tests/reports/ is one report. A claim of the file is found when one claim of the output meets every field
that the file gives; each claim of the output may serve one claim of the file.

`only` names types ("*": all) of which the file gives every claim that there is: any more is a fault.

`[[open]]` lists what is right but not found yet (with `absent = true`: what is wrong but still comes out). A test holds
that each is still open, so that a gain moves it to the claims and cannot be lost again.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import twosource
from twosource.model import Claim, Total

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.toml"))
ROLES = ("agent", "target", "victim", "recipient", "instrument")
MEASURES = ("killed", "wounded", "casualties", "missing", "detained", "abducted", "released", "displaced", "expelled")
MEASURES += ("participants", "deployed", "attacks", "weapons", "money")


@pytest.fixture(scope="session")
def coder() -> twosource.Coder:
    return twosource.Coder()


@dataclass
class Mismatch:
    """How far the nearest claim is from the expected one."""

    claim: str
    wrong: list[str]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def code(coder: twosource.Coder, report: dict[str, Any]) -> twosource.Result:
    return coder.code(report["text"], published=report.get("published"), publisher=report.get("publisher"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_report(path: Path, coder: twosource.Coder) -> None:
    report = read(path)
    result = code(coder, report)
    free = list(result.claims)
    missing = []
    for expected in report.get("claims", []):
        match = next((c for c in free if not faults(c, expected)), None)
        if match is None:
            missing.append(nearest(free, expected))
        else:
            free.remove(match)
    free_totals = list(result.totals)
    for expected in report.get("totals", []):
        total = next((t for t in free_totals if not total_faults(t, expected)), None)
        if total is None:
            missing.append(f"total {expected}; there are {[(t.measure, t.low, t.best, t.high) for t in free_totals]}")
        else:
            free_totals.remove(total)
    for expected in report.get("absent", []):
        missing.extend(f"unwanted: {c.summary}" for c in result.claims if not faults(c, expected))
    missing.extend(f"not in the report: {c.summary} ({c.type})" for c in unlisted(free, report.get("only", [])))
    loaded = [term.span.quote for term in result.loaded]
    missing.extend(
        f"not marked as loaded: {words!r}"
        for words in report.get("loaded", [])
        if not any(meets(quote, words) for quote in loaded)
    )
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_what_is_open_is_open(path: Path, coder: twosource.Coder) -> None:
    report = read(path)
    result = code(coder, report)
    settled = []
    for expected in report.get("open", []):
        if "measure" in expected:
            found = any(not total_faults(t, expected) for t in result.totals)
        else:
            found = any(not faults(c, expected) for c in result.claims)
        if found != expected.get("absent", False):
            settled.append(expected)
    assert not settled, f"now right; move from [[open]] to [[claims]], [[totals]] or [[absent]]: {settled}"


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_every_quote_stands_in_the_text(path: Path, coder: twosource.Coder) -> None:
    report = read(path)
    result = code(coder, report)
    spans = [span for claim in result.claims for span in claim.evidence]
    spans += [p.span for claim in result.claims for p in claim.participants if p.span]
    spans += [q.span for claim in result.claims for q in claim.quantities if q.span]
    spans += [a.cue for claim in result.claims for a in claim.attribution if a.cue]
    spans += [term.span for term in result.loaded]
    for span in spans:
        span.check(report["text"])
    assert len({claim.id for claim in result.claims}) == len(result.claims)


def unlisted(free: list[Claim], only: list[str]) -> list[Claim]:
    """The claims of types that the file lists in full which it does not list."""
    return [c for c in free if any(t == "*" or c.type == t or c.type.startswith(t + ".") for t in only)]


def faults(claim: Claim, expected: dict[str, Any]) -> list[str]:
    """The fields of `expected` that the claim does not meet."""
    found = []
    wanted = expected["type"]
    if not any(claim.type == t or claim.type.startswith(t + ".") for t in wanted.split("|")):
        found.append(f"type {claim.type}")
    if "factuality" in expected and claim.factuality not in expected["factuality"].split("|"):
        found.append(f"factuality {claim.factuality}")
    for role in ROLES:
        names = [p.name.lower() for p in claim.participants if p.role == role]
        ids = [p.actor.id for p in claim.participants if p.role == role and p.actor]
        for name in expected.get(role, []):
            if not any(alternative.lower() in n for alternative in name.split("|") for n in [*names, *ids]):
                found.append(f"{role} {names}")
    responsibilities = {p.responsibility for p in claim.participants if p.role == "agent"}
    if "responsibility" in expected and expected["responsibility"] not in responsibilities:
        found.append(f"responsibility {responsibilities}")
    place = claim.place
    if "place" in expected and (place is None or not meets(f"{place.name} {place.admin1}", expected["place"])):
        found.append(f"place {place and place.name}")
    if "country" in expected and (place is None or place.country != expected["country"]):
        found.append(f"country {place and place.country}")
    if "day" in expected and (
        claim.when is None or not claim.when.start or f"{claim.when.start:%Y-%m-%d}" != expected["day"]
    ):
        found.append(f"day {claim.when and claim.when.start}")
    for measure in MEASURES:
        if measure in expected:
            numbers = [(q.low, q.best, q.high) for q in claim.quantities if q.measure == measure]
            if not any(expected[measure] in n for n in numbers) and not (
                expected[measure] == "unknown" and (None, None, None) in numbers
            ):
                found.append(f"{measure} {numbers}")
    sources = " > ".join(a.speaker.name for a in claim.attribution)
    if "source" in expected and not meets(sources, expected["source"]):
        found.append(f"source {sources}")
    stances = [a.stance for a in claim.attribution]
    if "stance" in expected and expected["stance"] not in stances:
        found.append(f"stance {stances}")
    return found


def total_faults(total: Total, expected: dict[str, Any]) -> list[str]:
    found = [
        key for key in ("measure", "low", "best", "high") if key in expected and getattr(total, key) != expected[key]
    ]
    if "since" in expected and str(total.since) != expected["since"]:
        found.append("since")
    if "parts" in expected and [p.best or p.low for p in total.parts] != expected["parts"]:
        found.append("parts")
    if "consistent" in expected and total.consistent is not expected["consistent"]:
        found.append("consistent")
    if "source" in expected and not meets(" > ".join(a.speaker.name for a in total.attribution), expected["source"]):
        found.append("source")
    return found


def meets(text: str, alternatives: str) -> bool:
    return any(plain(a) in plain(text) for a in alternatives.split("|"))


def plain(text: str) -> str:
    """Lower case without diacritics: a gazetteer's "Khān Yūnis" is the report's "Khan Yunis"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def nearest(claims: list[Claim], expected: dict[str, Any]) -> str:
    if not claims:
        return f"missing {expected}: no claims are left"
    claim = min(
        claims, key=lambda c: len(faults(c, expected)) + 3 * any(f.startswith("type") for f in faults(c, expected))
    )
    wrong = "; ".join(faults(claim, expected))
    return f"missing {expected}\n    nearest: {claim.summary} ({claim.type})\n    wrong: {wrong}"
