"""The event types, and what they are called in other codebooks."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model import AcledCode, PloverCode
from twosource.ontology.table import Row, read_table

_COLUMNS = (
    "type",
    "definition",
    "example_1",
    "example_2",
    "plover_type",
    "plover_mode",
    "cameo",
    "acled_event_type",
    "acled_sub_event_type",
    "ucdp_note",
)
_BLANK = ("plover_type", "plover_mode", "cameo", "acled_event_type", "acled_sub_event_type")

PLOVER_TYPES = frozenset(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)
"""The fifteen PLOVER event types that the crosswalk uses."""

ACLED_SUB_EVENT_TYPES: Mapping[str, tuple[str, ...]] = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Protests": ("Excessive force against protesters", "Peaceful protest", "Protest with intervention"),
    "Riots": ("Mob violence", "Violent demonstration"),
    "Explosions/Remote violence": (
        "Air/drone strike",
        "Chemical weapon",
        "Grenade",
        "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
    ),
    "Violence against civilians": ("Abduction/forced disappearance", "Attack", "Sexual violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""ACLED's event types and their sub-event types, in the wording of its codebook of 2023 and later."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type: dotted name, definition, two examples, and its place in PLOVER, CAMEO, ACLED and UCDP GED.

    A code is None where the other codebook has no category for the type.
    """

    name: str
    definition: str
    examples: tuple[str, str]
    plover: PloverCode | None
    cameo: str | None
    acled: AcledCode | None
    ucdp_note: str

    @property
    def parent(self) -> str | None:
        """The wider type ("attack" of "attack.drone"), None for a type of the first level."""
        head, dot, _ = self.name.rpartition(".")
        return head if dot else None


def read_types() -> Mapping[str, EventType]:
    """The event types by name, in alphabetical order; raises DataError where a row breaks the header."""
    found: dict[str, EventType] = {}
    for row in read_table("twosource.ontology", "types.csv", _COLUMNS, key=("type",), blank=_BLANK):
        event_type = _event_type(row)
        if event_type.parent is not None and event_type.parent not in found:
            raise row.error("type", f"its parent {event_type.parent!r} has no row", "add the parent")
        found[event_type.name] = event_type
    return found


def _event_type(row: Row) -> EventType:
    plover = None
    if row["plover_type"]:
        if row["plover_type"] not in PLOVER_TYPES:
            raise row.error("plover_type", "it is no PLOVER type", f"use one of {', '.join(sorted(PLOVER_TYPES))}")
        plover = PloverCode(row["plover_type"], row["plover_mode"] or None)
    elif row["plover_mode"]:
        raise row.error("plover_mode", "it stands without a PLOVER type", "give the type or delete the mode")
    cameo = row["cameo"]
    if cameo and not (cameo.isdigit() and 2 <= len(cameo) <= 4 and 1 <= int(cameo[:2]) <= 20):
        raise row.error("cameo", "it is no CAMEO code", "give two to four digits, 01 to 20 first")
    acled = None
    if row["acled_event_type"] or row["acled_sub_event_type"]:
        if row["acled_sub_event_type"] not in ACLED_SUB_EVENT_TYPES.get(row["acled_event_type"], ()):
            raise row.error(
                "acled_sub_event_type",
                f"{row['acled_event_type']!r} has no such sub-event type",
                "see ACLED's codebook",
            )
        acled = AcledCode(row["acled_event_type"], row["acled_sub_event_type"])
    examples = (row["example_1"], row["example_2"])
    return EventType(row["type"], row["definition"], examples, plover, cameo or None, acled, row["ucdp_note"])
