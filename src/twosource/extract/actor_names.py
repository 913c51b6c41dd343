"""Which actor: the actors that a report names, linked to the registry."""

from dataclasses import dataclass

from twosource.actors import ActorMention, Registry
from twosource.extract import actor_text
from twosource.model import ActorRef
from twosource.parse import Parse


@dataclass(frozen=True, slots=True)
class Linker:
    """Finds the actors that a report names."""

    registry: Registry
    version: str = "actor-linker/1"

    def mentions(self, parse: Parse) -> tuple[ActorMention, ...]:
        """The actors that a report names, in text order, an outer mention before those inside it."""
        text = actor_text.read(parse, self.registry)
        found = []
        i = 0
        while i < len(text):
            step = 1
            for n, names in self.registry.index.at(text.keys, i):
                last = i + n - 1
                good = [
                    x
                    for x in names
                    if x.use == "name"
                    and not x.weak
                    and all(text.capital[i + k] or not c for k, c in enumerate(x.capitals))
                    and text.runs(i, last, "," in x.text)
                ]
                if good:
                    name = good[0]
                    actor = self.registry.get(name.actor)
                    assert actor is not None
                    first_token, last_token = text.tokens[i], text.tokens[last]
                    found.append(
                        ActorMention(
                            first_token,
                            last_token,
                            head_of(parse, first_token, last_token),
                            parse.span(first_token, last_token),
                            actor.name,
                            actor,
                            ActorRef(actor.id, actor.kind, actor.country),
                            "acronym" if name.acronym else "name",
                            name.loaded,
                            None,
                            None,
                            f"actor-linker/1:name:{name.text}",
                        )
                    )
                    step = n
                    break
            i += step
        return tuple(found)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token from `first` to `last` that the rest of the sentence holds on to."""
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if not first <= head <= last or head == i:
            return i
    return last
