"""Who: what the words in an event's slots stand for, through names, descriptions and pronouns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from twosource.actors.mention import ActorMention
from twosource.extract.answers import Referent, ReferentKind
from twosource.model import ActorRef
from twosource.parse import Parse
from twosource.parse.arguments import relative_antecedent, subject

NounClasses = Callable[[str], tuple[str, ...]]

_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THING_PRONOUNS = frozenset({"it", "its", "itself"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_PEOPLE_CLASSES = frozenset({"person", "group", "security_force", "civilian"})
_FORCE_CLASSES = _PEOPLE_CLASSES | {"vehicle", "institution"}
# "a group of men", "dozens of villagers": the words after "of" are who is meant
_MEASURE_NOUNS = frozenset(
    "number group dozen score hundred thousand million lot majority couple pair handful series string wave crowd total "
    "part most half third quarter body convoy column percent life".split()
)
# nouns whose "of" names what they belong to: "members of the front"
_MEMBER_NOUNS = frozenset(
    "member leader commander chief head fighter spokesman spokeswoman spokesperson official".split()
)
# nouns for a described actor, with the kinds of actor that they can point back to
_DESCRIPTIONS: dict[str, frozenset[str]] = {
    noun: frozenset(kinds.split())
    for nouns, kinds in (
        (
            "group movement faction outfit organisation organization front rebel insurgent militant guerrilla fighter",
            "armed_group militia alliance party",
        ),
        ("militia militiaman paramilitary", "militia armed_group"),
        ("coalition alliance bloc", "alliance regional_organisation international_organisation"),
        ("army military force troop soldier navy", "military state armed_group"),
        ("police officer", "police"),
        ("government regime authority administration entity junta cabinet", "government state"),
        ("country nation state kingdom republic", "state government"),
        ("ministry department", "ministry"),
        ("parliament assembly senate house chamber lawmaker", "parliament"),
        ("party", "party"),
        ("agency organisation organization body charity", "international_organisation ngo media"),
        ("council", "international_organisation regional_organisation"),
        ("company firm", "company"),
        ("minister president premier spokesman spokeswoman spokesperson leader commander general official", "person"),
    )
    for noun in nouns.split()
    for kinds in [kinds]
}
_OWNERS = frozenset(
    "state government military police security_service ministry armed_group militia alliance party "
    "international_organisation regional_organisation".split()
)
_WINDOW = 4  # sentences that a pronoun or description looks back over


@dataclass(slots=True)
class Referents:
    """The referents of one document; asked for by head token, found once."""

    parse: Parse
    mentions: Sequence[ActorMention]
    classes: NounClasses
    _by_token: dict[int, int] = field(default_factory=dict)
    _known: dict[int, Referent] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, mention in enumerate(self.mentions):
            for i in range(mention.first, mention.last + 1):
                self._by_token.setdefault(i, index)
            if mention.use in ("name", "acronym") and mention.actor is not None:
                self._by_token.setdefault(mention.head, index)  # "the Hamas resistance *movement*"

    def of(self, head: int) -> Referent:
        """What the phrase with head token `head` stands for."""
        if head not in self._known:
            self._known[head] = self._find(head)
        return self._known[head]

    def named(self, head: int) -> ActorMention | None:
        """The actor mention that covers token `head`, if any."""
        index = self._by_token.get(head)
        return None if index is None else self.mentions[index]

    def _find(self, head: int) -> Referent:
        token = self.parse.tokens[head]
        mention = self.named(head)
        if mention is not None:
            in_words = mention.use == "demonym_role" and not mention.loaded and mention.first <= head <= mention.last
            name = phrase_name(self.parse, head) if in_words else mention.name
            return self._referent(head, name, mention.ref, "name")
        antecedent_head = relative_antecedent(self.parse, head)
        if antecedent_head != head:
            deeper = self.of(antecedent_head)
            return self._referent(head, deeper.name, deeper.actor, deeper.via)
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            antecedent = self._pronoun(head)
            if antecedent is not None:
                return self._referent(head, antecedent.name, antecedent.ref, "pronoun")
            return self._referent(head, token.text, None, "words")
        if token.lemma in _MEASURE_NOUNS:
            for preposition in self.parse.children(head, "prep"):
                if self.parse.tokens[preposition].norm == "of":
                    for inner in self.parse.children(preposition, "pobj"):
                        deeper = self.of(inner)
                        return self._referent(head, deeper.name, deeper.actor, deeper.via)
        owner = self._modifier(head)
        if owner is not None:
            words = phrase_name(self.parse, head)
            after = owner.first > head and owner.span.quote not in words
            return self._referent(head, f"{words} of {owner.name}" if after else words, owner.ref, "modifier")
        described = self._description(head)
        if described is not None:
            return self._referent(head, described.name, described.ref, "description")
        return self._referent(head, phrase_name(self.parse, head), None, "words")

    def _referent(self, head: int, name: str, actor: ActorRef | None, via: str) -> Referent:
        first, last = phrase(self.parse, head)
        mention = self.named(head)
        if mention is not None:
            first, last = min(first, mention.first), max(last, mention.last)
        kind: ReferentKind = "thing"
        if actor is not None:
            kind = "actor"
        elif self.parse.tokens[head].pos == "PRON" or self._is_people(head):
            kind = "people"
        return Referent(head, self.parse.span(first, last), name, actor, kind, via)

    def _is_people(self, head: int) -> bool:
        token = self.parse.tokens[head]
        if token.norm in ("others", "dead", "wounded", "injured"):
            return True
        if token.pos == "NUM":
            return True
        return bool(_PEOPLE_CLASSES.intersection(self.classes(token.lemma)))

    def _modifier(self, head: int) -> ActorMention | None:
        """The actor that "Hamas fighters", "Israel's warplanes" and "members of the front" belong to."""
        token = self.parse.tokens[head]
        if not _FORCE_CLASSES.intersection(self.classes(token.lemma)):
            return None
        if "civilian" in self.classes(token.lemma):
            return None
        for child in self.parse.children(head, "compound", "amod", "poss", "nmod"):
            mention = self.named(child)
            if mention is None and self.parse.tokens[child].norm in ("its", "their"):
                mention = self._pronoun(child)  # "its fighters" are the group's; "his counterpart" is not his
            if mention is not None:
                return mention
        links = ("of", "for", "from") if token.lemma in _MEMBER_NOUNS else ("of",)
        for preposition in self.parse.children(head, "prep"):
            if self.parse.tokens[preposition].norm in links:
                for inner in self.parse.children(preposition, "pobj"):
                    mention = self.named(inner)
                    if mention is not None and mention.ref.kind in _OWNERS:
                        return mention
        return None

    def _description(self, head: int) -> ActorMention | None:
        token = self.parse.tokens[head]
        kinds = _DESCRIPTIONS.get(token.lemma)
        determiners = [self.parse.tokens[c].norm for c in self.parse.children(head, "det", "poss")]
        if kinds is None or not _DEFINITE.intersection(determiners):
            return None
        if self.parse.children(head, "nummod"):
            return None
        lemma = token.lemma
        again = [m for m in self.mentions if m.first < head and self._says(m, lemma)]
        if again:
            return again[-1]  # "the regime" after "the Ruritanian regime"
        return self._salient(head, lambda mention: mention.ref.kind in kinds)

    def _says(self, mention: ActorMention, lemma: str) -> bool:
        return any(
            self.parse.tokens[i].lemma == lemma for i in range(mention.first, max(mention.last, mention.head) + 1)
        )

    def _pronoun(self, head: int) -> ActorMention | None:
        norm = self.parse.tokens[head].norm
        owner = self._controller(head)
        if owner is not None:
            return owner
        if norm in _PERSON_PRONOUNS:
            return self._salient(head, lambda mention: mention.ref.kind == "person")
        if norm in _THING_PRONOUNS:
            return self._salient(head, lambda mention: mention.ref.kind != "person")
        if norm in _PLURAL_PRONOUNS:
            return self._salient(head, lambda mention: mention.ref.kind != "person" and mention.ref.kind != "state")
        return None

    def _controller(self, head: int) -> ActorMention | None:
        """The subject that an infinitive leaves out: of "urged the army to stop its raids" the raids are the army's."""
        if self.parse.tokens[head].tag != "PRP$":
            return None
        verb = next((i for i in self.parse.ancestors(head) if self.parse.tokens[i].pos == "VERB"), None)
        if verb is None or self.parse.tokens[verb].dep not in ("xcomp", "pcomp", "advcl"):
            return None
        acting = subject(self.parse, verb)
        return None if acting is None else self.named(acting)

    def _binds(self, mention: ActorMention, head: int) -> bool:
        """Whether the mention is the subject of the very clause in which `head` is an object, and so another."""
        subject_token = self.parse.tokens[mention.head]
        if subject_token.dep not in ("nsubj", "nsubjpass") or self.parse.tokens[head].tag == "PRP$":
            return False
        verb = next((i for i in self.parse.ancestors(head) if self.parse.tokens[i].pos in ("VERB", "AUX")), None)
        return verb == subject_token.head

    def _salient(self, head: int, fits: Callable[[ActorMention], bool]) -> ActorMention | None:
        """The mention that a pronoun or description most likely points back to: near, and a subject."""
        sentence = self.parse.tokens[head].sentence
        best: tuple[float, int] | None = None
        for index, mention in enumerate(self.mentions):
            if mention.first >= head:
                break
            distance = sentence - self.parse.tokens[mention.head].sentence
            if distance > _WINDOW or mention.last >= head or not fits(mention) or self._binds(mention, head):
                continue
            dep = self.parse.tokens[mention.head].dep
            score = -1.5 * distance + (2.0 if dep in ("nsubj", "nsubjpass") else 0.0)
            if dep in ("compound", "amod", "nmod"):
                score -= 1.0
            if best is None or (score, mention.first) >= (best[0], self.mentions[best[1]].first):
                best = (score, index)
        return None if best is None else self.mentions[best[1]]


@dataclass(frozen=True, slots=True)
class Who:
    """Finds what noun phrases stand for, given the actors that the document names."""

    classes: NounClasses
    version: str = "who-rules/1"

    def referents(self, parse: Parse, mentions: Sequence[ActorMention]) -> Referents:
        """The referents of a document; `mentions` in text order."""
        return Referents(parse, mentions, self.classes)


_BOUNDS = frozenset(
    "at least most more less fewer than about some nearly almost up to over around approximately only".split()
)
_PHRASE_DEPS = ("det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet", "advmod", "case", "neg")


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the base noun phrase of `head`: modifiers before it, and "of" phrases after measures."""
    first = head
    for child in parse.children(head, *_PHRASE_DEPS):
        if child < head:
            first = min(first, parse.edges(child)[0])
    while first < head and parse.tokens[first].pos == "PUNCT":
        first += 1
    last = head
    if parse.tokens[head].lemma in _MEASURE_NOUNS | _MEMBER_NOUNS:
        for preposition in parse.children(head, "prep"):
            if parse.tokens[preposition].norm == "of":
                for inner in parse.children(preposition, "pobj"):
                    last = max(last, phrase(parse, inner)[1])
    return first, last


def phrase_name(parse: Parse, head: int) -> str:
    """The words of a noun phrase without articles, numbers and what bounds them, in ordinary case."""
    first, last = phrase(parse, head)
    while first < head:
        token = parse.tokens[first]
        dropped = token.dep in ("det", "nummod", "quantmod", "predet") or token.pos in ("DET", "NUM", "PUNCT")
        if not dropped and token.norm not in _BOUNDS:
            break
        first += 1
    words = parse.text(first, last)
    if words.isupper():
        words = "".join(_cased(parse, i) for i in range(first, last + 1))
    return " ".join(words.split())


def _cased(parse: Parse, i: int) -> str:
    """A token and the space after it, in the case that truecasing gave it."""
    token = parse.tokens[i]
    word = token.text if token.shape[:2].isupper() else token.text.lower()
    if token.shape[:1] == "X" and not token.shape[:2].isupper():
        word = token.text.capitalize()
    after = parse.tokens[i + 1].start if i + 1 < len(parse.tokens) else token.end
    return word + " " * min(1, after - token.end)
