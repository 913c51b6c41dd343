"""Whether what is told is somebody's doing: talk of support, talks and agreements of nobody in particular is no claim.

A deed leaves its mark whoever did it. Acts of speech and of state are nothing without their parties: "a need for
cooperation", "support is vital", "parties must return to talks" tell no event.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from twosource.extract.claims.drafts import Draft, Part
from twosource.extract.claims.sources import Sources
from twosource.model import Role
from twosource.parse import Parse

_BETWEEN = (
    *("accusation", "agreement", "aid", "concession", "condemnation", "cooperation", "demand", "meeting"),
    *("negotiation", "rejection", "relations", "sanction", "support", "threat"),
)
"""Types of acts that somebody does to or with another: what is only meant to be done must tell both, unless
it is the speaker's own promise or told as what will be."""
_OF_ONE = ("appointment", "denial", "group_change", "legislation", "resignation", "trial", "vote")
"""Types of acts that one party does or suffers."""
_OF_PEOPLE = ("abduction", "crime", "detention", "killing", "repression", "sexual_violence", "torture")
"""Types of what is done to people by others, of which one at least must be told."""
_IMPERSONAL = ("accident", "ceasefire_violation", "curfew", "disaster", "riot", "weapons_test")
"""Types of what happens, which nobody need be told to do."""
_MAIN = ("ROOT", "compound", "dobj", "nsubj", "nsubjpass")
"""Places of an event noun where it is what a clause tells of, or what is left of a deed ("the blast site")."""
_GATHERING = ("agreement", "aid", "legislation", "meeting", "negotiation", "trial", "vote")
"""Types of acts that their day and place make certain too."""
_OF_SOMEBODY = ("abduction", "detention", "release")
"""Types of what is done to people: words for it that are said of a thing tell none."""
_ANYBODY = frozenset(
    "actor all ally anybody anyone body community country enemy everybody everyone friend government group human "
    "humanity individual many member men nation neighbour one other other ourselves participant partner party people "
    "person player population power public sector side society somebody someone stakeholder state they those we "
    "who world you".split()
)
"""Nouns and pronouns that stand for nobody certain, unless more is said of them."""
_US = frozenset({"i", "we"})
_ASKING = ("demand", "threat")
"""Types of acts whose content is another, to which who asks is a party."""
_NEAR = 3  # words up from what is asked to the word for asking: "calls for", "asked others to consider"
_MUST = frozenset({"must", "should"})
_REAL = ("occurred", "ongoing", "denied")
_WILL = 2.3
"""The score from which what lies ahead is told as something that will be done, and not only meant or wished."""


@dataclass(slots=True)
class Determinate:
    """Finds among the drafts of a document those that tell what somebody did or what happened, and not only a topic."""

    parse: Parse
    sources: Sources
    classes: Callable[[int], frozenset[str]]
    _askers: Mapping[int, Set[str]] = field(init=False, default_factory=dict)

    def of(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts that tell an event."""
        self._askers = {
            mention.head: {part.key for part in draft.parts if part.role == "agent" and self._is_certain(part)}
            for draft in drafts
            for mention in draft.mentions
            if draft.type.startswith(_ASKING)
        }
        return [draft for draft in drafts if self._is_told(draft)]

    def _is_told(self, draft: Draft) -> bool:
        suffered = bool(draft.measured) or any(part.role != "agent" for part in draft.parts)
        if draft.type == "casualty_report":  # "justice for the dead"
            return suffered
        if draft.type.startswith(_OF_SOMEBODY) and any(slot.role == "target" for slot in draft.mentions[0].slots):
            return suffered  # "released a report"
        if draft.measured or any(self.sources.sayings[k].stance == "claims_responsibility" for k in draft.chain):
            return True
        if draft.type.startswith((*_BETWEEN, *_OF_ONE)):
            return self._is_act(draft)
        if draft.certainty.factuality in ("planned", "possible") and not _is_placed(draft):
            return any(self._is_certain(part) for part in draft.parts)  # "mines must be laid where troops pass"
        return bool(draft.parts) or _happens(self.parse, draft)

    def _is_act(self, draft: Draft) -> bool:
        """Whether an act of speech or of state has the parties that it needs, or for a gathering its day or place."""
        between = draft.type.startswith(_BETWEEN)
        parties = {part.key for part in draft.parts if self._is_certain(part)}
        parties |= {
            self.parse.tokens[i].norm
            for i in self.parse.children(draft.head, "nsubj")
            if self.parse.tokens[i].norm in _US
        }
        if parties:
            parties |= self._asking(draft)
        own = any(part.role == "agent" and part.responsibility == "claimed" for part in draft.parts)
        told = own or draft.certainty.factuality in _REAL or draft.certainty.score >= _WILL
        wanted = 2 if between and (not told or _is_only_named(self.parse, draft)) else 1
        known = 0
        if draft.type.startswith(_GATHERING):
            known = (draft.day is not None) + (draft.place is not None and draft.place.explicit)
        return len(parties) + known >= wanted

    def _asking(self, draft: Draft) -> set[str]:
        """Those who want it of certain parties: "France called for sanctions on them", "said they must mediate"."""
        found = {key for i in islice(self.parse.ancestors(draft.head), _NEAR) for key in self._askers.get(i, ())}
        verbs = (draft.head, self.parse.tokens[draft.head].head)
        must = any(self.parse.tokens[c].norm in _MUST for i in verbs for c in self.parse.children(i, "aux"))
        speaker = self.sources.innermost(draft.chain) if must else None
        doers = (part for part in draft.parts if part.role == "agent")
        if speaker is not None and speaker.actor is not None and any(self._is_certain(p) for p in doers):
            found.add(speaker.actor.id)
        return found

    def _is_certain(self, part: Part) -> bool:
        """Whether a participant is somebody: a known actor, or people whom more than a bare general word tells.

        Of pronouns the words that they stand for tell it, of things whose they are ("the envoy's effort").
        """
        referent = part.referent
        if referent.actor is not None or self._is_somebody(referent.head, part.role):
            return True
        if referent.antecedent is not None and self._is_somebody(referent.antecedent, part.role):
            return True
        owners = self.parse.children(referent.head, "poss") if part.role != "agent" else ()
        return any("actor" in self.classes(i) and self._is_somebody(i, part.role) for i in owners)

    def _is_somebody(self, head: int, role: Role) -> bool:
        """Whether words tell somebody certain: people or a body, by more than a bare general word."""
        token, found = self.parse.tokens[head], self.classes(head)
        if "actor" not in found and (role != "agent" or (found and "talks" not in found)):
            return token.pos == "PROPN" and found <= {"place", "territory", "name"}
        if token.lemma not in _ANYBODY and token.norm not in _ANYBODY:
            return token.pos != "PRON"
        near = (
            *self.parse.children(head, "nummod", "appos"),
            *self.parse.children(head, "amod", "compound", "nmod", "poss"),
        )
        said = (self.parse.tokens[c] for c in near)
        return any(t.pos == "NUM" or t.shape.startswith("X") or (t.dep == "compound" and t.pos == "NOUN") for t in said)


def _is_only_named(parse: Parse, draft: Draft) -> bool:
    """Whether a noun names working together beside what is told: "in coordination with the army"."""
    token = parse.tokens[draft.head]
    done = any(part.rule.startswith("support:") for part in draft.parts)  # "took part in the operation"
    return draft.type.startswith("cooperation") and token.pos == "NOUN" and token.dep == "pobj" and not done


def _is_placed(draft: Draft) -> bool:
    """Whether the event's own words tell its day or place."""
    return draft.day is not None or (draft.place is not None and draft.place.explicit)


def _happens(parse: Parse, draft: Draft) -> bool:
    """Whether a deed of nobody, to nobody, is told as happening: at a day or place, or by a clause of its own."""
    tried = draft.certainty.factuality == "attempted" and draft.type.startswith(_IMPERSONAL)
    if draft.certainty.factuality not in _REAL and not tried:
        return False
    if _is_placed(draft):
        return True
    if draft.type.startswith(_IMPERSONAL):
        return True
    return not draft.type.startswith(_OF_PEOPLE) and parse.tokens[draft.head].dep in _MAIN
