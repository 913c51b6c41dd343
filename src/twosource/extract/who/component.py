"""Who: what the words in an event's slots stand for, through names, owners, descriptions and pronouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.actors.mention import ActorMention
from twosource.extract.answers import PlaceMention, Referent, ReferentKind
from twosource.extract.who.candidates import NounClasses, Reader
from twosource.extract.who.coreference import Coreference
from twosource.extract.who.phrases import (
    MEASURE_NOUNS,
    MEMBER_NOUNS,
    REMAINS,
    after_of,
    phrase,
    phrase_name,
    possessive,
    words,
)
from twosource.extract.who.salience import PRONOUNS
from twosource.model import ActorKind, ActorRef, Place
from twosource.ontology.descriptions import Description
from twosource.ontology.genders import Gender
from twosource.parse import Parse
from twosource.parse.arguments import relative_antecedent

_PEOPLE_CLASSES = frozenset({"person", "group", "security_force", "civilian"})
_BODY_CLASSES = frozenset({"group", "institution", "armed_group", "security_force"})
_CALLING = frozenset({"call", "dub", "name"})
_FORCE_CLASSES = _PEOPLE_CLASSES | {"vehicle", "institution"}
# sites that belong to whoever is named before them, wherever they stand: "a Ruritanian base", "US-run installation"
_SITES = frozenset("base barracks compound consulate embassy garrison installation mission outpost post".split())
_OWNERS = frozenset(
    "state government military police security_service ministry armed_group militia alliance party "
    "international_organisation regional_organisation".split()
)
_PEOPLES: frozenset[ActorKind] = frozenset(("ethnic", "religious", "civilian"))
_ROUND = frozenset({"dozen", "score", "hundred", "thousand", "million"})
_RUNNING = frozenset("built controlled held led manned occupied operated owned run staffed".split())


@dataclass(slots=True)
class Referents:
    """The referents of one document; asked for by head token, found once."""

    parse: Parse
    mentions: Sequence[ActorMention]
    reader: Reader
    descriptions: Mapping[str, Description]
    lands: Mapping[int, Place]
    _by_token: dict[int, int] = field(default_factory=dict)
    _by_head: dict[int, list[ActorMention]] = field(default_factory=dict)
    _coreference: Coreference = field(init=False)
    _known: dict[int, tuple[Referent, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, mention in enumerate(self.mentions):
            self._by_head.setdefault(mention.head, []).append(mention)
            for i in range(mention.first, mention.last + 1):
                self._by_token.setdefault(i, index)
            if mention.use in ("name", "acronym") and mention.actor is not None:
                self._by_token.setdefault(mention.head, index)  # "the Hamas resistance *movement*"
        heads = {head: found[0] for head, found in self._by_head.items()}
        lands = {i: place.country.lower() for i, place in self.lands.items() if place.country}
        for head, mention in heads.items():
            if mention.ref.kind == "state" and mention.ref.country:
                lands.setdefault(head, mention.ref.country.lower())
        self._coreference = Coreference(self.parse, self.reader, self.descriptions, heads, lands)

    def of(self, head: int) -> Referent:
        """What the phrase with head token `head` stands for; of several the first."""
        return self.all(head)[0]

    def all(self, head: int) -> tuple[Referent, ...]:
        """All that the phrase with head token `head` stands for: "Indian and Pakistani troops" are two, "they" may be.

        Words coordinated with the head are not looked at (see `Parse.conjuncts`).
        """
        if head not in self._known:
            # words that a wrong parse makes stand for themselves stay what they are
            self._known[head] = (self._referent(head, self.parse.tokens[head].text, None, "words"),)
            self._known[head] = self._find(head)
        return self._known[head]

    def named(self, head: int) -> ActorMention | None:
        """The actor mention that covers token `head`, if any."""
        index = self._by_token.get(head)
        return None if index is None else self.mentions[index]

    def _find(self, head: int) -> tuple[Referent, ...]:
        token = self.parse.tokens[head]
        mention = self.named(head)
        if mention is not None:
            return self._names(head, mention)
        antecedent_head = relative_antecedent(self.parse, head)
        if antecedent_head != head:
            return self._through(head, (antecedent_head,), None)
        link = self._coreference.links.get(head)
        if link is not None and not head <= max(link.members):
            return self._through(head, link.members, link.via)
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return (self._referent(head, token.text, None, "words"),)
        if token.lemma in MEASURE_NOUNS or token.pos == "NUM":
            inner = after_of(self.parse, head)
            if inner:
                return self._through(head, inner[:1], None)
            if token.lemma in _ROUND and token.tag == "NNS":
                return (self._referent(head, "people", None, "words", None, "people"),)  # "hundreds fled"
        if token.lemma == "life" and token.tag == "NNS":
            return (self._referent(head, "people", None, "words", None, "people"),)  # "claimed 12 lives"
        if token.lemma in REMAINS:
            whose = (*self.parse.children(head, "poss"), *after_of(self.parse, head))
            if whose and self._is_people(whose[0]):
                return self._through(head, whose[:1], None)
            if not whose:
                return (self._referent(head, "people", None, "words", None, "people"),)
        called = self._called(head)
        if called is not None:
            return self._through(head, (called,), None)
        owners = self._owners(head)
        if owners:
            return tuple(self._owned(head, owner, len(owners) > 1) for owner in owners)
        sides = self._sides(head)
        if sides:
            return tuple(self._referent(head, name, None, "words") for name in sides)
        return (self._referent(head, self._words(head), None, "words"),)

    def _names(self, head: int, mention: ActorMention) -> tuple[Referent, ...]:
        """The actor of a name; of adjectives that share a noun ("Indian and Pakistani troops") each one's."""
        shared = self._by_head.get(head, [])
        if len(shared) > 1 and any(m.first <= head <= m.last for m in shared):
            noun = words(self.parse, shared[-1].last, shared[-1].last)
            return tuple(
                self._referent(head, m.span.quote if m is shared[-1] else f"{m.span.quote} {noun}", m.ref, "name")
                for m in shared
            )
        own = mention.use == "demonym_role" or mention.ref.kind in _PEOPLES
        in_words = own and not mention.loaded and mention.first <= head <= mention.last
        name = phrase_name(self.parse, head) if in_words else mention.name
        return (self._referent(head, name, mention.ref, "name"),)

    def _through(self, head: int, members: Sequence[int], via: str | None) -> tuple[Referent, ...]:
        """The referents of other words that `head` stands for."""
        found: dict[str, Referent] = {}
        for member in members:
            mention, land = self.named(member), self.lands.get(member)
            if mention is None and land is not None and land.country and via == "description":
                state = ActorRef(land.country.lower(), "state", land.country)
                found.setdefault(state.id, self._referent(head, land.name, state, via, member))
                continue  # a scene until "the country" makes a party of it
            for deeper in self.all(member):
                antecedent = member if deeper.antecedent is None else deeper.antecedent
                how = deeper.via if via is None else via
                plain = via is not None and mention is not None and mention.ref == deeper.actor
                name = mention.name if plain and mention is not None else deeper.name
                key = name if deeper.actor is None else deeper.actor.id
                found.setdefault(key, self._referent(head, name, deeper.actor, how, antecedent, deeper.kind))
        return tuple(found.values())

    def _referent(
        self,
        head: int,
        name: str,
        actor: ActorRef | None,
        via: str,
        antecedent: int | None = None,
        kind: ReferentKind | None = None,
    ) -> Referent:
        first, last = phrase(self.parse, head)
        mention = self.named(head)
        if mention is not None:
            first, last = min(first, mention.first), max(last, mention.last)
        if kind is None or actor is not None:
            kind = "actor" if actor is not None else "people" if self._is_people(head) else "thing"
        return Referent(head, self.parse.span(first, last), name, actor, kind, via, antecedent)

    def _is_people(self, head: int) -> bool:
        token, mention = self.parse.tokens[head], self.named(head)
        if token.norm in ("others", "dead", "wounded", "injured") or token.pos in ("NUM", "PRON"):
            return True
        if token.entity == "PERSON":
            return True
        if mention is not None:
            return mention.ref.kind == "person"
        return bool(_PEOPLE_CLASSES.intersection(self.reader.classes(token.lemma)))

    def _called(self, head: int) -> int | None:
        """The name told with a description: "the army chief, General Omar Sy", "a group calling itself the Front"."""
        token = self.parse.tokens[head]
        if token.tag in ("NNS", "NNPS"):
            return None
        classes = self.reader.classes(token.lemma)
        person = "person" in classes
        for i in self.parse.children(head, "appos"):
            mention = self.named(i)
            if mention is not None and mention.head == i and (mention.ref.kind == "person") == person:
                return i
        if not _BODY_CLASSES.intersection(classes):
            return None
        for clause in self.parse.children(head, "acl"):
            if self.parse.tokens[clause].lemma in _CALLING:
                return self._name_after(clause)
        return None

    def _name_after(self, verb: int) -> int | None:
        """The last word of the name that follows "calling itself", whatever the parse makes of it."""
        name = None
        for token in self.parse.tokens[verb + 1 : self.parse.sentence(verb).last + 1]:
            if token.pos == "PROPN":
                name = token.i
            elif name is not None or token.tag not in ("PRP", "DT", "``"):
                break
        return name

    def _sides(self, head: int) -> tuple[str, ...]:
        """The two that share a noun without being known by name: "separatist and government forces"."""
        if not _FORCE_CLASSES.intersection(self.reader.classes(self.parse.tokens[head].lemma)):
            return ()
        for child in self.parse.children(head, "compound", "amod", "nmod"):
            both = (child, *self.parse.children(child, "conj"))
            if len(both) == 2 and all("actor" in self.reader.classes(self.parse.tokens[i].lemma) for i in both):
                noun = words(self.parse, head, head)
                return tuple(f"{words(self.parse, i, i)} {noun}" for i in both)
        return ()

    # ------------------------------------------------------------------ owners

    def _owners(self, head: int) -> tuple[ActorMention, ...]:
        """The actors that "Hamas fighters", "Israel's warplanes", "its troops" and "members of the front" belong to."""
        token = self.parse.tokens[head]
        classes = set(self.reader.classes(token.lemma))
        site = token.lemma in _SITES or "military_site" in classes
        if "civilian" in classes or not (site or _FORCE_CLASSES & classes):
            return ()
        for child in self.parse.children(head, "compound", "amod", "poss", "nmod"):
            owners = self._owner(child, site)
            if owners:
                return owners
        links = ("of", "for", "from") if token.lemma in MEMBER_NOUNS or "combatant" in classes else ("of",)
        for preposition in self.parse.children(head, "prep"):
            if self.parse.tokens[preposition].norm in links:
                for inner in self.parse.children(preposition, "pobj"):
                    found = [self.named(i) for i in self.parse.conjuncts(inner)]
                    owners = tuple(m for m in found if m is not None and m.ref.kind in _OWNERS)
                    if owners:
                        return owners
        return ()

    def _owner(self, child: int, site: bool) -> tuple[ActorMention, ...]:
        token = self.parse.tokens[child]
        if token.norm in ("its", "their"):  # "its fighters" are the group's; "his counterpart" is not his
            link = self._coreference.links.get(child)
            mentions = [] if link is None else [self.named(i) for i in link.members]
            return tuple(m for m in mentions if m is not None)
        if site and token.norm in _RUNNING:
            mentions = [self.named(i) for i in self.parse.children(child, "npadvmod", "compound", "nmod", "nsubj")]
            return tuple(self._forces(m) for m in mentions if m is not None)
        mention = self.named(child)
        if mention is None or mention.ref.kind == "person":
            return ()  # a leader's government is no leader
        mentions = [mention, *(self.named(i) for i in self.parse.children(child, "conj"))]
        return tuple(self._forces(m) if site else m for m in mentions if m is not None)

    def _forces(self, mention: ActorMention) -> ActorMention:
        """The armed forces of a state where the report names them: whose "US-run installation" it is."""
        if mention.ref.kind != "state":
            return mention
        for other in self.mentions:
            if other.ref.kind == "military" and other.ref.id == f"{mention.ref.id}.armed-forces":
                return other
        return mention

    def _owned(self, head: int, owner: ActorMention, shared: bool) -> Referent:
        last = phrase(self.parse, head)[1]
        name = self._words(head, owner)
        if shared and owner.last < head:
            name = f"{owner.span.quote} {words(self.parse, head, head)}"
        if owner.first > last:
            name = f"{name} of {owner.name}"
        return self._referent(head, name, owner.ref, "modifier")

    def _words(self, head: int, owner: ActorMention | None = None) -> str:
        """The words of a phrase; a pronoun before them gives way to whom it stands for: "Ruritania's southern unit"."""
        first, last = phrase(self.parse, head)
        runs_on = owner is not None and first <= owner.first <= last
        name = phrase_name(self.parse, head, owner.last if runs_on and owner is not None else 0)
        if owner is not None:
            pronoun = any(self.parse.tokens[c].norm in ("its", "their") for c in self.parse.children(head, "poss"))
            return f"{possessive(owner.name)} {name}" if pronoun else name
        for child in self.parse.children(head, "poss"):
            if self.parse.tokens[child].norm in PRONOUNS and child in self._coreference.links:
                found = self.all(child)
                return f"{possessive(found[0].name)} {name}" if len(found) == 1 else name
        return name


@dataclass(frozen=True, slots=True)
class Who:
    """Finds what noun phrases stand for, given the actors that the document names."""

    classes: NounClasses
    genders: Mapping[str, Gender]
    descriptions: Mapping[str, Description]
    speech: frozenset[str]
    version: str = "who-rules/1"

    def referents(
        self, parse: Parse, mentions: Sequence[ActorMention], places: Sequence[PlaceMention] = ()
    ) -> Referents:
        """The referents of a document; `mentions` and `places` in text order."""
        reader = Reader(parse, self.classes, self.genders, self.speech)
        lands = {p.head: p.place for p in places if p.place is not None and p.place.kind == "country"}
        return Referents(parse, mentions, reader, self.descriptions, lands)
