"""Who takes part in a claim, as the label schemes of the sets ask: the state, armed people, the police."""

from collections.abc import Iterator

from twosource.model import Claim, Participant, Role

STATE_KINDS = frozenset({"state", "government", "parliament", "military", "police", "security_service", "ministry"})
ARMED_KINDS = frozenset({"military", "police", "security_service", "armed_group", "militia"})
REBEL_KINDS = frozenset({"armed_group", "militia"})
POLICE_KINDS = frozenset({"police", "security_service"})

ARMED_WORDS = frozenset(
    "army barracks base battalion brigade checkpoint commander convoy fighter force garrison guerrilla gunman "
    "insurgent marine militant militia outpost paramilitary patrol police policeman rebel sailor soldier squad "
    "troop trooper unit".split()
)
STATE_WORDS = frozenset("army government police policeman regime soldier troop trooper".split())
REBEL_WORDS = frozenset(
    "fighter guerrilla gunman insurgent jihadist militant militia rebel separatist terrorist".split()
)
POLICE_WORDS = frozenset(
    "bsf cbi cid commissioner constable constabulary contingent cop crpf force grp inspector jawan officer "
    "paramilitary personnel police policeman policemen posse raf rpf security superintendent trooper".split()
)


def taking(claim: Claim, *roles: Role) -> Iterator[Participant]:
    """The participants of a claim in any of the roles."""
    return (participant for participant in claim.participants if participant.role in roles)


def is_any(participant: Participant, kinds: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a participant is an actor of one of the kinds, or is described by one of the words."""
    if participant.actor is not None and participant.actor.kind in kinds:
        return True
    described = participant.span.quote if participant.span is not None else participant.name
    return any(word in words or word.removesuffix("s") in words for word in described.lower().split())
