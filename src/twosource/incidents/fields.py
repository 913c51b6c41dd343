"""What is told of each field of an incident, by whom, and which value is best by a stated rule."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from twosource.extract import wording
from twosource.incidents import voices
from twosource.incidents.counting import Counted
from twosource.incidents.items import Item, denies_own_part, who
from twosource.model import Claim, Field, Participant, Place, Told, When

_REAL = frozenset({"occurred", "ongoing", "attempted"})
_MUTUAL = ("clash", "meeting", "negotiation", "agreement")
_FINE = ("site", "near", "city", "area", "admin2", "admin1", "country", "region", "unknown")
_MOST = "told by most voices; of equals by the latest report"
_MOST_REAL = "told by most voices; of equals what happened, then by the latest report"
_FINEST = "the closest that is told; of equals by most voices, then by the latest report"


def fields(items: Sequence[Item], counts: Sequence[Counted]) -> tuple[Field, ...]:
    """The fields of an incident, of items in the order of their reports and of what is counted in them."""
    found = [
        _factuality(items),
        _most(items, "type", lambda claim: claim.type),
        _place(items),
        _when(items),
        _agent(items),
        *(each.field() for each in counts),
    ]
    return tuple(field for field in found if field is not None)


def place_words(place: Place | None) -> str | None:
    """A place as its field tells it."""
    return None if place is None else wording.place(place)


def when_words(when: When | None) -> str | None:
    """A time as its field tells it; None where the report tells none."""
    if when is None or wording.untold(when) or (when.start is None and when.end is None):
        return None
    return wording.when(when)


def _told(items: Sequence[Item], value: Callable[[Item], str | None]) -> tuple[Told, ...]:
    """The values of a field, those told by most claims first."""
    holding: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        words = value(item)
        if words is not None:
            holding[words].append(item)
    return tuple(
        Told(words, tuple(i.claim.id for i in held), tuple(sorted({voices.key(i) for i in held})))
        for words, held in sorted(holding.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _latest(items: Sequence[Item], told: Told) -> int:
    return max(n for n, item in enumerate(items) if item.claim.id in told.claims)


def _most(items: Sequence[Item], name: str, value: Callable[[Claim], str | None]) -> Field | None:
    told = _told(items, lambda item: value(item.claim))
    if not told:
        return None
    best = max(told, key=lambda t: (len(t.voices), _latest(items, t)))
    return Field(name, best.value, told, False, _MOST)


def _factuality(items: Sequence[Item]) -> Field:
    """Whether it happened; contested where one voice tells it and another, and not the first, denies it.

    Who denies only that it was he does not deny it.
    """
    told = _told(items, lambda item: item.factuality)
    best = max(told, key=lambda t: (len(t.voices), t.value in _REAL, _latest(items, t))).value
    tells = {key for t in told if t.value in _REAL for key in t.voices}
    denies = {voices.key(i) for i in items if i.factuality == "denied" and not denies_own_part(i.claim)}
    return Field("factuality", best, told, bool(tells - denies and denies - tells), _MOST_REAL)


def _place(items: Sequence[Item]) -> Field | None:
    told = _told(items, lambda item: place_words(item.claim.place))
    if not told:
        return None
    by_claim = {item.claim.id: item.claim.place for item in items}

    def fineness(t: Told) -> tuple[int, int, int]:
        place = by_claim[t.claims[0]]
        return -_FINE.index(place.precision) if place else -len(_FINE), len(t.voices), _latest(items, t)

    return Field("place", max(told, key=fineness).value, told, False, _FINEST)


def _when(items: Sequence[Item]) -> Field | None:
    told = _told(items, lambda item: when_words(item.claim.when))
    if not told:
        return None
    by_claim = {item.claim.id: item.claim.when for item in items}

    def fineness(t: Told) -> tuple[timedelta, int, int]:
        when = by_claim[t.claims[0]]
        bounded = when is not None and when.start is not None and when.end is not None
        length = when.end - when.start if bounded and when and when.end and when.start else timedelta.max
        return -length if length != timedelta.max else timedelta.min, len(t.voices), _latest(items, t)

    return Field("when", max(told, key=fineness).value, told, False, _FINEST)


def _agent(items: Sequence[Item]) -> Field | None:
    """Who did it; contested where independent voices name others, known ones, that share no actor and no state, or
    where one denies the part that another ascribes to somebody.
    """

    def value(claim: Claim) -> str | None:
        if claim.type.startswith(_MUTUAL):
            return None  # all parties are agents: naming one does not exclude another
        return wording.names(_named(claim), "agent") or None

    field = _most(items, "agent", value)
    if field is None:
        return None
    known = [(t, ids) for t in field.told if (ids := _identities(items, t))]
    excluding = any(
        not set(a.voices) & set(b.voices) and not here & there for a, here in known for b, there in known if a is not b
    )
    denied = _denied(items)
    for item in items:
        others = [denied[who(p)] for p in _named(item.claim) if p.role == "agent" and who(p) in denied]
        excluding |= any({voices.key(item)} != set(told.voices) for told in others)
    return Field(field.name, field.best, (*field.told, *denied.values()), excluding, field.rule)


def _named(claim: Claim) -> list[Participant]:
    return [p for p in claim.participants if p.responsibility != "denied"]


def _denied(items: Sequence[Item]) -> Mapping[str, Told]:
    """Those whose part in it somebody denies, with who denies it."""
    holding: defaultdict[str, list[tuple[str, Item, str]]] = defaultdict(list)
    for item in items:
        link = next((link for link in reversed(item.claim.attribution) if link.stance == "denies"), None)
        for p in item.claim.participants:
            if link is not None and p.role == "agent" and p.responsibility == "denied":
                holding[who(p)].append((p.name, item, voices.key_of(item, link)))
    return {
        name: Told(
            f"not {held[0][0]}", tuple(i.claim.id for _, i, _ in held), tuple(sorted({key for _, _, key in held}))
        )
        for name, held in sorted(holding.items())
    }


def _identities(items: Sequence[Item], told: Told) -> frozenset[str]:
    """The actors that agents are, and the states that they act for: an army and its government are one."""
    actors = [
        p.actor
        for item in items
        if item.claim.id in told.claims
        for p in item.claim.participants
        if p.role == "agent" and p.actor is not None
    ]
    states = {a.country for a in actors if a.country and a.kind in voices.AUTHORITIES}
    return frozenset(a.id for a in actors if not a.id.startswith("local:")) | states
