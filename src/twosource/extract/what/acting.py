"""Whether words can be the agent of an event, or what an act of violence hit."""

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

_HITTABLE = frozenset(("actor", "animal", "facility", "goods", "infrastructure", "name", "place", "vehicle", "weapon"))
_AROUND = frozenset(("around", "in", "inside", "near", "outside"))
_UPON = frozenset(("at", "on", "under"))
_HIT = ("accident", "attack", "disaster", "killing", "property_destruction")
_KINDS = frozenset("character intensity kind magnitude nature scale sort type".split())
"""Nouns that "of" tells the kind of an event by: "attacks of this kind"."""
_MANNER = frozenset("behest distance expense order request speed".split())
"""Nouns that "at" makes a manner of: "at the president's orders"."""


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


def can_be_hit(parse: Parse, head: int, slot: str, event_type: str, classes: Classes) -> bool:
    """Whether words of place in `slot` of a violent event name what it hit, and not where or how it was.

    An explosion "in the market" hits it, one "in Lima", "in a case of extortion" or "on two occasions" hits nothing.
    """
    token, found = parse.tokens[head], classes(head)
    if slot == "of" and token.lemma in _KINDS:
        return False
    above = parse.tokens[token.head]
    if slot == "on" and above.dep == "prep" and above.head > head:
        return False  # "on a visit to Ruritania, he voiced support"
    if not event_type.startswith(_HIT) or slot not in _AROUND | _UPON:
        return True
    if slot == "at" and token.pos == "NOUN" and "place" in found and found.isdisjoint({"actor", "facility"}):
        return False
    if slot in _UPON:
        return token.lemma not in _MANNER and (not found or bool(found & _HITTABLE))
    if "place" in found and "facility" not in found:
        return False
    return token.pos == "PROPN" or bool(found & _HITTABLE)
