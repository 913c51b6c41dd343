"""On how many independent voices an incident rests: who says it, not who prints it.

The voice of a claim is the last link of its source chain. A spokesman is his body's voice; copies of one text are one
report, and so are reports that credit one agency; unnamed speakers of the same description are taken for the same
people, as nothing shows that they differ; an outlet's own word is the outlet's, and adds none to those whom it cites.
So the count of voices is a lower bound that can be defended.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from twosource.incidents.items import SPEECH, Item
from twosource.model import ActorKind, Attribution, Participant, Voice

AUTHORITIES: frozenset[ActorKind] = frozenset(
    {"state", "government", "parliament", "military", "police", "security_service", "ministry", "court"}
)
"""The kinds of actors that speak and act for a state."""
_OFFICIAL_WORDS = re.compile(
    r"\b(official|officials|spokes\w+|minister|ministry|police|army|military|government|authorities|president|governor"
    r"|commander|general|colonel|officer|officers|prosecutors?)\b"
)
_ITSELF = frozenset({"agency", "news agency", "newspaper", "paper", "broadcaster", "news website", "report"})
"""What an outlet calls itself, or the agency whose wire it prints, where it tells what it did."""
UNIDENTIFIED = "words:"
"""What the keys of voices begin with whom nothing identifies but the words for them: "officials", "witnesses"."""
_SPACES = re.compile(r"\s+")


def voices(items: Sequence[Item]) -> tuple[Voice, ...]:
    """The independent voices behind the claims of one incident, those that tell most claims first."""
    parties = [p for item in items for p in item.claim.participants if p.role != "instrument"]
    by_key: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_key[key(item)].append(item)
    outlets = {outlet for name, members in by_key.items() for i in members for outlet in through(i) if outlet != name}
    found = [
        _voice(name, members, parties, derived=name in outlets and _tells(members)) for name, members in by_key.items()
    ]
    return tuple(sorted(found, key=lambda voice: (voice.derived, -len(voice.claims), voice.key)))


def key(item: Item) -> str:
    """What tells the voice that a claim rests on from others."""
    return key_of(item, telling(item))


def telling(item: Item) -> Attribution:
    """The link of the chain that tells the event: the last, but that who denies his part in it does not tell it."""
    chain = item.claim.attribution
    if item.factuality == "denied" or item.family == SPEECH:
        return chain[-1]
    return next((link for link in reversed(chain) if link.stance != "denies"), chain[0])


def key_of(item: Item, link: Attribution) -> str:
    """What tells who speaks in a link of a claim's chain from others."""
    speaker = link.speaker
    if speaker.actor is not None and speaker.actor.kind == "media":
        return f"outlet:{speaker.actor.id}"
    if _is_publisher(item, link):
        return outlet_key(item.report.publisher) if item.report.publisher else f"report:{item.report.group}"
    if speaker.affiliation is not None:
        return f"body:{plain(speaker.affiliation)}"
    if speaker.actor is not None and not speaker.actor.id.startswith("local:"):
        return f"actor:{speaker.actor.id}"
    return f"{UNIDENTIFIED}{plain(speaker.name)}"


def outlet_key(publisher: str) -> str:
    """The key of the voice that an outlet's own word is; spellings that differ in case or article are one."""
    return f"outlet:{plain(publisher)}"


def name_of(item: Item, link: Attribution) -> str:
    """Who speaks in a link of a claim's chain, for people."""
    if _is_publisher(item, link):
        return item.report.publisher or f"report {item.report.id}"
    return link.speaker.affiliation or link.speaker.name


def through(item: Item) -> Iterator[str]:
    """The keys of the outlets and agencies that a claim comes through on its way from the voice."""
    last = telling(item)
    for link in item.claim.attribution:
        if link is last:
            return
        name = key_of(item, link)
        if name.startswith(("outlet:", "report:")):
            yield name


def _is_publisher(item: Item, link: Attribution) -> bool:
    """Whether the outlet itself speaks, also where it tells what "the agency" did."""
    if link is item.claim.attribution[0]:
        return True
    name = plain(link.speaker.name)
    return name in _ITSELF or (item.report.publisher is not None and name == plain(item.report.publisher))


def _tells(members: Sequence[Item]) -> bool:
    """Whether a voice tells the event and never denies it."""
    return all(item.factuality != "denied" for item in members)


def _voice(name: str, members: Sequence[Item], parties: Sequence[Participant], *, derived: bool) -> Voice:
    first = min(members, key=lambda item: item.claim.id)
    link = telling(first)
    speaker = link.speaker
    documents = sorted({item.report.id for item in members})
    groups = {item.report.group for item in members}
    outlet = name.startswith(("outlet:", "report:"))
    words = f"{speaker.name} {speaker.affiliation or ''}".lower()
    official = (speaker.actor is not None and speaker.actor.kind in AUTHORITIES) or bool(_OFFICIAL_WORDS.search(words))
    note = None
    if derived:
        note = "its own word, which rests on the voices that it cites"
    elif len(documents) > len(groups):
        note = f"{len(documents)} reports hold copies of {len(groups)} text{'s' * (len(groups) > 1)}"
    elif len(documents) > 1 and not _is_publisher(first, link):
        note = f"{len(documents)} reports {'print its wire' if outlet else 'cite the same voice'}"
    return Voice(
        name,
        name_of(first, link),
        _is_party(link, parties),
        not outlet and official,
        tuple(sorted(item.claim.id for item in members)),
        tuple(documents),
        note,
        derived,
    )


def _is_party(link: Attribution, parties: Sequence[Participant]) -> bool:
    """Whether the speaker is, or speaks for, one of those that take part: by identity, name or state."""
    actor, body = link.speaker.actor, link.speaker.affiliation
    names = {plain(name) for name in (link.speaker.name, body) if name}
    for party in parties:
        if plain(party.name) in names or (body is not None and party.actor is not None and party.actor.id == body):
            return True
        if actor is None or party.actor is None:
            continue
        if party.actor.id == actor.id:
            return True
        one_state = actor.country is not None and actor.country == party.actor.country
        if one_state and actor.kind in AUTHORITIES and party.actor.kind in AUTHORITIES:
            return True
    return False


def plain(name: str) -> str:
    """A name as it is compared: small letters, without articles."""
    return re.sub(r"^(the|a|an) ", "", _SPACES.sub(" ", name).strip().lower())
