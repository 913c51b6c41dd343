"""Which actor: the actors that a report names, linked to the registry, never by guess.

Names are read from left to right; of what starts at a word the longest reading wins. A name that the registry does not
hold gets a local id instead of a wrong link.
"""

from dataclasses import dataclass, field, replace

from twosource.actors import ActorMention, Registry
from twosource.extract.names import text as actor_text
from twosource.extract.names.affiliation import affiliate
from twosource.extract.names.bodies import Bodies
from twosource.extract.names.context import COMMUNITIES, Context
from twosource.extract.names.draft import Draft, head_of, known, unknown
from twosource.extract.names.nations import Focus, Nations
from twosource.extract.names.people import People
from twosource.extract.names.told import describe
from twosource.model import ActorRef
from twosource.parse import Parse

_STATE_BODIES = frozenset(("government", "military", "ministry", "police", "security_service"))
_NEVER_SHORT = frozenset(("company", "media", "other"))
_GROUP_KINDS = frozenset(("armed_group", "militia", "alliance", "party", "military", "other", "police"))


@dataclass(frozen=True, slots=True)
class Linker:
    """Finds the actors that a report names."""

    registry: Registry
    version: str = "actor-linker/1"

    def mentions(self, parse: Parse) -> tuple[ActorMention, ...]:
        """The actors that a report names, in text order, an outer mention before those inside it."""
        text = actor_text.read(parse, self.registry)
        if not len(text):
            return ()
        drafts = _Reading(Context(text, self.registry)).drafts()
        found = [draft.finished(text, self.version) for draft in drafts]
        return tuple(sorted(found, key=lambda m: (m.first, -m.last)))

    def outlet(self, name: str) -> tuple[str, ActorRef] | None:
        """The news agency or outlet that a name is known for, where nothing but such can be meant; None for none."""
        found = [a for n in self.registry.names_of(name) if (a := self.registry.get(n.actor)) and a.kind == "media"]
        if len(found) != 1:
            return None
        return found[0].name, ActorRef(found[0].id, found[0].kind, found[0].country)


def _standing(draft: Draft) -> tuple[int, int]:
    """How a reading stands beside others: by length; a person met before comes first, the word for a people last."""
    people = draft.use == "name" and draft.ref.kind in COMMUNITIES
    return draft.last, 2 if draft.rule == "surname:met" else int(not people)


@dataclass(slots=True)
class _Reading:
    """One pass over one report."""

    context: Context
    people: People = field(init=False)
    nations: Nations = field(init=False)
    bodies: Bodies = field(init=False)
    focus: Focus = field(default_factory=dict)
    """The last body of each organ that was named with its nation, and the sentence: what "the army" means."""
    shorts: dict[str, Draft] = field(default_factory=dict)
    """Bodies by the last word of their names: what "the Coalition" means."""
    last: Draft | None = None

    def __post_init__(self) -> None:
        self.people = People(self.context)
        self.nations = Nations(self.context)
        self.bodies = Bodies(self.context, self.nations)

    def drafts(self) -> list[Draft]:
        """All mentions of the report."""
        found: list[Draft] = []
        i, size = 0, len(self.context.text)
        while i < size:
            draft = self._at(i)
            if draft is None:
                i += 1
                continue
            found.append(draft)
            if draft.person and self.last is not None:
                self.people.offices.appose(self.last, draft)
            self.last = draft
            self._note(draft)
            i = draft.last + 1
        describe(self.nations, found)
        affiliate(self.people, found)
        return found

    def _at(self, i: int) -> Draft | None:
        """The longest reading that starts at word `i`; of two as long the surer."""
        text = self.context.text
        if text.prefixed(i):
            return None
        name = self._name(i)
        readings: list[Draft | None] = [name, self.bodies.acronym(i)]
        if name is None or not name.person:
            readings.append(self._office(i))
            readings.append(self.nations.at(i))
            if name is None and text.capital[i]:
                surname = self.people.surname(i)
                readings.append((self.people.offices.government(surname) or surname) if surname else None)
            readings.append(self.people.titled(i, i, None))
        best = max((r for r in readings if r is not None), key=_standing, default=None)
        if text.capital[i] and (best is None or best.last < len(text) - 1):
            wider = self.bodies.at(i)
            if wider is not None and (best is None or (wider.last > best.last and not self._prefers(best, wider))):
                best = wider
        if best is None and text.capital[i]:
            best = self.people.plain(i)
            if best is not None and self.context.shouting:
                best = self.bodies.named_for(best) or best
        return best or self.people.offices.office(i, self.last) or self.nations.alone(i, self.focus) or self._short(i)

    def _short(self, i: int) -> Draft | None:
        """ "the Front", "the Coalition": a body named before, by the last word of its name."""
        text = self.context.text
        body = self.shorts.get(text.keys[i])
        if body is None or not (text.capital[i] or text.keys[i] == "coalition"):
            return None
        if not i or text.keys[i - 1] != "the" or not text.open[i - 1]:
            return None
        draft = Draft(i, i, body.name, body.actor, body.ref, "role", f"short:{text.keys[i]}", body.loaded)
        self._with_noun(draft)
        return draft

    def _prefers(self, best: Draft, wider: Draft) -> bool:
        """Whether a reading stands against a wider unknown body: a full name, a person, or a name before a title."""
        text = self.context.text
        if best.ref.kind in _STATE_BODIES and wider.rule == "body:ending" and text.capital[best.last + 1]:
            # "the US Army Special Operations Command" is a part of the army
            wider.ref = replace(wider.ref, country=best.ref.country)
            return self.people.offices.title(best.last + 1) is not None
        if best.person or (best.use == "name" and best.first != best.last and best.ref.kind not in COMMUNITIES):
            return True
        if best.use not in ("name", "acronym") or not text.open[best.last]:
            return False
        # "the IMF and World Bank" are two
        return text.keys[best.last + 1] == "and" or self.people.offices.title(best.last + 1) is not None

    def _name(self, i: int) -> Draft | None:
        """A name of the registry, with the noun behind it that means the same body."""
        context = self.context
        for n, names in context.options[i]:
            last = i + n - 1
            name = context.choose(names, i, last)
            if name is None:
                continue
            actor = context.actor(name)
            if actor.kind == "state":
                return None
            if actor.id in context.registry.nations and actor.kind == "government":
                return self.nations.state(i, last, actor)
            if self._ends_a_role(i, last) or context.is_part(i, last, actor):
                continue
            if actor.kind in COMMUNITIES and self.nations.place(last):
                return None
            if actor.kind == "person":
                if n == 1 and not self.people.stands_alone(i):
                    continue
                if n == 1 and not (name.bare and context.current(actor)) and actor.id not in context.named:
                    continue
                draft = known(i, last, actor, "surname" if n == 1 else "name", f"name:{name.text}", name.loaded)
                named_for = self.bodies.named_for(draft) if n > 1 else None
                if named_for is not None:
                    return named_for
                self.people.remember(draft, i, last)
                return self.people.offices.government(draft) or draft
            short = name.acronym or (n == 1 and context.text.upper[i] and not context.shouting)
            draft = known(i, last, actor, "acronym" if short else "name", f"name:{name.text}", name.loaded)
            self._with_noun(draft)
            return draft
        return None

    def _ends_a_role(self, i: int, last: int) -> bool:
        """Whether the words are the end of another body's: a "National Security Council" is no "Security Council"."""
        text = self.context.text
        if not i or not text.runs(i - 1, i) or not text.capital[i - 1]:
            return False
        role = self.nations.role(i - 1)
        return role is not None and role[0] >= last

    def _with_noun(self, draft: Draft) -> None:
        """ "Hamas fighters" is one mention; "Hamas resistance movement" keeps the name, headed by the noun."""
        text = self.context.text
        j = draft.last + 1
        if j >= len(text) or not text.runs(draft.last, j) or draft.ref.kind not in _GROUP_KINDS:
            return
        found = self.nations.role(j)
        if found is not None and found[1].kind == "ministry":
            noun = text.key(j, found[0])
            name = text.raw(draft.first, found[0])
            slug, country = f"{draft.ref.id} {noun}", draft.ref.country
            rule = f"group-role:{noun}"
            local = unknown(draft.first, found[0], name, slug, "ministry", country, "demonym_role", rule)
            draft.last, draft.name, draft.actor, draft.ref = local.last, local.name, None, local.ref
            draft.use, draft.rule = local.use, local.rule
            return
        if found is not None and found[1].group:
            draft.last = found[0]
            draft.use = "demonym_role"
            draft.rule = f"group-role:{found[1].noun}"
            draft.loaded = draft.loaded or found[1].loaded
            return
        tokens = text.parse.tokens
        head = head_of(text.parse, text.tokens[draft.first], text.tokens[draft.last])
        governor = tokens[head].head
        if tokens[head].dep not in ("compound", "amod", "nmod") or not 0 < governor - head <= 5:
            return
        for k in range(j, min(j + 5, len(text))):
            if not text.runs(k - 1, k):
                return
            found = self.nations.role(k)
            if found is not None and found[1].group and text.tokens[found[0]] == governor:
                draft.head = governor
                draft.loaded = draft.loaded or found[1].loaded
                return

    def _office(self, i: int) -> Draft | None:
        """ "Iraqi President Fuad Masum", "Israel's foreign minister", "Iran's supreme leader"."""
        context, text = self.context, self.context.text
        if not text.capital[i]:
            return None
        for n, names in context.options[i]:
            last = i + n - 1
            if last + 1 >= len(text) or not text.open[last] or text.comma[last]:
                continue
            found = context.nation([x for x in names if x.use in ("adjective", "name")], i, last)
            if found is None:
                continue
            return self.people.titled(i, last + 1, found[1])
        return None

    def _note(self, draft: Draft) -> None:
        self.bodies.define(draft)
        last = self.context.text.keys[draft.last]
        if draft.first < draft.last and draft.use == "name":
            kind = self.context.registry.bodies.get(last)
            if kind is not None and kind not in _NEVER_SHORT:
                self.shorts[last] = draft
        if draft.actor is not None:
            self.context.named.add(draft.actor.id)
            _, dot, organ = draft.actor.id.partition(".")
            if dot and not self._modifies(draft):
                self.focus[organ] = (
                    draft.actor,
                    self.context.text.parse.tokens[self.context.text.tokens[draft.last]].sentence,
                )

    def _modifies(self, draft: Draft) -> bool:
        """Whether a body is only named to tell of what kind another thing is: "US military aid"."""
        tokens = self.context.text.parse.tokens
        last = self.context.text.tokens[draft.last]
        return tokens[last].dep in ("compound", "amod", "nmod") and tokens[last].head > last
