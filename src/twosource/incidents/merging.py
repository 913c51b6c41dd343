"""A group of claims as one incident: a function of the claims alone, whatever their order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from twosource.incidents.counting import counted
from twosource.incidents.fields import fields, place_words, when_words
from twosource.incidents.grading import grade
from twosource.incidents.items import SPEECH, Item, who
from twosource.incidents.voices import key_of, name_of, telling, voices
from twosource.model import Attribution, Claim, Held, Incident, Participant, Responsibility, Stance

_STANCES: Mapping[Responsibility, Stance] = {
    "accused": "accuses",
    "claimed": "claims_responsibility",
    "denied": "denies",
}


def merge(identifier: str, group: Sequence[Item]) -> Incident:
    """The incident that a group of claims tells, with all values of each field, its voices, and its grade."""
    items = sorted(group, key=_age)
    counts = counted(items)
    told = fields(items, counts)
    best = {field.name: field.best for field in told}
    found = voices(items)
    mark, reason = grade(items, found, told)
    latest = [item.claim for item in reversed(items)]
    leading = max(
        reversed(items),
        key=lambda i: (i.factuality == best["factuality"], i.claim.type == best["type"], i.claim.confidence),
    ).claim
    return Incident(
        identifier,
        leading.type,
        leading.summary,
        next(item.factuality for item in items if item.factuality == best["factuality"]),
        _participants(latest),
        next((c.place for c in latest if c.place and place_words(c.place) == best.get("place")), None),
        next((c.when for c in latest if c.when and when_words(c.when) == best.get("when")), leading.when),
        tuple(each.count() for each in counts),
        told,
        _board(items),
        found,
        mark,
        reason,
        tuple(item.claim.id for item in items),
        tuple(sorted({item.report.id for item in items})),
    )


def _age(item: Item) -> tuple[date, str]:
    """Earliest report first; reports of no known day come before all, so that they never count as the latest."""
    return item.report.published or date.min, item.claim.id


def _participants(claims: Sequence[Claim]) -> tuple[Participant, ...]:
    """Each participant of any claim once, as the latest report names it."""
    found: dict[tuple[str, str], Participant] = {}
    for claim in claims:
        for participant in claim.participants:
            found.setdefault((participant.role, who(participant)), participant)
    return tuple(sorted(found.values(), key=lambda p: (p.role, p.name)))


def _board(items: Sequence[Item]) -> tuple[Held, ...]:
    """What each voice says of each agent's part, in the order of the reports; also that it denies one."""
    found = []
    for item in items:
        for p in item.claim.participants:
            if p.role == "agent" and p.responsibility is not None:
                for part, link in _holding(item, p.responsibility):
                    voice, by = key_of(item, link), name_of(item, link)
                    moment = link.said.start if link.said is not None else None
                    actor = p.actor.id if p.actor is not None else None
                    found.append(Held(p.name, actor, part, voice, moment, item.claim.id, item.report.published, by))
    return tuple(found)


def _holding(item: Item, part: Responsibility) -> Iterator[tuple[Responsibility, Attribution]]:
    """Who holds that an agent did it, or denies it: the last link of that stance, else the one that tells the event."""
    chain = item.claim.attribution
    stance = _STANCES.get(part)
    yield part, next((link for link in reversed(chain) if link.stance == stance), telling(item))
    if part != "denied" and item.factuality != "denied" and item.family != SPEECH:
        yield from (("denied", link) for link in chain if link.stance == "denies")
