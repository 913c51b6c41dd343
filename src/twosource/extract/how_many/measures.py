"""What a count measures: killed, wounded, detained, attacks... by the words that the counted noun hangs on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model import Measure
from twosource.ontology.measures import Frame, MeasurePos, MeasureWord, MeasureWords
from twosource.parse import Parse
from twosource.parse.arguments import is_passive

_STEPS = 5  # governors that are looked at; a measure further away belongs to other words
_REACH = 7  # tokens in which the further words of a phrase stand ("shot two men dead")
_PEOPLE = frozenset(
    {"killed", "wounded", "casualties", "missing", "detained", "abducted", "released", "displaced", "expelled"}
)
_CROWDS = frozenset({"participants", "deployed"})
_PEOPLE_CLASSES = frozenset({"person", "group", "actor", "institution"})
_THINGS = frozenset({"facility", "dwelling", "infrastructure", "vehicle", "animal"})
_HITS = ("blow", "burn", "hit", "shoot", "strike")
"""Verbs of harm whose objects are things as often as people: "blew up two pylons"."""
_LINGERING = frozenset({"be", "remain", "stay", "lie", "go", "end", "leave", "keep"})
_ESTIMATES = frozenset({"put", "place", "estimate", "set", "give"})
_CHANGES = frozenset(
    "rise climb increase grow jump soar reach hit pass top exceed stand surpass near approach mount go come be "
    "fall drop decline bring put place estimate take push raise swell total number remain surge double "
    "correct revise adjust update amend lower cut reduce".split()
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """The measure of a count, the token that gave it and the lexicon entry.

    `toll` marks the value of a toll, which counts many events.
    """

    measure: Measure
    predicate: int | None
    entry: str
    toll: bool = False


@dataclass(frozen=True, slots=True)
class Measuring:
    """Finds the measure of what is counted."""

    words: MeasureWords
    nouns: Mapping[str, tuple[str, ...]]

    def of(self, parse: Parse, node: int, head: int | None) -> Measurement | None:
        """The measure of a count; `node` is the token the sentence holds, `head` the counted noun."""
        times = head is not None and parse.tokens[head].lemma == "time"
        for found in self._candidates(parse, node, times):
            if self._fits(parse, found.measure, head, found):
                return found
        if head is None:
            return None
        entry = self._noun_entry(parse, head, "self")
        return None if entry is None else Measurement(entry.measure, head, entry.entry)

    def noun(self, parse: Parse, noun: int) -> Measurement | None:
        """The measure that a counted noun gives by itself: "deaths", "casualties", "the wounded"."""
        entry = self._noun_entry(parse, noun, "self") or self._entry(parse, "adjective", noun, "attr")
        return None if entry is None else Measurement(entry.measure, noun, entry.entry)

    def toll(self, parse: Parse, noun: int) -> Measurement | None:
        """The measure whose value a noun tells: "death toll", "number of dead"."""
        entry = self._noun_entry(parse, noun, "toll")
        return None if entry is None else Measurement(entry.measure, noun, entry.entry, toll=True)

    # -------------------------------------------------------------- candidates

    def _candidates(self, parse: Parse, node: int, times: bool) -> Iterator[Measurement]:
        """The measures that the words around the count give, nearest first."""
        yield from self._described(parse, node)
        t: int | None = node
        for _ in range(_STEPS):
            if t is None or parse.tokens[t].head == t:
                break
            found = self._governed(parse, t, parse.tokens[t].head, times)
            if found is not None:
                yield found
            t = self._onward(parse, t)
        yield from self._beside(parse, node)

    def _beside(self, parse: Parse, node: int) -> Iterator[Measurement]:
        """By the words right before, where the parse of a headline went wrong: "wounds dozens", "toll climbs to 54"."""
        for c in parse.children(node, "appos", "conj"):
            # "eight soldiers, one civilian killed": a list before its predicate
            if parse.children(c, "nummod"):
                yield from (found for found in self._described(parse, c) if found.measure in _PEOPLE)
        first = parse.edges(node)[0]
        sentence = parse.sentence(node)
        if first <= sentence.first:
            return
        before = parse.tokens[first - 1]
        if before.pos in ("VERB", "NOUN", "PROPN"):
            for entry in self.words.of("verb", before.lemma):
                if "obj" in entry.frames and len(entry.words) == 1:
                    yield Measurement(entry.measure, before.i, entry.entry)
        step = first - 2 if before.norm in ("to", "at") else first - 1
        if step > sentence.first and parse.tokens[step].lemma in _CHANGES:
            for i in range(step - 1, sentence.first - 1, -1):
                if "toll" in parse.tokens[i].norm:
                    found = self.toll(parse, i)
                    if found is not None:
                        yield found
                        return

    def _described(self, parse: Parse, node: int) -> Iterator[Measurement]:
        """By adjectives and clauses on the counted noun: "12 dead", "12 people killed in", "12 who were wounded"."""
        token = parse.tokens[node]
        entry = self._entry(parse, "adjective", node, "attr")
        if entry is not None:
            yield Measurement(entry.measure, node, entry.entry)
        for c in parse.children(node, "amod", "acl", "relcl", "advcl", "appos"):
            child = parse.tokens[c]
            if child.pos == "ADJ" or (child.dep == "amod" and child.tag in ("VBN", "VBD")):
                entry = self._entry(parse, "adjective", c, "attr")
            elif child.tag in ("VBN", "VBD", "VBZ", "VBP", "VBG", "VB"):
                frame: Frame = "obj" if is_passive(parse, c) or (child.tag == "VBN" and child.dep == "acl") else "subj"
                if child.dep == "relcl" and frame == "subj" and not _is_subject_relative(parse, c):
                    frame = "obj"
                entry = self._entry(parse, "verb", c, frame)
                if entry is None and child.tag == "VBN":
                    entry = self._entry(parse, "adjective", c, "attr")
            else:
                continue
            if entry is not None and c != node:
                yield Measurement(entry.measure, c, entry.entry)
        for p in parse.children(node, "prep"):
            for o in parse.children(p, "pobj"):
                yield from self._past_place(parse, o)
        if token.tag == "NN" and token.lemma not in self.nouns:
            # "20 flee as fires spread": a headline's verb read as a noun
            entry = self._entry(parse, "verb", node, "subj")
            if entry is not None:
                yield Measurement(entry.measure, node, entry.entry)
        following = node + 1
        acts = following < len(parse.tokens) and bool(parse.children(following, "dobj"))  # "a man killed ten people"
        if following < len(parse.tokens) and token.pos in ("NUM", "NOUN") and not acts:
            entry = self._entry(parse, "adjective", following, "attr")
            if entry is not None and parse.tokens[following].sentence == token.sentence:
                yield Measurement(entry.measure, following, entry.entry)

    def _past_place(self, parse: Parse, place: int) -> Iterator[Measurement]:
        """By a participle that the parse hangs on the place between: "eight people in the region killed by fire"."""
        named = parse.tokens[place].entity in ("GPE", "LOC")
        if not named and not _PEOPLE_CLASSES.isdisjoint(self.nouns.get(parse.tokens[place].lemma, ())):
            return
        for c in parse.children(place, "acl"):
            if parse.tokens[c].tag == "VBN":
                entry = self._entry(parse, "verb", c, "obj")
                if entry is not None and entry.measure in _PEOPLE:
                    yield Measurement(entry.measure, c, entry.entry)

    def _governed(self, parse: Parse, t: int, governor: int, times: bool) -> Measurement | None:
        token, ruler = parse.tokens[t], parse.tokens[governor]
        dep = token.dep
        if times and ruler.pos == "VERB":
            return self._measurement(parse, "verb", governor, "times")
        if dep in ("nsubj", "nsubjpass", "dobj", "dative", "csubj", "oprd") and ruler.pos in ("VERB", "AUX"):
            passive = dep == "nsubjpass" or (
                dep == "nsubj" and ruler.tag == "VBN" and not _has_subject_before(parse, t)
            )
            frame: Frame = "subj" if dep == "nsubj" and not passive else "obj"
            found = self._measurement(parse, "verb", governor, frame)
            if found is None and frame == "subj" and ruler.tag in ("VBN", "VBD"):
                # a headline leaves out "were": "12 killed in clash"
                found = self._headline_passive(parse, governor)
            if found is None and dep in ("dobj", "oprd"):
                found = self._life(parse, t, governor) or self._told_toll(parse, governor)
            if found is None and dep == "nsubj" and not parse.children(governor, "dobj"):
                found = self._predicated(parse, governor)
            if found is None and dep == "nsubj" and ruler.pos == "AUX":
                return self._predicated(parse, governor)
            return found
        if dep in ("nsubj", "nsubjpass") and ruler.pos in ("ADJ", "NOUN"):
            return self._measurement(parse, "adjective", governor, "attr")
        if dep in ("nummod", "quantmod", "amod", "npadvmod", "compound", "appos", "nmod", "dep", "advmod"):
            found = self._measurement(parse, "adjective", governor, "attr")
            if found is None and ruler.pos == "VERB" and dep in ("npadvmod", "nummod", "dep", "appos", "advmod"):
                found = self._headline_passive(parse, governor)
            return found
        if dep == "attr" and ruler.pos in ("VERB", "AUX"):
            return self._told_toll(parse, governor)
        if dep == "pobj":
            return self._after_preposition(parse, governor)
        return None

    def _measurement(self, parse: Parse, pos: MeasurePos, i: int, frame: Frame) -> Measurement | None:
        entry = self._noun_entry(parse, i, frame) if pos == "noun" else self._entry(parse, pos, i, frame)
        return None if entry is None else Measurement(entry.measure, i, entry.entry)

    def _headline_passive(self, parse: Parse, verb: int) -> Measurement | None:
        if parse.tokens[verb].tag not in ("VBN", "VBD") or parse.children(verb, "dobj", "aux"):
            return None
        return self._measurement(parse, "verb", verb, "obj")

    def _predicated(self, parse: Parse, verb: int) -> Measurement | None:
        """ "12 are dead", "30 remain missing", "12 were left homeless", "toll: 12"."""
        lingering = parse.tokens[verb].lemma in _LINGERING
        for c in parse.children(verb, "acomp", "oprd", "attr", *(("xcomp",) if lingering else ())):
            found = self._measurement(parse, "adjective", c, "attr")
            if found is not None:
                return found
        for p in parse.children(verb, "prep"):
            if parse.tokens[p].norm == "among":
                for o in parse.children(p, "pobj"):
                    found = self._measurement(parse, "adjective", o, "attr")
                    if found is not None:
                        return found
        return None

    def _after_preposition(self, parse: Parse, preposition: int) -> Measurement | None:
        """ "The death of 12", "the lives of 12", "injuries to 12", "the toll rose to 12"."""
        p = parse.tokens[preposition]
        governor = parse.tokens[p.head]
        if p.dep == "prep" and governor.pos in ("ADP", "SCONJ", "ADV") and governor.dep in ("prep", "advmod"):
            governor = parse.tokens[governor.head]
        if governor.lemma == "life":
            return self._life(parse, governor.i, governor.head)
        if governor.pos in ("NOUN", "PROPN"):
            if p.norm in ("of", "to"):
                found = self._measurement(parse, "noun", governor.i, "of" if p.norm == "of" else "to")
                if found is not None:
                    return found
            if p.norm in ("at", "to", "of"):
                entry = self._noun_entry(parse, governor.i, "toll")
                if entry is not None:
                    return Measurement(entry.measure, governor.i, entry.entry, toll=True)
        if governor.pos in ("VERB", "AUX") and p.norm in ("to", "at", "above", "past", "over"):
            return self._told_toll(parse, governor.i)
        return None

    def _told_toll(self, parse: Parse, verb: int) -> Measurement | None:
        """ "The death toll rose to 12", "bringing the number of dead to 12", "the toll is 12"."""
        if parse.tokens[verb].lemma not in _CHANGES:
            return None
        for c in parse.children(verb, "nsubj", "nsubjpass", "dobj"):
            entry = self._noun_entry(parse, c, "toll")
            if entry is None and parse.tokens[verb].lemma in _ESTIMATES:
                entry = self._noun_entry(parse, c, "self")
            if entry is not None:
                return Measurement(entry.measure, c, entry.entry, toll=True)
        if parse.tokens[verb].dep in ("xcomp", "conj", "advcl"):
            head = parse.tokens[verb].head
            if parse.tokens[head].pos in ("VERB", "AUX") and not parse.children(verb, "nsubj", "dobj"):
                for c in parse.children(head, "nsubj", "nsubjpass"):
                    entry = self._noun_entry(parse, c, "toll")
                    if entry is not None:
                        return Measurement(entry.measure, c, entry.entry, toll=True)
        return None

    def _life(self, parse: Parse, noun: int, verb: int) -> Measurement | None:
        """ "Claimed 12 lives", "claimed the lives of 12"."""
        if parse.tokens[noun].lemma != "life" or parse.tokens[verb].pos != "VERB":
            return None
        for entry in self.words.of("verb", parse.tokens[verb].lemma):
            if "life" in entry.frames:
                return Measurement(entry.measure, verb, entry.entry)
        if parse.tokens[verb].tag == "VBN" and parse.tokens[verb].lemma in ("lose", "claim"):
            return Measurement("killed", verb, "verb:lose life:killed")
        return None

    def _onward(self, parse: Parse, t: int) -> int | None:
        """The token to look at next: through coordination, apposition and groups ("a group of 12 was killed")."""
        token = parse.tokens[t]
        if token.dep in ("conj", "appos", "nummod", "quantmod", "nmod", "compound"):
            return token.head
        if token.dep == "pobj":
            preposition = parse.tokens[token.head]
            noun = parse.tokens[preposition.head]
            if noun.pos in ("NOUN", "NUM", "PROPN") and preposition.norm in ("of", "including", "among", "like"):
                return noun.i
        return None

    # ------------------------------------------------------------------ entries

    def _entry(self, parse: Parse, pos: MeasurePos, i: int, frame: Frame) -> MeasureWord | None:
        token = parse.tokens[i]
        lemmas = (token.lemma,) if token.lemma == token.norm else (token.lemma, token.norm)
        for lemma in lemmas:
            for entry in self.words.of(pos, lemma):
                if frame in entry.frames and self._has_words(parse, i, entry.words[1:]):
                    return entry
        return None

    def _has_words(self, parse: Parse, i: int, words: tuple[str, ...]) -> bool:
        """Whether the further words of a phrase stand in order after its verb, within reach."""
        if not words:
            return True
        sentence = parse.tokens[i].sentence
        left = list(words)
        for token in parse.tokens[i + 1 : i + 1 + _REACH]:
            if token.sentence != sentence:
                break
            if left and left[0] in (token.lemma, token.norm):
                left.pop(0)
        return not left

    def _noun_entry(self, parse: Parse, i: int, frame: Frame) -> MeasureWord | None:
        """The entry of a noun, whose further words stand before it ("death toll") or after ("number of dead")."""
        token = parse.tokens[i]
        for entry in self.words.of("noun", token.lemma):
            if frame not in entry.frames:
                continue
            further = entry.words[:-1]
            if all(
                i - len(further) + k >= 0
                and further[k] in (parse.tokens[i - len(further) + k].lemma, parse.tokens[i - len(further) + k].norm)
                for k in range(len(further))
            ):
                return entry
        if frame == "toll" and token.lemma in ("number", "count", "tally", "figure"):
            for p in parse.children(i, "prep"):
                for o in parse.children(p, "pobj"):
                    phrase = f"number of {parse.tokens[o].lemma}"
                    for entry in self.words.of("noun", parse.tokens[o].lemma):
                        if " ".join(entry.words) == phrase and "toll" in entry.frames:
                            return entry
                    for plain in (self._noun_entry(parse, o, "self"), self._entry(parse, "adjective", o, "attr")):
                        if plain is not None:
                            return plain
                    for described in self._described(parse, o):
                        return MeasureWord((parse.tokens[o].lemma,), "noun", described.measure, frozenset({"toll"}))
        return None

    def _fits(self, parse: Parse, measure: Measure, head: int | None, found: Measurement) -> bool:
        """Whether what is counted can be measured so: people are killed, not villages."""
        if measure not in _PEOPLE | _CROWDS or head is None:
            return True
        token = parse.tokens[head]
        if token.lemma in ("life", "body", "time") or found.predicate == head:
            return True
        classes = self.nouns.get(token.lemma, ())
        people = not _PEOPLE_CLASSES.isdisjoint(classes)
        if not _THINGS.isdisjoint(classes) and not {"person", "group"}.intersection(classes):
            return False  # schools and houses are hit; those in them are killed
        if (
            found.predicate is not None
            and parse.tokens[found.predicate].lemma == "shoot"
            and _aims(parse, found.predicate)
        ):
            return False  # those who "shot at the house" were not shot
        hit = found.predicate is not None and parse.tokens[found.predicate].lemma in _HITS
        return people or (not classes and not (hit and token.pos == "NOUN"))


def _aims(parse: Parse, verb: int) -> bool:
    """Whether somebody shoots at something: "shot at the house"."""
    return any(parse.tokens[c].norm == "at" for c in parse.children(verb, "prep"))


def _is_subject_relative(parse: Parse, verb: int) -> bool:
    """Whether the relative clause says what the noun does: "12 who died", against "12 whom they killed"."""
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    return bool(subjects) and parse.tokens[subjects[0]].norm in ("who", "that", "which")


def _has_subject_before(parse: Parse, t: int) -> bool:
    """Whether a verb in -ed has an object of its own, and so is no headline passive."""
    return bool(parse.children(parse.tokens[t].head, "dobj", "auxpass", "aux"))
