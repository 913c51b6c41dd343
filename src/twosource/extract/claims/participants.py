"""Who takes part in a claim, in which role, and what is said of an agent's responsibility."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.extract.answers import Certainty, EventMention, Referent, Slot
from twosource.extract.claims.classes import NameClasses
from twosource.extract.claims.drafts import Draft, Part
from twosource.extract.claims.naming import Naming
from twosource.extract.claims.sources import Sources
from twosource.extract.what.component import SYMMETRIC
from twosource.extract.who import phrase_name, possessive
from twosource.model import Attribution, Participant, Responsibility, Role
from twosource.parse import Parse
from twosource.parse.arguments import subject

_SUSPECTED = frozenset({"suspected", "alleged", "presumed", "purported", "accused"})
_HARM_NOUNS = frozenset("casualty fatality injury death loss toll damage".split())
_ABOUT = ("legislation", "rejection", "vote", "condemnation", "denial", "investigation", "trial", "support", "demand")
"""Types whose target may be another event: "vetoed the resolution", "condemned the attack"."""
_ASKED = ("abduction", "cooperation", "demand", "detention", "release", "relations", "trial")
"""Types whose target is somebody: what is demanded, or of what one is charged, is no participant."""
_OF_COUNTRY = ("protest.peaceful", "protest.violent", "riot", "strike", "mob_violence")
_ACTING = frozenset(("actor", "name", "vehicle"))
_DOERS = ("ant", "ee", "er", "ian", "ist", "man", "or", "person", "woman")
_HARMS = ("attack", "abduction", "detention", "torture")
_THINGS = frozenset(("animal", "facility", "vehicle", "weapon", "goods"))
_PEOPLE = frozenset(("person", "group", "name"))
_FIRST_PERSON = frozenset(("i", "me", "us", "we"))
SPEECH = ("statement", "threat", "demand", "accusation", "denial", "condemnation", "rejection", "support")


@dataclass(frozen=True, slots=True)
class Participants:
    """Fills the roles of one document's events; `events` are the tokens that tell events."""

    parse: Parse
    naming: Naming
    classes: NameClasses
    sources: Sources
    events: frozenset[int]

    def of(self, mention: EventMention, chain: Sequence[int]) -> list[Part]:
        """The participants that the event's own words tell; `chain` are the sayings around it."""
        parts: list[Part] = []
        held: set[tuple[str, str]] = set()
        mutual = mention.type.startswith(SYMMETRIC)
        for slot in self._slots(mention):
            for head in self.parse.conjuncts(slot.head):
                party = mutual and slot.role == "target" and "actor" in self.classes.of(head)
                if mutual and slot.role == "target" and not party and self._is_topic(head, mention):
                    continue  # "met in Geneva", "agreed on a budget": where and on what, and not with whom
                role = "agent" if party else slot.role
                for referent in self._referents(head, role, chain):
                    if slot.responsibility == "claimed":
                        referent = self.naming.body(referent)
                    part = Part(role, referent, slot.responsibility, slot.rule)
                    if (part.role, part.key) not in held and self._can_fill(part, mention):
                        held.add((part.role, part.key))
                        parts.append(part)
        if mention.type.startswith("mobilisation"):
            parts = self._movers(parts)
        kept = [part for part in parts if not self._own_victim(part, parts)]
        return [self._not_own(part, kept) for part in kept] if mention.type.startswith(_HARMS) else kept

    def _is_topic(self, head: int, mention: EventMention) -> bool:
        """Whether words are no side of what sides do together: of talks everything, of a clash only where it was."""
        return mention.type != "clash" or "place" in self.classes.of(head)

    def _slots(self, mention: EventMention) -> tuple[Slot, ...]:
        """The event's slots; where none has an agent, those whom words farther off make the agents."""
        if any(slot.role == "agent" for slot in mention.slots):
            return mention.slots
        if mention.type.startswith(SYMMETRIC):
            return (*mention.slots, *self._sides(mention))
        users = (self._user(slot.head) for slot in mention.slots if slot.role == "instrument")
        return (*mention.slots, *(slot for slot in users if slot is not None))

    def _sides(self, mention: EventMention) -> tuple[Slot, ...]:
        """The sides that "between" tells behind another noun: "clashes in the sector between soldiers and rebels"."""
        nouns = [*mention.tokens, *self.parse.children(mention.head, "nsubj", "dobj", "acl")]
        for noun in nouns:
            for preposition in self.parse.children(noun, "prep"):
                nouns.extend(i for i in self.parse.children(preposition, "pobj") if i not in nouns)
                if self.parse.tokens[preposition].norm == "between":
                    first = self.parse.children(preposition, "pobj")[:1]
                    sides = [i for head in first for i in self.parse.conjuncts(head)]
                    if len(sides) > 1 and all("actor" in self.classes.of(i) for i in sides):
                        return (Slot("agent", first[0], None, "claims/1:between"),)
        return ()

    def _user(self, weapon: int) -> Slot | None:
        """Whoever used a weapon that then did harm: "men threw charges that injured a guard"."""
        token = self.parse.tokens[weapon]
        verb = self.parse.tokens[token.head]
        if token.dep != "dobj" or verb.pos != "VERB":
            return None
        acting = subject(self.parse, verb.i)
        if acting is None or "actor" not in self.classes.of(acting):
            return None
        return Slot("agent", acting, None, "claims/1:user of the weapon")

    def _movers(self, parts: list[Part]) -> list[Part]:
        """The parts of a movement of forces: forces that are sent do not suffer it, and act where no sender is told."""
        sent = [p for p in parts if p.role == "target" and p.rule.endswith(":obj") and self._is_force(p)]
        told = any(p.role == "agent" for p in parts)
        kept = [p for p in parts if p not in sent]
        return kept if told else [*(replace(p, role="agent") for p in sent), *kept]

    def _is_force(self, part: Part) -> bool:
        return bool(self.classes.of(part.referent.head) & {"security_force", "combatant", "armed_group"})

    def _referents(self, head: int, role: Role, chain: Sequence[int]) -> Sequence[Referent]:
        """Who the words at token `head` stand for; of a deed or paper that acts ("the rebel raid killed") its owner."""
        token = self.parse.tokens[head]
        if token.pos == "PRON" and token.norm in _FIRST_PERSON:
            speaker = self.sources.first_person(head, chain)
            return () if speaker is None else (speaker,)
        own = [c for c in self.parse.children(head, "poss") if self.parse.tokens[c].norm in ("our", "my")]
        if own and self.classes.of(head) & {"combatant", "security_force", "armed_group"}:
            speaker = self.sources.first_person(own[0], chain)
            if speaker is not None:
                return (speaker,)
        if role == "agent" and self._inert(head):
            owners = self.parse.children(head, "amod", "compound", "nmod", "poss")
            known = [self.naming.of(i) for i in owners if "actor" in self.classes.of(i)]
            # "a military base" has no owner; "an Israeli raid" has
            return [r for r in known if r.actor is not None or self.parse.tokens[r.head].pos != "ADJ"]
        return self.naming.all(head)

    def _inert(self, head: int) -> bool:
        """Whether the words name what cannot act by itself, such as an event, a paper or a building.

        Of a common noun that nothing is known of the ending tells: tax *collectors* act, voting *cards* do not.
        """
        classes, token = self.classes.of(head), self.parse.tokens[head]
        if not classes:
            called = any("actor" in self.classes.of(i) for i in self.parse.children(head, "appos"))
            return token.pos == "NOUN" and not called and not token.lemma.endswith(_DOERS)
        return not classes & _ACTING

    def _not_own(self, part: Part, parts: Sequence[Part]) -> Part:
        """A target without the doer as its owner: "police arrested their leaders" are hardly the police's."""
        agents = [p.referent.name for p in parts if p.role == "agent" and part.role != "agent"]
        if part.referent.actor is None and part.referent.name.startswith(tuple(possessive(name) for name in agents)):
            return replace(part, referent=replace(part.referent, name=phrase_name(self.parse, part.referent.head)))
        return part

    def _own_victim(self, part: Part, parts: Sequence[Part]) -> bool:
        """Whether a pronoun was read as whoever does the deed: "he hit her" says of nobody that he hit himself."""
        if part.referent.via != "pronoun" or self.parse.tokens[part.referent.head].norm.endswith(("self", "selves")):
            return False
        others = [p for p in parts if p.role != part.role and "agent" in (p.role, part.role)]
        return any(p.key == part.key and p.referent.via != "modifier" for p in others)

    def _can_fill(self, part: Part, mention: EventMention) -> bool:
        """Whether the words can be a participant at all: not the event itself, a date, or a bare pronoun."""
        token = self.parse.tokens[part.referent.head]
        if part.role == "instrument":
            return token.i != mention.head and token.pos not in ("VERB", "AUX")
        if part.role == "victim" and (token.lemma in _HARM_NOUNS or self._is_thing(token.i)):
            return False
        if token.i == mention.head or token.entity in ("DATE", "TIME") or token.pos in ("VERB", "AUX"):
            return False
        if token.pos == "NUM" and part.referent.antecedent is None:
            return False
        classes = self.classes.of(token.i)
        if classes & {"money", "time"} and "actor" not in classes:
            return False
        if (
            part.role == "agent"
            and (mention.type == "protest" or mention.type.startswith(_OF_COUNTRY))
            and self._names_country(part)
        ):
            return False
        if token.i in mention.tokens and "actor" not in classes:
            return False
        named = part.role == "agent" and part.rule.endswith((":compound", ":amod")) and part.referent.actor is None
        if named and "place" in classes and token.pos == "PROPN":
            return False  # "the San Jose agreement" is no city's
        asked = part.role == "target" and mention.type.startswith(_ASKED) and part.referent.actor is None
        somebody = bool(classes & {"actor", "vehicle"}) or (not classes and token.lemma.endswith(_DOERS))
        if asked and token.pos != "PROPN" and not somebody:
            return False
        gathering = part.role == "target" and mention.type.startswith("attack") and "violence" not in classes
        event = token.i in self.events or ("event" in classes and not gathering)
        if event and "actor" not in classes and not mention.type.startswith(_ABOUT):
            return False
        if any(self.parse.tokens[c].norm in ("no", "neither") for c in self.parse.children(token.i, "det")):
            return False
        if token.pos in ("ADJ", "ADV") and not classes and part.referent.kind == "thing":
            return False
        if part.referent.via == "words" and token.pos in ("PRON", "DET"):
            return token.norm == "others"
        return True

    def _is_thing(self, head: int) -> bool:
        """Whether the words name things or animals, which are targets and no victims."""
        classes = self.classes.of(head)
        return bool(classes & _THINGS) and not classes & _PEOPLE

    def _names_country(self, part: Part) -> bool:
        """Whether a state only says where people act: "Ruritania protests" are protests in Ruritania."""
        actor, words = part.referent.actor, part.referent.antecedent
        people = words is not None and self.naming.of(words).via == "modifier"  # "they", of "Ruritania's parties"
        return actor is not None and actor.kind == "state" and not people and part.referent.via != "modifier"

    def told(self, draft: Draft, attribution: Sequence[Attribution]) -> tuple[Participant, ...]:
        """The participants of a claim: those of its mentions, its speaker, and people who are only counted."""
        speaker = self.sources.innermost(draft.chain)
        stance = attribution[-1].stance
        found = [
            Participant(
                part.role,
                part.referent.name,
                part.referent.actor,
                part.responsibility if part.role == "agent" else None,
                part.referent.span,
            )
            for part in draft.parts
        ]
        if stance == "claims_responsibility" and speaker is not None and not any(p.role == "agent" for p in found):
            found.insert(0, Participant("agent", speaker.name, speaker.actor, "claimed", speaker.span))
        if not any(p.role == "victim" for p in found):
            found.extend(self._counted_people(draft))
        return tuple(dict.fromkeys(found))

    def responsibility(
        self, event_type: str, certainty: Certainty, part: Part, speaker: Referent | None, stance: str
    ) -> Responsibility:
        """What is said of an agent's part, by the words and by whoever says it."""
        if part.responsibility is not None:
            return part.responsibility
        if event_type.startswith(SPEECH):
            return "stated"
        first, head = part.referent.span.start, part.referent.head
        modifiers = {self.parse.tokens[c].norm for c in self.parse.children(head, "amod", "compound")}
        if modifiers & _SUSPECTED or certainty.factuality == "possible":
            return "suspected"
        own = speaker is not None and (
            part.referent.actor == speaker.actor if speaker.actor is not None else first == speaker.span.start
        )
        if own and stance != "accuses":  # those who accuse each other claim nothing
            return "denied" if stance == "denies" else "claimed"
        if stance == "accuses":
            return "accused"
        return "denied" if stance == "denies" else "stated"

    def _counted_people(self, draft: Draft) -> list[Participant]:
        """People who are only counted take part as victims without an actor (codebook 10)."""
        found = []
        acting = {part.referent.head for part in draft.parts if part.role == "agent"}
        for measured in draft.measured:
            harmed = measured.measure in ("killed", "wounded", "casualties", "missing")
            if harmed and not measured.unknown and measured.count.low != 0 and measured.count.head not in acting:
                head = measured.count.head
                told = head is not None and "actor" in self.classes.of(head)
                name = phrase_name(self.parse, head) if head is not None and told else "people"
                span = self.parse.span(head, head) if head is not None else measured.count.span
                found.append(Participant("victim", name, None, None, span))
        return found
