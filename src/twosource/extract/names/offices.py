"""Offices: titles, who holds them on the report's day, and governments by the name of their head."""

from dataclasses import dataclass, field

from twosource.actors import Title
from twosource.extract.names.context import Context
from twosource.extract.names.draft import Draft, head_of, known, reference, unknown
from twosource.model import Actor

# Offices that one person holds at a time, so that "the Russian president" is somebody.
_SINGLE = frozenset(
    (
        "chief of staff",
        "crown prince",
        "defence minister",
        "foreign minister",
        "interior minister",
        "king",
        "president",
        "prime minister",
        "secretary-general",
        "supreme leader",
        "chief executive",
        "finance minister",
        "intelligence chief",
        "national security adviser",
        "speaker",
        "vice president",
    )
)
LOOSE = frozenset(("rank", "courtesy"))
_SPEAKING = frozenset(("spokesperson", "police chief", "chief of staff"))
_NOT_IN_OFFICE = ("former", "ex-", "outgoing", "deputy")
_HEADS = frozenset(("president", "prime minister", "king", "supreme leader", "chief executive", "leader"))
_GOVERNMENTS = frozenset(("administration", "cabinet", "government", "junta", "regime"))
_GENERIC = frozenset(("leader", "strongman", "ruler", "dictator", "head of state"))


@dataclass(slots=True)
class Offices:
    """Reads the offices of one report; remembers who was named with one."""

    context: Context
    holding: dict[str, Draft] = field(default_factory=dict)
    """The last person named with an office: what "the foreign minister" means from there on."""

    def title(self, first: int) -> tuple[int, Title] | None:
        """The title, or chain of titles and ranks, that starts at a word: its last word, and the last of weight."""
        text, titles = self.context.text, self.context.registry.titles
        end, last = text.run_end(first), first - 1
        weighty: Title | None = None
        while last < end:
            step = titles.at(text.keys, last + 1, end)
            if step is None:
                break
            last = step[0]
            if weighty is None or step[1].office not in LOOSE:
                weighty = step[1]
        return None if weighty is None else (last, weighty)

    def appose(self, before: Draft, draft: Draft) -> None:
        """ "the Foreign Secretary, NAME,": the office is the person's, and the person the office's holder."""
        text, j = self.context.text, draft.first - 1
        if before.last != j or not before.rule.startswith("office:") or not text.comma[j] or not text.open[j]:
            return
        if before.affiliation is None or before.actor not in (None, draft.actor):
            return
        before.name, before.actor, before.ref = draft.name, draft.actor, draft.ref
        draft.affiliation = before.affiliation
        self.holding[before.rule.rpartition(":")[2]] = draft

    def hold(self, title: Title, draft: Draft) -> None:
        """Note a person named with an office that one person holds."""
        if title.office in _SINGLE:
            self.holding[title.office] = draft

    def organ_of(self, title: Title, nation: Actor | None, person: Actor | None) -> Actor | None:
        """The organ that a title gives a person: the nation's, or that of the person's own office of this title."""
        registry = self.context.registry
        if nation is not None and title.organ:
            return registry.organ(nation.id, title.organ)
        if person is not None:
            for office in reversed(registry.offices(person.id)):
                if office.title == title.office:
                    return registry.get(office.organ)
        country = self.context.main_country
        if person is None and country and title.organ and title.office in _SPEAKING:
            return registry.organ(country.lower(), title.organ)
        return None

    def holder(self, start: int, last: int, title: Title, nation: Actor | None, body: Actor | None) -> Draft | None:
        """The person in an office: "the Russian president", "Israel's foreign minister"."""
        if title.office not in _SINGLE or title.title in _GENERIC:
            return None
        text, registry = self.context.text, self.context.registry
        if title.title.startswith(_NOT_IN_OFFICE):
            return None
        organ = body
        if nation is not None:
            organ = registry.organ(nation.id, title.organ) if title.organ else nation
        if organ is None:
            organ = nation
        if organ is None:
            return None
        # Without the report's day an office says nothing of who held it.
        actor = registry.holder(organ.id, title.office, self.context.day) if self.context.day else None
        if actor is not None:
            draft = known(start, last, actor, "title", f"office:{title.office}")
        else:
            place = nation or organ
            slug = f"{place.id} {title.office}"
            name = text.raw(start, last)
            draft = unknown(start, last, name, slug, "person", place.country, "title", f"office:{title.office}")
        draft.affiliation = (reference(organ), organ.name)
        return draft

    def office(self, i: int, before: Draft | None) -> Draft | None:
        """An office without a name: "the UN secretary-general", "president of Chad", "the foreign minister"."""
        context, text = self.context, self.context.text
        found = self.title(i)
        if found is None:
            return None
        last, title = found
        if title.office not in _SINGLE or title.title in _GENERIC or title.title.startswith(_NOT_IN_OFFICE):
            return None
        if before is not None and before.actor is not None and before.last == i - 1 and text.runs(i - 1, i):
            body = before.actor
            return self.holder(i, last, title, None, body) if body.kind not in ("state", "person") else None
        j = last + 1
        if j + 1 < len(text) and text.keys[j] == "of" and text.runs(last, j + 1):
            j += 2 if text.keys[j + 1] == "the" and j + 2 < len(text) else 1
            for n, names in context.options[j]:
                nation = context.nation([x for x in names if x.use == "name"], j, j + n - 1)
                if nation is not None:
                    draft = self.holder(i, j + n - 1, title, nation[1], None)
                    if draft is not None:
                        draft.head = head_of(text.parse, text.tokens[i], text.tokens[last])
                    return draft
            return None
        definite = i > 0 and text.keys[i - 1] == "the" and text.open[i - 1]
        if not definite and not (text.capital[i] and text.tokens[i] != text.parse.sentence(text.tokens[i]).first):
            return None
        if text.parse.tokens[text.tokens[last]].dep in ("compound", "amod", "nmod"):
            return None
        person = self.holding.get(title.office)
        if person is not None and title.country in (None, person.ref.country):
            rule = f"office:met:{title.office}"
            return Draft(i, last, person.name, person.actor, person.ref, "title", rule, affiliation=person.affiliation)
        country = title.country or context.main_country
        state = context.registry.get(country.lower()) if country else None
        if state is None or title.organ is None or (context.day is None and title.country is None):
            return None
        organ = context.registry.organ(state.id, title.organ)
        if organ is None:
            return None
        actor = context.registry.holder(organ.id, title.office, context.day) if context.day else None
        if actor is None and title.country is not None:
            return self.holder(i, last, title, state, None)
        if actor is None:
            return None
        draft = known(i, last, actor, "title", f"office:focus:{title.office}")
        draft.affiliation = (reference(organ), organ.name)
        return draft

    def government(self, draft: Draft) -> Draft | None:
        """The government by the name of its head: "the Uribe administration"; None where none is named so."""
        text, registry = self.context.text, self.context.registry
        j = draft.last + 1
        if draft.actor is None or j >= len(text) or not text.runs(draft.last, j) or text.keys[j] not in _GOVERNMENTS:
            return None
        for office in registry.offices(draft.actor.id):
            organ = registry.get(office.organ)
            if organ is not None and organ.kind == "government" and office.title in _HEADS:
                rule = f"head-of:{text.keys[j]}"
                return known(draft.first, j, organ, "demonym_role", rule, text.keys[j] == "regime")
        return None
