"""How far an incident is corroborated, with the reason in a sentence."""

from collections.abc import Sequence

from twosource.incidents.items import Item, denies_own_part
from twosource.incidents.voices import key, name_of, telling, through
from twosource.model import Field, Grade, Voice

_DECIDING = ("factuality", "agent")
"""Fields in which disagreement makes the whole incident contested; in the others it is the value that is."""


def grade(items: Sequence[Item], voices: Sequence[Voice], fields: Sequence[Field]) -> tuple[Grade, str]:
    """The grade of an incident and why.

    An outlet that only repeats the voices it cites counts for none; nor does who only denies a part in it.
    """
    silent = _denies_its_part_alone(items)
    telling_it = [voice for voice in voices if not voice.derived and voice.key not in silent]
    taken_back = _taken_back(items)
    if taken_back:
        names = ", ".join(sorted(taken_back))
        return "retracted", f"{names} told it and later denied it or took it back, and nobody else tells it"
    contested = [field for field in fields if field.contested and field.name in _DECIDING]
    if contested:
        told = "; ".join(f"{t.value} ({_names(t.voices, voices)})" for t in contested[0].told)
        return "contested", f"independent voices exclude each other on the {contested[0].name}: {told}"
    if all(voice.interested or voice.official for voice in telling_it):
        return "official-only", f"it rests on the word of authorities or parties alone: {_listed(telling_it)}"
    if len(telling_it) >= 2:
        parties = sum(voice.interested for voice in telling_it)
        note = f", {parties} of them a party to it" if parties else ""
        return "corroborated", f"{len(telling_it)} independent voices tell it{note}: {_listed(telling_it)}"
    (voice,) = telling_it
    note = f" ({voice.note})" if voice.note else ""
    return "single-source", f"it rests on one voice, {voice.name}{note}"


def _denies_its_part_alone(items: Sequence[Item]) -> set[str]:
    """The voices that say no more of an event than that it was not they; empty where nobody says more."""
    denying: set[str] = set()
    saying_more: set[str] = set()
    for item in items:
        own = item.factuality == "denied" and denies_own_part(item.claim)
        (denying if own else saying_more).add(key(item))
    return denying - saying_more if saying_more else set()


def _taken_back(items: Sequence[Item]) -> set[str]:
    """Who told the event and in a later report denied it or took it back; empty where anybody still tells it."""
    found: set[str] = set()
    for item in items:
        if item.factuality == "denied":
            continue
        told = {key(item), *through(item)}
        later = [i for i in items if i.factuality == "denied" and key(i) in told and _after(i, item)]
        if not later:
            return set()
        found |= {name_of(i, telling(i)) for i in later}
    return found


def _after(item: Item, other: Item) -> bool:
    days = item.report.published, other.report.published
    return days[0] is not None and days[1] is not None and days[0] > days[1]


def _names(keys: Sequence[str], voices: Sequence[Voice]) -> str:
    return ", ".join(voice.name for voice in voices if voice.key in keys)


def _listed(voices: Sequence[Voice], most: int = 5) -> str:
    names = [voice.name + (" (a party)" if voice.interested else "") for voice in voices]
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
