"""What participants and loaded words are called: by the actor, place or event that is meant, in plain words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from twosource.extract.answers import LoadedTerm, PlaceMention, Referent
from twosource.extract.claims.drafts import Draft
from twosource.extract.who import Referents
from twosource.gazetteer.tables import type_words
from twosource.parse import Parse

_LAND = frozenset({"region", "admin1", "island"})
"""Kinds of place whose word with a nation's adjective means a place named before ("the Palestinian enclave")."""
_BACK = 6  # sentences that such a description points back over
_POINTING = frozenset({"the", "this", "that"})
_MANY = frozenset({"group", "number", "band", "alliance", "coalition", "member", "branch", "wing"})
"""Nouns whose "of" tells what they are made of: "an alliance of fighters"."""
_AGAINST = ("target", "victim", "recipient")


@dataclass(slots=True)
class Naming:
    """Names for the words of one document."""

    parse: Parse
    referents: Referents
    places: Sequence[PlaceMention]
    terms: Sequence[LoadedTerm]
    _at: dict[int, PlaceMention] = field(default_factory=dict)
    _known: dict[int, tuple[Referent, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.places:
            for i in range(place.first, place.last + 1):
                self._at[i] = place

    def of(self, head: int) -> Referent:
        """Who or what the words headed by `head` stand for, by a plain name; of several the first."""
        return self.all(head)[0]

    def all(self, head: int) -> tuple[Referent, ...]:
        """All that the words headed by `head` stand for, by plain names."""
        if head not in self._known:
            self._known[head] = tuple(replace(r, name=self._plain(r)) for r in self.referents.all(head))
        return self._known[head]

    def _plain(self, referent: Referent) -> str:
        """A known actor's name, a place that was named before, or the report's words without taking a side."""
        described = self._described_place(referent)
        if described is not None:
            return described
        name = referent.name + self._of_place(referent)
        mention = self.referents.named(referent.head)
        known = mention is not None and mention.actor is not None and referent.antecedent is None
        plain = self.plain(name)
        return mention.name if known and mention is not None and plain != name else plain

    def plain(self, words: str) -> str:
        """Words of the report with the loaded ones among them made plain or left out."""
        for term in self.terms:
            loaded = term.span.quote.removeprefix("the ").removeprefix("The ")
            if re.search(rf"\b{re.escape(loaded)}\b", words):
                words = words.replace(loaded, term.neutral or "").strip() or words
        return words

    def refers_to(self, term: LoadedTerm, drafts: Iterable[Draft]) -> str | None:
        """What loaded words mean: a known actor or place, an event with its sides, else the words made plain."""
        if term.refers_to is not None or term.referent is None:
            return term.refers_to
        referent = self.of(term.referent)
        if referent.actor is None and self._described_place(referent) is None:
            event = self._event(term, drafts)
            if event is not None:
                return event
            bearer = self._bearer(term.referent)
            if bearer is not None:
                return bearer.name
        return referent.name

    def body(self, referent: Referent) -> Referent:
        """The body that a person speaks for, whose deed it is that he claims; else who is given."""
        mention = self.referents.named(referent.head)
        if mention is None or mention.affiliation is None or mention.ref.kind != "person":
            return referent
        return replace(referent, name=mention.affiliation_name or referent.name, actor=mention.affiliation)

    def describes(self, head: int) -> bool:
        """Whether a word is only a loaded adjective: "the besieged enclave" tells no siege."""
        if self.parse.tokens[head].dep != "amod":
            return False
        return any(t.first <= head <= t.last and t.referent != head for t in self.terms)

    def _described_place(self, referent: Referent) -> str | None:
        """The place named before that "the Ruritanian enclave" means."""
        tokens = self.parse.tokens
        token = tokens[referent.head]
        if referent.actor is not None or type_words()[1].get(token.norm) not in _LAND:
            return None
        if not any(tokens[c].norm in _POINTING for c in self.parse.children(token.i, "det")):
            return None
        nations = [self._at[c].place for c in self.parse.children(token.i, "amod", "compound") if c in self._at]
        countries = {place.country for place in nations if place is not None}
        if len(countries) != 1 or len(nations) != 1:
            return None
        for mention in reversed(self.places):
            place = mention.place
            if place is None or mention.last >= token.i or mention.use != "location":
                continue
            if tokens[mention.first].sentence < token.sentence - _BACK:
                return None
            if place.country in countries and place.kind in _LAND:
                return place.name
        return None

    def _of_place(self, referent: Referent) -> str:
        """The name after a word for a place: " of Goma" of "the town of Goma"; "" where there is none."""
        tokens = self.parse.tokens
        token = tokens[referent.head]
        if referent.actor is not None or token.pos != "NOUN" or token.norm not in type_words()[1]:
            return ""
        for preposition in self.parse.children(token.i, "prep"):
            for inner in self.parse.children(preposition, "pobj"):
                if tokens[preposition].norm == "of" and inner in self._at:
                    named = f" of {self._at[inner].span.quote}"
                    return "" if named in referent.name else named
        return ""

    def _bearer(self, head: int) -> Referent | None:
        """The known actor that words describe: "the Front, an alliance of fighters", "the Front is a movement"."""
        tokens = self.parse.tokens
        above = tokens[tokens[head].head]
        if tokens[head].dep == "pobj" and above.norm == "of" and tokens[above.head].lemma in _MANY:
            head = above.head
        token = tokens[head]
        if token.dep == "appos":
            bearers: Sequence[int] = (token.head,)
        elif token.dep == "attr":
            bearers = self.parse.children(token.head, "nsubj")
        else:
            bearers = self.parse.children(head, "appos")
        known = [self.of(b) for b in bearers]
        return next((r for r in known if r.actor is not None), None)

    def _event(self, term: LoadedTerm, drafts: Iterable[Draft]) -> str | None:
        """The event that a loaded noun or its adjective tells, with its sides: "war of Ruritania against Borduria"."""
        assert term.referent is not None
        token = self.parse.tokens[term.referent]
        if term.neutral is None or token.pos not in ("NOUN", "PROPN"):
            return None
        words = {token.i, *self.parse.children(token.i, "relcl")}
        if token.dep in ("dobj", "nsubj", "nsubjpass"):
            words.add(token.head)
        for draft in drafts:
            if words.isdisjoint(i for m in (*draft.mentions, *draft.further) for i in m.tokens):
                continue
            agents = [p.referent.name for p in draft.parts if p.role == "agent"]
            targets = [p.referent.name for p in draft.parts if p.role in _AGAINST]
            by = f" of {' and '.join(agents)}" if agents else ""
            against = f" against {' and '.join(targets)}" if targets else ""
            return term.neutral + by + against if by or against else None
        owners = [self.of(c) for c in self.parse.children(token.i, "poss")]
        return next((f"{term.neutral} of {owner.name}" for owner in owners if owner.actor is not None), None)
