"""A group of claims as one incident: a function of the claims alone, whatever their order."""

from collections.abc import Sequence
from datetime import date

from twosource.incidents.counting import counted
from twosource.incidents.fields import fields, place_words, when_words
from twosource.incidents.grading import grade
from twosource.incidents.items import Item
from twosource.incidents.voices import key, voices
from twosource.model import Claim, Held, Incident, Participant


def merge(identifier: str, group: Sequence[Item]) -> Incident:
    """The incident that a group of claims tells, with all values of each field, its voices, and its grade."""
    items = sorted(group, key=_age)
    counts = counted(items)
    told = fields(items, counts)
    best = {field.name: field.best for field in told}
    found = voices(items)
    mark, reason = grade(items, found, told)
    latest = [item.claim for item in reversed(items)]
    leading = max(latest, key=lambda claim: (claim.type == best["type"], claim.confidence))
    return Incident(
        identifier,
        leading.type,
        leading.summary,
        next(claim.factuality for claim in latest if claim.factuality == best["factuality"]),
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
            name = participant.actor.id if participant.actor is not None else participant.name.lower()
            found.setdefault((participant.role, name), participant)
    return tuple(sorted(found.values(), key=lambda p: (p.role, p.name)))


def _board(items: Sequence[Item]) -> tuple[Held, ...]:
    """What each voice says of each agent's part, in the order of the reports."""
    found = []
    for item in items:
        said = item.claim.attribution[-1].said
        for p in item.claim.participants:
            if p.role == "agent" and p.responsibility is not None:
                actor = p.actor.id if p.actor is not None else None
                moment = said.start if said is not None else None
                found.append(Held(p.name, actor, p.responsibility, key(item), moment, item.claim.id))
    return tuple(found)
