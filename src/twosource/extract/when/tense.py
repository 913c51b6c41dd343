"""Where grammar puts a time: behind the day of writing or ahead of it."""

from twosource.parse import Parse
from twosource.times import Tense

_MODALS = frozenset("will 'll ’ll shall would wo may might can could must should".split())
_AHEAD = frozenset(
    "schedule expect plan slate project set due intend hope aim agree vow pledge promise want seek prepare threaten "
    "propose decide need refuse decline call urge order begin start".split()
)
"""Verbs after which an infinitive is still to come, and whose bare participle looks ahead ("scheduled for Friday")."""
_APPOINTED = frozenset(
    {"scheduled", "expected", "planned", "slated", "projected", "due", "set", "postponed", "delayed"}
)
_COMING_NOUNS = frozenset(
    "deadline election vote summit hearing referendum ballot poll inauguration meeting talk conference trial ceremony "
    "match game launch release expiry".split()
)
_PERFECT = frozenset({"has", "have", "had", "having", "'ve", "’ve", "was", "were", "been", "'d", "’d"})
_HINDERING = frozenset(
    "cease end stop halt prevent avoid avert oppose reject condemn criticise criticize discuss investigate mourn fear "
    "face demand urge protest deny mark recall remember follow".split()
)
"""Verbs whose tense is not that of the event that they name: "must cease its attacks"."""
_SPEECH_PRESENT = frozenset({"say", "tell", "report", "claim", "add", "note", "warn", "show", "accord", "cite"})


def tense_of_time(parse: Parse, i: int) -> Tense | None:
    """The tense around the time expression at token `i`; None where its grammar does not say."""
    tokens = parse.tokens
    token = tokens[i]
    if token.dep in ("poss", "compound", "nmod", "amod", "nummod") and tokens[token.head].pos in ("NOUN", "PROPN"):
        coming = tokens[token.head].lemma in _COMING_NOUNS
        return _of_clause(parse, token.head) if coming else "past"
    return _of_clause(parse, i)


def _of_clause(parse: Parse, i: int) -> Tense | None:
    tokens = parse.tokens
    by_noun = False
    until = tokens[tokens[i].head].norm in ("until", "till")  # "has closed the border until Friday"
    for j in parse.ancestors(i):
        token = tokens[j]
        if token.lemma in _APPOINTED and token.pos == "ADJ":
            return "future"
        if token.pos in ("VERB", "AUX"):
            tense = "future" if until and is_perfect(parse, j) else _of_verb(parse, j)
            # "announced the closure of plants in the autumn": the verb's past is not the noun's
            return tense if tense == "future" or not by_noun else None
        by_noun = by_noun or token.pos in ("NOUN", "PROPN")
    return None


def _of_verb(parse: Parse, v: int) -> Tense | None:
    tokens = parse.tokens
    verb = tokens[v]
    helpers = {tokens[c].norm for c in parse.children(v, "aux", "auxpass")}
    if helpers & _MODALS:
        return "past" if "have" in helpers else "future"
    if "to" in helpers:
        return _of_infinitive(parse, v)
    if verb.tag == "VBN" and verb.norm in _APPOINTED:
        return "past" if "had" in helpers else "future"
    if verb.tag == "VBD" or (verb.tag in ("VBN", "VBG") and helpers & _PERFECT):
        return "past"
    if verb.tag == "VBN" and (verb.dep in ("acl", "amod", "advcl", "ROOT") or verb.head == v):
        return "past"
    if verb.tag in ("VBG", "VBN"):
        if helpers & {"is", "are", "'s", "’s", "'re", "’re"}:
            return None if verb.lemma in _HINDERING else "future"  # "are investigating the killing on 3 May"
        return _of_verb(parse, verb.head) if verb.head != v and tokens[verb.head].pos in ("VERB", "AUX") else None
    if verb.tag in ("VBZ", "VBP"):
        return None if parse.paragraph(v).kind == "headline" or verb.lemma in _SPEECH_PRESENT else "present"
    return None


def _of_infinitive(parse: Parse, v: int) -> Tense | None:
    """ "Due to begin", "plans to vote", "is to meet": ahead; "went on to win": as the verb before it."""
    head = parse.tokens[parse.tokens[v].head]
    if head.i == v:
        return "future"
    if head.lemma in _AHEAD or head.norm in _APPOINTED or head.lemma == "be" or head.pos in ("NOUN", "ADJ"):
        return "future"
    if parse.tokens[v].dep == "advcl":  # an aim, reached or not
        return None
    return _of_verb(parse, head.i) if head.pos in ("VERB", "AUX") else None


def is_pluperfect(parse: Parse, head: int) -> bool:
    """Whether the clause of token `head` is told as past before the past ("had attacked")."""
    verb = clause_verb(parse, head)
    return verb is not None and any(parse.tokens[c].norm in ("had", "'d", "’d") for c in parse.children(verb, "aux"))


def is_perfect(parse: Parse, head: int) -> bool:
    """Whether the clause of token `head` tells what has been done, at whatever time ("has vetoed")."""
    verb = clause_verb(parse, head)
    if verb is None or parse.tokens[verb].tag != "VBN":
        return False
    return any(parse.tokens[c].norm in ("has", "have", "'ve", "’ve") for c in parse.children(verb, "aux"))


def is_simple_past(parse: Parse, verb: int) -> bool:
    """Whether a verb tells a story on: "fled", "were killed", "fled, killing two"; not "has fled", "will flee"."""
    tokens = parse.tokens
    for j in (verb, *parse.ancestors(verb)):
        token = tokens[j]
        helpers = {tokens[c].norm for c in parse.children(j, "aux", "auxpass")}
        if token.tag == "VBD" or helpers & {"was", "were", "did"}:
            return True
        if helpers - {"to"} or token.tag not in ("VBG", "VBN", "VB") or token.dep not in ("advcl", "xcomp", "conj"):
            return False
    return False


def clause_verb(parse: Parse, head: int) -> int | None:
    """The nearest verb at or above a token; None in a phrase without one."""
    for j in (head, *parse.ancestors(head)):
        if parse.tokens[j].pos in ("VERB", "AUX"):
            return j
    return None


def looks_ahead(parse: Parse, verb: int) -> bool:
    """Whether what a verb governs is still to come when it happens: "agreed to", "plans to"."""
    return parse.tokens[verb].lemma in _AHEAD and parse.tokens[verb].lemma not in ("begin", "start")


def event_tense(parse: Parse, head: int) -> Tense | None:
    """The tense in which an event is told; None for the plain present, and for a noun that no verb says to happen.

    "Is shelling the town" goes on; with a time ("is meeting on Friday") the same form would look ahead.
    """
    verb = head if parse.tokens[head].pos in ("VERB", "AUX") else _telling(parse, head)
    if verb is None:
        return None
    token = parse.tokens[verb]
    if token.tag in ("VBZ", "VBP"):
        return None
    tense = _of_verb(parse, verb)
    going_on = tense == "future" and token.tag == "VBG" and not _has_modal(parse, verb)
    return "present" if going_on else tense


def _has_modal(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[c].norm in _MODALS for c in parse.children(verb, "aux", "auxpass"))


def _telling(parse: Parse, head: int) -> int | None:
    """The verb that says of a noun that it happens: "the raid killed two", "will hold talks", "died in the clash".

    None for a verb that would hinder, ask for, or speak of it ("must end the siege", "called for talks").
    """
    tokens = parse.tokens
    j = head
    while tokens[j].dep == "conj" and tokens[j].head != j:
        j = tokens[j].head
    if tokens[j].dep == "pobj" and tokens[tokens[j].head].norm in ("in", "during", "with", "by"):
        j = tokens[j].head
    verb = tokens[j].head
    if verb == j or tokens[j].dep not in ("nsubj", "nsubjpass", "dobj", "prep", "agent"):
        return None
    if tokens[verb].pos not in ("VERB", "AUX") or tokens[verb].lemma in _HINDERING:
        return None
    return verb
