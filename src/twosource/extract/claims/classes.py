"""The noun classes of any words of a document: of common nouns by the ontology, of names by what they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.extract.answers import PlaceMention
from twosource.extract.who import Referents
from twosource.model import ActorKind
from twosource.ontology import Ontology, reporting
from twosource.ontology.nouns import CLASSES, widen
from twosource.parse import Parse
from twosource.parse.casing import is_lower_word

_OF_KIND: Mapping[ActorKind, str] = {
    "military": "security_force",
    "police": "security_force",
    "security_service": "security_force",
    "armed_group": "armed_group",
    "militia": "armed_group",
    "person": "person",
    "ethnic": "civilian",
    "religious": "group",
    "civilian": "civilian",
    "company": "institution",
    "media": "institution",
    "ngo": "institution",
    "state": "institution",
    "government": "institution",
    "parliament": "institution",
    "ministry": "institution",
    "court": "institution",
    "international_organisation": "institution",
    "regional_organisation": "institution",
}
_OF_ENTITY = {
    "PERSON": "person",
    "ORG": "institution",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
}
_MUTE = frozenset(
    "facility weapon vehicle event body_part nature money goods agreement territory violence disaster time idea".split()
)
_SPELT_OUT = frozenset({"disease", "weapon"})
"""Classes of common words that are themselves written in capitals: AIDS, SAM."""
_PRONOUNS = frozenset(
    "he she him her his they them their who whose we us our i me my you your others everyone someone".split()
)


@dataclass(slots=True)
class NameClasses:
    """Answers which classes the words with a given head token belong to."""

    parse: Parse
    referents: Referents
    places: Sequence[PlaceMention]
    ontology: Ontology
    _places: dict[int, PlaceMention] = field(default_factory=dict)
    _wide: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.places:
            for i in range(place.first, place.last + 1):
                self._places[i] = place
        self._wide = {name: widen(name) for name in CLASSES}

    def mute(self, head: int) -> bool:
        """Whether the words name a thing that cannot speak, such as a building or a weapon."""
        if self.parse.tokens[head].lemma in reporting.load().records:
            return False  # "the inquiry found"
        classes = self.of(head)
        return bool(classes & _MUTE) and not classes & {"actor", "document", "speech", "information"}

    def of(self, head: int) -> frozenset[str]:
        """The classes, wider ones included; empty for words that nothing is known of.

        Words inside the proper name of an actor have the class `name` too.
        """
        token = self.parse.tokens[head]
        mention = self.referents.named(head)
        if mention is not None:
            named = self._wide[_OF_KIND.get(mention.ref.kind, "group")]
            if mention.ref.kind == "state":
                return named | {"place", "territory"}
            return named | {"name"} if mention.use in ("name", "acronym", "surname") else named
        place = self._places.get(head)
        if place is not None and token.pos == "PROPN":
            if place.use == "demonym":
                return self._wide["group"]
            return self._wide["territory"] | (self._wide["institution"] if place.use == "metonym" else frozenset())
        if token.pos == "PRON" or token.tag == "PRP$":
            antecedent = self.referents.of(head)
            if antecedent.actor is not None:
                return self._wide[_OF_KIND.get(antecedent.actor.kind, "group")]
            if antecedent.antecedent is not None and antecedent.antecedent < head:
                return self.of(antecedent.antecedent)
            return self._wide["person"] if token.norm in _PRONOUNS else frozenset()
        known = self.ontology.noun_classes(token.lemma)
        if known and _SPELT_OUT.isdisjoint(known) and self._is_acronym(head):
            return self._wide["institution"]
        if known:
            return frozenset(known)
        if token.pos == "NUM" or token.entity == "MONEY":
            return self._wide["money" if token.entity == "MONEY" else "person"]
        return self._wide.get(_OF_ENTITY.get(token.entity, ""), frozenset()) if token.pos == "PROPN" else frozenset()

    def _is_acronym(self, head: int) -> bool:
        """Whether a common word in capitals among small letters is a body's short name: "ICE returned the coin"."""
        token = self.parse.tokens[head]
        written = self.parse.text(head, head)
        if not written.isupper() or len(written) < 2 or not is_lower_word(token.norm):
            return False
        near = range(max(0, head - 2), min(len(self.parse.tokens), head + 3))
        alone = not self.parse.children(head, "det", "amod", "compound", "poss") and token.dep != "compound"
        return alone and any(self.parse.text(i, i).islower() for i in near)
