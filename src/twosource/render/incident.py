"""An incident to read in a terminal: its values side by side, the responsibility board, its voices and reports."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from twosource.extract import wording
from twosource.ledger.claims import StoredClaim
from twosource.model import Incident
from twosource.render.terminal import grid


def card(incident: Incident, claims: Mapping[str, StoredClaim]) -> RenderableType:
    """One incident with all that its claims tell; `claims` are its claims by id."""
    return Group(*_parts(incident, claims))


def _parts(incident: Incident, claims: Mapping[str, StoredClaim]) -> Iterator[RenderableType]:
    yield Text(incident.summary, style="bold")
    yield Text(f"{incident.id} · {incident.type} · {incident.factuality}", style="dim")
    yield Text(f"{incident.grade}: {incident.reason}", style="yellow" if incident.grade == "contested" else "green")
    names = {voice.key: voice.name for voice in incident.voices}
    values = grid("What is told", ("field", 2), ("value", 6), ("by", 5))
    for field in incident.fields:
        for told in field.told:
            mark = "★ " if told.value == field.best and len(field.told) > 1 else ""
            name = field.name + (" (contested)" if field.contested else "")
            first = told is field.told[0]
            values.add_row(name if first else "", mark + told.value, ", ".join(names.get(v, v) for v in told.voices))
    yield values
    board = grid("Responsibility", ("actor", 4), ("is", 2), ("by", 4), ("when", 3))
    for held in incident.board:
        reported = f"reported {wording.day(held.reported)}" if held.reported else ""
        said = wording.day(held.said) if held.said else reported
        board.add_row(held.name, held.part, held.by or names.get(held.voice, held.voice), said)
    if not incident.board:
        board.add_row("unknown", "", "no report names who did it", "")
    yield board
    voices = grid("Independent voices", ("voice", 5), ("claims", 1), ("note", 6))
    for voice in incident.voices:
        notes = ["a party to it"] * voice.interested + ["an authority"] * voice.official
        notes += [voice.note] if voice.note else []
        voices.add_row(voice.name, str(len(voice.claims)), ", ".join(notes))
    yield voices
    reports = grid("Claims", ("id", 2), ("report", 4), ("words", 8))
    for name in incident.claims:
        stored = claims.get(name)
        if stored is not None:
            about = stored.document
            day = wording.day(about.published) if about.published else None
            report = " · ".join(part for part in (about.publisher, day, about.title or about.id) if part)
            reports.add_row(name, report, " … ".join(" ".join(s.quote.split()) for s in stored.claim.evidence))
    yield reports
