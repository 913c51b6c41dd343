"""Where the model is wrong in kind and the words themselves say so: a few rules that put a tree right.

Each rule needs words that leave one reading only; what is merely likely stays as the model has it. A sentence whose
tree a rule would break is left alone.
"""

from collections.abc import Callable, Iterator

from twosource.parse.casing import is_lower_word
from twosource.parse.editing import Tree
from twosource.parse.words import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REPORTING = frozenset("say tell add announce report claim state note warn insist explain argue confirm".split())
_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson leader commander head chief minister director chairman chairwoman chair "
    "governor mayor secretary president representative ambassador envoy deputy founder member coordinator "
    "official".split()
)
_WHERE = frozenset("near outside inside around across along".split())
_INTENTS = frozenset("attempt bid conspiracy effort intention plan plot scheme threat".split())
_CAUSES = frozenset("after during in to".split())
_HARMING = {
    "claims": "claim",
    "damages": "damage",
    "destroys": "destroy",
    "displaces": "displace",
    "hits": "hit",
    "injures": "injure",
    "kills": "kill",
    "leaves": "leave",
    "strikes": "strike",
    "wounds": "wound",
}
"""What violence does in a headline, by its form there."""
_ACTING = {
    "accuses": "accuse",
    "condemns": "condemn",
    "deploys": "deploy",
    "detains": "detain",
    "expels": "expel",
    "frees": "free",
    "rejects": "reject",
    "seizes": "seize",
    "severs": "sever",
    "urges": "urge",
    "warns": "warn",
}
"""Forms that only a verb has in news, and no noun."""
_DEEDS = frozenset("abduct ambush attack bomb capture kidnap kill loot raid seize shell storm torch".split())
_OF_NOUN = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "case", "predet", "relcl", "appos", "quantmod"}
)
_PLACES = {"ROOT": "ROOT", "dobj": "ccomp", "pobj": "pcomp", "ccomp": "ccomp", "conj": "conj", "advcl": "advcl"}


def correct(words: list[Word]) -> list[Word]:
    """The words of a paragraph with the trees of its sentences put right."""
    bounds = [k for k, word in enumerate(words) if word.opens]
    out: list[Word] = []
    for first, after in zip(bounds, [*bounds[1:], len(words)], strict=True):
        sentence = words[first:after]
        tree = Tree(sentence)
        for rule in _RULES:
            rule(tree)
        out.extend(tree.corrected() if tree.changed and tree.is_sound() else sentence)
    return out


def _finite_after_noun(tree: Tree) -> None:
    """A finite verb with an object is no modifier: in "the aircraft bombed the airport" the noun is its subject."""
    for verb in range(1, len(tree.words)):
        noun = tree.heads[verb]
        root = tree.heads[noun] == noun
        called = root and _calls(tree, verb)
        if tree.deps[verb] != "acl" or noun >= verb or not (called or tree.tags[verb] in _FINITE):
            continue
        if tree.deps[noun] not in _PLACES or tree.children(verb, "nsubj"):
            continue
        if not called and not tree.children(verb, "dobj", "ccomp"):
            continue
        tree.tags[verb] = "VBD" if called else tree.tags[verb]
        tree.move(verb, verb if root else tree.heads[noun], _PLACES[tree.deps[noun]])
        for child in tree.children(noun):
            if child > verb or (child < verb and tree.deps[child] not in _OF_NOUN):
                tree.move(child, verb, tree.deps[child])
        tree.move(noun, verb, "nsubj")


def _calls(tree: Tree, verb: int) -> bool:
    """Whether a verb is that of "a report called for sanctions"; an election called for May is none's call."""
    wanted = (k for p in tree.children(verb, "prep") if tree.words[p].norm == "for" for k in tree.children(p, "pobj"))
    return tree.words[verb].norm == "called" and any(
        tree.pos[k] == "NOUN" and tree.words[k].entity not in ("DATE", "TIME") for k in wanted
    )


def _finite_before_noun(tree: Tree) -> None:
    """In "the wing, the Brigades, fired rockets" the verb modifies nothing: it governs both nouns."""
    for verb in range(1, len(tree.words) - 1):
        thing = tree.heads[verb]
        if tree.deps[verb] != "amod" or tree.tags[verb] != "VBD" or thing <= verb or tree.words[verb - 1].norm != ",":
            continue
        root = next(k for k, head in enumerate(tree.heads) if head == k)
        if (
            root >= verb
            or tree.pos[root] not in ("NOUN", "PROPN")
            or any(tag in _FINITE for tag in _others(tree, verb))
        ):
            continue
        tree.move(verb, verb, "ROOT")
        tree.move(thing, verb, "dobj")
        for child in tree.children(root):
            if child > verb:
                tree.move(child, verb, tree.deps[child])
        tree.move(root, verb, "nsubj")


def _others(tree: Tree, i: int) -> Iterator[str]:
    return (tag for k, tag in enumerate(tree.tags) if k != i)


def _speaker_in_apposition(tree: Tree) -> None:
    """In "... near Kidal, the ministry said" the ministry speaks: a verb of saying needs a subject."""
    for verb, word in enumerate(tree.words):
        if word.lemma not in _REPORTING or tree.tags[verb] not in ("VBD", "VBZ") or verb < 2:
            continue
        speaker = verb - 1
        if tree.deps[speaker] != "appos" or tree.pos[speaker] not in ("NOUN", "PROPN") or tree.heads[speaker] > speaker:
            continue
        said = tree.heads[verb]
        listed = tree.deps[verb] == "conj" and tree.heads[said] == said
        if listed and any(said < k < verb for k in tree.children(said, "cc")):
            continue
        if tree.children(verb, "nsubj", "nsubjpass", "csubj", "expl") or not (listed or tree.children(verb, "ccomp")):
            continue
        start = tree.first(speaker)
        if start and tree.words[start - 1].norm == ",":
            tree.move(speaker, verb, "nsubj")
            if listed:
                tree.move(verb, verb, "ROOT")
                tree.move(said, verb, "ccomp")


def _named_official(tree: Tree) -> None:
    """In "a spokesman for the army, Ali Hassan, said" the name is the spokesman's, not the army's."""
    for name, dep in enumerate(tree.deps):
        if dep != "appos" or tree.pos[name] != "PROPN":
            continue
        body = tree.heads[name]
        prep = tree.heads[body]
        office = tree.heads[prep]
        if tree.deps[body] != "pobj" or tree.deps[prep] != "prep" or tree.words[prep].norm not in ("for", "of"):
            continue
        start = tree.first(name)
        set_off = body < start and tree.words[start - 1].norm == ","
        person = tree.words[name].entity == "PERSON" != tree.words[body].entity
        if set_off and person and tree.words[office].lemma in _OFFICES:
            tree.move(name, office, "appos")


def _second_subject(tree: Tree) -> None:
    """In "the paramilitary Rapid Support Forces looted" an adjective right before the name is no second subject."""
    for adjective, dep in enumerate(tree.deps):
        if dep != "nsubj" or tree.pos[adjective] != "ADJ":
            continue
        verb = tree.heads[adjective]
        subjects = [k for k in tree.children(verb, "nsubj", "nsubjpass") if k > adjective]
        if subjects and tree.first(subjects[0]) == adjective + 1:
            for child in tree.children(adjective):
                tree.move(child, subjects[0], tree.deps[child])
            tree.move(adjective, subjects[0], "amod")


def _elliptic_passive(tree: Tree) -> None:
    """In "ten were killed and 30 wounded" the second verb is passive like the first."""
    for verb, dep in enumerate(tree.deps):
        if dep != "conj" or tree.tags[verb] not in ("VBN", "VBD") or not tree.children(tree.heads[verb], "auxpass"):
            continue
        subjects = tree.children(verb, "nsubj")
        after = tree.tags[verb + 1] if verb + 1 < len(tree.words) else ""
        if after in ("CD", "DT", "PRP$", "NNP", "NNPS", "NNS"):
            continue  # "one was killed and police arrested six men hours later"
        if subjects and not tree.children(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp"):
            tree.deps[subjects[0]], tree.tags[verb], tree.changed = "nsubjpass", "VBN", True


def _active_past(tree: Tree) -> None:
    """A participle with a subject and no auxiliary is a past tense: "officers converged on the scene"."""
    for verb, tag in enumerate(tree.tags):
        if tag != "VBN" or tree.deps[verb] not in ("ROOT", "ccomp", "relcl"):
            continue
        if tree.children(verb, "nsubj") and not tree.children(verb, "aux", "auxpass", "nsubjpass"):
            tree.tags[verb], tree.changed = "VBD", True


def _gerund_with_modifiers(tree: Tree) -> None:
    """A gerund with a noun, a determiner or its doer beside it is a noun: "in police firing", "in firing by police"."""
    for gerund, tag in enumerate(tree.tags):
        dep = tree.deps[gerund]
        if tag != "VBG" or tree.children(gerund, "dobj", "nsubj", "aux"):
            continue
        modified = dep in ("pobj", "dobj", "nsubj", "nsubjpass") and tree.children(gerund, "det", "compound", "poss")
        done_by = dep in ("pobj", "pcomp") and any(
            tree.words[k].norm == "by" for k in tree.children(gerund, "prep", "agent")
        )
        if modified or done_by:
            tree.tags[gerund], tree.pos[gerund], tree.lemmas[gerund] = "NN", "NOUN", tree.words[gerund].norm
            tree.deps[gerund] = "pobj" if done_by else dep
            tree.changed = True


def _gerund_after_bare_noun(tree: Tree) -> None:
    """In "killed in police firing near the port" the bare noun is no doer of its own: it says whose firing it was."""
    for gerund, tag in enumerate(tree.tags):
        noun = tree.heads[gerund]
        if tag != "VBG" or tree.deps[gerund] != "acl" or noun != gerund - 1 or tree.deps[noun] != "pobj":
            continue
        if tree.tags[noun] != "NN" and tree.words[noun].norm != "police":
            continue
        cause = tree.words[tree.heads[noun]].norm in _CAUSES
        if cause and not tree.children(noun, "det", "amod", "poss", "nummod") and not tree.children(gerund, "dobj"):
            tree.move(gerund, tree.heads[noun], "pobj")
            tree.move(noun, gerund, "compound")
            tree.tags[gerund], tree.pos[gerund], tree.lemmas[gerund] = "NN", "NOUN", tree.words[gerund].norm


def _opening_plural(tree: Tree) -> None:
    """The capital of "Rockets hit a school" is that of the sentence: a common word in the plural is no name."""
    first = next((k for k, word in enumerate(tree.words) if word.norm[:1].isalpha()), None)
    if first is None or tree.tags[first] != "NNPS" or tree.deps[first] == "compound":
        return
    word, after = tree.words[first], tree.words[first + 1 : first + 2]
    single = word.norm.removesuffix("s")
    if single != word.norm and is_lower_word(single) and not any(w.shape.startswith("X") for w in after):
        tree.tags[first], tree.pos[first], tree.lemmas[first] = "NNS", "NOUN", single
        tree.changed = True


def _opening_preposition(tree: Tree) -> None:
    """In "Near Rawa, two strikes hit a depot" the first word is a preposition, and the name behind it no subject."""
    name = tree.heads[0]
    if tree.words[0].norm not in _WHERE or tree.pos[0] != "PROPN":
        return
    if tree.deps[0] == "prep":
        tree.tags[0], tree.pos[0], tree.changed = "IN", "ADP", True
    if not 0 < name < len(tree.words) - 1:
        return
    verb = tree.heads[name]
    if tree.pos[name] != "PROPN" or tree.words[name + 1].norm != "," or tree.pos[verb] not in ("VERB", "AUX"):
        return
    tree.tags[0], tree.pos[0] = "IN", "ADP"
    tree.move(0, verb, "prep")
    tree.move(name, 0, "pobj")


def _shot_dead(tree: Tree) -> None:
    """In "shot dead two men" the adjective tells what became of them, whatever the parse made of it."""
    for dead in range(1, len(tree.words)):
        shot = dead - 1
        if tree.words[dead].norm != "dead" or tree.words[shot].norm != "shot":
            continue
        if tree.tags[shot] in _FINITE | {"VBN"}:
            if tree.deps[dead] == "amod":
                tree.move(dead, shot, "oprd")
            continue
        if tree.children(dead, "dobj") and tree.children(dead, "nsubj", "nsubjpass"):
            _raise_shot(tree, shot, dead)
            tree.tags[shot] = "VBD"
        elif tree.tags[shot] == "NN" and tree.children(shot, "nummod", "nsubj"):
            for child in tree.children(shot, "nummod", "nsubj"):
                tree.move(child, shot, "nsubjpass")  # "Two shot dead in market"
            tree.move(dead, shot, "oprd")
            tree.tags[shot] = "VBN"
        else:
            continue
        tree.pos[shot], tree.lemmas[shot] = "VERB", "shoot"


def _intended(tree: Tree) -> None:
    """In "foiled a plot to bomb the station" the bombing is what the plot was, and not why it was foiled."""
    for verb in range(2, len(tree.words)):
        noun = verb - 2
        if tree.tags[verb] != "VB" or tree.deps[verb] not in ("advcl", "xcomp") or tree.words[verb - 1].norm != "to":
            continue
        if tree.words[noun].lemma in _INTENTS and tree.deps[noun] == "dobj" and tree.heads[noun] == tree.heads[verb]:
            tree.move(verb, noun, "acl")


def _raise_shot(tree: Tree, shot: int, dead: int) -> None:
    """Give the verb "shot" the place in the sentence that the parse gave to "dead"."""
    compounds = tree.children(shot, "compound")
    if compounds:
        for child in tree.children(shot):
            if child not in compounds:
                tree.move(child, compounds[-1], tree.deps[child])
        tree.move(compounds[-1], tree.heads[shot], tree.deps[shot])
    root = tree.heads[dead] == dead
    tree.move(shot, shot if root else tree.heads[dead], tree.deps[dead])
    for child in tree.children(dead):
        tree.move(child, shot, tree.deps[child])
    tree.move(dead, shot, "oprd")


def _violence_that_harms(tree: Tree) -> None:
    """In "Shelling kills 19" the first word is a noun and the second a verb, whatever the model takes them for."""
    if len(tree.words) < 3 or tree.tags[0] != "VBG" or tree.heads[0] != 0 or tree.heads[1] != 0:
        return
    verb = _HARMING.get(tree.words[1].norm)
    if verb is None or tree.deps[1] != "dobj":
        return
    for child in tree.children(0):
        tree.move(child, 1, tree.deps[child])
    for child in tree.children(1, "appos"):
        tree.move(child, 1, "dobj")  # "Shooting wounds two"
    tree.move(1, 1, "ROOT")
    tree.move(0, 1, "nsubj")
    tree.tags[0], tree.pos[0], tree.lemmas[0] = "NN", "NOUN", tree.words[0].norm
    tree.tags[1], tree.pos[1], tree.lemmas[1] = "VBZ", "VERB", verb


def _deed_in_headline(tree: Tree) -> None:
    """In "Gunmen attack village, kill 12" the second word is the verb, and no part of a name for the third."""
    if len(tree.words) < 3:
        return
    if tree.deps[0] == "nsubj" and tree.heads[0] == 1 == tree.heads[1] and tree.words[1].norm in _DEEDS:
        tree.tags[1], tree.pos[1], tree.changed = "VBP" if tree.tags[1] == "NN" else tree.tags[1], "VERB", True
        return
    if tree.deps[0] != "compound" or tree.deps[1] != "compound":
        return
    thing = tree.heads[1]
    many = tree.tags[0] in ("NNS", "NNPS") and tree.words[1].norm in _DEEDS
    acting = _ACTING.get(tree.words[1].norm)
    if thing < 2 or tree.heads[0] not in (1, thing) or not (many or acting or tree.tags[1] == "VBZ"):
        return
    above, dep = tree.heads[thing], tree.deps[thing]
    if above != thing and dep not in ("nsubj", "ccomp"):
        return
    for child in tree.children(thing):
        if child > thing:
            tree.move(child, 1, tree.deps[child])
    if above != thing and tree.heads[above] != above:
        return
    tree.move(1, 1, "ROOT")
    if above != thing:
        tree.move(above, 1, "conj")
    tree.move(thing, 1, "dobj")
    tree.move(0, 1, "nsubj")
    tree.tags[1], tree.pos[1] = "VBP" if many else "VBZ", "VERB"
    tree.lemmas[1] = acting or (tree.words[1].norm if many else tree.lemmas[1])


_RULES: tuple[Callable[[Tree], None], ...] = (
    _finite_after_noun,
    _finite_before_noun,
    _speaker_in_apposition,
    _named_official,
    _second_subject,
    _elliptic_passive,
    _active_past,
    _opening_plural,
    _opening_preposition,
    _gerund_after_bare_noun,
    _gerund_with_modifiers,
    _shot_dead,
    _intended,
    _violence_that_harms,
    _deed_in_headline,
)
