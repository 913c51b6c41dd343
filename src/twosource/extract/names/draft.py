"""An actor mention in the making, by words of `actor_text.Text`."""

import re
from dataclasses import dataclass

from twosource.actors import ActorMention, ActorUse
from twosource.extract.names.text import Text
from twosource.model import Actor, ActorKind, ActorRef
from twosource.parse import Parse

_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Draft:
    """Words `first` to `last` name an actor; `head` is a token, set where the words themselves do not decide it."""

    first: int
    last: int
    name: str
    actor: Actor | None
    ref: ActorRef
    use: ActorUse
    rule: str
    loaded: bool = False
    head: int | None = None
    affiliation: tuple[ActorRef, str] | None = None

    @property
    def person(self) -> bool:
        """Whether the actor is a person."""
        return self.ref.kind == "person"

    def finished(self, text: Text, version: str) -> ActorMention:
        """The mention, with its head found."""
        parse = text.parse
        first, last = text.firsts[self.first], text.tokens[self.last]
        head = head_of(parse, first, last) if self.head is None else self.head
        ref, name = self.affiliation or (None, None)
        span = parse.span(first, last)
        rule = f"{version}:{self.rule}"
        called = self.name if self.actor is not None else in_ordinary_case(parse, first, last, self.name)
        return ActorMention(
            first, last, head, span, called, self.actor, self.ref, self.use, self.loaded, ref, name, rule
        )


def in_ordinary_case(parse: Parse, first: int, last: int, name: str) -> str:
    """A name as ordinary copy writes it where tokens `first` to `last` stand in copy that is all in capitals."""
    tokens = {token.text: token for token in parse.tokens[first : last + 1]}
    if not name.isupper() or not any(t.text.isupper() and t.shape != t.shape.upper() for t in tokens.values()):
        return name
    cased = []
    for word in name.split():
        token = tokens.get(word)
        if token is not None and token.shape == token.shape.upper():
            cased.append(word)  # an acronym
        elif token is not None and token.shape.islower():
            cased.append(word.lower())
        else:
            cased.append(_LETTERS.sub(lambda found: found[0].capitalize(), word))
    return " ".join(cased)


def known(first: int, last: int, actor: Actor, use: ActorUse, rule: str, loaded: bool = False) -> Draft:
    """A draft of an actor that the registry holds."""
    return Draft(first, last, actor.name, actor, reference(actor), use, rule, loaded)


def unknown(
    first: int, last: int, name: str, slug: str, kind: ActorKind, country: str | None, use: ActorUse, rule: str
) -> Draft:
    """A draft of an actor that the registry does not hold, with the local id that its name always gets."""
    identity = "local:" + _NOT_SLUG.sub("-", slug).strip("-")
    return Draft(first, last, name, None, ActorRef(identity, kind, country), use, rule)


def reference(actor: Actor) -> ActorRef:
    """The reference to an actor."""
    return ActorRef(actor.id, actor.kind, actor.country)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token from `first` to `last` that the rest of the sentence holds on to."""
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if (not first <= head <= last or head == i) and parse.tokens[i].pos != "PUNCT":
            return i
    return last
