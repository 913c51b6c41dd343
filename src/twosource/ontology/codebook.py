"""Renders the codebook page of the event types: `python -m twosource.ontology.codebook > docs/codebook.md`."""

import sys

from twosource.ontology.types import EventType, read_types

_INTRODUCTION = """\
# Codebook: event types

<!-- Written from src/twosource/ontology/data/types.csv. Change the table, then run:
     python -m twosource.ontology.codebook > docs/codebook.md -->

Every claim has one of these types. A dotted name is a narrower kind of the type before the dot; the wider type is used
where a report does not tell the kind. Each type is given with its codes in other codebooks: PLOVER (type and mode),
CAMEO, and ACLED (event type and sub-event type); a dash means that the other codebook has no category for it. ACLED's
categories turn on who takes part as well as on what happened (an attack on an armed group is its "Armed clash"), so
what stands here is the code where the actors do not decide otherwise.

The examples are invented.
"""


def render() -> str:
    """The page in Markdown, ending in a newline."""
    types = read_types()
    sections = [_INTRODUCTION, _summary(list(types.values()))]
    sections.extend(_section(event_type) for event_type in types.values())
    return "\n".join(sections)


def _summary(types: list[EventType]) -> str:
    lines = ["| type | PLOVER | CAMEO | ACLED |", "| --- | --- | --- | --- |"]
    for event_type in types:
        anchor = event_type.name.replace(".", "")
        cells = (f"[{event_type.name}](#{anchor})", _plover(event_type), event_type.cameo or "-", _acled(event_type))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _section(event_type: EventType) -> str:
    lines = [f"## {event_type.name}", "", event_type.definition, ""]
    lines.extend(f"- “{example}”" for example in event_type.examples)
    codes = f"PLOVER {_plover(event_type)}; CAMEO {event_type.cameo or '-'}; ACLED {_acled(event_type)}."
    lines.extend(["", codes, f"UCDP GED: {event_type.ucdp_note}.", ""])
    return "\n".join(lines)


def _plover(event_type: EventType) -> str:
    if event_type.plover is None:
        return "-"
    return " / ".join(filter(None, (event_type.plover.type, event_type.plover.mode)))


def _acled(event_type: EventType) -> str:
    if event_type.acled is None:
        return "-"
    return f"{event_type.acled.event_type} / {event_type.acled.sub_event_type}"


if __name__ == "__main__":
    sys.stdout.write(render())
