"""Which of several words for events in one another's reach tell an event of their own."""

from collections.abc import Mapping
from dataclasses import replace

from twosource.extract.answers import EventMention

_CONTENTS = frozenset(
    "agreement aid blockade cooperation curfew legislation meeting negotiation relations sanction statement "
    "support".split()
)
"""Types of event nouns that are no event of their own where a verb of another type has them as its object."""


def outermost(found: list[EventMention]) -> list[EventMention]:
    """Of mentions that share tokens the one with more words: "opened fire" and not "fire"."""
    taken: dict[int, EventMention] = {}
    for mention in sorted(found, key=lambda m: (-len(m.tokens), m.head)):
        if not any(i in taken for i in mention.tokens):
            taken.update((i, mention) for i in mention.tokens)
    return [mention for mention in found if taken.get(mention.head) is mention]


def with_contents(found: list[EventMention], contents: Mapping[int, int]) -> list[EventMention]:
    """The mentions without the nouns that only say what a verb does away with or brings about: "lift sanctions on X".

    `contents` are those nouns, each with its verb, to which what hangs on the noun goes.
    """
    verbs = {mention.head: mention for mention in found}
    kept = []
    for mention in found:
        verb = verbs.get(contents.get(mention.head, -1))
        family = mention.type.partition(".")[0]
        enacted = verb is not None and verb.type == "legislation"  # what a law provides for is an event of its own
        if verb is None or enacted or family not in _CONTENTS or verb.type.partition(".")[0] == family:
            kept.append(mention)
            continue
        roles = {slot.role for slot in verb.slots}
        more = tuple(s for s in mention.slots if s.role not in roles and s.role != "agent")
        verbs[verb.head] = replace(verb, slots=verb.slots + more)
    return [verbs.get(mention.head, mention) for mention in kept]
