"""Speech acts: a saying is an event of its own only where nothing else in it is (codebook 1 and 2).

Earlier coders drown in "said"; here a speaker's statements that tell no event become one claim, and those that do
tell one are that event on the speaker's word.
"""

from collections.abc import Callable, Iterator, Sequence

from twosource.extract.answers import EventMention, Saying, Slot
from twosource.extract.claims.drafts import Draft
from twosource.extract.claims.sources import Sources
from twosource.parse import Parse
from twosource.parse.arguments import prepositions

MakeDraft = Callable[[EventMention], Draft]

_CARRIED = frozenset({"accusation"})
"""Acts that are no claim of their own where the words tell the deed: it is, with agent, responsibility and source."""
_ACTS = ("demand", "condemnation", "threat", "accusation", "support", "denial", "statement")
_ASPECT = frozenset("be begin start commence end continue resume stop happen occur follow last go take come".split())
_MAIN = ("dobj", "nsubjpass", "attr", "acomp", "xcomp", "ccomp", "conj")
_SAID = ("says", "announces", "confirms", "denies", "warns")
_SHORTEST = 4  # words: less is a remark
_STRENGTH = 0.5


def settle(
    parse: Parse,
    drafts: Sequence[Draft],
    heads: frozenset[int],
    sources: Sources,
    make: MakeDraft,
    classes: Callable[[int], frozenset[str]],
) -> list[Draft]:
    """The drafts without speech acts that only carry an event, and with one statement for each speaker.

    `heads` are the tokens of all event words, those that tell totals too.
    """
    by_cue = {saying.cue_head: saying for saying in sources.sayings}
    unmade = set(_unmade(parse, drafts, classes))
    kept = []
    for draft in drafts:
        spoken = draft.type.startswith(_ACTS) or any(sources.sayings[k].cue_head in unmade for k in draft.sayings)
        if draft.head in unmade and spoken:
            continue
        saying = by_cue.get(draft.head)
        others = heads - set(draft.mentions[0].tokens)
        carried = saying is not None and _carries_event(parse, saying, others)
        if draft.type in _CARRIED and (carried or _names_deed(parse, draft, others)):
            continue
        if saying is not None and draft.type.startswith(_ACTS):
            draft.content = saying.content
        kept.append(draft)
    told = {i for d in kept for i in d.mentions[0].tokens}
    return sorted([*kept, *_statements(parse, sources, heads, told, make)], key=lambda d: d.head)


def _unmade(parse: Parse, drafts: Sequence[Draft], classes: Callable[[int], frozenset[str]]) -> Iterator[int]:
    """The tokens of what a rejected text would have said: of "vetoed a resolution that called for talks"."""
    for draft in drafts:
        if draft.type.startswith("rejection"):
            for slot in draft.mentions[0].slots:
                if slot.role == "target" and classes(slot.head) & {"document", "agreement", "law"}:
                    for clause in parse.children(slot.head, "relcl", "acl"):
                        yield from parse.subtree(clause)


def _statements(
    parse: Parse, sources: Sources, heads: frozenset[int], told: set[int], make: MakeDraft
) -> Iterator[Draft]:
    """One statement for each known speaker, with all that he says of no event as its evidence."""
    spoken: dict[str, Draft] = {}
    for index, saying in enumerate(sources.sayings):
        speaker = sources.source(saying)
        if speaker is None or speaker.actor is None or saying.source_head is None or not _says(parse, saying):
            continue
        if saying.cue_head in told or _carries_event(parse, saying, heads):
            continue
        mention = EventMention(
            head=saying.cue_head,
            tokens=(saying.cue_head,),
            span=saying.cue[0],
            type="statement",
            slots=(Slot("agent", saying.source_head, None, saying.rule),),
            anaphor=False,
            plural=False,
            strength=_STRENGTH,
            rule=saying.rule,
        )
        before = spoken.get(speaker.actor.id)
        if before is None:
            draft = make(mention)
            draft.sayings = (*draft.sayings, index)  # a statement rests on the word of who makes it
            draft.content = saying.content
            spoken[speaker.actor.id] = draft
        else:
            before.further.append(mention)
            before.content += saying.content
    yield from spoken.values()


def _names_deed(parse: Parse, draft: Draft, heads: frozenset[int]) -> bool:
    """Whether an accusation says of which event: "responsible for the raid", "to blame for the killing"."""
    verb = parse.tokens[draft.head].head if parse.tokens[draft.head].pos == "ADJ" else draft.head
    deeds = {a.head for i in {draft.head, verb} for a in prepositions(parse, i) if a.slot == "for"}
    deeds |= {a.head for c in parse.children(verb, "acomp", "oprd") for a in prepositions(parse, c) if a.slot == "for"}
    return bool(deeds & heads)


def _says(parse: Parse, saying: Saying) -> bool:
    """Whether words are said and not only thought, in a clause or a quotation long enough to be a statement."""
    if saying.manner != "speech" or saying.stance not in _SAID or len(saying.tokens) < _SHORTEST:
        return False
    return any(parse.tokens[i].pos in ("VERB", "AUX") for i in saying.tokens)


def _carries_event(parse: Parse, saying: Saying, heads: frozenset[int]) -> bool:
    """Whether the main words of what is said are an event's own."""
    for i in saying.tokens & heads:
        token = parse.tokens[i]
        if token.head not in saying.tokens or token.head == i:
            return True
        governor = parse.tokens[token.head]
        root = governor.head not in saying.tokens or governor.head == governor.i
        if root and (token.dep in _MAIN or governor.lemma in _ASPECT):
            return True
    return False
