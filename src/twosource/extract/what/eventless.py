"""Whether words that could tell an event tell none here: part of another word, a kind of thing, a setting.

"An assault ship", "elected officials", "victims of violence" and "on the margins of the summit" hold words for events
and tell none.
"""

from twosource.extract.what.means import SETS_OFF
from twosource.extract.what.triggers import Classes
from twosource.parse import Parse
from twosource.parse.arguments import MEASURES, prepositions

_TRACES = frozenset(
    "accused aftermath attempt casualty charge crater day death dead debris injury inquest investigation killing "
    "massacre murder night operation perpetrator plot rampage scene series site spot spree suspect survivor toll "
    "victim wave widow wound wreckage".split()
)
"""Nouns that stand for what a certain event has left: "the blast site", "the stabbing victim"."""
_OUTSIDE = frozenset("margin sideline fringe eve occasion brink verge".split())
_RULES = ("territory", "siege")
_KINDS = frozenset({"of", "against", "for", "about", "without", "than", "as", "like", "to"})
"""Prepositions after which a bare event noun names a kind of event ("victims of violence")."""
_REFERS = frozenset("for from in of on to under".split())
"""Prepositions after which a definite agreement is an old one."""
_CIVIL = frozenset("appointment demand legislation meeting relations statement support threat vote".split())
"""Types of events that reports name as a setting or a topic more often than they tell them by a noun alone."""
_FOUGHT = frozenset(
    "address avoid ban combat confront contain counter curb defeat denounce deter discourage eliminate encourage end "
    "eradicate fear fight forbid halt incite oppose outlaw prevent prohibit promote reduce reject renounce stop "
    "tackle threaten".split()
)
"""Verbs whose bare object is a kind of event ("to combat terrorism")."""
_REFUTES = frozenset("deny dismiss rebut refute reject".split())
_SAYING = frozenset("add note read say state tell".split())
_GOES_ON = frozenset("break continue erupt escalate flare follow go intensify persist rage resume spread".split())
_HARD = (
    *("attack", "killing", "abduction", "detention", "displacement", "casualty_report", "property_destruction"),
    *("torture", "sexual_violence", "territory", "siege", "looting", "accident", "weapons_seizure", "expulsion"),
)
"""Types whose participle before a noun still tells the deed: "the kidnapped mayor", "a captured town"."""


def tells_nothing(parse: Parse, i: int, tokens: tuple[int, ...], event_type: str, classes: Classes) -> bool:
    """Whether trigger `tokens` with head `i` tell no event where they stand."""
    token = parse.tokens[i]
    if token.pos in ("NOUN", "PROPN"):
        if event_type.startswith(_RULES) and _holds_on(parse, i):
            return True
        if event_type.startswith(("attack", "aid")) and _is_thing(parse, i, tokens, classes):
            return True
        if event_type.startswith("agreement") and _is_old(parse, i):
            return True
        if event_type == "accusation" and token.dep == "dobj" and parse.tokens[token.head].lemma in _REFUTES:
            return True  # who "rejected the accusation" accuses nobody
        if token.dep == "nsubj" and "actor" not in classes(i) and parse.tokens[token.head].lemma in _SAYING:
            return True  # "the release said": what speaks is a paper, or people, and no event
        if (
            token.dep == "pobj"
            and "actor" not in classes(i)
            and parse.tokens[parse.tokens[token.head].head].norm == "according"
        ):
            return True  # "according to the release"
        return _modifies(parse, i, tokens) or _is_setting(parse, i) or _is_kind(parse, i, tokens, classes)
    if token.tag not in ("VBN", "VBG") or token.dep != "amod":
        return False
    # "targeted operations", "air-launched missiles"
    return not event_type.startswith(_HARD) or not classes(token.head).isdisjoint({"event", "weapon"})


def only_named(parse: Parse, i: int, event_type: str) -> bool:
    """Whether an event noun without parties only names a setting or a topic: "after the election", "at a summit"."""
    token = parse.tokens[i]
    return token.pos in ("NOUN", "PROPN") and token.dep == "pobj" and event_type.partition(".")[0] in _CIVIL


def _modifies(parse: Parse, i: int, tokens: tuple[int, ...]) -> bool:
    """Whether an event noun only says what kind of thing another noun is: "an assault ship", "an aid convoy"."""
    token = parse.tokens[i]
    if token.dep not in ("compound", "nmod") or token.head in tokens or token.head < i:
        return False
    return parse.tokens[token.head].lemma not in _TRACES and parse.tokens[token.head].pos in ("NOUN", "PROPN")


def _is_thing(parse: Parse, i: int, tokens: tuple[int, ...], classes: Classes) -> bool:
    """Whether a thing is only spoken of, and not used: "seized two car bombs", "looted an aid convoy"."""
    found = classes(i)
    if found.isdisjoint({"weapon", "vehicle"}) or "event" in found:
        return False
    if tokens[0] != i and parse.tokens[i - 1].norm == "of":
        return False  # "use of sarin"
    token = parse.tokens[i]
    while token.dep in ("conj", "appos"):
        token = parse.tokens[token.head]
    governor = parse.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass"):
        return governor.lemma not in SETS_OFF
    return token.dep == "pobj" and governor.norm in ("of", "for", "about", "into", "on", "to")


def _holds_on(parse: Parse, i: int) -> bool:
    """Whether a hold is only told as how things are: "areas under occupation", "a town under siege"."""
    token = parse.tokens[i]
    return token.dep == "pobj" and parse.tokens[token.head].norm == "under" and not _moves(parse, token.head)


def _moves(parse: Parse, preposition: int) -> bool:
    return parse.tokens[parse.tokens[preposition].head].lemma in ("bring", "come", "fall", "place", "put")


def _is_old(parse: Parse, i: int) -> bool:
    """Whether an agreement is only referred to: "under the treaty", "breaches of the Lund accords"."""
    token = parse.tokens[i]
    if token.dep != "pobj" or parse.tokens[token.head].norm not in _REFERS:
        return False
    own = prepositions(parse, i)
    if any(a.slot in ("between", "with", "among") or parse.tokens[a.head].entity == "DATE" for a in own):
        return False
    definite = any(parse.tokens[c].norm in ("the", "this", "that", "these") for c in parse.children(i, "det"))
    return definite and not parse.children(i, "acl")


def _is_setting(parse: Parse, i: int) -> bool:
    """Whether an event is only named as where or when others met: "on the margins of the summit"."""
    token = parse.tokens[i]
    if token.dep != "pobj" or parse.tokens[token.head].norm != "of":
        return False
    return parse.tokens[parse.tokens[token.head].head].lemma in _OUTSIDE


def _is_kind(parse: Parse, i: int, tokens: tuple[int, ...], classes: Classes) -> bool:
    """Whether a bare event noun names a kind of event and none that was: "to combat terrorism", "victims of war"."""
    token = parse.tokens[i]
    if not token.text.islower() or _is_specific(parse, tokens, classes):
        return False
    while token.dep == "conj":
        if _is_specific(parse, (token.head,), classes):
            return False
        token = parse.tokens[token.head]
    governor = parse.tokens[token.head]
    if token.dep == "pobj":
        above = parse.tokens[governor.head]
        if governor.norm == "of" and (above.lemma in MEASURES or "event" in classes(above.i)):
            return False
        return governor.norm in _KINDS
    if token.dep == "dobj":
        return governor.lemma in _FOUGHT
    if token.dep == "nsubj":
        return (
            governor.tag in ("VBP", "VBZ") and not parse.children(governor.i, "aux") and governor.lemma not in _GOES_ON
        )
    return False


def _is_specific(parse: Parse, tokens: tuple[int, ...], classes: Classes) -> bool:
    """Whether something marks a certain event: a determiner, number, owner, name, clause, or words of place or time."""
    for i in tokens:
        for c in parse.children(i):
            child = parse.tokens[c]
            if child.dep in ("det", "poss", "nummod", "prep", "relcl", "acl", "npadvmod", "appos", "quantmod"):
                return True
            named = child.pos != "ADJ" and classes(c) & {"actor", "place", "time", "weapon"}
            if child.dep in ("compound", "amod", "nmod") and (child.shape.startswith("X") or named):
                return True
    return False
