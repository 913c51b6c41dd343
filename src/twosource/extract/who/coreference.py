"""What pronouns and descriptions point back to, over a whole report, in one pass from left to right.

A candidate must agree in number, gender and kind, and must not be ruled out by its place: nothing is the object of its
own deed unless the word says so ("itself"). Of those that fit, the most prominent wins: a subject before an object,
near before far. A pronoun once resolved stands in the row for what it means, so that a chain of them holds together.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from twosource.actors.mention import ActorMention
from twosource.extract.who.candidates import NUMERALS, Candidate, Reader
from twosource.extract.who.phrases import after_of
from twosource.model import ActorKind
from twosource.ontology.descriptions import Description
from twosource.ontology.genders import Gender
from twosource.parse import Parse
from twosource.parse.arguments import subject

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = _HE | _SHE | _IT | _THEY
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_NOT_IT: frozenset[ActorKind] = frozenset(("person", "ethnic", "religious", "civilian"))
_NOT_THEY: frozenset[ActorKind] = frozenset(("state", "person", "government", "ministry", "court"))
_PLEONASTIC = frozenset("appear be become emerge happen remain seem".split())
# counted words that mean a number of parties just told of: "the two sides", "both countries"
_PARTIES: Mapping[str, frozenset[ActorKind]] = {
    **dict.fromkeys("country nation state government".split(), frozenset[ActorKind](("state", "government"))),
    **dict.fromkeys(
        "leader minister man woman president official general diplomat".split(), frozenset[ActorKind](("person",))
    ),
    **dict.fromkeys(("side", "party"), frozenset[ActorKind]()),
    **dict.fromkeys(
        "group movement faction organisation organization army".split(),
        frozenset[ActorKind](("armed_group", "militia", "military", "party")),
    ),
}
_PAIRS = frozenset("pair couple duo both two".split())
_WINDOW = 4  # sentences that a pronoun or description looks back over
_NEAR = 2  # sentences that words for a number of parties look back over


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What words point back to: the heads of its members, as they were last mentioned, and how it was found."""

    members: tuple[int, ...]
    via: str


@dataclass(slots=True)
class Coreference:
    """The antecedents of one report. `links` maps the head token of a pronoun or description to its antecedent."""

    parse: Parse
    reader: Reader
    descriptions: Mapping[str, Description]
    speech: Set[str]
    mentions: Mapping[int, ActorMention]
    links: dict[int, Antecedent] = field(default_factory=dict)
    _genders: dict[str, Gender] = field(default_factory=dict)
    _single: set[int] = field(default_factory=set)
    _row: list[Candidate] = field(default_factory=list)
    _by_lemma: dict[str, list[Candidate]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for token in self.parse.tokens:
            if token.norm in PRONOUNS and (token.pos == "PRON" or token.tag in ("PRP", "PRP$")):
                found = self._pronoun(token.i)
            elif token.norm == "other" and self._reciprocal(token.i):
                found = self._subject(token.i)
            elif token.pos in ("NOUN", "PROPN", "NUM", "DET", "PRON") and token.i not in self.mentions:
                found = self._description(token.i)
            else:
                found = None
            self._enter(token.i, found)

    def _enter(self, head: int, found: tuple[Candidate, str] | None) -> None:
        """Put what token `head` tells of into the row."""
        if found is not None:
            antecedent, via = found
            if self.parse.tokens[head].norm in _IT:
                self._single.add(antecedent.root)  # whoever is called "it" is not called "they"
            self.links[head] = Antecedent(
                antecedent.members if len(antecedent.members) > 1 else (antecedent.root,), via
            )
            weight = self.reader.weight(head, antecedent.actor)
            self._row.append(replace(antecedent, head=head, sentence=self.parse.tokens[head].sentence, weight=weight))
            return
        candidate = self.reader.at(head, self.mentions.get(head))
        if candidate is None:
            return
        self._row.append(candidate)
        self._by_lemma.setdefault(self.parse.tokens[head].lemma, []).append(candidate)
        for first in self._opened(head):
            together = self.reader.together(first)
            if together is not None and together.head == head:
                self._row.append(together)

    def _opened(self, head: int) -> tuple[Candidate, ...]:
        """The candidate that the coordination ending in `head` began with."""
        i = head
        while self.parse.tokens[i].dep == "conj" and self.parse.tokens[i].head < i:
            i = self.parse.tokens[i].head
        return () if i == head else tuple(c for c in self._recent(head, _NEAR) if c.head == i and len(c.members) == 1)

    def _recent(self, head: int, window: int) -> list[Candidate]:
        """Candidates of the last sentences, the nearest first."""
        least = self.parse.tokens[head].sentence - window
        found = []
        for candidate in reversed(self._row):
            if candidate.sentence < least:
                break
            found.append(candidate)
        return found

    # ---------------------------------------------------------------- pronouns

    def _pronoun(self, head: int) -> tuple[Candidate, str] | None:
        token = self.parse.tokens[head]
        if token.norm.endswith(("self", "selves")):
            return self._subject(head)
        controller = self._controller(head)
        if controller is not None:
            return controller, "pronoun"
        if token.norm in _IT and self._pleonastic(head):
            return None
        if token.norm in _HE | _SHE:
            gender: Gender = "he" if token.norm in _HE else "she"
            persons = [c for c in self._recent(head, _WINDOW) if c.person]
            fitting = [c for c in persons if self._gender(c) in (gender, None)]
            if len({self._identity(c) for c in fitting}) == 1:
                self._genders[self._identity(fitting[0])] = gender
        elif token.norm in _IT:
            fitting = [
                c
                for c in self._recent(head, _WINDOW)
                if c.number != "many" and c.kind not in _NOT_IT and (c.kind is not None or "person" not in c.classes)
            ]
        else:
            fitting = [
                c
                for c in self._recent(head, _WINDOW)
                if not c.person
                and (c.number == "many" or (c.number == "either" and c.kind not in _NOT_THEY))
                and c.root not in self._single
            ]
        best = self._best(head, fitting)
        return None if best is None else (best, "pronoun")

    def _identity(self, candidate: Candidate) -> str:
        mention = self.mentions.get(candidate.root)
        return str(candidate.root) if mention is None else mention.ref.id

    def _gender(self, candidate: Candidate) -> Gender | None:
        """The gender that the words tell or an earlier pronoun has shown."""
        return candidate.gender or self._genders.get(self._identity(candidate))

    def _pleonastic(self, head: int) -> bool:
        """The "it" of "it is clear that", which stands for nothing."""
        token = self.parse.tokens[head]
        if token.dep == "expl":
            return True
        verb = self.parse.tokens[token.head]
        return (
            token.dep in ("nsubj", "nsubjpass")
            and verb.lemma in _PLEONASTIC
            and verb.i != head
            and bool(self.parse.children(verb.i, "ccomp", "xcomp", "csubj", "acomp"))
        )

    def _reciprocal(self, head: int) -> bool:
        """Whether "other" is that of "each other"."""
        return any(self.parse.tokens[c].norm == "each" for c in self.parse.children(head, "det"))

    def _subject(self, head: int) -> tuple[Candidate, str] | None:
        """The subject of the clause that `head` stands in, for "itself" and "each other"."""
        verb = self._verb(head)
        acting = None if verb is None else subject(self.parse, verb)
        if acting is None:
            return None
        own = [c for c in self._recent(head, 0) if acting in (c.head, *c.members)]
        plural = self.parse.tokens[head].norm in ("other", "themselves")
        own.sort(key=lambda c: len(c.members), reverse=plural)
        return (own[0], "pronoun") if own else None

    def _controller(self, head: int) -> Candidate | None:
        """The subject that an infinitive leaves out: of "urged the army to stop its raids" the raids are the army's."""
        if self.parse.tokens[head].tag != "PRP$":
            return None
        verb = self._verb(head)
        if verb is None or self.parse.tokens[verb].dep not in ("xcomp", "pcomp", "advcl"):
            return None
        acting = subject(self.parse, verb)
        norm = self.parse.tokens[head].norm
        for candidate in self._recent(head, 0):
            if candidate.head == acting and candidate.kind is not None:
                person = norm in _HE | _SHE
                return candidate if candidate.person == person else None
        return None

    def _verb(self, head: int) -> int | None:
        return next((i for i in self.parse.ancestors(head) if self.parse.tokens[i].pos in ("VERB", "AUX")), None)

    # ------------------------------------------------------------ descriptions

    def _description(self, head: int) -> tuple[Candidate, str] | None:
        token = self.parse.tokens[head]
        determiners = {self.parse.tokens[c].norm for c in self.parse.children(head, "det", "poss", "predet")}
        if token.norm == "both" or "both" in determiners or _DEFINITE & determiners:
            counted = self._counted(head, determiners)
            if counted is not None:
                return counted, "description"
        if token.pos != "NOUN" or not _DEFINITE & determiners or self.parse.children(head, "nummod", "relcl", "acl"):
            return None
        if any(self.parse.tokens[c].tag == "PRP$" for c in self.parse.children(head, "poss")):
            return None
        if any(self._naming(c) for c in self.parse.children(head, "amod", "compound", "nmod", "poss", "prep", "appos")):
            return None
        told = self._told(head)
        description = self.descriptions.get(token.lemma)
        if description is None:
            return None if told is None else (told, "description")
        again = (
            [c for c in self._row if c.kind is not None and len(c.members) == 1 and self._says(c.root, token.lemma)]
            if description.said or told is None
            else []
        )
        if again and (told is None or again[-1].head > told.head):
            return again[-1], "description"
        if told is not None and told.kind is None and description.said:
            return told, "description"
        if description.said:
            return None
        plural = token.tag in ("NNS", "NNPS")
        fitting = [
            c
            for c in self._recent(head, _WINDOW)
            if len(c.members) == 1
            and (
                c.kind in description.kinds
                or (c.kind is None and bool(description.classes & c.classes) and (c.number == "many") == plural)
                or (told is not None and c.root == told.root)
            )
        ]
        best = self._best(head, fitting)
        if best is None:
            best = told
        return None if best is None else (best, "description")

    def _naming(self, i: int) -> bool:
        """Whether a modifier makes a phrase one of its own: a name, or "of" something."""
        token = self.parse.tokens[i]
        return token.pos == "PROPN" or i in self.mentions or token.dep in ("prep", "appos")

    def _told(self, head: int) -> Candidate | None:
        """The last phrase with the same noun, number and at least the same modifiers."""
        token = self.parse.tokens[head]
        modifiers = {self.parse.tokens[c].lemma for c in self.parse.children(head, "amod", "compound")}
        for candidate in reversed(self._by_lemma.get(token.lemma, ())):
            if self.parse.tokens[candidate.head].tag[-1] != token.tag[-1] or candidate.kind is not None:
                continue
            own = {self.parse.tokens[c].lemma for c in self.parse.children(candidate.head, "amod", "compound", "nmod")}
            if modifiers <= own:
                return candidate
            return None
        return None

    def _says(self, root: int, lemma: str) -> bool:
        mention = self.mentions.get(root)
        if mention is None:
            return False
        if any(self.parse.tokens[i].lemma == lemma for i in range(mention.first, max(mention.last, mention.head) + 1)):
            return True
        if mention.rule.partition(":")[2].lower() in (f"title:{lemma}", f"office:{lemma}"):
            return True
        return any(self.parse.tokens[c].lemma == lemma for c in self.parse.children(root, "appos", "compound"))

    def _counted(self, head: int, determiners: Set[str]) -> Candidate | None:
        """The parties that "the two", "both countries" or "the five" mean: told together, or the only ones told."""
        token = self.parse.tokens[head]
        size = 2 if token.norm in _PAIRS or "both" in determiners else NUMERALS.get(token.norm)
        for child in self.parse.children(head, "nummod"):
            size = NUMERALS.get(self.parse.tokens[child].norm, size)
        noun = token.lemma if token.pos == "NOUN" and token.norm not in _PAIRS else None
        if size is None or (noun is not None and noun not in _PARTIES):
            return None
        if after_of(self.parse, head) or (noun is not None and self.parse.children(head, "amod", "compound", "relcl")):
            return None
        kinds = _PARTIES.get(noun, frozenset()) if noun is not None else frozenset()
        recent = [c for c in self._recent(head, _NEAR) if c.actor]
        for candidate in recent:
            if len(candidate.members) > 1 and len(candidate.members) == size and self._are(candidate, kinds):
                return candidate
            if candidate.size == size and noun is None and candidate.head < head - 1:
                return candidate
        if noun is None or not kinds:
            return None
        distinct: dict[str, Candidate] = {}
        for candidate in reversed(recent):
            if len(candidate.members) == 1 and candidate.kind in kinds and candidate.root in self.mentions:
                distinct.setdefault(self.mentions[candidate.root].ref.id, candidate)
        if len(distinct) != size:
            return None
        chosen = tuple(distinct.values())
        return replace(chosen[-1], members=tuple(c.root for c in chosen), number="many", size=size)

    def _are(self, candidate: Candidate, kinds: Set[ActorKind]) -> bool:
        named = [self.mentions.get(i) for i in candidate.members]
        return not kinds or all(m is not None and m.ref.kind in kinds for m in named)

    # ---------------------------------------------------------------- salience

    def _best(self, head: int, fitting: Sequence[Candidate]) -> Candidate | None:
        """The candidate that is most prominent; of two alike the nearer."""
        if not fitting:
            return None
        token = self.parse.tokens[head]
        verb = self._verb(head)
        governor = self.parse.tokens[token.head]
        acting = token.dep == "nsubj" and governor.pos == "VERB"
        speaking = acting and governor.lemma in self.speech
        owning = token.tag == "PRP$" and "actor" in self.reader.classes(governor.lemma)
        is_object = token.dep in ("dobj", "pobj", "dative", "nsubjpass")
        plural = token.norm in _THEY
        taken = self._bound(head, verb)
        best: tuple[float, int] | None = None
        chosen = None
        for candidate in fitting:
            if candidate.head >= head or taken & {candidate.head, candidate.root, *candidate.members}:
                continue
            score = candidate.weight - 1.5 * (token.sentence - candidate.sentence)
            if candidate.kind is not None:
                score += 0.25
            if not candidate.actor:
                score -= 3.0 if speaking else 1.5 if acting or owning else 0.0
            if plural and candidate.number == "either":
                score -= 1.0
            if is_object:  # objects go with objects
                score += -1.0 if candidate.weight >= 2.0 else 1.0 if candidate.weight == 0.5 else 0.0
                if self._speaks(candidate.head):
                    score -= 2.0  # "the police said the gunmen released them": not the police
            if best is None or (score, candidate.head) > best:
                best, chosen = (score, candidate.head), candidate
        return chosen

    def _speaks(self, head: int) -> bool:
        token = self.parse.tokens[head]
        return token.dep == "nsubj" and self.parse.tokens[token.head].lemma in self.speech

    def _bound(self, head: int, verb: int | None) -> frozenset[int]:
        """Tokens that `head` cannot stand for: the subject of its own clause, and what it is in apposition to."""
        token = self.parse.tokens[head]
        found: set[int] = set()
        for i in self.parse.ancestors(head):
            above = self.parse.tokens[i]
            if above.dep == "appos":
                found.add(above.head)
            if above.pos == "VERB":
                break
        if verb is not None and token.tag != "PRP$" and token.dep not in ("nsubj", "nsubjpass"):
            acting = subject(self.parse, verb)
            if acting is not None:
                found.add(acting)
                found.update(self.parse.conjuncts(acting))
                link = self.links.get(acting)
                if link is not None:
                    found.update(link.members)
        return frozenset(found)
