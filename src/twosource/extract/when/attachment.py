"""Which time belongs to which event: by the path between them in the sentence."""

from dataclasses import dataclass
from typing import Literal

from twosource.extract.answers import TimeMention
from twosource.extract.when.tense import is_pluperfect, looks_ahead
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
_DOING = frozenset("attend hold carry conduct stage launch lead join perpetrate commit mount make take".split())
"""Verbs whose object names what was done: "attended Monday's meeting", "carried out Friday's raid" are dated by it."""
_PHASES = frozenset("begin start end last expire set schedule expect due resume take occur happen hold run".split())
_GOING_ON = frozenset("begin start continue keep resume go come help manage try attempt force cause stop cease".split())
"""Verbs that happen together with the infinitive they govern: "continued to fire", "helped to free"."""
_AFTER = frozenset({"after", "following"})
_BEFORE = frozenset({"before", "ahead"})
_AT_ONCE = frozenset({"when", "as", "where"})
"""What opens a clause that tells of the same time."""
AT_ANY_TIME = frozenset("since because although though while whereas if unless until so".split())
"""What opens a clause that may tell of any time, or of none."""
OTHER_TIMES = AT_ANY_TIME | _AFTER | _BEFORE
"""What opens a clause of another time than its sentence's, or of any."""
_OPENERS = _AT_ONCE | OTHER_TIMES
_LIMITS = frozenset({"until", "by", "before", "after"})
"""Relations of a time that bounds its own verb and no other: "fled, and fighting went on until dawn"."""
_MAKING = frozenset({"announce", "declare", "report"})
"""Reporting verbs that may bring about what they name: "the truce declared on Friday"."""
_WITHIN = frozenset({"in", "during", "by", "with", "at"})
"""Prepositions between an event and another that it is part of: "the killing of two in an attack"."""
_ROWS = frozenset(
    "wave series string spate round row number part package raft start beginning outbreak launch end day night".split()
)
"""Nouns that stand for the events they count: "a wave of attacks", "the start of an offensive"."""
_BLAMING = frozenset("accuse convict suspect acquit charge blame guilty responsible speak talk complain tell".split())
"""Words after which "of" and "for" bring in an older deed: "convicted of the killing on Monday"."""
_APART = frozenset(
    "after following before since until over about against despite amid amidst because regarding due as like".split()
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
            return _told_before(parse, i, j)
    return j


def _told_before(parse: Parse, i: int, verb: int) -> int:
    """What is told, where a time ends it that a parse may hang on the saying: "fell yesterday, police said"."""
    tokens = parse.tokens
    if tokens[verb].lemma not in REPORTING or i > verb:
        return verb
    told = [c for c in parse.children(verb, "ccomp", "parataxis") if c < i]
    speaker = next(iter(parse.children(verb, "nsubj")), verb)
    comma = any(tokens[k].text == "," for k in range(i + 1, max(speaker, i + 1)))
    return told[-1] if told and comma and tokens[i - 1].text != "," else verb


def is_attributive(parse: Parse, mention: TimeMention) -> bool:
    """Whether a time is a modifier inside a noun phrase ("Friday's raid"), so that no preposition is its own."""
    token = parse.tokens[site(parse, mention)]
    return token.dep in _ATTRIBUTIVE and parse.tokens[token.head].pos in ("NOUN", "PROPN")


def link(parse: Parse, mention: TimeMention, head: int) -> Link | None:
    """How a time of the same sentence belongs to the event at `head`; None where it is the time of something else."""
    tokens = parse.tokens
    at = site(parse, mention)
    if mention.first <= head <= mention.last or tokens[head].norm == "according":
        return None
    held = holder(parse, at)
    if tokens[held].norm in ("starting", "beginning"):
        return Link(0) if head == _noun_before(parse, held) else None  # "a truce starting on Friday"
    if held == head:
        return Link(0)
    if _is_due(parse, held, head):
        return Link(1)
    if parse.governs(head, at):
        return _down(parse, mention, at, held, head)
    if is_attributive(parse, mention):
        return None  # "Tuesday's attack" dates no more than the attack
    price = _up(parse, held, head, mention)
    return None if price is None else Link(price)


def _is_due(parse: Parse, verb: int, head: int) -> bool:
    """Whether an infinitive says when the event that is the subject begins or ends: "talks are expected to resume"."""
    tokens = parse.tokens
    infinitive = tokens[verb].dep == "xcomp" and tokens[verb].lemma in _PHASES | _GOING_ON
    return infinitive and tokens[head].head == tokens[verb].head and tokens[head].dep in ("nsubj", "nsubjpass")


def _noun_before(parse: Parse, i: int) -> int | None:
    for j in range(i - 1, parse.sentence(i).first - 1, -1):
        if parse.tokens[j].pos in ("NOUN", "PROPN"):
            return j
        if parse.tokens[j].pos in ("VERB", "AUX"):
            return None
    return None


def _down(parse: Parse, mention: TimeMention, at: int, held: int, head: int) -> Link | None:
    """A time below the event: at its objects and places, not in clauses or phrases that tell something else."""
    tokens = parse.tokens
    nominal = tokens[held].pos in ("NOUN", "PROPN")
    if tokens[at].dep in _ATTRIBUTIVE and nominal:
        return Link(1) if tokens[held].head == head and _names_the_deed(parse, held, head) else None
    price, j, below = 1, held, held
    side: Literal["after", "before"] | None = None
    while j != head:
        token, below = tokens[j], j
        step = _STEPS.get(token.dep)
        if step is None or token.dep == "appos" or token.norm == "according":
            return None
        if token.dep in ("relcl", "acl"):
            if token.head != head:
                return Link(min(price + step, _FAR), side) if _is_phase(parse, j, head) else None
            if token.lemma in REPORTING - _MAKING:
                return None  # "the raid that the ministry condemned on Friday"
        if token.dep == "prep" or token.pos in ("ADP", "SCONJ"):
            if token.norm in _AFTER:
                side = "after"
            elif token.norm in _BEFORE:
                side = "before"
            elif token.norm in _APART or _brings_in_a_deed(parse, j):
                return None
        if token.dep == "advcl":
            marks = {tokens[c].norm for c in parse.children(j, "mark", "advmod")}
            side = "after" if marks & _AFTER else "before" if marks & _BEFORE else side
            if marks & AT_ANY_TIME:
                return None
            step += 2
        if token.dep in ("advcl", "relcl", "conj", "xcomp") and side is None and mention.relation in _LIMITS:
            return None
        if token.dep == "xcomp" and token.head == head and looks_ahead(parse, head):
            return None  # "agreed to meet on Friday"
        if token.dep == "conj" and token.pos in ("VERB", "AUX"):
            if mention.relation is not None or _has_subject(parse, j):
                return None
            step += 1
        price, j = price + step, token.head
    if nominal and tokens[head].lemma in REPORTING and tokens[below].norm not in _OCCASION:
        return None
    return Link(price, side) if price <= _FAR else None


def _names_the_deed(parse: Parse, noun: int, verb: int) -> bool:
    """Whether a verb and its dated noun tell one event: "Friday's raid left four dead", "attended Friday's meeting"."""
    token, lemma = parse.tokens[noun], parse.tokens[verb].lemma
    if token.dep in ("nsubj", "nsubjpass"):
        return lemma in _EFFECTS
    return token.dep == "dobj" and lemma in _DOING


def _is_phase(parse: Parse, verb: int, head: int) -> bool:
    """Whether a clause tells when a noun's event begins or ends, though it hangs on the noun nearest to it."""
    return parse.tokens[head].pos == "NOUN" and parse.tokens[verb].lemma in _PHASES


def _up(parse: Parse, held: int, head: int, mention: TimeMention) -> int | None:
    """The price of a time of the clause that the event stands in; None where the event stands apart from it."""
    tokens = parse.tokens
    total, j = 1, head
    while j != held:
        token = tokens[j]
        if token.head == j or not _shares_time(parse, j, mention):
            return None
        step = _STEPS.get(token.dep)
        if token.dep in ("ccomp", "parataxis") and j < token.head and mention.first < j:
            step = 2  # "On Friday gunmen attacked a village, police said"
        if step is None:
            return None
        total, j = total + step, token.head
        if total > _FAR:
            return None
    return total


def _shares_time(parse: Parse, j: int, mention: TimeMention) -> bool:
    """Whether what token `j` heads is told of the same time as its governor."""
    tokens = parse.tokens
    token, governor = tokens[j], tokens[tokens[j].head]
    if mention.relation in _LIMITS and token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if token.dep == "relcl":  # "arrested the man who led the group": of the same time are only effects and parts
        return (token.lemma in _EFFECTS or _in_which(parse, j)) and not is_pluperfect(parse, j)
    if token.dep in ("advcl", "acl", "xcomp"):
        marks = {tokens[c].norm for c in parse.children(j, "mark", "advmod")} & _OPENERS
        return marks <= _AT_ONCE and not _is_aim(parse, j, mention)
    if token.dep == "conj" and token.pos in ("VERB", "AUX"):
        own = _has_subject(parse, j)
        return mention.relation in (None, "between") and (not own or mention.last < governor.i)
    if token.dep in ("dobj", "nsubjpass"):  # "rejected the truce on Friday"
        return governor.lemma in _MAKING or governor.lemma not in REPORTING or token.lemma == "responsibility"
    if token.dep != "prep" or token.norm in _WITHIN:
        return True
    if governor.pos in ("NOUN", "PROPN"):  # a claim of responsibility is told as the deed itself, its time with it
        return governor.lemma == "responsibility" or (token.norm == "of" and governor.lemma in _ROWS)
    return token.norm not in _APART and not _brings_in_a_deed(parse, j)


def _brings_in_a_deed(parse: Parse, preposition: int) -> bool:
    """Whether a preposition brings in an older deed: "sentenced for a massacre", "convicted of the killing"."""
    token = parse.tokens[preposition]
    governor = parse.tokens[token.head]
    if token.norm == "for" and governor.pos == "VERB":
        return True
    return token.norm in ("for", "of") and governor.lemma in _BLAMING | REPORTING


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether a coordinated verb tells of somebody else; in "six were killed and five wounded" both are one list."""
    tokens = parse.tokens
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    return any(tokens[c].pos != "NUM" and tokens[c].norm not in ("others", "more") for c in subjects)


def _in_which(parse: Parse, verb: int) -> bool:
    """Whether a relative clause tells a part of what it is said of: "a raid in which two died"."""
    tokens = parse.tokens
    return any(
        tokens[p].norm in ("in", "during") and any(tokens[c].norm == "which" for c in parse.children(p, "pobj"))
        for p in parse.children(verb, "prep")
    )


def _is_aim(parse: Parse, j: int, mention: TimeMention) -> bool:
    """Whether an infinitive is only intended at a time told before it: "agreed on Monday to free him"."""
    tokens = parse.tokens
    infinitive = any(tokens[c].norm == "to" for c in parse.children(j, "aux"))
    return infinitive and mention.last < j and tokens[tokens[j].head].lemma not in _GOING_ON
