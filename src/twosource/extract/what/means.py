"""With what it was done: which means makes which event type finer."""

from collections.abc import Mapping

SETS_OFF = frozenset(
    "deploy detonate dodge drop employ explode face fire hurl ignite launch lob release set shoot spray survive throw "
    "toss trigger unleash use".split()
)
"""Verbs whose object, where it is a weapon, is used."""

_FROM_AIR = {"attack.airstrike": "attack.airstrike", "attack.drone": "attack.drone"}
_CHEMICAL = {"attack.chemical": "attack.chemical"}
_DESTROYERS = ("attack.missile", "attack.shelling", "attack.bombing", "attack.suicide_bombing")

FINER: Mapping[str, Mapping[str, str]] = {
    "attack": {},
    "attack.other": {},
    "attack.airstrike": {"attack.drone": "attack.drone"} | _CHEMICAL,
    "attack.bombing": _FROM_AIR | _CHEMICAL | {"attack.suicide_bombing": "attack.suicide_bombing"},
    "attack.missile": _FROM_AIR | _CHEMICAL,
    "attack.shelling": _FROM_AIR | _CHEMICAL,
    "attack.shooting": _FROM_AIR,
    "property_destruction": _FROM_AIR | {kind: kind for kind in _DESTROYERS},
    "protest.intervention": {"attack.shooting": "protest.force_used"},
}
"""For each type that the means can make finer: the attack that a weapon stands for, and the type that it then is.

Any weapon makes the first two finer. What warplanes and helicopters fire, drop or destroy is an attack from the air.
"""
