"""Who does what to whom, by syntax: the logical arguments of a verb or an event noun.

Passives are turned round (the passive subject is `obj`, the by-phrase `subj`), relative pronouns are replaced by what
they stand for, and subjects that coordination, participles, infinitives and gerunds leave out are filled in. A slot is
`subj`, `obj`, `iobj`, `attr`, `poss`, `compound`, `amod`, or a preposition in lower case ("on", "against", "out of").
"""

from dataclasses import dataclass
from itertools import islice

from twosource.parse.tree import Parse

RELATIVE = frozenset({"which", "that", "who", "whom"})
MEASURES = frozenset(
    "number dozen score hundred thousand million lot majority couple pair handful series string wave total half third "
    "quarter percent most part barrage salvo volley hail amount quantity kg kilo kilogram kilogramme gram tonne ton "
    "pound bag box crate load pile sack truckload".split()
)
"""Nouns that only measure what follows "of"."""
_PARTS = frozenset("facade façade front rear side".split())
"""Nouns for a part of what follows "of", which is what is meant: a bomb "in front of the bank"."""
_CLAUSES_WITHOUT_SUBJECT = ("xcomp", "advcl", "conj", "pcomp", "ccomp", "acl")
_OBJECT_ACTS = frozenset(
    "accuse acquit ban bar block charge clear convict deter discourage dissuade keep prevent prohibit stop "
    "suspect".split()
)
_BLAMES = frozenset(
    "arrest blame condemn convict criticise criticize denounce fine hail indict investigate jail praise prosecute "
    "punish rebuke sanction sentence sue thank".split()
)
# verbs whose object is somebody else's doing: "discussed the campaign to retake the town", "foiled a plot to bomb it"
_ABOUT_OTHERS = frozenset(
    "address applaud avert back block condemn criticise criticize debate denounce describe detect discover discuss "
    "disrupt expose foil frustrate hail highlight investigate mention note oppose praise prevent recall reject report "
    "reveal review see stop support thwart uncover watch welcome".split()
)
_CALLS = frozenset("appeal call prevail signal wait".split())
_DEPTH = 6  # clauses that a missing subject is looked for through; deeper chains are parse errors


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its slot, the head token of its words, and how syntax gave it (for `--explain`)."""

    slot: str
    head: int
    via: str


def content_head(parse: Parse, i: int) -> int:
    """What "dozens of rockets" is about: the head after "of" where token `i` only measures; else `i` itself."""
    if parse.tokens[i].lemma in MEASURES or (parse.tokens[i].lemma in _PARTS and parse.tokens[i].pos == "NOUN"):
        for p in parse.children(i, "prep"):
            objects = parse.children(p, "pobj")
            if parse.tokens[p].norm == "of" and objects:
                return objects[0]
    return i


def is_passive(parse: Parse, i: int) -> bool:
    """Whether verb `i` is passive: by its auxiliary or subject, as a reduced relative, or by coordination with one."""
    token = parse.tokens[i]
    if token.tag != "VBN" and token.tag != "VBD":
        return False
    if parse.children(i, "nsubjpass", "auxpass"):
        return True
    if parse.children(i, "agent"):
        return not parse.children(i, "nsubj", "dobj")  # "have recorded the torture of farmers by police" is active
    first = parse.tokens[token.head] if token.dep == "conj" else token
    with_ = first.dep == "pcomp" and parse.tokens[first.head].norm == "with"
    if token.tag == "VBN" and with_ and not parse.children(i, "aux", "dobj"):
        return True  # "with banks set ablaze"
    if parse.children(i, "nsubj", "aux"):
        return False
    if token.dep == "acl":  # some are tagged as finite
        return not parse.children(i, "dobj")
    if token.dep == "conj" and token.tag == "VBN":
        return is_passive(parse, token.head)
    return False


def arguments(parse: Parse, i: int) -> tuple[Argument, ...]:
    """The logical arguments of token `i`, a verb or an event noun; first conjuncts only (see `Parse.conjuncts`)."""
    found = _verb(parse, i) if parse.tokens[i].pos in ("VERB", "AUX") else _noun(parse, i)
    return tuple(Argument(a.slot, content_head(parse, a.head), a.via) for a in found)


def subject(parse: Parse, i: int) -> int | None:
    """The head token of the surface subject of verb `i`, found through coordination, control and participles."""
    for _ in range(_DEPTH):
        own = parse.children(i, "nsubj", "nsubjpass", "csubj")
        if own:
            return relative_antecedent(parse, own[0])
        token = parse.tokens[i]
        governor = token.head
        if governor == i:
            return None
        if token.dep == "acl":
            return governor if token.tag in ("VBG", "VBN", "VBD") else _owner(parse, governor)
        if token.dep == "relcl":
            return governor if not _object_relative(parse, i) else None
        if token.dep not in _CLAUSES_WITHOUT_SUBJECT:
            return None
        if token.dep == "pcomp":
            preposition = parse.tokens[governor]
            governor = preposition.head
            if preposition.norm == "of" or preposition.norm == "from":
                # "accused them of shelling", "stopped them from leaving": the object acts
                above = parse.tokens[parse.tokens[governor].head]
                if parse.tokens[governor].dep in ("dobj", "nsubjpass") and above.lemma in _OBJECT_ACTS:
                    return relative_antecedent(parse, governor)
                if parse.tokens[governor].pos not in ("VERB", "AUX"):
                    return _owner(parse, governor)
                objects = parse.children(governor, "dobj", "nsubjpass")
                if objects:
                    return relative_antecedent(parse, objects[0])
            elif preposition.norm == "for" and parse.tokens[governor].lemma in _BLAMES:
                objects = parse.children(governor, "dobj", "nsubjpass")  # "blamed rebels for shelling the town"
                if objects:
                    return relative_antecedent(parse, objects[0])
        elif token.dep == "xcomp":
            objects = parse.children(governor, "dobj")
            if not objects and parse.tokens[governor].lemma in _CALLS:
                objects = tuple(a.head for a in prepositions(parse, governor) if a.slot in ("on", "upon", "for", "to"))
            if objects:
                return relative_antecedent(parse, objects[0])
        if parse.tokens[governor].pos not in ("VERB", "AUX"):
            return _owner(parse, governor)
        i = governor
    return None


def prepositions(parse: Parse, i: int) -> tuple[Argument, ...]:
    """The prepositional arguments of token `i`; "out of" and its like are one slot."""
    found = []
    for p in parse.children(i, "prep", "agent", "dative"):
        token = parse.tokens[p]
        slot = token.norm
        objects = parse.children(p, "pobj")
        if token.pos not in ("ADP", "SCONJ", "ADV", "VERB"):
            continue
        for inner in parse.children(p, "prep"):
            if not objects and parse.children(inner, "pobj"):
                slot = f"{slot} {parse.tokens[inner].norm}"
                objects = parse.children(inner, "pobj")
        for o in objects:
            found.append(Argument(slot, relative_antecedent(parse, o), "preposition"))
        for other in parse.children(p, "conj"):
            for o in parse.children(other, "pobj"):
                found.append(Argument(parse.tokens[other].norm, o, "coordination"))
    return tuple(found)


def _verb(parse: Parse, i: int) -> tuple[Argument, ...]:
    found: list[Argument] = []
    token = parse.tokens[i]
    passive = is_passive(parse, i) or _is_to_blame(parse, i)
    surface = subject(parse, i)
    if surface is not None:
        own = bool(parse.children(i, "nsubj", "nsubjpass", "csubj"))
        found.append(Argument("obj" if passive else "subj", surface, "subject" if own else "shared subject"))
    for o in parse.children(i, "dobj"):
        found.append(
            Argument("iobj" if passive and surface is None else "obj", relative_antecedent(parse, o), "object")
        )
    for o in parse.children(i, "dative"):
        if parse.tokens[o].pos not in ("ADP", "PART"):
            found.append(Argument("iobj", relative_antecedent(parse, o), "indirect object"))
    for o in parse.children(i, "attr", "oprd"):
        found.append(Argument("attr", o, "predicate"))
    for argument in prepositions(parse, i):
        by = argument.slot == "by" and passive
        found.append(Argument("subj", argument.head, "by-phrase") if by else argument)
    slots = {a.slot for a in found}
    if "obj" not in slots and token.dep == "relcl" and _object_relative(parse, i):
        found.append(Argument("obj", token.head, "relative clause"))
    elif "obj" not in slots:
        shared = _shared_object(parse, i)
        if shared is not None:
            found.append(Argument("obj", shared, "shared object"))
    return tuple(found)


def _noun(parse: Parse, i: int) -> tuple[Argument, ...]:
    found = [
        Argument(parse.tokens[c].dep if parse.tokens[c].dep != "nmod" else "compound", c, "modifier")
        for c in parse.children(i, "poss", "compound", "amod", "nmod")
    ]
    return (*found, *prepositions(parse, i))


def relative_antecedent(parse: Parse, i: int) -> int:
    """What a relative pronoun stands for: the noun that its clause hangs on. Any other token stands for itself."""
    token = parse.tokens[i]
    if token.tag not in ("WDT", "WP") or token.norm not in RELATIVE:
        return i
    for clause in islice(parse.ancestors(i), _DEPTH):
        if parse.tokens[clause].dep == "relcl":
            return parse.tokens[clause].head
        if parse.tokens[clause].dep == "ROOT":
            break
    return i


def _is_to_blame(parse: Parse, i: int) -> bool:
    """Whether an infinitive has its object for a subject: "the rebels are to blame"."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    return token.lemma == "blame" and token.tag == "VB" and above.lemma == "be" and not parse.children(i, "dobj")


def _object_relative(parse: Parse, i: int) -> bool:
    """Whether the relative clause of verb `i` leaves out an object: "the war (that) they launched"."""
    subjects = parse.children(i, "nsubj", "nsubjpass")
    return bool(subjects) and parse.tokens[subjects[0]].norm not in RELATIVE and not parse.children(i, "dobj")


def _shared_object(parse: Parse, i: int) -> int | None:
    """The object of "attacked and captured the town" for "attacked"."""
    for c in parse.children(i, "conj"):
        objects = parse.children(c, "dobj")
        if objects and c - i == 2 and parse.tokens[i + 1].dep == "cc":
            return relative_antecedent(parse, objects[0])
    return None


def _owner(parse: Parse, noun: int) -> int | None:
    """Whoever an infinitive or gerund under a noun belongs to: "their plan to attack", "they made plans to attack"."""
    owners = parse.children(noun, "poss")
    if owners:
        return owners[0]
    token = parse.tokens[noun]
    if token.dep in ("dobj", "pobj") and token.head != noun:
        verb = token.head if token.dep == "dobj" else parse.tokens[token.head].head
        own = parse.children(verb, "nsubj")
        if own and parse.tokens[verb].pos == "VERB" and parse.tokens[verb].lemma not in _ABOUT_OTHERS:
            return relative_antecedent(parse, own[0])
    return None
