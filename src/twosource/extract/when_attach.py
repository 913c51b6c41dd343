"""Which time belongs to which event: by the path between them in the sentence."""

from twosource.extract.answers import TimeMention
from twosource.extract.when_tense import is_pluperfect
from twosource.parse import Parse

_ATTRIBUTIVE = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
_STEPS = {
    "dobj": 1,
    "obj": 1,
    "nsubj": 1,
    "nsubjpass": 1,
    "csubj": 2,
    "prep": 0,
    "pobj": 1,
    "pcomp": 1,
    "agent": 0,
    "dative": 1,
    "attr": 1,
    "oprd": 1,
    "acomp": 1,
    "compound": 1,
    "amod": 1,
    "nmod": 1,
    "poss": 1,
    "appos": 1,
    "xcomp": 1,
    "acl": 2,
    "advcl": 3,
    "conj": 2,
    "relcl": 3,
    "npadvmod": 1,
    "prt": 0,
    "dep": 2,
    "advmod": 1,
    "nummod": 1,
    "mark": 0,
    "aux": 0,
    "auxpass": 0,
}
"""What a step over an edge of the tree costs; an edge that is not here (ccomp, parataxis) is never crossed."""
_REPORTING = frozenset(
    "say tell claim announce report condemn accuse blame deny confirm warn state add note declare denounce urge allege "
    "acknowledge admit reveal describe welcome mourn praise hail reject demand call".split()
)
"""Verbs whose own time is not that of the deed that their object names ("condemned the attack on Friday")."""
_FAR = 7


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


def cost(parse: Parse, mention: TimeMention, head: int) -> int | None:
    """How far a time of the same sentence is from being the own time of the event at `head`; 0 is its own modifier.

    None where it is the time of something else.
    """
    tokens = parse.tokens
    at = site(parse, mention)
    if mention.first <= head <= mention.last:
        return None
    held = holder(parse, at)
    if held == head:
        return 0
    if parse.governs(head, at):
        return _down(parse, at, held, head)
    if tokens[at].dep in _ATTRIBUTIVE and tokens[tokens[at].head].pos in ("NOUN", "PROPN"):
        return None  # "Tuesday's attack" dates no more than the attack
    return _up(parse, held, head, mention.first)


def _down(parse: Parse, at: int, held: int, head: int) -> int | None:
    """A time below the event: at its objects and places, not in clauses that tell something else."""
    tokens = parse.tokens
    nominal = tokens[held].pos in ("NOUN", "PROPN")
    if tokens[at].dep in _ATTRIBUTIVE and nominal:
        return None
    if nominal and tokens[head].lemma in _REPORTING:
        return None
    total, j = 1, held
    while j != head:
        dep = tokens[j].dep
        step = _STEPS.get(dep)
        if step is None or (dep == "relcl" and tokens[j].head != head):
            return None
        if dep == "advcl" or (dep == "acl" and tokens[j].head != head):
            step += 2
        if dep == "conj" and tokens[j].pos in ("VERB", "AUX"):
            step += 1
        total, j = total + step, tokens[j].head
    return total if total <= _FAR else None


def _up(parse: Parse, held: int, head: int, at: int) -> int | None:
    """A time of the clause that the event stands in."""
    tokens = parse.tokens
    total, j = 1, head
    while j != held:
        token = tokens[j]
        if token.head == j:
            return None
        step = _STEPS.get(token.dep)
        fronted = token.dep in ("ccomp", "parataxis") and j < token.head and at < j
        if fronted:  # "On Friday gunmen attacked a village, police said"
            step = 2
        if step is None or (token.dep == "relcl" and is_pluperfect(parse, j)):
            return None
        total, j = total + step, token.head
        if total > _FAR:
            return None
    return total
