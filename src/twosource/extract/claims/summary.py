"""One neutral sentence from the fields of a claim. It repeats the fields and adds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract import wording
from twosource.model import Attribution, Factuality, Participant, Place, Quantity, When
from twosource.ontology.table import read_table

_STATE: dict[Factuality, str] = {
    "occurred": "took place",
    "ongoing": "goes on",
    "attempted": "was attempted",
    "planned": "is planned",
    "threatened": "was threatened",
    "possible": "may have taken place",
    "denied": "is said not to have taken place",
}
_SYMMETRIC = ("clash", "meeting", "negotiation", "agreement", "cooperation", "relations")


@dataclass(frozen=True, slots=True)
class Wording:
    """How an event type is told: `active` before a target, `nominal` as a noun phrase, `link` to its target."""

    active: str
    nominal: str
    link: str


def load() -> Mapping[str, Wording]:
    """The wordings by event type."""
    rows = read_table("twosource.ontology", "wording.csv", ("type", "active", "nominal", "link"), key=("type",))
    return {row["type"]: Wording(row["active"], row["nominal"], row["link"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Summarist:
    """Writes the summary of a claim."""

    wordings: Mapping[str, Wording]

    def sentence(
        self,
        event_type: str,
        factuality: Factuality,
        participants: Sequence[Participant],
        place: Place | None,
        when: When | None,
        quantities: Sequence[Quantity],
        attribution: Sequence[Attribution],
    ) -> str:
        """The summary."""
        words = self.wordings[event_type]
        agents = wording.names(participants, "agent")
        targets = wording.names(participants, "target") or wording.names(participants, "recipient")
        targets = targets or wording.names(participants, "victim")
        nominal = f"{words.nominal} {words.link} {targets}" if targets else words.nominal
        if event_type.startswith(_SYMMETRIC) and agents:
            nominal = f"{words.nominal} of {agents}" + (f" with {targets}" if targets else "")
            core = f"{_upper(nominal)} {_STATE[factuality]}"
        elif not agents:
            core = f"{_upper(nominal)} {_STATE[factuality]}"
        else:
            core = self._told(words, agents, targets, nominal, factuality, participants)
        if place is not None:
            core += f" {wording.place(place)}"
        if when is not None and not wording.untold(when) and (when.start or when.end):
            spoken = wording.when(when)
            core += f", {spoken}" if spoken.startswith(("since", "until", "about")) else f" on {spoken}"
        counted = [wording.quantity(q) for q in quantities]
        if counted:
            core += "; " + "; ".join(counted)
        if len(attribution) > 1:
            core += f", according to {attribution[-1].speaker.name}"
        return core + "."

    def _told(
        self,
        words: Wording,
        agents: str,
        targets: str,
        nominal: str,
        factuality: Factuality,
        participants: Sequence[Participant],
    ) -> str:
        responsibility = next((p.responsibility for p in participants if p.role == "agent"), None)
        verb = {"claimed": "claimed", "accused": "was accused of", "suspected": "was suspected of", "denied": "denied"}
        if factuality in ("occurred", "ongoing") and responsibility in verb:
            return f"{_upper(agents)} {verb[responsibility]} {nominal}"
        if factuality == "occurred" and targets:
            return f"{_upper(agents)} {words.active} {targets}"
        return f"{_upper(nominal)} by {agents} {_STATE[factuality]}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
