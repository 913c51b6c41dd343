"""Did it happen: factuality and certainty of an event, by the author's word and the words around it.

The certainty of an event follows from that of the words it hangs on, by their signatures: what is embedded in
"failed to" did not happen where the failing did. Reported speech does not weaken what is said; only words that mark
doubt do.
"""

from dataclasses import dataclass, field

from twosource.extract.answers import Certainty
from twosource.extract.how_sure.embedding import Embedding, Hold
from twosource.model import Factuality
from twosource.ontology.modality import Modality, Signature
from twosource.parse import Parse

_DEPTH = 12
_KEPT = 1 / 3  # of what a word says, this much holds even where the word itself is uncertain
_SURE = 2.5  # from here on something is told as having happened
_NO = frozenset({"no", "neither", "zero"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least", "surprisingly", "necessarily", "until"})
_PAST = ("VBD", "VBN")
_ANYONE = frozenset({"anyone", "anybody", "whoever", "any", "every"})
_PRESENT = ("VBZ", "VBP")
_BESIDE = frozenset(f"after {p}" for p in ("amid", "after", "because", "despite", "due", "during", "following", "in"))
_MEANWHILE = frozenset({"as", "while"})
_REACHING = frozenset({"hit", "strike"})  # verbs that tell how an act ended: who "hit no one" acted all the same
_BOUND = frozenset({"committing", "future", "scheduling"})
_RESOLVED = frozenset({"committing", "future", "ordering", "planning", "requesting", "scheduling", "asserted"})
_UNREAL: tuple[Factuality, ...] = ("planned", "threatened", "possible")
_FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of a token's event so far; `cues` are the tokens that decided."""

    factuality: Factuality
    score: float
    cues: tuple[int, ...]
    rule: str


_ASSERTED = _State("occurred", 3.0, (), "asserted")
_MENTIONED = _State("occurred", 2.7, (), "mentioned")  # "the attack": taken for granted rather than told


@dataclass(frozen=True, slots=True)
class HowSure:
    """Judges events by the lexicon of modality."""

    modality: Modality
    version: str = "how-sure-rules/1"

    def certainty(self, parse: Parse, head: int) -> Certainty:
        """Whether the event of token `head` happened: a verb, noun or adjective."""
        state = _Judgement(parse, self.modality, Embedding(self.modality)).of(head)
        cues = tuple(parse.span(first, last) for first, last in _runs(state.cues))
        return Certainty(state.factuality, state.score, cues, f"{self.version}:{state.rule}")


@dataclass(slots=True)
class _Judgement:
    parse: Parse
    modality: Modality
    embedding: Embedding
    known: dict[tuple[int, bool, bool], _State] = field(default_factory=dict)

    def of(self, i: int, negated: bool = True, content: bool = False) -> _State:
        """The state of token `i`; without the negation of its own clause where `negated` is False.

        With `content`, what follows for the content of words that token `i` names: that of a rejected plan.
        """
        key = (i, negated, content)
        if key not in self.known:
            self.known[key] = _ASSERTED  # for chains that come back to where they began
            self.known[key] = self._own(i, self._outer(i, content), negated)
        return self.known[key]

    # ------------------------------------------------------------------- outer

    def _outer(self, i: int, content: bool) -> _State:
        """What the words that token `i` hangs on say of it."""
        tokens = self.parse.tokens
        token = tokens[i]
        if token.dep == "conj":
            return self._outer(self._partner(i), content)
        hold = self.embedding.of(self.parse, i)
        if hold.via == "asserted":
            return self._sentence(i)
        if hold.via == "signature":
            assert hold.signature is not None
            base = _ASSERTED if hold.governor is None else self._governor(i, hold.governor)
            if hold.spoken and hold.signature.score < 0 and not content:
                return _State("occurred", 2.0, (*base.cues, *hold.cues), hold.rule)
            if hold.causes and base.factuality == "denied":
                return _MENTIONED
            signature = hold.signature
            if content and hold.spoken and signature.name == "stopping":
                signature = self.modality.signatures["cancelling"]  # "the plan was dropped"
            return _apply(signature, base, hold)
        assert hold.governor is not None
        base = self._governor(i, hold.governor)
        if hold.via == "carried":
            # "tried to stop it by calling": the means are no attempt
            return _ASSERTED if base.factuality == "attempted" and hold.rule == "gerund" else base
        if hold.via == "modifier" and tokens[i].tag in _PRESENT and self._is_anyone(hold.governor):
            return _State("possible", 1.0, (hold.governor,), "anyone")
        beside = base.factuality == "denied" and hold.rule in _BESIDE  # "no one was hurt in an attack"
        if hold.rule == "time clause" and base.factuality == "denied" and tokens[hold.cues[-1]].norm in _MEANWHILE:
            return _ASSERTED  # "will not be missed as we fight"
        if hold.known or beside or base.score >= _SURE:
            return _ASSERTED if token.pos in ("VERB", "AUX") else _MENTIONED
        return _argument(base, hold)

    def _governor(self, i: int, governor: int) -> _State:
        """The state of what token `i` hangs on, without a negation that token `i` itself brings ("no attack")."""
        return self.of(governor, not self._brings_no(i), self.parse.tokens[governor].pos == "NOUN")

    def _partner(self, i: int) -> int:
        """The word that token `i` is really coordinated with, which hangs on the same words.

        A finite verb does not stand beside an infinitive: "failed to win and filed for bankruptcy" has two deeds.
        """
        tokens = self.parse.tokens
        finite = tokens[i].tag in _FINITE or any(
            tokens[c].tag in (*_FINITE, "MD") for c in self.parse.children(i, "aux", "auxpass")
        )
        while tokens[i].dep == "conj" or (finite and tokens[i].dep == "xcomp"):
            i = tokens[i].head
        return i

    def _sentence(self, i: int) -> _State:
        tokens = self.parse.tokens
        sentence = self.parse.sentence(i)
        if tokens[i].pos not in ("VERB", "AUX") or tokens[i].dep in ("amod", "compound"):
            return _MENTIONED
        if tokens[i].dep != "ROOT":
            return _ASSERTED
        if tokens[sentence.last].norm == "?" or (sentence.last and tokens[sentence.last - 1].norm == "?"):
            asked = any(tokens[c].tag in ("WP", "WRB", "WDT") for c in self.parse.subtree(i) if c < i)
            return _State("occurred" if asked else "possible", 2.0 if asked else 1.0, (sentence.last,), "question")
        if tokens[i].tag == "VB" and not self.parse.children(i, "nsubj", "nsubjpass", "aux", "auxpass"):
            return _State("planned", 1.0, (i,), "imperative")
        return _ASSERTED

    # --------------------------------------------------------------------- own

    def _own(self, i: int, state: _State, negated: bool) -> _State:
        """What the words right on token `i` add: modal verbs, negation, adverbs, adjectives, determiners."""
        token = self.parse.tokens[i]
        if token.pos in ("VERB", "AUX"):
            return self._verb(i, state, negated)
        return self._noun(i, state, negated)

    def _verb(self, i: int, state: _State, negated: bool) -> _State:
        parse, tokens = self.parse, self.parse.tokens
        auxiliaries = self._auxiliaries(i)
        aim = state.factuality in (*_UNREAL, "attempted") and state.rule.rsplit(":", 1)[-1] not in _RESOLVED
        state = self._adverbs(i, state)
        negation = self._negation(i) if negated else ()
        perfect = tokens[i].tag == "VBN" and any(tokens[c].norm == "have" for c in auxiliaries)
        for c in auxiliaries:
            for predicate in self.modality.starting("modal", tokens[c].norm):
                if tokens[c].tag != "MD":
                    continue
                signature = predicate.signature
                if signature.name == "conditional" and not perfect and self._is_reported(i):
                    signature = self.modality.signatures["future"]
                if tokens[c].norm == "could" and any(tokens[m].norm == "before" for m in parse.children(i, "mark")):
                    signature = self.modality.signatures["failing"]  # "caught before they could attack"
                if perfect and signature.name in ("conditional", "obligation"):
                    signature = self.modality.signatures["counterfactual"]
                state = _apply_own(signature, state, negation, (c,), predicate.entry)
                negation = ()
        to = [c for c in parse.children(i, "aux") if tokens[c].tag == "TO"]
        if to and tokens[i].dep == "ROOT":
            # "Ruritania to withdraw troops": a headline's future
            state = _apply_own(
                self.modality.signatures["scheduling"], state, negation, tuple(to), "headline infinitive"
            )
            negation = ()
        if negation:
            # a negative object denies less than the verb: "gave no reason" is still an answer of sorts
            direct = any(tokens[c].dep == "neg" or c < i for c in negation)
            name = "negation" if direct else "foiling" if tokens[i].lemma in _REACHING else "lacking"
            state = _apply_own(self.modality.signatures[name], state, (), negation, "negation")
        if aim and state.factuality == "denied":
            # "to ensure that strikes do not kill", "so that they can no longer kill": no word of what happened
            state = _State("possible", state.score, state.cues, state.rule)
        if state.factuality == "occurred" and state.score >= _SURE and tokens[i].tag == "VBG":
            progressive = [c for c in parse.children(i, "aux") if tokens[c].lemma == "be"]
            if progressive and tokens[progressive[-1]].tag in ("VBZ", "VBP", "VBN"):
                state = _State("ongoing", state.score, (*state.cues, *progressive), "progressive")
        return state

    def _is_reported(self, i: int) -> bool:
        """Whether a clause is what somebody said in the past: "said it would withdraw" was "will withdraw"."""
        tokens = self.parse.tokens
        i = self._partner(i)
        return tokens[i].dep == "ccomp" and tokens[tokens[i].head].tag in _PAST

    def _auxiliaries(self, i: int) -> tuple[int, ...]:
        """The auxiliaries of verb `i`, those of the first conjunct where it has none and no subject of its own."""
        own = self.parse.children(i, "aux", "auxpass")
        if self.parse.tokens[i].tag in _FINITE:
            return own
        if own or self.parse.tokens[i].dep != "conj" or self.parse.children(i, "nsubj", "nsubjpass"):
            return own
        return self._auxiliaries(self.parse.tokens[i].head)

    def _negation(self, i: int) -> tuple[int, ...]:
        parse, tokens = self.parse, self.parse.tokens
        found: list[int] = []
        for c in parse.children(i):
            child = tokens[c]
            if child.dep == "neg" and not self._is_not_only(c):
                found.append(c)
            elif child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and self._brings_no(c):
                found.append(c if child.norm in _NOBODY else min(parse.children(c, "det", "preconj") or (c,)))
            elif child.norm == "neither" or (child.dep == "advmod" and self._adverb_signature(c) == "failing"):
                found.append(c)
        if not found and tokens[i].dep == "conj" and tokens[tokens[i].head].pos in ("VERB", "AUX"):
            return self._shared_negation(i)
        return tuple(found[:1])

    def _shared_negation(self, i: int) -> tuple[int, ...]:
        """The negation that a verb shares with the one before it: "has not attacked or shelled", "..., nor has it"."""
        parse, tokens = self.parse, self.parse.tokens
        head = tokens[i].head
        links = {tokens[c].norm: c for c in parse.children(head, "cc") if c < i}
        for word in ("nor", "than"):
            if word in links:
                return (links[word],)  # "rather than attack"
        own = parse.children(i, "nsubj", "nsubjpass", "aux")
        if own or "but" in links or (tokens[i].tag in _FINITE and "or" not in links):
            return ()
        return self._negation_of_verb(head)

    def _negation_of_verb(self, i: int) -> tuple[int, ...]:
        """The negation on the verb itself, which its conjuncts share; one on its object stays with it."""
        return tuple(c for c in self.parse.children(i, "neg") if not self._is_not_only(c))

    def _is_not_only(self, c: int) -> bool:
        tokens = self.parse.tokens
        if c + 1 < len(tokens) and tokens[c + 1].norm in _NOT_ONLY:
            return True
        verb = tokens[c].head  # "is not being looked into only by"
        after = (verb, *self.parse.children(verb, "agent", "prep"))
        beside = (i for a in after for i in self.parse.children(a, "advmod"))
        return any(i > verb and tokens[i].norm in ("only", "just", "merely", "solely") for i in beside)

    def _brings_no(self, i: int) -> bool:
        """Whether a noun phrase denies its clause: "no attack", "nobody", "none of them"."""
        tokens = self.parse.tokens
        if tokens[i].norm in _NOBODY:
            return True
        if tokens[i].norm == "one" and i and tokens[i - 1].norm == "no":
            return True
        return any(tokens[c].norm in _NO for c in self.parse.children(i, "det", "neg", "preconj"))

    def _shares_no(self, i: int) -> int | None:
        """The noun whose "no" noun `i` shares: "no attacks or clashes", "no casualties, damage or arrests"."""
        parse, tokens = self.parse, self.parse.tokens
        links: set[str] = set()
        first = i
        while tokens[first].dep == "conj" and tokens[tokens[first].head].pos in ("NOUN", "PROPN"):
            first = tokens[first].head
            links.update(tokens[c].norm for c in parse.children(first, "cc"))
        shared = first != i and links & {"or", "nor"} and not parse.children(i, "poss")
        return first if shared and self._brings_no(first) else None

    def _is_anyone(self, i: int) -> bool:
        """Whether a noun stands for whoever it may be: "anyone who attacks"."""
        return bool({self.parse.tokens[k].norm for k in (i, *self.parse.children(i, "det"))} & _ANYONE)

    def _adverb_signature(self, c: int) -> str | None:
        token = self.parse.tokens[c]
        for predicate in self.modality.ending("adverb", token.norm):
            start = c - len(predicate.words) + 1
            if start >= 0 and all(self.parse.tokens[start + k].norm == w for k, w in enumerate(predicate.words)):
                return predicate.signature.name
        return None

    def _adverbs(self, i: int, state: _State) -> _State:
        parse, tokens = self.parse, self.parse.tokens
        for c in parse.children(i, "advmod", "npadvmod", "prep", "acomp"):
            for predicate in self.modality.ending("adverb", tokens[c].norm):
                start = c - len(predicate.words) + 1
                if start < 0 or any(tokens[start + k].norm != w for k, w in enumerate(predicate.words)):
                    continue
                name = predicate.signature.name
                if name in ("implicative", "failing"):
                    break
                if name == "planning" and (tokens[i].tag in _PAST or state.score < _SURE):
                    break
                if name == "continuing" and state.factuality != "occurred":
                    break
                state = _apply_own(predicate.signature, state, (), tuple(range(start, c + 1)), predicate.entry)
                break
        return state

    def _noun(self, i: int, state: _State, negated: bool) -> _State:
        parse, tokens = self.parse, self.parse.tokens
        for c in parse.children(i, "amod", "compound", "nmod"):
            for pos in ("adjective",):
                for predicate in self.modality.starting(pos, tokens[c].norm):
                    if "attr" in predicate.frames and len(predicate.words) == 1:
                        if predicate.signature.name != "implicative" and state.score > 0:
                            state = _apply_own(predicate.signature, state, (), (c,), predicate.entry)
                        break
        no = i if self._brings_no(i) else self._shares_no(i)
        if negated and no is not None and not parse.children(i, "preconj"):
            cues = parse.children(no, "det", "neg")[:1] or (no,)
            score = -max(abs(state.score), 1.0)
            state = _State("denied", score, (*state.cues, *cues), "negative determiner")
        return state


def _apply(signature: Signature, base: _State, hold: Hold) -> _State:
    """The state of what a signature embeds, given that of the word that bears it."""
    if signature.name == "stopping" and (base.factuality in _UNREAL or base.score < 0):
        return _State("ongoing", 2.0, (*base.cues, *hold.cues), hold.rule)  # "asked them to stop the shelling"
    if hold.known and signature.known is not None and signature.known == "occurred":
        return _State("occurred", max(2.0, base.score if base.score < 3 else 3.0), hold.cues, hold.rule)
    return _combined(signature, base, (*base.cues, *hold.cues), hold.rule)


def _apply_own(
    signature: Signature, state: _State, negation: tuple[int, ...], cues: tuple[int, ...], rule: str
) -> _State:
    """A state narrowed by a word right on the event; `negation` denies that word ("will not")."""
    if negation:
        factuality = signature.denied_factuality
        score = signature.denied_score * abs(state.score) / 3
        if state.score < 0:
            factuality, score = signature.factuality, signature.score * abs(state.score) / 3
        label: Factuality = state.factuality if factuality == "same" else factuality
        return _State(label, score, (*state.cues, *cues, *negation), f"{rule}:denied")
    return _combined(signature, state, (*state.cues, *cues), rule)


def _combined(signature: Signature, base: _State, cues: tuple[int, ...], rule: str) -> _State:
    if signature.score == signature.denied_score:
        return _State("occurred", signature.score, cues, rule)
    if base.score < 0:
        factuality = signature.denied_factuality
        label: Factuality = base.factuality if factuality == "same" else factuality
        if signature.name == "enabling" and base.rule.endswith(":denied"):
            label = "possible"  # "will not let them attack"
        if base.factuality == signature.factuality == "attempted":
            label = "attempted"  # "the coup attempt failed"
        return _State(label, signature.denied_score * -base.score / 3, cues, rule)
    label = base.factuality if signature.factuality == "same" else signature.factuality
    bound = base.rule.rsplit(":", 1)[-1] in _BOUND  # "pledged to refrain from attacks"
    if label == "denied" and base.factuality in (*_UNREAL, "attempted") and not bound:
        label = "possible"  # "meant to prevent attacks", "urged them to refrain from attacks"
    if base.factuality not in ("occurred", "ongoing") and signature.factuality in ("occurred", "ongoing", "attempted"):
        label = base.factuality
    if signature.name == "accusing" and base.factuality in _UNREAL:
        label = "occurred"  # of "will be charged with theft" the theft is past
    share = base.score / 3
    if signature.score > 0:
        share = _KEPT + (1 - _KEPT) * share
    return _State(label, signature.score * share, cues, rule)


def _argument(base: _State, hold: Hold) -> _State:
    """An event beside words that say nothing of it: between sure and as sure as they are.

    An argument takes half of their doubt, a clause on a noun, which rather tells what the noun is, a third.
    """
    share = 2 if hold.via == "argument" else 3
    score = (3.0 * (share - 1) + base.score) / share
    return _State(base.factuality if score < 2 else "occurred", score, base.cues, hold.rule)


def _runs(cues: tuple[int, ...]) -> list[tuple[int, int]]:
    """Tokens as runs of neighbours, in text order."""
    found: list[tuple[int, int]] = []
    for i in sorted(set(cues)):
        if found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found
