"""Who the harmed are: names that a report gives to people whom the words of an event only describe or count.

In the sentence itself ("nine people, including the mayor, Ana Ruiz", "a pedestrian, later identified as Ana Ruiz") or
in a later one ("the victim was identified as...", "the dead are...", "among the wounded was...").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.extract.answers import Referent
from twosource.extract.claims.drafts import Draft, Part
from twosource.extract.claims.naming import Naming
from twosource.model import Role
from twosource.parse import Parse

_HARMED = frozenset("casualty dead deceased fatality injured killed slain victim wounded".split())
_VIOLENT = ("attack", "killing", "clash", "abduction", "detention", "casualty_report", "mob_violence", "accident")
_IDENTIFYING = frozenset({"identify", "name"})
_BACK = 4  # sentences that "the victim" points back over
_RULE = "identities/1"


def name_the_harmed(parse: Parse, drafts: Sequence[Draft], naming: Naming) -> list[Draft]:
    """The drafts with the names of their victims; one that only tells a victim's name is no draft of its own."""
    for draft in drafts:
        _list(parse, draft, naming)
    told: set[int] = set()
    for sentence in parse.sentences:
        for i in range(sentence.first, sentence.last + 1):
            token = parse.tokens[i]
            if token.lemma in _IDENTIFYING and token.dep in ("acl", "relcl"):
                _name(parse, drafts, token.head, _as_names(parse, naming, i), i)
            elif token.norm == "including" and token.dep == "prep":
                _include(parse, drafts, naming, i)
            elif i == sentence.root and token.pos in ("VERB", "AUX"):
                for head, names in _identity(parse, naming, i):
                    if _name(parse, drafts, head, names, i):
                        told.add(i)
    return [d for d in drafts if d.head not in told or d.type != "casualty_report"]


def _persons(parse: Parse, naming: Naming, head: int) -> list[Referent]:
    """The persons by name whom the words at `head` and those coordinated with it stand for."""
    found = [naming.of(i) for i in parse.conjuncts(head)]
    return [r for r in found if r.actor is not None and r.actor.kind == "person" and r.via == "name"]


def _as_names(parse: Parse, naming: Naming, verb: int) -> list[Referent]:
    heads = [o for p in parse.children(verb, "prep") if parse.tokens[p].norm == "as" for o in parse.children(p, "pobj")]
    heads.extend(parse.children(verb, "oprd"))
    return [person for head in heads for person in _persons(parse, naming, head)]


def _identity(parse: Parse, naming: Naming, verb: int) -> Iterator[tuple[int, list[Referent]]]:
    """What a sentence says who somebody is: the head of the words for him, and the names."""
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    if not subjects:
        return
    if parse.tokens[verb].lemma in _IDENTIFYING:
        yield subjects[0], _as_names(parse, naming, verb)
    elif parse.tokens[verb].lemma == "be":
        for attribute in parse.children(verb, "attr"):
            yield _of(parse, subjects[0]), _persons(parse, naming, attribute)
        for preposition in parse.children(verb, "prep"):
            if parse.tokens[preposition].norm == "among":
                for head in parse.children(preposition, "pobj"):
                    yield head, _persons(parse, naming, subjects[0])


def _of(parse: Parse, head: int) -> int:
    """The wounded of "one of the wounded"."""
    for preposition in parse.children(head, "prep"):
        if parse.tokens[preposition].norm == "of" and parse.tokens[head].pos == "NUM":
            return next(iter(parse.children(preposition, "pobj")), head)
    return head


def _name(parse: Parse, drafts: Sequence[Draft], head: int, names: Sequence[Referent], told_at: int) -> bool:
    """Give the people at `head`, or those harmed before whom the words there mean, their names."""
    if not names:
        return False
    draft, part = _harmed(parse, [d for d in drafts if d.head != told_at], head)
    if draft is None or part is None:
        return False
    single = len(names) == 1 and parse.tokens[part.referent.head].tag == "NN"
    new = [Part(part.role, name, None, _RULE) for name in names]
    held = draft.of(part.role)
    place = draft.parts.index(part)
    draft.parts[place : place + 1] = [*([] if single else [part]), *(p for p in new if p.key not in held)]
    if parse.tokens[told_at].sentence != parse.tokens[draft.head].sentence:
        span = parse.span(told_at, told_at)
        draft.further.append(replace(draft.mentions[0], head=told_at, tokens=(told_at,), span=span))
    return True


def _harmed(parse: Parse, drafts: Sequence[Draft], head: int) -> tuple[Draft | None, Part | None]:
    """The event and the victim that words stand for: those words themselves, or "the victim" of what was just told."""
    token = parse.tokens[head]
    means = {token.norm, token.lemma}
    pointing = {parse.tokens[c].norm for c in parse.children(head, "det")} & {"the", "this", "that"}
    for draft in reversed(drafts):
        if not draft.type.startswith(_VIOLENT):
            continue
        for part in draft.parts:
            if part.role in ("victim", "target") and part.referent.head == head:
                return draft, part
    for draft in reversed(drafts):
        distance = token.sentence - parse.tokens[draft.head].sentence
        if not draft.type.startswith(_VIOLENT) or draft.head >= head or distance > _BACK or not pointing:
            continue
        for part in draft.parts:
            described = part.role in ("victim", "target") and part.referent.kind == "people" and not part.referent.actor
            if described and (means & _HARMED or parse.tokens[part.referent.head].lemma == token.lemma):
                return draft, part
    return None, None


def _include(parse: Parse, drafts: Sequence[Draft], naming: Naming, including: int) -> None:
    """Add the persons of "nine people were killed, including..." to those harmed in the sentence before the word."""
    names = [p for head in parse.children(including, "pobj") for p in _persons(parse, naming, head)]
    sentence = parse.tokens[including].sentence
    before = [
        (part.referent.head, draft, part)
        for draft in drafts
        if draft.type.startswith(_VIOLENT)
        for part in draft.parts
        if part.role in ("victim", "target") and part.referent.actor is None
    ]
    near = [b for b in before if b[0] < including and parse.tokens[b[0]].sentence == sentence]
    if near:
        _, draft, part = max(near, key=lambda b: b[0])
        _add(draft, part.role, names)


def _list(parse: Parse, draft: Draft, naming: Naming) -> None:
    """Add the rest of a list of names that syntax reads as names for its first member: "A, B and C were killed"."""
    for part in list(draft.parts):
        actor = part.referent.actor
        if actor is not None and actor.kind == "person" and part.referent.via == "name":
            for head in parse.children(part.referent.head, "appos"):
                if parse.tokens[head].pos == "PROPN" and len(parse.conjuncts(head)) > 1:
                    _add(draft, part.role, _persons(parse, naming, head))


def _add(draft: Draft, role: Role, names: Sequence[Referent]) -> None:
    held = draft.of(role)
    new = [Part(role, name, None, _RULE) for name in names]
    draft.parts.extend(p for p in new if p.key not in held)
