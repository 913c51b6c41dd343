"""What later words can point back to: the people, bodies and things that a report has told of so far."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from twosource.actors.mention import ActorMention
from twosource.extract.who.phrases import MEASURE_NOUNS, after_of, phrase
from twosource.model import ActorKind
from twosource.ontology.genders import Gender
from twosource.parse import Parse

NounClasses = Callable[[str], tuple[str, ...]]
Number = Literal["one", "many", "either"]

_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})
_SUBJECTS = ("nsubj", "nsubjpass")
_LOCATING = frozenset("in at near from across around inside outside throughout within".split())
_BODIES = frozenset({"group", "institution", "security_force", "armed_group"})
_PEOPLE: frozenset[ActorKind] = frozenset(("ethnic", "religious", "civilian"))
_SINGLE: frozenset[ActorKind] = frozenset(("state", "person", "ministry", "court"))
_PARTIES: frozenset[ActorKind] = frozenset(("armed_group", "militia", "police", "military", "party", "company"))
_OF_ENTITY: Mapping[str, frozenset[str]] = {
    "PERSON": frozenset(("actor", "person")),
    "ORG": frozenset(("actor", "institution")),
    "NORP": frozenset(("actor", "group")),
}
_SPEAKER = frozenset(("actor",))
NUMERALS: Mapping[str, int] = {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a report tells of at token `head`.

    `root` is the head token of its first mention as far as is known, and `members` are the heads of the parts of a
    coordination ("France and Germany"), one for anything else. `kind` is set for named actors, `classes` for other
    nouns. `size` is how many they are where the words say it, `weight` how prominent its place in the sentence is;
    `pronoun` is set where a pronoun stands for it here.
    """

    head: int
    sentence: int
    root: int
    members: tuple[int, ...]
    number: Number
    kind: ActorKind | None
    classes: frozenset[str]
    gender: Gender | None
    size: int | None
    weight: float
    pronoun: bool = False

    @property
    def person(self) -> bool:
        """Whether it is one person."""
        if len(self.members) > 1 or self.number == "many":
            return False
        return self.kind == "person" if self.kind is not None else "person" in self.classes and self.number == "one"

    @property
    def actor(self) -> bool:
        """Whether it can act at all."""
        return self.kind is not None or "actor" in self.classes


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads candidates off the tokens of a report."""

    parse: Parse
    classes: NounClasses
    genders: Mapping[str, Gender]
    speech: Set[str]

    def at(self, head: int, mention: ActorMention | None) -> Candidate | None:
        """The candidate with this head token; None where later words cannot point to it."""
        token = self.parse.tokens[head]
        nominal = token.pos in ("NOUN", "PROPN") or mention is not None
        if not nominal or (mention is None and token.dep in _MODIFIERS) or token.entity in ("DATE", "TIME"):
            return None
        kind = None if mention is None else mention.ref.kind
        classes = frozenset() if mention is not None else self._classes(head)
        number = self._number(head, kind, classes)
        if mention is None and not classes:
            classes = _OF_ENTITY.get(token.entity, classes) if token.pos == "PROPN" else classes
            if not classes and self.speaks(head):
                classes = _SPEAKER
        size = self._size(head)
        return Candidate(
            head,
            token.sentence,
            head,
            (head,),
            number,
            kind,
            classes,
            self._gender(head, mention),
            size,
            self.weight(head, bool(kind) or "actor" in classes),
        )

    def persons(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Those who are one person; where none is known to be, names of one word that speak."""
        found = [c for c in candidates if c.person]
        return found or [c for c in candidates if c.kind is None and self._is_bare_name(c.head)]

    def _is_bare_name(self, head: int) -> bool:
        """Whether a name of one word says something, whatever it was taken for: "Kovar has said he will stay"."""
        first, last = phrase(self.parse, head)
        return first == last and self.parse.tokens[head].tag == "NNP" and self.speaks(head)

    def together(self, first: Candidate) -> Candidate | None:
        """The coordination that begins with a candidate: "France and Germany", "rebels and soldiers"."""
        members = tuple(
            i
            for i in self.parse.conjuncts(first.head)
            if self.parse.tokens[i].pos in ("NOUN", "PROPN") and self.parse.tokens[i].dep not in _MODIFIERS
        )
        if len(members) < 2 or self.parse.tokens[first.head].dep == "conj" or not self._and(members):
            return None
        sizes = [self._size(i) or (1 if self._number(i, None, frozenset()) == "one" else None) for i in members]
        size = None if None in sizes else sum(s for s in sizes if s is not None)
        return Candidate(
            members[-1],
            first.sentence,
            members[-1],
            members,
            "many",
            first.kind,
            first.classes,
            None,
            size,
            first.weight,
        )

    def _and(self, members: tuple[int, ...]) -> bool:
        return not any(
            self.parse.tokens[c].norm in ("or", "nor", "but") for m in members for c in self.parse.children(m, "cc")
        )

    def _classes(self, head: int) -> frozenset[str]:
        token = self.parse.tokens[head]
        if token.lemma in MEASURE_NOUNS:
            inner = after_of(self.parse, head)
            if inner:
                return frozenset(self.classes(self.parse.tokens[inner[0]].lemma))
        return frozenset(self.classes(token.lemma))

    def _number(self, head: int, kind: ActorKind | None, classes: frozenset[str]) -> Number:
        tag = self.parse.tokens[head].tag
        if kind in _PEOPLE:
            return "many"
        if kind in _SINGLE or kind == "government":
            return "one"
        if tag in ("NNS", "NNPS") and (kind is None or kind in _PARTIES):
            return "many"
        lemma = self.parse.tokens[head].lemma
        if kind is not None or classes & _BODIES or lemma in MEASURE_NOUNS:
            return "either"
        return "one"

    def _size(self, head: int) -> int | None:
        for child in self.parse.children(head, "nummod"):
            norm = self.parse.tokens[child].norm
            if norm in NUMERALS:
                return NUMERALS[norm]
            return int(norm) if norm.isdecimal() else None
        return None

    def _gender(self, head: int, mention: ActorMention | None) -> Gender | None:
        """By the noun, a title or a given name."""
        lemma = self.parse.tokens[head].lemma
        if mention is None:
            if lemma in self.genders:
                return self.genders[lemma]
            first, last = phrase(self.parse, head)
            said = self.parse.text(first, last)
        else:
            said = f"{mention.span.quote} {mention.name}"
        told = {self.genders[w] for w in (word.strip(".,") for word in said.lower().split()) if w in self.genders}
        return told.pop() if len(told) == 1 else None

    def speaks(self, head: int) -> bool:
        """Whether the words are the subject of a verb that says something."""
        token = self.parse.tokens[head]
        return token.dep == "nsubj" and self.parse.tokens[token.head].lemma in self.speech

    def weight(self, head: int, acts: bool) -> float:
        """How prominent token `head` is by its place in the sentence; less so for what cannot act."""
        token = self.parse.tokens[head]
        first = token
        while first.dep == "conj" and first.head != first.i:
            first = self.parse.tokens[first.head]
        if first.dep in _SUBJECTS:
            weight = 2.0
        elif first.dep in _MODIFIERS:
            weight = -1.0
        elif first.dep == "pobj":
            weight = -0.5 if self.parse.tokens[first.head].norm in _LOCATING else 0.0
        else:
            weight = 0.5 if first.dep in ("dobj", "ROOT") else 0.0
        return weight if acts else weight - 1.0
