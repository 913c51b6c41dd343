"""What pronouns and descriptions point back to, over a whole report, in one pass from left to right.

A candidate must agree in number, gender and kind, and must not be ruled out by its place: nothing is the object of its
own deed unless the word says so ("itself"). Of those that fit, the most prominent wins: a subject before an object,
near before far. A pronoun once resolved stands in the row for what it means, so that a chain of them holds together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from twosource.actors.mention import ActorMention
from twosource.extract.who.candidates import NUMERALS, Candidate, Reader
from twosource.extract.who.phrases import after_of
from twosource.extract.who.salience import HE, IT, PRONOUNS, SHE, Antecedent, Salience, verb_over
from twosource.model import ActorKind
from twosource.ontology.descriptions import Description
from twosource.ontology.genders import Gender
from twosource.parse import Parse
from twosource.parse.arguments import subject

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_NOT_IT: frozenset[ActorKind] = frozenset(("person", "ethnic", "religious", "civilian"))
_NOT_THEY: frozenset[ActorKind] = frozenset(("state", "person", "government", "ministry", "court"))
_ORGANS: frozenset[ActorKind] = frozenset(("military", "government", "police"))
_TELLING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_IRREGULARS: frozenset[ActorKind] = frozenset(("armed_group", "militia"))
_GENERIC = frozenset("man people person population public woman".split())
_MEETING = frozenset("confer meet negotiate speak talk".split())
_PLEONASTIC = frozenset("appear be become emerge happen remain seem".split())
# counted words that mean a number of parties just told of: "the two sides", "both countries"
_PARTIES: Mapping[str, frozenset[ActorKind]] = {
    **dict.fromkeys("country nation state government".split(), frozenset[ActorKind](("state", "government"))),
    **dict.fromkeys(
        "leader minister man woman president official general diplomat".split(), frozenset[ActorKind](("person",))
    ),
    **dict.fromkeys("ally foe neighbour party rival side".split(), frozenset[ActorKind]()),
    **dict.fromkeys(
        "group movement faction organisation organization army".split(),
        frozenset[ActorKind](("armed_group", "militia", "military", "party")),
    ),
}
_MEMBERS = frozenset({"authority", "force", "paramilitary", "troop"})
"""Nouns besides those for persons whose plural means one body by its members."""
_PAIRS = frozenset("pair couple duo both two".split())
_LANDS = frozenset({"country", "nation", "kingdom", "republic"})
_FAR = 12  # sentences that a description looks back over for a name that says its noun
_WINDOW = 4  # sentences that a pronoun or description looks back over
_NEAR = 2  # sentences that words for a number of parties look back over


@dataclass(slots=True)
class Coreference:
    """The antecedents of one report. `lands` are the countries told of, by head token;
    `links` maps the head token of a pronoun or description to its antecedent."""

    parse: Parse
    reader: Reader
    descriptions: Mapping[str, Description]
    mentions: Mapping[int, ActorMention]
    lands: Mapping[int, str]
    salience: Salience = field(init=False)
    links: dict[int, Antecedent] = field(default_factory=dict)
    _genders: dict[str, Gender] = field(default_factory=dict)
    _single: set[int] = field(default_factory=set)
    _row: list[Candidate] = field(default_factory=list)
    _by_lemma: dict[str, list[Candidate]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.salience = Salience(self.parse, self.reader)
        for token in self.parse.tokens:
            if token.pos not in _TELLING and token.i not in self.mentions and token.norm != "other":
                continue
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
            if self.parse.tokens[head].norm in IT:
                self._single.add(antecedent.root)  # whoever is called "it" is not called "they"
            self.links[head] = Antecedent(
                antecedent.members if len(antecedent.members) > 1 else (antecedent.root,), via
            )
            weight = self.reader.weight(head, antecedent.actor)
            self._row.append(
                replace(
                    antecedent,
                    head=head,
                    sentence=self.parse.tokens[head].sentence,
                    weight=weight,
                    pronoun=via == "pronoun",
                )
            )
            return
        candidate = self.reader.at(head, self.mentions.get(head))
        if candidate is None:
            return
        self._row.append(candidate)
        self._by_lemma.setdefault(self.parse.tokens[head].lemma, []).append(candidate)
        met = self._met(candidate)
        if met is not None:
            self._row.append(met)
        for first in self._opened(head):
            together = self.reader.together(first)
            if together is not None and together.head == head and self._alike(together):
                self._row.append(together)

    def _met(self, other: Candidate) -> Candidate | None:
        """The two of "the minister met the envoy", whom "they" means from there on."""
        token = self.parse.tokens[other.head]
        verb = self.parse.tokens[token.head]
        if verb.norm == "with" and token.dep == "pobj":
            verb = self.parse.tokens[verb.head]
        elif token.dep != "dobj":
            return None
        acting = subject(self.parse, verb.i) if verb.lemma in _MEETING and other.actor else None
        for one in self._recent(other.head, 0):
            if one.head == acting and one.actor and len(one.members) == 1 == len(other.members):
                members = (one.root, other.root)
                return replace(other, members=members, number="many", gender=None, size=2, weight=one.weight)
        return None

    def _alike(self, together: Candidate) -> bool:
        """Whether the parts of a coordination are all actors or all things; else the parse has joined what is apart."""
        parts = [c.actor for c in self._recent(together.head, 1) if c.head in together.members]
        return all(parts) or not any(parts)

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
        if token.norm in IT and self._pleonastic(head):
            return None
        if token.norm in HE | SHE:
            gender: Gender = "he" if token.norm in HE else "she"
            persons = self.reader.persons(self._recent(head, _WINDOW))
            fitting = [c for c in persons if self._gender(c) in (gender, None)]
            if len({self._identity(c) for c in fitting}) == 1:
                self._genders[self._identity(fitting[0])] = gender
        elif token.norm in IT:
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
        best = self.salience.best(head, fitting, self.links)
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
        verb = verb_over(self.parse, head)
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
        verb = verb_over(self.parse, head)
        if verb is None or self.parse.tokens[verb].dep not in ("xcomp", "pcomp", "advcl"):
            return None
        acting = subject(self.parse, verb)
        norm = self.parse.tokens[head].norm
        for candidate in self._recent(head, 0):
            if candidate.head == acting and candidate.kind is not None:
                person = norm in HE | SHE
                return candidate if candidate.person == person else None
        return None

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
        plural = token.tag in ("NNS", "NNPS")
        told = None if token.lemma in _GENERIC else self._told(head)
        description = self.descriptions.get(token.lemma)
        if description is None:
            together = self._several(head) if plural and told is None and token.lemma in _PARTIES else None
            found = told if together is None else together
            return None if found is None else (found, "description")
        if token.lemma in _LANDS:
            return self._land(head)
        if description.said or told is None:
            for candidate in self._recent(head, _FAR):
                named = candidate.kind is not None and len(candidate.members) == 1
                if named and (candidate.number == "many") == plural and self._says(candidate.root, token.lemma):
                    if told is None or candidate.head > told.head:
                        return candidate, "description"
                    break
        if told is not None and told.kind is None and description.said:
            return told, "description"
        if description.said:
            return None
        if plural and description.kinds <= _IRREGULARS:
            only = self._only(head, description.kinds)
            if only is not None:
                return only, "description"
        if description.kinds & _ORGANS and self._sided(head):
            return None if told is None else (told, "description")
        together = self._several(head) if plural and told is None else None
        if together is not None:
            return together, "description"
        members = not plural or token.lemma in _MEMBERS or "person" in self.reader.classes(token.lemma)
        fitting = [
            c
            for c in self._recent(head, _WINDOW)
            if len(c.members) == 1
            and (
                (c.kind in description.kinds and members)
                or (c.kind is None and bool(description.classes & c.classes) and (c.number == "many") == plural)
                or (told is not None and c.root == told.root)
            )
        ]
        best = self.salience.best(head, fitting, self.links)
        if best is None:
            best = told
        return None if best is None else (best, "description")

    def _land(self, head: int) -> tuple[Candidate, str] | None:
        """The country that "the country" means: the only one told of nearby, else the one that most is told of."""
        if self.parse.tokens[head].tag != "NN":
            return None
        found = dict(self._near_lands(head))
        if not found:
            return None
        if len(set(found.values())) > 1:
            counts = Counter(self.lands.values()).most_common(2)
            if counts[0][1] < 2 * counts[1][1]:
                return None
            found = {i: land for i, land in found.items() if land == counts[0][0]}
        if not found:
            return None
        i = max(found)
        one = Candidate(i, self.parse.tokens[i].sentence, i, (i,), "one", "state", frozenset(), None, None, 0.0)
        return one, "description"

    def _near_lands(self, head: int) -> Iterator[tuple[int, str]]:
        least = self.parse.tokens[head].sentence - _NEAR
        for i, land in self.lands.items():
            if i < head and self.parse.tokens[i].sentence >= least:
                yield i, land

    def _only(self, head: int, kinds: Set[ActorKind]) -> Candidate | None:
        """The one actor of these kinds that the report has named: whose "the guerrillas" are when it has no other."""
        named = [c for c in self._recent(head, _FAR) if c.kind in kinds and len(c.members) == 1]
        return named[0] if len({self._identity(c) for c in named}) == 1 else None

    def _sided(self, head: int) -> bool:
        """Whether a modifier tells whose side words are on: "the guerrilla forces" are no state's."""
        modifiers = self.parse.children(head, "amod", "compound", "nmod")
        return any("actor" in self.reader.classes(self.parse.tokens[c].lemma) for c in modifiers)

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

    def _several(self, head: int) -> Candidate | None:
        """Those just told of together whom "the ministers" or "the rivals" means."""
        kinds = _PARTIES.get(self.parse.tokens[head].lemma)
        if kinds is None:
            return None
        together = (c for c in self._recent(head, 1) if len(c.members) > 1 and c.actor)
        return next((c for c in together if self._are(c, kinds)), None)

    def _are(self, candidate: Candidate, kinds: Set[ActorKind]) -> bool:
        named = [self.mentions.get(i) for i in candidate.members]
        return not kinds or all(m is not None and m.ref.kind in kinds for m in named)
