"""Whether words can be the agent of an event: people, bodies, states, and the means that stand for them."""

from twosource.extract.what.triggers import Classes
from twosource.parse import Parse

_ABLE = frozenset(
    {"actor", "place", "facility", "weapon", "vehicle", "name", "animal", "disaster", "nature", "disease"}
)
_VOCAL = frozenset({"document", "speech", "law", "agreement", "information", "event"})
"""Kinds of thing that can be said to demand, condemn or reject, and to cause."""
_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "hood", "ment", "ing", "acy", "age", "ure")
"""Endings of nouns for ideas and doings; the nouns with them that act ("delegation") are in the table of nouns."""
_FORCES = frozenset({"security_force", "armed_group", "combatant"})
_NO_NAMES = frozenset("general major private terrorist".split())
"""Adjectives that are also nouns for fighters: "a general offensive", and "terrorist" says how the teller sees it."""


def can_act(parse: Parse, head: int, slot: str, classes: Classes) -> bool:
    """Whether the words headed by `head`, in `slot` of an event, can be its agent."""
    token = parse.tokens[head]
    found = classes(head)
    if slot in ("compound", "amod") and token.pos == "ADJ" and not token.shape.startswith("X"):
        return not found.isdisjoint(_FORCES) and token.lemma not in _NO_NAMES
    if token.pos in ("VERB", "AUX") or token.tag == "VBG":
        return False
    if found:
        return not found.isdisjoint(_ABLE | _VOCAL)
    return token.pos != "NOUN" or not token.lemma.endswith(_ABSTRACT)
