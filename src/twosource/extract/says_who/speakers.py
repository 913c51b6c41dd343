"""Who says it: the speaker of a verb of saying, through passives, coordination, participles and relative clauses."""

from twosource.extract.says_who.draft import Cue
from twosource.extract.says_who.phrases import QUOTE, is_relative, noun_phrase, own_subject, verb_group
from twosource.ontology.reporting import Reporting
from twosource.parse.arguments import is_passive
from twosource.parse.tree import Parse

GIVING = frozenset(
    "issue make give release deliver express voice raise have file offer send publish post repeat reiterate level "
    "lodge hold announce share state write take air show launch mount present fire put".split()
)
"""Verbs whose subject is the speaker of their object: "issued a statement"."""

_CAUSES = frozenset(
    "allow cause compel enable encourage force get help inspire lead leave let make prompt prevent push".split()
)
_NOBODY = frozenset({"no", "neither", "none", "nobody", "noone"})
RAISING = frozenset({"appear", "seem"})
_OWNING = frozenset({"claim", "admit", "own", "avow", "confess"})
_TIGHT = 5  # tokens over which a reporting phrase is one cue with the words inside it
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEPTH = 6  # clauses that a missing subject is looked for through; deeper chains are parse errors


class Speakers:
    """Finds the speakers of the verbs of one parse."""

    def __init__(self, parse: Parse, lexicon: Reporting) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def speaker(self, v: int, passive: bool) -> tuple[tuple[int, ...], int | None]:
        """The tokens and head of whoever says it; ((), None) where nobody is named."""
        parse = self.parse
        if self.raises(v):
            return (), None
        if passive:
            for by in parse.children(v, "agent"):
                for o in parse.children(by, "pobj"):
                    return noun_phrase(parse, o, self.not_the_speakers(v, o)), o
            return (), None
        own = own_subject(parse, v)
        head = own if own is not None else self._shared_subject(v)
        if head is None:
            head = self._set_before(v)
        if head is not None and parse.tokens[head].dep == "csubj" and own_subject(parse, head) is not None:
            inner = own_subject(parse, head)
            return tuple(parse.subtree(head)), inner  # "those going to the polls said"
        if head is None or parse.tokens[head].dep in ("csubj", "csubjpass", "expl"):
            return (), None
        token = parse.tokens[head]
        if token.norm == "it" and own is not None and self._expletive(v):
            return (), None
        if is_relative(parse, head):
            return (head,), head
        stop = [v] if parse.governs(head, v) else []
        stop.extend(j for j in parse.ancestors(v) if j != head and parse.governs(head, j))
        phrase = noun_phrase(parse, head, stop)
        if head < v:
            phrase = tuple(i for i in phrase if i < v)
        return phrase, head

    def _set_before(self, v: int) -> int | None:
        """The noun phrase before a finite verb of saying that the parser hung elsewhere: "..., his lawyer, said"."""
        parse = self.parse
        if parse.tokens[v].tag not in _FINITE or parse.tokens[v].dep not in ("ROOT", "ccomp", "conj"):
            return None
        clause = next((c for c in parse.children(v, "ccomp") if c < v and parse.tokens[c - 1].norm != QUOTE), None)
        if clause is not None and parse.tokens[v].dep == "ROOT":
            return own_subject(parse, clause)  # "he pledged to stay, suggested that..."
        before = min(verb_group(parse, v)) - 1
        comma = before > 0 and parse.tokens[before].norm == ","
        i = before - comma
        if i < parse.sentence(v).first or parse.tokens[i].pos not in ("PROPN", "NOUN"):
            return None
        while parse.tokens[i].dep in ("appos", "compound", "conj"):
            outer = parse.tokens[parse.tokens[i].head]
            if outer.pos not in ("PROPN", "NOUN") or outer.dep in ("pobj", "dobj"):
                break
            i = outer.i
        return i if parse.tokens[i].dep in ("appos", "compound", "ROOT", "npadvmod", "dep") else None

    def raises(self, v: int) -> bool:
        """Whether the verb tells how its subject looks to nobody in particular: "seems to have left"."""
        return self.parse.tokens[v].lemma in RAISING and bool(self.parse.children(v, "xcomp", "acomp", "oprd"))

    def negated(self, v: int) -> bool:
        """Whether the verb says that something was not said."""
        parse = self.parse
        if any(parse.tokens[i].dep == "neg" for i in verb_group(parse, v)):
            return True
        if any(parse.tokens[c].norm == "neither" for c in parse.children(v)):
            return True
        token = parse.tokens[v]
        if token.dep == "conj" and parse.tokens[v - 1].norm == "nor":
            return True
        if token.dep == "xcomp":
            governor = parse.tokens[token.head]
            yet = any(parse.tokens[c].norm == "yet" for i in (token.head, v) for c in parse.children(i, "advmod"))
            if governor.lemma in ("decline", "refuse", "fail") or (governor.lemma == "have" and yet):
                return True
        own = own_subject(parse, v)
        return own is not None and any(parse.tokens[c].norm in _NOBODY for c in (own, *parse.children(own, "det")))

    def cue_tokens(self, cue: Cue, passive: bool) -> tuple[int, ...]:
        """The verb group with the further words of its form, and "by" before the speaker of a passive."""
        tokens = {*verb_group(self.parse, cue.head), *cue.tokens}
        if len(cue.tokens) > 1 and max(cue.tokens) - cue.head <= _TIGHT:
            tokens.update(range(cue.head, max(cue.tokens) + 1))
        if passive:
            tokens.update(self.parse.children(cue.head, "agent"))
        return tuple(sorted(tokens))

    def owns_a_deed(self, v: int) -> bool:
        """Whether the verb claims or admits a deed: "claimed the bombing", "the bombing was claimed by"."""
        parse = self.parse
        if parse.tokens[v].lemma not in _OWNING:
            return False
        for o in parse.children(v, "dobj", "nsubjpass"):
            token = parse.tokens[
                parse.tokens[v].head if is_relative(parse, o) and parse.tokens[v].dep == "relcl" else o
            ]
            if token.lemma in self.lexicon.deeds:
                return True
        return parse.tokens[v].dep == "acl" and parse.tokens[parse.tokens[v].head].lemma in self.lexicon.deeds

    def is_record(self, head: int | None) -> bool:
        """Whether a thing that speaks for its makers speaks: a poll, a report."""
        return head is not None and self.parse.tokens[head].lemma in self.lexicon.records

    def _shared_subject(self, v: int) -> int | None:
        """The subject that `v` shares with another verb: by coordination, as a participle, infinitive or gerund."""
        parse = self.parse
        i = v
        for _ in range(_DEPTH):
            token = parse.tokens[i]
            g = token.head
            if g == i or token.dep in ("dobj", "nsubj", "pobj", "nsubjpass"):
                return None
            adverbial = token.tag == "VBG" and self._set_off(i)
            if parse.tokens[g].pos == "ADJ" and parse.tokens[g].dep in ("acomp", "advcl"):
                g = parse.tokens[g].head  # "are likely to say", "came, ready to say"
            if parse.tokens[g].pos not in ("VERB", "AUX"):
                if adverbial or (token.dep in ("acl", "relcl") and self._gives(g)):
                    g = next((a for a in parse.ancestors(g) if parse.tokens[a].pos in ("VERB", "AUX")), g)
                if parse.tokens[g].pos in ("NOUN", "PROPN", "PRON"):
                    return g if token.dep in ("acl", "relcl") and token.tag != "VB" else self._owner(g)
                if token.dep == "pcomp":
                    preposition, g = g, parse.tokens[g].head
                    if parse.tokens[g].pos not in ("VERB", "AUX"):
                        return self._owner(g)
                    if parse.tokens[preposition].norm in ("of", "for", "from", "as", "with", "into") and not adverbial:
                        acted = parse.children(g, "dobj", "nsubjpass")
                        if acted:
                            return acted[0]
                elif parse.tokens[g].pos not in ("VERB", "AUX"):
                    return None
            elif token.dep == "xcomp" and self._controls(g):
                objects = parse.children(g, "dobj")
                if objects:
                    return objects[0]
            if adverbial:
                g = self._reporter(g)
            own = own_subject(parse, g)
            if own is not None and token.dep == "conj" and parse.tokens[g].dep == "ccomp" and not self._may_speak(own):
                g, own = self._reporter(g), own_subject(parse, self._reporter(g))  # "said the plan was bad and urged"
            if own is not None:
                return own
            i = g
        return None

    def _may_speak(self, noun: int) -> bool:
        token = self.parse.tokens[noun]
        return (
            token.pos in ("PRON", "PROPN") or token.lemma in self.lexicon.speakers or token.entity in ("PERSON", "ORG")
        )

    def _set_off(self, v: int) -> bool:
        """Whether a comma stands before the verb, inside a closing quotation mark or out."""
        before = min(verb_group(self.parse, v)) - 1
        if before > 0 and self.parse.tokens[before].norm == '"':
            before -= 1
        return before >= 0 and self.parse.tokens[before].norm == ","

    def _reporter(self, verb: int) -> int:
        """The verb of saying that holds the clause of `verb`: "he said they left, adding" is his."""
        parse = self.parse
        for a in parse.ancestors(verb):
            if parse.tokens[verb].dep not in ("ccomp", "xcomp", "conj", "advcl"):
                break
            if parse.tokens[verb].dep == "ccomp" and own_subject(parse, a) is not None:
                return a
            verb = a
        return verb

    def _gives(self, noun: int) -> bool:
        """Whether the noun is what somebody issues: "released a statement saying"."""
        token = self.parse.tokens[noun]
        return token.dep == "dobj" and self.parse.tokens[token.head].lemma in GIVING

    def _controls(self, verb: int) -> bool:
        """Whether the object of the verb acts in its infinitive: "urged them to leave"."""
        lemma = self.parse.tokens[verb].lemma
        words = self.lexicon.verbs.get(lemma, ())
        return lemma in _CAUSES or any(len(w.words) == 1 and "np_to" in w.frames for w in words)

    def _owner(self, noun: int) -> int | None:
        """Whoever an infinitive or gerund under a noun belongs to: "the mayor's plan to", "they made plans to"."""
        parse = self.parse
        owners = parse.children(noun, "poss")
        if owners:
            return owners[0]
        verb = next((a for a in parse.ancestors(noun) if parse.tokens[a].pos in ("VERB", "AUX")), None)
        return None if verb is None else own_subject(parse, verb)

    def not_the_speakers(self, v: int, agent: int) -> list[int]:
        """Phrases that the parser hung on a passive's agent: "blamed by residents for the strike"."""
        parse = self.parse
        frames = {f for w in self.lexicon.verbs.get(parse.tokens[v].lemma, ()) for f in w.frames}
        return [p for p in parse.children(agent, "prep") if f"np_{parse.tokens[p].norm}" in frames]

    def _expletive(self, v: int) -> bool:
        return is_passive(self.parse, v) or self.parse.tokens[v].lemma in ("seem", "appear", "turn", "look", "be")
