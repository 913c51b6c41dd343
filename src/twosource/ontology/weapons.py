"""Weapons and other means of attack, and the kind of attack that each makes."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from twosource.ontology.table import read_table

_COLUMNS = ("form", "kind", "attack")


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or means: its `form` in lemmas, its `kind` ("rocket") and the event type of an attack with it.

    `attack` is None where the word alone does not tell the kind of attack ("warship", "weapon").
    """

    form: str
    kind: str
    attack: str | None

    @property
    def entry(self) -> str:
        """The entry's name in explanations."""
        return f"weapon:{self.form}:{self.kind}"


def read_weapons(types: Container[str]) -> Mapping[str, Weapon]:
    """Weapons by form; raises DataError where a row breaks the header or names a type that is not in `types`."""
    found: dict[str, Weapon] = {}
    for row in read_table("twosource.ontology", "weapons.csv", _COLUMNS, key=("form",), blank=("attack",)):
        form, kind, attack = row.cells
        if attack and attack not in types:
            raise row.error("attack", "it is no event type", "use a type of types.csv")
        found[form] = Weapon(form, kind, attack or None)
    return found
