"""On how many independent voices an incident rests: who says it, not who prints it.

The voice of a claim is the last link of its source chain. A spokesman is his body's voice; copies of one text are one
report; unnamed speakers of the same description are taken for the same people, as nothing shows that they differ; an
outlet's own word is the outlet's. So the count of voices is a lower bound that can be defended.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from twosource.incidents.items import Item
from twosource.model import ActorKind, Attribution, Participant, Voice

_OFFICIAL: frozenset[ActorKind] = frozenset(
    {"state", "government", "parliament", "military", "police", "security_service", "ministry", "court"}
)
_OFFICIAL_WORDS = re.compile(
    r"\b(official|officials|spokes\w+|minister|ministry|police|army|military|government|authorities|president|governor"
    r"|commander|general|colonel|officer|officers|prosecutors?)\b"
)
_SPACES = re.compile(r"\s+")


def voices(items: Sequence[Item]) -> tuple[Voice, ...]:
    """The independent voices behind the claims of one incident, those that tell most claims first."""
    parties = [p for item in items for p in item.claim.participants if p.role != "instrument"]
    by_key: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_key[key(item)].append(item)
    found = [_voice(name, members, parties) for name, members in by_key.items()]
    return tuple(sorted(found, key=lambda voice: (-len(voice.claims), voice.key)))


def key(item: Item) -> str:
    """What tells the voice of a claim from others."""
    link = _last(item)
    if link is None:
        return f"outlet:{_plain(item.report.publisher)}" if item.report.publisher else f"report:{item.report.group}"
    speaker = link.speaker
    if speaker.affiliation is not None:
        return f"body:{_plain(speaker.affiliation)}"
    if speaker.actor is not None and not speaker.actor.id.startswith("local:"):
        return f"actor:{speaker.actor.id}"
    return f"words:{_plain(speaker.name)}"


def _last(item: Item) -> Attribution | None:
    """The last link of a claim's chain; None where only the publisher says it."""
    chain = item.claim.attribution
    return chain[-1] if len(chain) > 1 else None


def _voice(name: str, members: Sequence[Item], parties: Sequence[Participant]) -> Voice:
    first = min(members, key=lambda item: item.claim.id)
    link = _last(first)
    documents = sorted({item.report.id for item in members})
    groups = {item.report.group for item in members}
    if link is None:
        shown, interested, official = first.report.publisher or f"report {first.report.id}", False, False
    else:
        shown = link.speaker.affiliation or link.speaker.name
        interested = _is_party(link, parties)
        official = (link.speaker.actor is not None and link.speaker.actor.kind in _OFFICIAL) or _OFFICIAL_WORDS.search(
            f"{link.speaker.name} {link.speaker.affiliation or ''}".lower()
        ) is not None
    note = None
    if len(documents) > len(groups):
        note = f"{len(documents)} reports hold copies of {len(groups)} text{'s' * (len(groups) > 1)}"
    elif len(documents) > 1 and link is not None:
        note = f"{len(documents)} reports cite the same voice"
    return Voice(
        name, shown, interested, official, tuple(sorted(item.claim.id for item in members)), tuple(documents), note
    )


def _is_party(link: Attribution, parties: Sequence[Participant]) -> bool:
    """Whether the speaker is, or speaks for, one of those that take part: by identity, name or state."""
    actor, body = link.speaker.actor, link.speaker.affiliation
    names = {_plain(name) for name in (link.speaker.name, body) if name}
    for party in parties:
        if _plain(party.name) in names or (body is not None and party.actor is not None and party.actor.id == body):
            return True
        if actor is None or party.actor is None:
            continue
        if party.actor.id == actor.id:
            return True
        one_state = actor.country is not None and actor.country == party.actor.country
        if one_state and actor.kind in _OFFICIAL and party.actor.kind in _OFFICIAL:
            return True
    return False


def _plain(name: str) -> str:
    """A name as it is compared: small letters, without articles."""
    return re.sub(r"^(the|a|an) ", "", _SPACES.sub(" ", name).strip().lower())
