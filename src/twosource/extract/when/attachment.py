"""Which time belongs to which event: by the path between them in the sentence."""

from dataclasses import dataclass
from typing import Literal

from twosource.extract.answers import TimeMention
from twosource.extract.when.tense import is_pluperfect
from twosource.parse import Parse

_ATTRIBUTIVE = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
_STEPS = {
    "prep": 0,
    "agent": 0,
    "prt": 0,
    "mark": 0,
    "aux": 0,
    "auxpass": 0,
    **dict.fromkeys("dobj obj nsubj nsubjpass pobj pcomp dative attr oprd acomp".split(), 1),
    **dict.fromkeys("compound amod nmod poss appos xcomp npadvmod advmod nummod".split(), 1),
    **dict.fromkeys(("csubj", "acl", "conj", "dep"), 2),
    **dict.fromkeys(("advcl", "relcl"), 3),
}
"""What a step over an edge of the tree costs; an edge that is not here (ccomp, parataxis) is never crossed."""
_FAR = 7
REPORTING = frozenset(
    "say tell claim announce report condemn accuse blame deny confirm warn state add note declare denounce urge allege "
    "acknowledge admit reveal describe welcome mourn praise hail reject demand call".split()
)
"""Verbs whose own time is not that of the deed that their object names ("condemned the attack on Friday")."""
_OCCASION = frozenset({"during", "at", "in"})
"""Prepositions of the occasion on which something is said: "said at a briefing on Tuesday"."""
_EFFECTS = frozenset(
    "kill wound injure leave hit destroy damage displace cause target strike trigger spark force break erupt occur "
    "happen take devastate".split()
)
"""Verbs that tell of an event what it did: "Friday's raid left four dead" dates both."""
_PHASES = frozenset("begin start end last expire set schedule expect due resume take occur happen hold run".split())
_AFTER = frozenset({"after", "following"})
_BEFORE = frozenset({"before", "ahead"})
_APART = frozenset(
    "after following before since until over about against despite amid amidst because regarding".split()
)
"""Prepositions that part an event from the one that they bring in: "protests over the killings on Friday"."""


@dataclass(frozen=True, slots=True)
class Link:
    """How a time of the sentence belongs to an event: the price (0: its own modifier) and on which side of it it is.

    `side` is "after" where the event came after the time ("erupted after the arrest on 3 March"), "before" likewise.
    """

    price: int
    side: Literal["after", "before"] | None = None


def site(parse: Parse, mention: TimeMention) -> int:
    """The token of a mention that the rest of the sentence holds on to."""
    for i in range(mention.first, mention.last + 1):
        if not mention.first <= parse.tokens[i].head <= mention.last or parse.tokens[i].head == i:
            return i
    return mention.last


def holder(parse: Parse, i: int) -> int:
    """What a time at token `i` modifies: its governor, prepositions and subordinators passed over."""
    tokens = parse.tokens
    j = i
    while tokens[j].head != j:
        j = tokens[j].head
        if tokens[j].pos not in ("ADP", "SCONJ", "PART", "ADV", "DET", "NUM"):
            return j
    return j


def link(parse: Parse, mention: TimeMention, head: int) -> Link | None:
    """How a time of the same sentence belongs to the event at `head`; None where it is the time of something else."""
    tokens = parse.tokens
    at = site(parse, mention)
    if mention.first <= head <= mention.last:
        return None
    held = holder(parse, at)
    if tokens[held].norm in ("starting", "beginning"):
        return Link(0) if head == _noun_before(parse, held) else None  # "a truce starting on Friday"
    if held == head:
        return Link(0)
    if parse.governs(head, at):
        return _down(parse, at, held, head)
    if tokens[at].dep in _ATTRIBUTIVE and tokens[tokens[at].head].pos in ("NOUN", "PROPN"):
        return None  # "Tuesday's attack" dates no more than the attack
    price = _up(parse, held, head, mention.first)
    return None if price is None else Link(price)


def _noun_before(parse: Parse, i: int) -> int | None:
    for j in range(i - 1, parse.sentence(i).first - 1, -1):
        if parse.tokens[j].pos in ("NOUN", "PROPN"):
            return j
        if parse.tokens[j].pos in ("VERB", "AUX"):
            return None
    return None


def _down(parse: Parse, at: int, held: int, head: int) -> Link | None:
    """A time below the event: at its objects and places, not in clauses or phrases that tell something else."""
    tokens = parse.tokens
    nominal = tokens[held].pos in ("NOUN", "PROPN")
    if tokens[at].dep in _ATTRIBUTIVE and nominal:
        effect = tokens[head].lemma in _EFFECTS and tokens[held].head == head
        return Link(1) if effect and tokens[held].dep in ("nsubj", "nsubjpass") else None
    price, j, below = 1, held, held
    side: Literal["after", "before"] | None = None
    while j != head:
        token, below = tokens[j], j
        step = _STEPS.get(token.dep)
        if step is None or token.dep == "appos":
            return None
        if token.dep in ("relcl", "acl") and token.head != head:
            if not _is_phase(parse, j, head):
                return None
            return Link(min(price + step, _FAR), side)
        if token.dep == "prep" or token.pos in ("ADP", "SCONJ"):
            if token.norm in _AFTER:
                side = "after"
            elif token.norm in _BEFORE:
                side = "before"
            elif token.norm in _APART or (token.norm == "for" and tokens[token.head].pos == "VERB"):
                return None
        if token.dep == "advcl":
            marks = {tokens[c].norm for c in parse.children(j, "mark", "advmod")}
            side = "after" if marks & _AFTER else "before" if marks & _BEFORE else side
            step += 2
        if token.dep == "conj" and token.pos in ("VERB", "AUX"):
            step += 1
        price, j = price + step, token.head
    if nominal and tokens[head].lemma in REPORTING and tokens[below].norm not in _OCCASION:
        return None
    return Link(price, side) if price <= _FAR else None


def _is_phase(parse: Parse, verb: int, head: int) -> bool:
    """Whether a clause tells when a noun's event begins or ends, though it hangs on the noun nearest to it."""
    return parse.tokens[head].pos == "NOUN" and parse.tokens[verb].lemma in _PHASES


def _up(parse: Parse, held: int, head: int, at: int) -> int | None:
    """The price of a time of the clause that the event stands in; None where the event stands apart from it."""
    tokens = parse.tokens
    total, j = 1, head
    while j != held:
        token = tokens[j]
        if token.head == j:
            return None
        step = _STEPS.get(token.dep)
        if token.dep in ("ccomp", "parataxis") and j < token.head and at < j:
            step = 2  # "On Friday gunmen attacked a village, police said"
        if step is None or (token.dep == "relcl" and is_pluperfect(parse, j)):
            return None
        if token.dep == "prep" and (token.norm in _APART or (token.norm == "for" and tokens[token.head].pos == "VERB")):
            return None
        if token.dep == "advcl" and {tokens[c].norm for c in parse.children(j, "mark", "advmod")} & _APART:
            return None
        total, j = total + step, token.head
        if total > _FAR:
            return None
    return total
