"""Which of several candidates words most likely point back to: the most prominent that their place allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract.who.candidates import Candidate, Reader
from twosource.parse import Parse
from twosource.parse.arguments import subject

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY

_FLOOR = -2.2
"""What is no more prominent than this is too far from a word that so many things could be meant by."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What words point back to: the heads of its members, as they were last mentioned, and how it was found."""

    members: tuple[int, ...]
    via: str


def verb_over(parse: Parse, head: int) -> int | None:
    """The verb whose clause token `head` stands in."""
    return next((i for i in parse.ancestors(head) if parse.tokens[i].pos in ("VERB", "AUX")), None)


@dataclass(frozen=True, slots=True)
class Salience:
    """Weighs candidates for one report."""

    parse: Parse
    reader: Reader

    def best(self, head: int, fitting: Sequence[Candidate], links: Mapping[int, Antecedent]) -> Candidate | None:
        """The candidate that is most prominent; of two alike the nearer."""
        if not fitting:
            return None
        token = self.parse.tokens[head]
        verb = verb_over(self.parse, head)
        governor = self.parse.tokens[token.head]
        acting = token.dep == "nsubj" and governor.pos == "VERB"
        speaking = acting and governor.lemma in self.reader.speech
        owning = token.tag == "PRP$" and "actor" in self.reader.classes(governor.lemma)
        is_object = token.dep in ("dobj", "pobj", "dative", "nsubjpass")
        pronoun, plural = token.norm in PRONOUNS, token.norm in THEY
        taken = self._bound(head, verb, links)
        best: tuple[float, int] | None = None
        chosen = None
        for candidate in fitting:
            if candidate.head >= head or taken & {candidate.head, candidate.root, *candidate.members}:
                continue
            score = candidate.weight - 1.8 * (token.sentence - candidate.sentence)
            if candidate.kind is not None:
                score += 0.25
            if not candidate.actor:
                score -= 3.0 if speaking else 1.5 if acting or owning else 0.0
            if plural and candidate.number == "either":
                score -= 1.0 if candidate.kind is not None else 1.5
            if pronoun and candidate.pronoun and candidate.sentence == token.sentence:
                score += 1.0  # "they said that they": whoever a sentence calls "they" it goes on calling so
            if is_object:  # objects go with objects
                score += -1.0 if candidate.weight >= 2.0 else 1.0 if candidate.weight == 0.5 else 0.0
                if self.reader.speaks(candidate.head):
                    score -= 2.0  # "the police said the gunmen released them": not the police
            if score <= _FLOOR and token.norm in IT | THEY:
                continue
            if best is None or (score, candidate.head) > best:
                best, chosen = (score, candidate.head), candidate
        return chosen

    def _bound(self, head: int, verb: int | None, links: Mapping[int, Antecedent]) -> frozenset[int]:
        """Tokens that `head` cannot stand for: the subject of its own clause, and the phrase that it is part of."""
        token = self.parse.tokens[head]
        found: set[int] = set()
        for i in self.parse.ancestors(head):
            above = self.parse.tokens[i]
            if above.pos == "VERB":
                break
            found.add(i)  # "part of their force" is not theirs
            if above.dep == "appos":
                found.add(above.head)
        if verb is not None and token.tag != "PRP$" and token.dep not in ("nsubj", "nsubjpass"):
            acting = subject(self.parse, verb)
            if acting is not None:
                found.add(acting)
                found.update(self.parse.conjuncts(acting))
                link = links.get(acting)
                if link is not None:
                    found.update(link.members)
        return frozenset(found)
