"""What kind of thing a noun names: people, forces, buildings, weapons, places and the rest that conditions ask for."""

from collections.abc import Mapping

from twosource.ontology.table import read_table

CLASSES: Mapping[str, tuple[str, ...]] = {
    "actor": (),
    "person": ("actor",),
    "civilian": ("person",),
    "official": ("person",),
    "combatant": ("person",),
    "offender": ("person",),
    "worker": ("person",),
    "group": ("actor",),
    "security_force": ("group",),
    "armed_group": ("group",),
    "institution": ("actor",),
    "facility": (),
    "military_site": ("facility",),
    "dwelling": ("facility",),
    "infrastructure": ("facility",),
    "vehicle": (),
    "aircraft": ("vehicle",),
    "vessel": ("vehicle",),
    "weapon": (),
    "place": (),
    "territory": ("place",),
    "money": (),
    "goods": (),
    "drug": ("goods",),
    "agreement": (),
    "law": (),
    "document": (),
    "event": (),
    "violence": ("event",),
    "disaster": ("event",),
    "talks": ("event",),
    "contest": ("event",),
    "speech": (),
    "idea": (),
    "relations": ("idea",),
    "measure": ("idea",),
    "information": (),
    "body_part": (),
    "animal": (),
    "disease": (),
    "nature": (),
    "time": (),
    "name": (),
}
"""The noun classes, each with the wider classes that it belongs to. The table `nouns.csv` explains them.

No noun is a `name`: callers give that class to the proper names of people and bodies.
"""

_COLUMNS = ("lemma", "class", "detail")


def widen(name: str) -> frozenset[str]:
    """A noun class and all wider ones: "civilian" is also "person" and "actor"."""
    found = {name}
    for parent in CLASSES[name]:
        found |= widen(parent)
    return frozenset(found)


def read_nouns() -> Mapping[str, tuple[str, ...]]:
    """Noun classes, wider ones included and sorted, by lemma; raises DataError where a row breaks the header."""
    wide = {name: widen(name) for name in CLASSES}
    found: dict[str, frozenset[str]] = {}
    for row in read_table("twosource.ontology", "nouns.csv", _COLUMNS, key=_COLUMNS[:2], blank=("detail",)):
        lemma, name = row.cells[0], row.cells[1]
        if name not in wide:
            raise row.error("class", "it is no noun class", f"use one of {', '.join(CLASSES)}")
        found[lemma] = found[lemma] | wide[name] if lemma in found else wide[name]
    ordered: dict[frozenset[str], tuple[str, ...]] = {}
    return {lemma: ordered.setdefault(classes, tuple(sorted(classes))) for lemma, classes in found.items()}
