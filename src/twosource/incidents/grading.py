"""How far an incident is corroborated, with the reason in a sentence."""

from collections.abc import Sequence

from twosource.incidents.items import Item
from twosource.model import Field, Grade, Voice

_DECIDING = ("factuality", "agent")
"""Fields in which disagreement makes the whole incident contested; in the others it is the value that is."""


def grade(items: Sequence[Item], voices: Sequence[Voice], fields: Sequence[Field]) -> tuple[Grade, str]:
    """The grade of an incident and why."""
    taken_back = _taken_back(items, voices)
    if taken_back is not None:
        return "retracted", f"{taken_back} told it and later denied it, and no other voice tells it"
    contested = [field for field in fields if field.contested and field.name in _DECIDING]
    if contested:
        told = "; ".join(f"{t.value} ({_names(t.voices, voices)})" for t in contested[0].told)
        return "contested", f"independent voices exclude each other on the {contested[0].name}: {told}"
    apart = [voice for voice in voices if not voice.interested]
    if all(voice.interested or voice.official for voice in voices):
        return "official-only", f"it rests on the word of authorities or parties alone: {_listed(voices)}"
    if len(voices) >= 2:
        parties = len(voices) - len(apart)
        note = f", {parties} of them a party to it" if parties else ""
        return "corroborated", f"{len(voices)} independent voices tell it{note}: {_listed(voices)}"
    note = f" ({voices[0].note})" if voices[0].note else ""
    return "single-source", f"it rests on one voice, {voices[0].name}{note}"


def _taken_back(items: Sequence[Item], voices: Sequence[Voice]) -> str | None:
    """The voice that first told the event and in a later report denied it, where nobody else tells it."""
    if len(voices) != 1:
        return None
    told = [i.report.published for i in items if i.claim.factuality in ("occurred", "ongoing") and i.report.published]
    denied = [i.report.published for i in items if i.claim.factuality == "denied" and i.report.published]
    return voices[0].name if told and denied and max(denied) > max(told) else None


def _names(keys: Sequence[str], voices: Sequence[Voice]) -> str:
    return ", ".join(voice.name for voice in voices if voice.key in keys)


def _listed(voices: Sequence[Voice], most: int = 5) -> str:
    names = [voice.name + (" (a party)" if voice.interested else "") for voice in voices]
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
