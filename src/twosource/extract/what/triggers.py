"""Whether the words of a trigger stand in the text, and what syntax hangs on them."""

from collections.abc import Callable, Iterator, Mapping

from twosource.ontology import Filler, Trigger
from twosource.ontology.triggers import GAP, TriggerKind
from twosource.parse import Parse
from twosource.parse.arguments import Argument, arguments, is_passive, prepositions

Classes = Callable[[int], frozenset[str]]
"""The semantic classes of the words that a token heads, by the noun classes and the names of the document."""

_GAP = ("DET", "ADJ", "ADV", "PRON", "PART", "NUM")  # what may stand between the words of a phrase
_GAP_LIMIT = 3
_HOLE_LIMIT = 8


def match(parse: Parse, head: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens that `trigger` matches with its head word at token `head`; None where it does not match."""
    token = parse.tokens[head]
    if not _right_word_class(token.pos, token.tag, trigger.kind):
        return None
    if len(trigger.form) == 1:
        return (head,)
    left = _walk(parse, head, trigger.form[: trigger.head][::-1], -1)
    right = _walk(parse, head, trigger.form[trigger.head + 1 :], 1)
    if left is not None and right is not None:
        return (*left[::-1], head, *right)
    if token.pos != "VERB" or GAP in trigger.form:
        return None
    # "hostages were taken": the words of a verb phrase in another order, held together by syntax
    below = {parse.tokens[c].lemma: c for c in parse.children(head) if parse.tokens[c].dep != "nsubj"}
    below |= {parse.tokens[a.head].lemma: a.head for a in arguments(parse, head) if a.slot != "subj"}
    others = [word for place, word in enumerate(trigger.form) if place != trigger.head]
    if all(word in below for word in others):
        return tuple(sorted([head, *(below[word] for word in others)]))
    return None


def _right_word_class(pos: str, tag: str, kind: TriggerKind) -> bool:
    if kind == "verb":
        return pos in ("VERB", "AUX") or (pos == "ADJ" and tag in ("VBN", "VBG"))
    if kind == "noun":
        return pos in ("NOUN", "PROPN")
    if kind == "adjective":
        return pos == "ADJ" or tag in ("VBN", "VBG")
    return pos in ("VERB", "AUX")


def trigger_arguments(parse: Parse, head: int, tokens: tuple[int, ...]) -> tuple[Argument, ...]:
    """The arguments of a trigger's words: the head's own, and what hangs on its other words by prepositions."""
    found = list(arguments(parse, head))
    token = parse.tokens[head]
    if token.pos == "NOUN":
        found.extend(_between(parse, head))
    if token.pos == "ADJ":
        found.extend(_of_adjective(parse, head))
    if token.tag == "VBN" and token.dep == "amod":
        found.append(Argument("obj", token.head, "attribute"))  # "the kidnapped mayor"
    for other in tokens:
        if other != head:
            found.extend(prepositions(parse, other))
            found.extend(Argument(parse.tokens[c].dep, c, "modifier") for c in parse.children(other, "poss"))
    for i in (head, *parse.children(head, "dobj", "nsubjpass")):
        for clause in parse.children(i, "advcl", "xcomp", "acl"):
            if parse.tokens[clause].norm == "using":  # "dispersed the crowd using batons"
                found.extend(Argument("using", o, "clause") for o in parse.children(clause, "dobj"))
    for clause in parse.children(head, "xcomp", "ccomp", "acl"):
        if clause > head:  # a clause before is what "..., he said" reports
            found.append(Argument("clause", clause, "clause"))
    return tuple(a for a in found if a.head not in tokens)


def prepositions_of(parse: Parse, noun: int) -> Iterator[Argument]:
    """What hangs on a noun by prepositions, also behind a participle: "forces with", "talks held between"."""
    yield from prepositions(parse, noun)
    yield from _between(parse, noun)


def _between(parse: Parse, head: int) -> Iterator[Argument]:
    """The sides behind a participle: "talks held in Geneva between the government and the rebels"."""
    for clause in parse.children(head, "acl"):
        if parse.tokens[clause].tag == "VBN":
            preps = parse.children(clause, "prep")
            inner = (q for p in preps for o in parse.children(p, "pobj") for q in parse.children(o, "prep"))
            for p in (*preps, *inner):
                if parse.tokens[p].norm == "between":
                    yield from (Argument("between", o, "participle") for o in parse.children(p, "pobj"))


def _of_adjective(parse: Parse, head: int) -> Iterator[Argument]:
    """What an adjective is said of: the noun before or after it ("the wounded men", "two were dead")."""
    token = parse.tokens[head]
    if token.dep == "amod":
        yield Argument("subj", token.head, "attribute")
    elif token.dep in ("acomp", "attr", "oprd"):
        for s in parse.children(token.head, "nsubj", "nsubjpass"):
            yield Argument("subj", s, "predicate")


def fillers(parse: Parse, args: tuple[Argument, ...], classes: Classes) -> Mapping[str, list[Filler]]:
    """The arguments as conditions see them, by slot; "out of" and its like stand under their first word too."""
    found: dict[str, list[Filler]] = {}
    for argument in args:
        slot = argument.slot.split(" ")[0]
        for j in parse.conjuncts(argument.head):
            found.setdefault(slot, []).append(Filler(parse.tokens[j].lemma, classes(j)))
            if parse.tokens[j].pos in ("NUM", "PRON"):  # "two of the grenades", "some of the villagers"
                of = [a.head for a in prepositions(parse, j) if a.slot == "of"]
                found[slot].extend(Filler(parse.tokens[k].lemma, classes(k)) for k in of)
    return found


def _walk(parse: Parse, start: int, words: tuple[str, ...], step: int) -> list[int] | None:
    """The tokens of `words` one after another from `start`, small words and gaps skipped; None where one is missing."""
    sentence = parse.sentence(start)
    found: list[int] = []
    i, hole = start + step, False
    for word in words:
        if word == GAP:
            hole = True
            continue
        skipped = 0
        while sentence.first <= i <= sentence.last:
            token = parse.tokens[i]
            if token.lemma == word or token.norm == word:
                break
            skipped += 1
            if skipped > (_HOLE_LIMIT if hole else _GAP_LIMIT) or (not hole and token.pos not in _GAP):
                return None
            i += step
        else:
            return None
        found.append(i)
        i, hole = i + step, False
    return found


def carriers(parse: Parse, noun: int) -> Iterator[tuple[int, str]]:
    """Verbs that event noun `noun` hangs on, each with the link: obj, subj or a preposition."""
    i = noun
    for _ in range(3):  # through coordination: "strikes and raids", and "a series of strikes"
        token = parse.tokens[i]
        governor = token.head
        if token.dep == "conj":
            i = governor
            continue
        if token.dep == "pobj":
            preposition = parse.tokens[governor]
            above = preposition.head
            if preposition.norm == "of" and parse.tokens[above].pos == "NOUN":
                i = above
                continue
            if parse.tokens[above].pos in ("VERB", "AUX"):
                yield above, preposition.norm
            elif parse.tokens[above].dep in ("acomp", "oprd", "dobj", "nsubjpass"):
                # "were responsible for the attack", "claimed responsibility for the attack"
                yield parse.tokens[above].head, preposition.norm
        elif token.dep == "dobj":
            yield governor, "obj"
        elif token.dep in ("nsubj", "nsubjpass"):
            passive = token.dep == "nsubjpass" or is_passive(parse, governor)
            yield governor, "obj" if passive else "subj"
        break
    for clause in parse.children(noun, "relcl", "acl"):
        for argument in arguments(parse, clause):
            if argument.head == noun and argument.slot in ("obj", "subj"):
                yield clause, argument.slot


def has_companion(parse: Parse, verb: int, companion: str) -> bool:
    """Whether a support verb has the particle or noun that belongs to it ("claim *responsibility*")."""
    if not companion:
        return True
    return any(parse.tokens[c].lemma in companion.split() for c in parse.children(verb)) or any(
        parse.tokens[a.head].lemma == companion for a in arguments(parse, verb)
    )
