"""Whom a person speaks for: the body that the words around a name give, else that of the office held on the day."""

from collections.abc import Mapping, Sequence

from twosource.extract.names.draft import Draft, reference
from twosource.extract.names.offices import LOOSE
from twosource.extract.names.people import People
from twosource.model import Actor, ActorRef

_NO_BODY = frozenset(("person", "civilian", "ethnic"))


def affiliate(people: People, drafts: Sequence[Draft]) -> None:
    """Give each person the body that it speaks for: by the words around the name, else by its office on the day."""
    by_first = {d.first: d for d in drafts if d.ref.kind not in _NO_BODY}
    by_last = {d.last: d for d in drafts if d.ref.kind not in _NO_BODY}
    for draft in drafts:
        if not draft.person or draft.affiliation is not None:
            continue
        if draft.actor is not None and _by_office(people, draft, draft.actor):
            continue
        body = _after(people, draft, by_first) or _before(people, draft, by_last)
        if body is not None:
            draft.affiliation = (body.ref, body.actor.name if body.actor else body.name)
    heads: dict[str, tuple[ActorRef, str]] = {}
    for draft in drafts:
        if draft.person and draft.affiliation is not None:
            heads.setdefault(draft.ref.id, draft.affiliation)
        elif draft.person and draft.ref.id in heads:
            draft.affiliation = heads[draft.ref.id]


def _by_office(people: People, draft: Draft, actor: Actor) -> bool:
    """Give a known person the organ of the office held on the report's day; without a day, the organ of all offices."""
    registry, day = people.context.registry, people.context.day
    offices = registry.offices(actor.id)
    if day is None and len({office.organ for office in offices}) > 1:
        return False
    for office in reversed(offices):
        organ = registry.get(office.organ)
        if organ is not None and (day is None or office.holds(day)):
            draft.affiliation = (reference(organ), organ.name)
            return True
    return False


def _after(people: People, draft: Draft, by_first: Mapping[int, Draft]) -> Draft | None:
    """ "NAME, the spokesman for BODY", "NAME of BODY", "NAME, BODY's commander"."""
    text = people.context.text
    j = draft.last + 1
    if j >= len(text):
        return None
    if text.keys[j] == "of" and text.runs(draft.last, j):
        j += 2 if j + 1 < len(text) and text.keys[j + 1] == "the" else 1
        return by_first.get(j)
    if not text.comma[draft.last]:
        return None
    seen: Draft | None = None
    titled = False
    for k in range(j, min(j + 12, len(text))):
        if k > j and (text.comma[k - 1] or not text.open[k - 1]):
            break
        seen = seen or by_first.get(k)
        found = people.offices.title(k)
        titled = titled or (found is not None and found[1].office not in LOOSE)
        if titled and seen is not None:
            return seen
        token = text.parse.tokens[text.tokens[k]]
        if token.pos in ("VERB", "AUX") and token.dep in ("ROOT", "ccomp", "conj"):
            break
    return None


def _before(people: People, draft: Draft, by_last: Mapping[int, Draft]) -> Draft | None:
    """ "BODY spokesman NAME", "a spokesman for BODY, NAME"."""
    text = people.context.text
    j = draft.first - 1
    if j < 0:
        return None
    if text.runs(j, draft.first):
        return by_last.get(j) if draft.rule.startswith("title:") else None
    if not text.comma[j] or not text.open[j]:
        return None
    body = by_last.get(j)
    if body is None:
        return None
    for k in range(max(body.first - 6, 0), body.first):
        found = people.offices.title(k)
        if found and found[1].office not in LOOSE and text.runs(k, body.first):
            return body
    return None
