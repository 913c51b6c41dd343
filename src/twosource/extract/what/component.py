"""What happened: the words that tell an event, its type, and the arguments that syntax gives it.

A trigger of the ontology counts only where its conditions on the arguments hold; the most specific one that does
decides the type, and the means told with it ("drone strike", "attacked with rockets") makes the type finer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from twosource.extract.answers import EventMention, Slot
from twosource.extract.what.acting import can_act, can_be_hit
from twosource.extract.what.contents import outermost, with_contents
from twosource.extract.what.eventless import only_named, tells_nothing
from twosource.extract.what.generic import is_general
from twosource.extract.what.means import FINER, SETS_OFF
from twosource.extract.what.triggers import (
    Classes,
    carriers,
    fillers,
    has_companion,
    match,
    prepositions_of,
    trigger_arguments,
)
from twosource.model import Responsibility, Role
from twosource.ontology import Ontology, Trigger, Weapon, choose
from twosource.ontology.support_verbs import SupportVerb
from twosource.ontology.triggers import GAP
from twosource.parse import Parse
from twosource.parse.arguments import Argument, arguments, prepositions

_FLOOR = 0.5  # a trigger weaker than this needs an argument or a support verb beside it
_FAINT = 0.3  # a trigger weaker still needs two
_INSTRUMENT_SLOTS = frozenset(
    {"with", "by", "using", "via", "compound", "amod", "from", "subj", "through", "aboard", "in"}
)
_ELLIPTIC = frozenset({"another", "one", "other", "others", "second", "third", "two", "three", "several", "more"})
_ELLIPTIC_LINKS = frozenset({"on", "against", "at", "in", "near", "targeting", "outside", "inside"})
_STATES = frozenset(
    "arm back base concern control deploy dominate fund hold involve lead locate occupy situate station support".split()
)
SYMMETRIC = ("clash", "cooperation", "meeting", "negotiation", "agreement")
"""Types in which all parties are agents (codebook 3)."""
_FORCES = frozenset(("security_force", "armed_group", "combatant", "aircraft", "vessel"))
_HELD = ("siege", "territory")
_AIRBORNE = frozenset({"aircraft", "weapon"})
_VIOLENT = ("attack", "clash", "killing", "property_destruction", "casualty_report")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})


@dataclass(frozen=True, slots=True)
class _Match:
    """A trigger whose words stand in the text, with the arguments that syntax gives them."""

    trigger: Trigger
    tokens: tuple[int, ...]
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class What:
    """Finds event mentions by triggers, conditions and support verbs."""

    ontology: Ontology
    support: Mapping[str, tuple[SupportVerb, ...]]
    version: str = "what-rules/1"

    def find(self, parse: Parse, classes: Classes) -> tuple[EventMention, ...]:
        """The event mentions of a document, in text order, at most one for each head token."""
        found: list[EventMention] = []
        contents: dict[int, int] = {}
        for sentence in parse.sentences:
            tokens = parse.tokens[sentence.first : sentence.last + 1]
            words = {word for token in tokens for word in (token.lemma, token.norm)}
            words.add(GAP)
            for token in tokens:
                candidates = self.ontology.triggers.get(token.lemma)
                if candidates is None or token.pos not in ("VERB", "NOUN", "PROPN", "ADJ", "AUX"):
                    continue
                # most phrases lack a word in the sentence, and need no closer look
                near = tuple(t for t in candidates if len(t.form) == 1 or words.issuperset(t.form))
                mention = self._mention(parse, token.i, near, classes, contents)
                if mention is not None:
                    found.append(mention)
        found = [self._armed(parse, m, found, classes) for m in found]
        attacks = {m.head for m in found if m.type.startswith("attack")}
        # "launched strikes against rebels": the noun's other words say which strikes
        found = [m for m in found if m.type != "strike" or attacks.isdisjoint(parse.children(m.head, "dobj"))]
        found = with_contents(outermost(found), contents)
        found.extend(self._elliptic(parse, found))
        return tuple(sorted(found, key=lambda mention: mention.head))

    def _armed(self, parse: Parse, mention: EventMention, found: list[EventMention], classes: Classes) -> EventMention:
        """A strike that forces carry out, or that destroys and kills, is an attack and no stoppage of work."""
        token = parse.tokens[mention.head]
        if mention.type != "strike":
            return mention
        noun = token.pos == "NOUN"  # police can stop work, but none does so against rebels
        sides = [s.head for s in mention.slots if s.role == "target" or (noun and s.role == "agent")]
        forces = any(_FORCES & {*classes(i), *self._own_classes(parse, i)} for i in sides)
        verb = parse.tokens[token.head].head if token.dep == "pobj" else token.head
        verbs = {*parse.children(token.i, "relcl", "acl"), *((verb,) if token.dep in ("nsubj", "pobj") else ())}
        deadly = any(m.head in verbs and m.type.startswith(_VIOLENT) for m in found)
        sentence = parse.sentence(token.i)
        near = range(sentence.first, sentence.last + 1)
        flown = any(not _AIRBORNE.isdisjoint(self._own_classes(parse, i)) for i in near)
        armed = forces or (noun and (deadly or flown))
        return replace(mention, type="attack", rule=f"{mention.rule}:armed") if armed else mention

    def _own_classes(self, parse: Parse, head: int) -> tuple[str, ...]:
        return tuple(self.ontology.noun_classes(parse.tokens[head].lemma))

    def _mention(
        self, parse: Parse, i: int, candidates: tuple[Trigger, ...], classes: Classes, contents: dict[int, int]
    ) -> EventMention | None:
        down = any(parse.tokens[c].norm == "down" for c in parse.children(i, "prt"))
        if down and parse.tokens[i].lemma == "shoot":
            candidates = tuple(t for t in candidates if len(t.form) > 1)  # to shoot down is not to shoot at
        if parse.tokens[i].dep == "oprd" and parse.children(parse.tokens[i].head, "dobj"):
            return None  # "shot a man dead": the adjective tells what the verb tells
        best = self._best(parse, i, candidates, classes)
        if best is None or _is_state(parse, i) or _in_name(parse, i, classes):
            return None
        kind = best.trigger.type
        if tells_nothing(parse, i, best.tokens, kind, classes) or is_general(parse, i, kind, classes):
            return None
        slots = own = self._slots(parse, best, classes)
        supports = list(self._supports(parse, i, classes)) if parse.tokens[i].pos in ("NOUN", "PROPN") else []
        for extra in supports:
            slots = _merge(slots, extra)
        told = sum("actor" in classes(slot.head) for slot in slots) + len(supports)
        if best.trigger.strength < _FLOOR and told < (1 if best.trigger.strength >= _FAINT else 2):
            return None
        if not told and only_named(parse, i, best.trigger.type):
            return None
        if parse.tokens[i].pos == "NOUN" and "person" in classes(i) and not supports:
            return None  # "captives", "protesters": people and no event
        token = parse.tokens[i]
        noun = token.pos in ("NOUN", "PROPN")
        tokens, anaphor = best.tokens, noun and _points_back(parse, i, own)
        if not noun:
            subjects = set(_asked_for(parse, best, "subj", classes))
            tokens, anaphor = tuple(sorted({*tokens, *subjects})), any(_points_back(parse, j, ()) for j in subjects)
            contents.update((j, i) for j in _asked_for(parse, best, "obj", classes))
        return EventMention(
            head=i,
            tokens=tokens,
            span=parse.span(min(best.tokens), max(best.tokens)),
            type=self._refined(parse, best, slots, i),
            slots=slots,
            anaphor=anaphor,
            plural=self._is_plural(parse, (i,) if noun else best.tokens),
            strength=best.trigger.strength,
            rule=f"{self.version}:{best.trigger.entry}",
        )

    def _is_plural(self, parse: Parse, tokens: tuple[int, ...]) -> bool:
        """Whether words tell several events: "attacks", "came under attacks", but not "sent arms"."""
        return any(
            parse.tokens[j].tag in ("NNS", "NNPS") and "event" in self.ontology.noun_classes(parse.tokens[j].lemma)
            for j in tokens
        )

    def _best(self, parse: Parse, i: int, candidates: tuple[Trigger, ...], classes: Classes) -> _Match | None:
        """The most specific trigger at token `i`; longer phrases first, as their words bind the arguments."""
        by_tokens: dict[tuple[int, ...], list[Trigger]] = {}
        for trigger in candidates:
            tokens = match(parse, i, trigger)
            if tokens is not None:
                by_tokens.setdefault(tokens, []).append(trigger)
        for tokens, triggers in sorted(by_tokens.items(), key=lambda item: (-len(item[0]), item[0])):
            args = trigger_arguments(parse, i, tokens)
            trigger_found = choose(triggers, fillers(parse, args, classes))
            if trigger_found is not None:
                return _Match(trigger_found, tokens, args)
        return None

    def _slots(self, parse: Parse, found: _Match, classes: Classes) -> tuple[Slot, ...]:
        slots: list[Slot] = []
        used: set[int] = set()
        # "joined forces with": what hangs on the noun that a verb asks for by name is the verb's own
        asked = () if found.trigger.type.startswith("attack") else ("obj", "subj")
        named = [o for slot in asked for o in _asked_for(parse, found, slot, classes)]
        told = (*found.arguments, *(a for o in named for a in prepositions_of(parse, o)))
        told = (*told, *(Argument("poss", c, "modifier") for o in named for c in parse.children(o, "poss")))
        for argument in told:
            used_here = argument.slot in _INSTRUMENT_SLOTS or (argument.slot == "obj" and _uses_object(found.trigger))
            exploded = argument.slot == "of" and found.trigger.type.startswith("attack")  # "explosion of a mine"
            used_here = used_here or exploded
            if used_here and self._is_weapon(parse, argument.head, classes):
                slots.append(Slot("instrument", argument.head, None, f"{argument.via}:{argument.slot}"))
                used.add(argument.head)
                if argument.slot == "subj" and _owned(parse, argument.head, classes):
                    slots.append(Slot("agent", argument.head, None, f"{argument.via}:owner"))
        slots.extend(self._means(parse, found, classes))
        for role, alternatives in _roles(found.trigger):
            for wanted in alternatives:
                heads = [a for a in told if a.slot == wanted and a.head not in used]
                if wanted in ("compound", "amod"):
                    heads = [a for a in heads if "actor" in classes(a.head)]
                if role == "agent":
                    heads = [a for a in heads if can_act(parse, a.head, wanted, classes)]
                if role == "target" and wanted == "obj" and found.trigger.type.startswith(_HELD):
                    heads = [a for a in heads if not _is_hold(parse, found, a.head, classes)]
                if role == "target":
                    heads = [a for a in heads if can_be_hit(parse, a.head, wanted, found.trigger.type, classes)]
                for argument in heads:
                    slots.append(Slot(role, argument.head, None, f"{argument.via}:{argument.slot}"))
                    used.add(argument.head)
                if heads and not (role == "agent" and found.trigger.type.startswith(SYMMETRIC)):
                    break
        if "compound" in found.trigger.agent and not any(slot.role == "agent" for slot in slots):
            # the actor inside a phrase: the coalition of "coalition airstrike", but no military of "military aid"
            for i in found.tokens:
                token = parse.tokens[i]
                inside = token.dep in ("compound", "nmod") and token.head in found.tokens and token.lemma != "military"
                if inside and "actor" in classes(i):
                    slots.append(Slot("agent", i, None, "trigger:compound"))
        return tuple(slots)

    def _means(self, parse: Parse, found: _Match, classes: Classes) -> Iterator[Slot]:
        """The weapon inside the words of an attack: the dynamite of "dynamite attack"."""
        if found.trigger.type.startswith("attack") and len(found.tokens) > 1:
            for i in found.tokens:
                token = parse.tokens[i]
                inside = token.dep == "compound" and token.head in found.tokens and token.pos in ("NOUN", "PROPN")
                if inside and self._is_weapon(parse, i, classes):
                    yield Slot("instrument", i, None, "phrase:compound")

    def _is_weapon(self, parse: Parse, head: int, classes: Classes) -> bool:
        if "weapon" in classes(head):
            return True
        return self._weapon(parse, head) is not None

    def _weapon(self, parse: Parse, head: int) -> Weapon | None:
        """The weapon that the words headed by `head` name: of "suicide bomber" not the aeroplane."""
        words = [parse.tokens[c].lemma for c in parse.children(head, "compound", "amod")]
        return self.ontology.weapon(" ".join([*words, parse.tokens[head].lemma]))

    def _supports(self, parse: Parse, noun: int, classes: Classes) -> Iterator[tuple[Slot, ...]]:
        """For each support verb that event noun `noun` hangs on, the roles that the verb's arguments fill."""
        for verb, link in carriers(parse, noun):
            for support in self.support.get(parse.tokens[verb].lemma, ()):
                if support.link != link or not has_companion(parse, verb, support.companion):
                    continue
                if support.responsibility is not None and parse.children(verb, "neg"):
                    continue  # "did not claim the attack"
                roles = dict(support.roles)
                means = tuple(
                    Slot("instrument", a.head, None, support.entry)
                    for a in arguments(parse, verb)
                    if a.slot in ("with", "using") and self._is_weapon(parse, a.head, classes)
                )
                yield means + tuple(
                    Slot(roles[a.slot], a.head, _part(roles[a.slot], support.responsibility), support.entry)
                    for a in arguments(parse, verb)
                    if a.slot in roles
                    and a.head != noun
                    and _may_bear(parse, a.head, support.responsibility, classes)
                    and (roles[a.slot] != "agent" or can_act(parse, a.head, a.slot, classes))
                )

    def _refined(self, parse: Parse, found: _Match, slots: tuple[Slot, ...], head: int) -> str:
        """The type made finer by the means: an attack by drones is `attack.drone`."""
        event_type = found.trigger.type
        finer = FINER.get(event_type)
        if finer is None:
            return event_type
        means = [slot.head for slot in slots if slot.role in ("instrument", "agent")]
        # the words of the trigger itself ("came under grenade attack"), and what is fired, thrown or dropped
        means.extend(c for i in found.tokens for c in parse.children(i, "compound", "amod") if c not in found.tokens)
        if parse.tokens[head].lemma in SETS_OFF:
            means.extend(a.head for a in found.arguments if a.slot == "obj")
        told = [weapon.attack for i in means if (weapon := self._weapon(parse, i)) is not None and weapon.attack]
        return next((finer.get(kind, kind) for kind in told if kind in finer or not finer), event_type)

    def _elliptic(self, parse: Parse, found: list[EventMention]) -> Iterator[EventMention]:
        """ "a strike on the base, and another on the port": the second event, with the first one's noun."""
        for token in parse.tokens:
            if token.norm not in _ELLIPTIC or token.pos in ("VERB", "AUX"):
                continue
            after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
            if after is None or after.norm not in _ELLIPTIC_LINKS or parse.tokens[token.i].dep == "nummod":
                continue
            sentence = parse.sentence(token.i)
            before = [
                m for m in found if sentence.first <= m.head < token.i and parse.tokens[m.head].pos in ("NOUN", "PROPN")
            ]
            if not before or token.i - before[-1].head < 2:
                continue
            model = before[-1]
            own = prepositions(parse, token.i)
            filled = [
                Slot(role, a.head, None, f"ellipsis:{a.slot}")
                for trigger in self.ontology.triggers[parse.tokens[model.head].lemma]
                if model.rule == f"{self.version}:{trigger.entry}"
                for role, alternatives in _roles(trigger)
                for a in own
                if a.slot in alternatives
            ]
            roles = {slot.role for slot in filled}
            kept = [replace(s, rule=f"ellipsis:{s.rule}") for s in model.slots if s.role not in roles]
            yield replace(
                model,
                head=token.i,
                tokens=(token.i,),
                span=parse.span(token.i, token.i),
                slots=tuple(filled + [s for s in kept if s.role in ("agent", "instrument")]),
                anaphor=False,
                plural=token.norm in ("others", "two", "three", "several", "more"),
                rule=f"{model.rule}:ellipsis",
                model=model.head,
            )


def _roles(trigger: Trigger) -> tuple[tuple[Role, tuple[str, ...]], ...]:
    return (
        ("agent", trigger.agent),
        ("target", trigger.target),
        ("victim", trigger.victim),
        ("recipient", trigger.recipient),
    )


def _asked_for(parse: Parse, found: _Match, slot: str, classes: Classes) -> Iterator[int]:
    """Event nouns that a verb's trigger asks for by name: of "an explosion ripped through" one event is told."""
    wanted = {v for c in found.trigger.requires if c.test == "lemma" and slot in c.slots for v in c.values}
    for a in found.arguments:
        if a.slot == slot and parse.tokens[a.head].lemma in wanted:
            named = parse.children(a.head, "compound")  # "a bomb blast" says more than the verb
            if slot == "obj" or ("event" in classes(a.head) and not named):
                yield a.head


def _is_hold(parse: Parse, found: _Match, head: int, classes: Classes) -> bool:
    """Whether an object only belongs to the verb: the control of "took control of the district"."""
    asked = any("obj" in c.slots and parse.tokens[head].lemma in c.values for c in found.trigger.requires)
    found_classes = classes(head)
    return asked and ("idea" in found_classes or found_classes.isdisjoint({"actor", "facility", "place"}))


def _uses_object(trigger: Trigger) -> bool:
    """Whether the object of an attack is what it is done with: "planted a bomb in a bank", "fired rockets at it"."""
    harmed = {*trigger.target, *trigger.victim, *trigger.recipient}
    return trigger.type.startswith("attack") and "obj" not in harmed


def _owned(parse: Parse, head: int, classes: Classes) -> bool:
    """Whether a means stands for those who use it: "Ruritanian warplanes bombed the town"."""
    after = [a.head for a in prepositions(parse, head) if a.slot == "of"]
    return any("actor" in classes(c) for c in (*parse.children(head, "amod", "compound", "poss", "nmod"), *after))


def _may_bear(parse: Parse, head: int, responsibility: Responsibility | None, classes: Classes) -> bool:
    """Whether words can be held responsible: people, groups and states can; "linked the raid to oil" accuses nobody."""
    if responsibility is None:
        return True
    found = classes(head)
    return "actor" in found or (not found and parse.tokens[head].pos in ("PROPN", "PRON"))


def _part(role: Role, responsibility: Responsibility | None) -> Responsibility | None:
    return responsibility if role == "agent" else None


def _merge(slots: tuple[Slot, ...], extra: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The noun's own arguments with those of its support verb; the noun's own agent takes the verb's responsibility."""
    held = {slot.role for slot in slots}
    merged = list(slots)
    for slot in extra:
        if slot.role not in held or slot.role == "victim":
            merged.append(slot)
        elif slot.role == "agent" and slot.responsibility is not None:
            merged = [s for s in merged if s.role != "agent"] + [slot]
    return tuple(merged)


def _is_state(parse: Parse, i: int) -> bool:
    """Whether a participle tells how things are and no event: "forces based at the port", "areas held by rebels"."""
    token = parse.tokens[i]
    return token.tag == "VBN" and token.dep in ("acl", "amod") and token.lemma in _STATES


def _in_name(parse: Parse, i: int, classes: Classes) -> bool:
    """Whether a noun is only part of a name: "Operation Desert Storm" is no storm; "the Gaza War" is a war."""
    if "name" in classes(i):
        return True
    if not parse.tokens[i].shape.startswith("X") or parse.sentence(i).first == i:
        return False
    before = [c for c in parse.children(i, "compound", "nmod") if parse.tokens[c].shape.startswith("X")]
    return any(not classes(c) & {"place", "actor"} for c in before)


def _points_back(parse: Parse, head: int, slots: tuple[Slot, ...]) -> bool:
    """Whether an event noun is "the attack" and no more: definite, and nothing new beside it."""
    determiners = {parse.tokens[c].norm for c in parse.children(head, "det")}
    return bool(determiners & _DEFINITE) and not any(s.role in ("target", "victim") for s in slots)
