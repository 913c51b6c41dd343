"""Speech acts: a saying is an event of its own only where nothing else in it is (codebook 1 and 2).

Earlier coders drown in "said"; here a speaker's statements that tell no event become one claim, and those that do
tell one are that event on the speaker's word.
"""

from collections.abc import Sequence

from twosource.extract.answers import Saying
from twosource.extract.drafts import Draft
from twosource.extract.sources import Sources
from twosource.parse import Parse

_CARRIED = frozenset({"statement", "accusation", "denial", "threat", "demand"})
"""Acts whose event, where the words tell one, says all that the act would."""
_ASPECT = frozenset("be begin start commence end continue resume stop happen occur follow last go take come".split())


def settle(parse: Parse, drafts: Sequence[Draft], sources: Sources) -> list[Draft]:
    """The drafts without speech acts that only carry an event, and with one statement for each speaker."""
    by_cue = {saying.cue_head: saying for saying in sources.sayings}
    heads = frozenset(i for d in drafts for i in d.mentions[0].tokens)
    spoken: dict[str, Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        saying = by_cue.get(draft.head) if draft.type in _CARRIED else None
        if saying is not None and _carries_event(parse, saying, heads - {draft.head}):
            continue
        if draft.type != "statement":
            kept.append(draft)
            continue
        speaker = next((p.referent for p in draft.parts if p.role == "agent"), None)
        if saying is None or speaker is None or speaker.actor is None or not saying.content:
            continue
        before = spoken.get(speaker.actor.id)
        if before is None:
            spoken[speaker.actor.id] = draft
            kept.append(draft)
        else:
            before.further.extend(draft.mentions)
    return kept


def _carries_event(parse: Parse, saying: Saying, heads: frozenset[int]) -> bool:
    """Whether the main words of what is said are an event's own."""
    for i in saying.tokens & heads:
        token = parse.tokens[i]
        if token.head not in saying.tokens or token.head == i:
            return True
        governor = parse.tokens[token.head]
        root = governor.head not in saying.tokens or governor.head == governor.i
        if root and (
            token.dep in ("dobj", "nsubjpass", "attr", "acomp", "xcomp", "ccomp", "conj") or governor.lemma in _ASPECT
        ):
            return True
    return False
