"""Verbs that carry an event noun ("launched an attack", "claimed responsibility for it") and share out its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from twosource.model import Responsibility, Role
from twosource.ontology.table import read_table

_COLUMNS = ("form", "link", "roles", "responsibility")


@dataclass(frozen=True, slots=True)
class SupportVerb:
    """A support verb: `lemma` with its `companion` (particle or noun, "" for none), the `link` to the event noun.

    `roles` maps the verb's logical slots (subj, obj or a preposition) to roles in the event; `responsibility` is what
    the verb says of the agent's part, None where it says nothing.
    """

    lemma: str
    companion: str
    link: str
    roles: tuple[tuple[str, Role], ...]
    responsibility: Responsibility | None

    @property
    def entry(self) -> str:
        """The entry's name in explanations."""
        return f"support:{' '.join(filter(None, (self.lemma, self.companion)))}:{self.link}"


def load() -> Mapping[str, tuple[SupportVerb, ...]]:
    """The table by lemma of the verb; raises DataError where a row breaks the header."""
    found: dict[str, list[SupportVerb]] = {}
    for row in read_table(
        "twosource.ontology", "support_verbs.csv", _COLUMNS, key=("form", "link"), blank=_COLUMNS[3:]
    ):
        lemma, _, companion = row["form"].partition(" ")
        roles: list[tuple[str, Role]] = []
        for pair in row["roles"].split():
            slot, _, role = pair.partition("=")
            if role not in get_args(Role):
                raise row.error("roles", f"{role!r} is no role", f"use one of {', '.join(get_args(Role))}")
            roles.append((slot, cast(Role, role)))
        responsibility = row["responsibility"]
        if responsibility and responsibility not in get_args(Responsibility):
            remedy = f"use one of {', '.join(get_args(Responsibility))}"
            raise row.error("responsibility", "it is no responsibility", remedy)
        verb = SupportVerb(
            lemma, companion, row["link"], tuple(roles), cast(Responsibility | None, responsibility or None)
        )
        found.setdefault(lemma, []).append(verb)
    return {lemma: tuple(verbs) for lemma, verbs in found.items()}
