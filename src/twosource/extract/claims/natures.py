"""What an event is for its place: a deed, a delivery, or words."""

from twosource.extract.answers import EventNature

_PHYSICAL = (
    "agreement.ceasefire",
    *("attack", "clash", "killing", "abduction", "detention", "release", "torture", "sexual_violence"),
    *(
        "property_destruction",
        "looting",
        "territory",
        "weapons_seizure",
        "mobilisation",
        "withdrawal",
        "protest",
        "riot",
    ),
    *("mob_violence", "crime", "displacement", "siege", "casualty_report", "disaster", "accident", "curfew"),
)
_WORDS = (
    *("statement", "threat", "demand", "accusation", "rejection", "denial", "condemnation", "support", "concession"),
    *("cooperation", "legislation", "vote", "sanction", "appointment", "resignation", "relations", "group_change"),
    *("meeting", "negotiation", "investigation", "censorship", "agreement"),
)
"""Types of events that are words, whose place is where they are spoken."""


def nature(type: str) -> EventNature:
    """What an event of a type is for its place."""
    if type.startswith("aid"):
        return "delivery"
    return "words" if type.startswith(_WORDS) and type != "agreement.ceasefire" else "deed"


def physical(type: str) -> bool:
    """Whether an event is bound to a place, which an earlier sentence may have told."""
    return type.startswith(_PHYSICAL)
