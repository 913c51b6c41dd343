"""The event type of a snippet: the label of its weightiest claim."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from benchmarks.adapters import sides
from benchmarks.records.case2021 import Answer, Input
from benchmarks.system import System
from twosource.model import Claim, Coding, Document, Participant
from twosource.ontology.table import read_table

POLICE_ACTS = frozenset({"detention", "detention.arrest", "protest.intervention"})
UNREST = frozenset({"clash", "mob_violence", "property_destruction", "protest.violent", "riot"})
MOB_WORDS = frozenset({"crowd", "lynching", "mob", "villagers", "vigilante", "vigilantes"})


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """A label for each snippet in which an event was found."""
    for record, coding in system.code(inputs, lambda snippet: Document(snippet.text)):
        yield Answer(record.id, None if coding is None else label(coding))


@cache
def weighted_labels() -> Mapping[str, tuple[str, int]]:
    """Label and weight of each event type, from data/case2021.csv."""
    rows = read_table("benchmarks", "case2021.csv", ("type", "label", "weight"), key=("type",))
    return {row["type"]: (row["label"], int(row["weight"])) for row in rows}


def label(coding: Coding) -> str | None:
    """The label of the weightiest claim, the first of equals; claims that are denied or only planned weigh less."""
    best: tuple[float, str] | None = None
    for claim in coding.claims:
        if claim.type not in weighted_labels():
            continue
        name, weight = weighted_labels()[claim.type]
        worth = weight - 2.5 * (claim.factuality in ("denied", "planned", "threatened"))
        if best is None or worth > best[0]:
            best = worth, refined(name, claim, coding)
    return best[1] if best is not None else None


def refined(name: str, claim: Claim, coding: Coding) -> str:
    """The label by who acts on whom, where the set tells types apart by that."""
    if claim.attribution and claim.attribution[-1].stance == "denies":
        return "ATTRIB"
    if name == "ATTACK" and any(sides.is_any(p, frozenset(), MOB_WORDS) for p in sides.taking(claim, "agent")):
        return "MOB_VIOL"
    if name == "ATTACK" and any(armed(p) for p in sides.taking(claim, "target", "victim")):
        return "ARMED_CLASH"
    told = {other.type for other in coding.claims}
    if claim.type.startswith("territory.") and "withdrawal" in told:
        return "NON_VIOL_TERRIT_TRANSFER"
    if claim.type == "territory.captured" and any(state(p) for p in sides.taking(claim, "agent")):
        return "GOV_REGAINS_TERIT"
    if claim.type == "territory.recaptured" and any(rebel(p) for p in sides.taking(claim, "agent")):
        return "NON_STATE_ACTOR_OVERTAKES_TER"
    if name == "NON_STATE_ACTOR_OVERTAKES_TER" and any(rebel(p) for p in sides.taking(claim, "target")):
        return "GOV_REGAINS_TERIT"
    if name in ("PEACE_PROTEST", "PROTEST_WITH_INTER") and told & UNREST:
        return "VIOL_DEMONSTR"
    if name == "PEACE_PROTEST" and told & POLICE_ACTS:
        return "PROTEST_WITH_INTER"
    return name


def rebel(participant: Participant) -> bool:
    """Whether a participant bears arms against a state."""
    return sides.is_any(participant, sides.REBEL_KINDS, sides.REBEL_WORDS)


def armed(participant: Participant) -> bool:
    """Whether a participant bears arms."""
    return sides.is_any(participant, sides.ARMED_KINDS, sides.ARMED_WORDS)


def state(participant: Participant) -> bool:
    """Whether a participant acts for a state."""
    return sides.is_any(participant, sides.STATE_KINDS, sides.STATE_WORDS)
