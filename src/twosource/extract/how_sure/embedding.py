"""What an event hangs on: the predicate, preposition or conjunction that takes it in, and in which frame.

"Failed to attack" takes "attack" in the frame `to`; "the threat of an attack" in the frame `of`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from twosource.ontology.modality import Modality, Pos, Predicate, Signature
from twosource.parse import Parse
from twosource.parse.arguments import is_passive

Via = Literal["asserted", "carried", "signature", "argument", "modifier"]
"""How an event is told.

By itself; just as its governor; by a signature; as an argument of words without one; or as a clause on a noun.
"""

_REACH = 8  # tokens in which the further words of a phrase stand ("put an end to")
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our", "my", "your"})
_BE = frozenset({"be", "become", "remain", "seem", "stay", "look", "appear"})
_SPOKEN = frozenset(
    "accusing alleging committing denying doubting ordering planning rejecting reporting requesting suspecting "
    "threatening warning".split()
)
_WHETHER = frozenset({"whether", "if"})
_TIME_LINKS = frozenset(
    {"when", "once", "until", "till", "before", "as", "after", "as soon as", "by the time", "while"}
)
_ASPECT = frozenset({"starting", "continuing", "implicative"})
_OBJECTS = ("dobj", "nsubjpass", "dative", "oprd")
_EXPRESSED = frozenset("apology condolence congratulation criticism praise sympathy thanks".split())  # by offering


@dataclass(frozen=True, slots=True)
class Hold:
    """How an event hangs on other words.

    `governor` is the token whose own certainty matters, None where the event stands by itself; `cues` are the words
    that decide; `known` marks an event that the reader is taken to know of ("the attack"), `spoken` one that consists
    in saying or deciding something, which denying or rejecting it does not undo ("denied the charge"). `causes` marks
    the subject of a verb with an object: that it brought nothing about does not undo it ("the raid caused no damage").
    """

    via: Via
    governor: int | None
    signature: Signature | None
    cues: tuple[int, ...]
    known: bool
    rule: str
    spoken: bool = False
    causes: bool = False


ASSERTED = Hold("asserted", None, None, (), False, "asserted")


@dataclass(frozen=True, slots=True)
class Embedding:
    """Finds holds by the lexicon of modality."""

    modality: Modality

    def of(self, parse: Parse, i: int) -> Hold:
        """What token `i` hangs on."""
        token = parse.tokens[i]
        governor = token.head
        if governor == i:
            return ASSERTED
        dep = token.dep
        if dep in ("aux", "auxpass"):
            return Hold("carried", governor, None, (), False, "auxiliary")
        if dep in ("ccomp", "csubj", "csubjpass", "xcomp"):
            return self._clause(parse, i, governor)
        if dep == "advcl":
            return self._adverbial(parse, i, governor)
        if dep == "acl":
            return self._noun_clause(parse, i, governor)
        if dep in ("pcomp", "pobj"):
            return self._prepositional(parse, i)
        if dep in (*_OBJECTS, "nsubj"):
            return self._nominal(parse, i, governor)
        if dep in ("attr", "acomp", "appos"):
            return Hold("carried", governor, None, (), False, dep)
        if dep in ("compound", "nmod"):
            found = self._lookup(parse, governor, "compound", i)
            if found is not None:
                return _hold(governor, *found)
            return Hold("argument", governor, None, (), False, "compound")
        if dep == "relcl" and any(parse.tokens[c].tag == "TO" for c in parse.children(i, "aux")):
            return self._noun_clause(parse, i, governor)
        if dep == "relcl":
            return Hold("modifier", governor, None, (), False, "relative clause")
        return ASSERTED

    # ----------------------------------------------------------------- clauses

    def _clause(self, parse: Parse, i: int, governor: int) -> Hold:
        frame = self._clause_frame(parse, i)
        if frame == "wh":
            return ASSERTED  # "would not say who attacked": that somebody did is taken for granted
        if frame == "to":
            yet = [
                c
                for c in (*parse.children(governor, "advmod"), *parse.children(i, "advmod"))
                if parse.tokens[c].norm == "yet"
            ]
            if yet and yet[0] < i and parse.tokens[governor].lemma in ("be", "have"):
                return self._by(None, "pending", (yet[0],), "yet to")
            if parse.tokens[governor].lemma == "have" and parse.tokens[governor].tag == "VBD":
                return self._by(governor, "implicative", (governor,), "had to")  # "police had to open fire": they did
        subjunctive = frame == "bare" and bool(parse.children(i, "mark"))
        if subjunctive:
            return self._by(governor, "requesting", (governor,), "subjunctive")
        for operator in self._operators(parse, i, governor):
            found = self._lookup(parse, operator, frame, i)
            if found is not None:
                return _hold(operator if operator == governor else governor, *found)
        if frame in _WHETHER:
            marks = tuple(c for c in parse.children(i, "mark", "advmod") if parse.tokens[c].norm in _WHETHER)
            return self._by(governor, "fearing", marks, "whether")
        if frame == "to":
            return self._by(governor, "purpose", (governor,), "infinitive")
        if frame == "that" and parse.tokens[governor].pos == "ADJ":
            return self._by(governor, "factive", (governor,), "that clause")
        if frame == "that":
            return self._by(governor, "reporting", (governor,), "that clause")
        return Hold("carried", governor, None, (), False, frame)

    def _clause_frame(self, parse: Parse, i: int) -> str:
        tokens = parse.tokens
        for c in parse.children(i, "mark", "advmod"):
            if c < i and tokens[c].norm in _WHETHER:
                return tokens[c].norm
        if any(tokens[c].tag == "TO" for c in parse.children(i, "aux")):
            return "to"
        token = tokens[i]
        first = parse.edges(i)[0]
        if token.dep == "ccomp" and tokens[first].tag in ("WP", "WRB", "WP$") and tokens[first].head != i - 1:
            return "wh"
        if token.tag == "VBG" and not parse.children(i, "aux", "nsubj"):
            return "ing"
        if token.dep == "xcomp" and token.pos not in ("VERB", "AUX"):
            # "were left wounded", "remains a threat": the governor's word
            return "is"
        if token.tag == "VB" and not parse.children(i, "aux"):
            return "bare"
        if token.dep == "ccomp" and token.tag == "VBG" and not parse.children(i, "aux"):
            return "ing"
        return "that"

    def _operators(self, parse: Parse, i: int, governor: int) -> Iterator[int]:
        """The words that may take the clause: the governor, or the adjective or noun that it is predicated of.

        "It is possible that", "the plan is to", "there is a chance that".
        """
        yield governor
        if parse.tokens[governor].lemma in _BE:
            for c in parse.children(governor, "acomp", "attr", "oprd", "nsubj", "advmod", "prep"):
                if c != i:
                    yield c

    def _adverbial(self, parse: Parse, i: int, governor: int) -> Hold:
        tokens = parse.tokens
        link = self._link(parse, i, "clause")
        if link is not None:
            predicate, cues = link
            words = " ".join(predicate.words)
            if words in _TIME_LINKS:
                return self._timed(parse, i, governor, predicate, cues)
            if predicate.signature.name == "implicative":
                return ASSERTED
            return Hold("signature", None, predicate.signature, cues, False, predicate.entry)
        if any(tokens[c].tag == "TO" for c in parse.children(i, "aux")):
            found = self._lookup(parse, governor, "to", i)
            if found is not None and found[0].signature.name in _ASPECT and parse.children(governor, "dobj"):
                found = None  # "began an operation to retake the city"
                for c in parse.children(governor, "dobj"):
                    found = found or self._lookup(parse, c, "to", i)
            if found is not None:
                return _hold(governor, *found)
            cues = tuple(c for c in parse.children(i, "aux") if tokens[c].tag == "TO")
            return self._by(governor, "purpose", cues, "purpose")
        if tokens[i].tag == "VBG" and not parse.children(i, "nsubj"):
            found = self._lookup(parse, governor, "ing", i)
            if found is not None:
                return _hold(governor, *found)
        if any(tokens[c].norm in ("should", "were", "had") and c < governor for c in parse.children(i, "aux")) and (
            tokens[parse.edges(i)[0]].norm in ("should", "were", "had")
        ):
            return self._by(None, "possible", (parse.edges(i)[0],), "inverted condition")
        if tokens[i].tag == "VBG":
            return Hold("argument", governor, None, (), False, "participle")
        return ASSERTED

    def _timed(self, parse: Parse, i: int, governor: int, predicate: Predicate, cues: tuple[int, ...]) -> Hold:
        """A clause of time: it happened if told in the past, else it is as sure as what it is set beside."""
        if parse.tokens[i].tag == "VBD" or any(
            parse.tokens[c].tag == "VBD" for c in parse.children(i, "aux", "auxpass")
        ):
            return ASSERTED
        if predicate.signature.name == "scheduling":
            return Hold("signature", None, predicate.signature, cues, False, predicate.entry)
        return Hold("argument", governor, None, cues, False, "time clause")

    def _noun_clause(self, parse: Parse, i: int, governor: int) -> Hold:
        tokens = parse.tokens
        if any(tokens[c].tag == "TO" for c in parse.children(i, "aux")):
            found = self._lookup(parse, governor, "to", i)
            if found is not None:
                return _hold(governor, *found)
            return self._by(governor, "purpose", (governor,), "infinitive of a noun")
        marks = parse.children(i, "mark")
        if marks:
            found = self._lookup(parse, governor, "that", i)
            if found is not None:
                return _hold(governor, *found)
        return Hold("modifier", governor, None, (), False, "participle of a noun")

    # ---------------------------------------------------------------- nominals

    def _nominal(self, parse: Parse, i: int, governor: int) -> Hold:
        token, ruler = parse.tokens[i], parse.tokens[governor]
        known = self._is_known(parse, i)
        if ruler.lemma in _BE and token.dep in ("nsubj", "nsubjpass"):
            for c in parse.children(governor, "acomp", "oprd", "attr", "prep", "advmod"):
                for frame in ("attr", "subj"):
                    found = self._lookup(parse, c, frame, i)
                    if found is not None and parse.tokens[c].pos in ("ADJ", "VERB", "ADV", "ADP"):
                        return _hold(governor, *found)
            if parse.tokens[governor].lemma == "be":
                to = [c for c in parse.children(governor, "xcomp") if self._clause_frame(parse, c) == "to"]
                if to:
                    return self._raised(parse, i, to[0], known)
        if token.dep in ("nsubj", "nsubjpass"):
            for c in parse.children(governor, "xcomp"):
                if self._clause_frame(parse, c) == "to" and not parse.children(governor, "dobj"):
                    return self._raised(parse, i, c, known)
        if ruler.pos in ("VERB", "AUX") or ruler.dep == "ROOT":
            passive = token.dep == "nsubjpass" or (token.dep == "nsubj" and is_passive(parse, governor))
            frame = "obj" if token.dep in _OBJECTS or passive else "subj"
            found = self._lookup(parse, governor, frame, i)
            if found is not None and not (token.lemma in _EXPRESSED and ruler.lemma == "offer"):
                hold = _hold(governor, *found, known=known, spoken=self._is_spoken(parse, i))
                acts = frame == "subj" and "obj" in found[0].frames and parse.children(governor, "dobj", "prep")
                return replace(hold, causes=True) if acts else hold
            if ruler.lemma == "be":
                return Hold("carried" if not known else "argument", governor, None, (), known, "existence")
        return Hold("argument", governor, None, (), known, token.dep)

    def _raised(self, parse: Parse, i: int, infinitive: int, known: bool) -> Hold:
        """The subject of a verb that takes an infinitive is that of the infinitive: "talks are expected to begin"."""
        frame = "obj" if parse.children(infinitive, "auxpass") else "subj"
        found = self._lookup(parse, infinitive, frame, i)
        if found is not None:
            return _hold(infinitive, *found, known=known)
        return Hold("argument", infinitive, None, (), known, "subject of an infinitive")

    def _prepositional(self, parse: Parse, i: int) -> Hold:
        tokens = parse.tokens
        known = tokens[i].dep == "pobj" and self._is_known(parse, i)
        chain: list[int] = []
        p = tokens[i].head
        while (
            tokens[p].dep in ("prep", "agent", "pcomp", "advmod", "prt", "dative")
            and tokens[p].head != p
            and len(chain) < 3
        ):
            if tokens[p].pos not in ("ADP", "SCONJ", "ADV", "PART", "VERB"):
                break
            chain.append(p)
            p = tokens[p].head
        if not chain:
            chain, p = [tokens[i].head], tokens[tokens[i].head].head
        preposition = tokens[chain[0]].norm
        found = self._lookup(parse, p, preposition, i)
        if found is None:
            frame = "ing" if tokens[i].dep == "pcomp" else "obj"
            found = self._lookup(parse, p, frame, i, ending=preposition)
        if found is not None:
            return _hold(p, *found, known=known, spoken=self._is_spoken(parse, i))
        link = self._link(parse, i, "obj")
        if link is not None:
            predicate, cues = link
            if (
                predicate.signature.name == "scheduling"
                and preposition in ("before", "until", "till")
                and self._in_past(parse, p)
            ):
                return Hold("argument", p, None, (), True, predicate.entry)
            if predicate.signature.name != "implicative":
                return Hold("signature", None, predicate.signature, cues, known, predicate.entry)
        if tokens[i].dep == "pcomp":
            if any(tokens[c].norm in _WHETHER for c in parse.children(i, "mark")):
                return self._by(p, "fearing", (i,), "whether")
            return Hold("argument" if tokens[p].pos in ("NOUN", "PROPN") else "carried", p, None, (), known, "gerund")
        return Hold("argument", p, None, (), known, f"after {preposition}")

    def _in_past(self, parse: Parse, i: int) -> bool:
        """Whether the clause of token `i` is told in the past."""
        for j in (i, *parse.ancestors(i)):
            token = parse.tokens[j]
            if token.pos in ("VERB", "AUX"):
                auxiliaries = parse.children(j, "aux", "auxpass")
                return token.tag == "VBD" or any(parse.tokens[c].tag == "VBD" for c in auxiliaries)
        return False

    def _is_known(self, parse: Parse, i: int) -> bool:
        """Whether the words take the reader to know of the event: "the attack", "Saturday's attack"."""
        return bool(parse.children(i, "poss")) or any(parse.tokens[c].norm in _KNOWN for c in parse.children(i, "det"))

    def _is_spoken(self, parse: Parse, i: int) -> bool:
        """Whether the noun names words or a decision: "request", "allegation", "plan"."""
        token = parse.tokens[i]
        if token.pos != "NOUN":
            return False
        return any(p.signature.name in _SPOKEN for p in self.modality.starting("noun", token.lemma))

    # ----------------------------------------------------------------- lexicon

    def _by(self, governor: int | None, signature: str, cues: tuple[int, ...], rule: str) -> Hold:
        return Hold("signature", governor, self.modality.signatures[signature], cues, False, f"{rule}:{signature}")

    def _lookup(
        self, parse: Parse, i: int, frame: str, event: int, ending: str | None = None
    ) -> tuple[Predicate, tuple[int, ...]] | None:
        """The predicate that token `i` heads and that takes `event` in this frame.

        With `ending`, only a phrase that ends in that preposition ("pull out of").
        """
        token = parse.tokens[i]
        for pos, lemma in _readings(token.pos, token.tag, token.lemma, token.norm):
            for predicate in self.modality.starting(pos, lemma):
                if frame not in predicate.frames or (ending is not None and predicate.words[-1] != ending):
                    continue
                cues = self._matched(parse, i, predicate.words[1:], event)
                if cues is not None and not (ending is not None and len(predicate.words) == 1):
                    return predicate, (i, *cues)
        return None

    def _matched(self, parse: Parse, i: int, words: tuple[str, ...], event: int) -> tuple[int, ...] | None:
        """The tokens of the further words of a phrase, in order after its first; None where they do not stand there."""
        if not words:
            return ()
        last = event if event > i else i + _REACH
        found: list[int] = []
        for token in parse.tokens[i + 1 : min(last, i + 1 + _REACH)]:
            if words[len(found)] in (token.lemma, token.norm):
                found.append(token.i)
                if len(found) == len(words):
                    return tuple(found)
        return None

    def _link(self, parse: Parse, i: int, frame: str) -> tuple[Predicate, tuple[int, ...]] | None:
        """The preposition or conjunction before the phrase or clause of token `i`, the longest that the lexicon has."""
        first = parse.edges(i)[0]
        starts = [first - 1]
        if frame == "clause":
            starts = [
                *(c for c in parse.children(i, "mark", "advmod") if c < i),
                first - 1,
                *range(first, min(i, first + 3)),
            ]
        for last in starts:
            if not 0 <= last < len(parse.tokens):
                continue
            for predicate in self.modality.ending("link", parse.tokens[last].norm):
                start = last - len(predicate.words) + 1
                if (
                    frame in predicate.frames
                    and start >= 0
                    and all(parse.tokens[start + k].norm == word for k, word in enumerate(predicate.words))
                ):
                    return predicate, tuple(range(start, last + 1))
        return None


def _hold(
    governor: int, predicate: Predicate, cues: tuple[int, ...], known: bool = False, spoken: bool = False
) -> Hold:
    return Hold("signature", governor, predicate.signature, cues, known, predicate.entry, spoken)


def _readings(pos: str, tag: str, lemma: str, norm: str) -> Iterator[tuple[Pos, str]]:
    """The lexicon entries under which a token may stand, the likeliest first."""
    if pos in ("VERB", "AUX"):
        if norm != lemma:
            yield "verb", norm  # "going to", and "hoped", which the parser takes for a form of "hop"
        yield "verb", lemma
        if tag in ("VBN", "VBG"):
            yield "adjective", norm
    elif pos in ("NOUN", "PROPN"):
        yield "noun", lemma
        yield "adjective", norm
    else:
        yield "adjective", norm
        if tag.startswith("V") or tag == "JJ":
            yield "verb", lemma
