"""Bodies that the registry does not hold: named by what their names end in, or by the noun behind the name."""

import re
from dataclasses import dataclass, field

from twosource.actors import Role
from twosource.extract.names import text as actor_text
from twosource.extract.names.context import Context
from twosource.extract.names.draft import Draft, unknown
from twosource.extract.names.nations import Nations
from twosource.model import ActorKind

_JOINING = frozenset("al and d de del des di du e el et for in la las le los of on the y".split())
_SIDES = frozenset(("west", "east", "left", "right", "north", "south"))  # of a river: no bank of money
_BEFORE_OF = frozenset(("of", "for"))
_IDEAS = frozenset(
    "anarchist black catholic christian communist fascist islamic islamist jihadist leftist leninist maoist marxist "
    "muslim nazi neo protestant rightist salafist secular shia socialist stalinist sunni terrorist trotskyist "
    "white".split()
)
_OWNERS = frozenset(("children", "people", "women"))  # "People's Council" is one name
_MAX_NAME = 8
_ACRONYM = re.compile(
    r"\s*[\"“'‘]?\s*[,(\[]\s*(?:the\s+|or\s+|known as\s+)?[\"“'‘]?(?P<letters>[A-Z][A-Za-z/-]{1,9})[\"”'’]?\s*[)\],]"
)


@dataclass(slots=True)
class Bodies:
    """Finds unknown bodies in one report, and the acronyms that it defines."""

    context: Context
    nations: Nations
    defined: dict[str, Draft] = field(default_factory=dict)

    def at(self, i: int) -> Draft | None:
        """The unknown body whose name starts at word `i`."""
        text = self.context.text
        if not text.capital[i] or self.context.pronoun(i):
            return None
        if text.keys[i] in actor_text.STOP and not self._new(i):
            return None
        registry = self.context.registry
        last = self._run(i)
        role = registry.roles.get(text.keys[i])
        if role is not None and role.group and i < last and text.keys[i + 1] == "of":
            return None  # "Rebels of the Front" are the Front's
        if self._called(i):
            return self._body(i, last, "other", "body:called")
        if not self._headline(i) and registry.titles.at(text.keys, i, last) is None:
            for j in range(last, i, -1):
                kind = registry.bodies.get(text.keys[j])
                two = registry.bodies.get(text.key(j - 1, j)) if j - 1 > i else None
                if kind and text.keys[j - 1] == "and":
                    return None  # "House and Senate" are two
                if (kind or two) and text.capital[j] and self._person_of(i, j):
                    return None
                if (kind or two) and text.capital[j]:
                    return None if self._belongs(i, j) else self._body(i, j, two or kind or "other", "body:ending")
                if kind and text.capital[j]:
                    break
            for j in range(i, last - 1):
                kind = registry.bodies.get(text.keys[j])
                if kind and text.keys[j + 1] in _BEFORE_OF and (j == i or text.capital[j]):
                    role_of = registry.roles.at(text.keys, i, last)
                    if role_of is not None and role_of[0] == last:
                        return None  # "Ministry of Defence", of the country in focus
                    return self._body(i, last, kind, "body:beginning")
        return self._described(i, last)

    def _new(self, i: int) -> bool:
        """Whether New begins a name and no sentence: "the New London Police"."""
        text = self.context.text
        first = text.parse.sentence(text.tokens[i]).first
        return text.keys[i] == "new" and text.tokens[i] != first and i + 1 < len(text) and text.capital[i + 1]

    def _person_of(self, first: int, last: int) -> bool:
        """Whether the words name who holds an office of a body: "Acting Director of the Office"."""
        text = self.context.text
        titles = self.context.registry.titles
        return any(text.keys[k + 1] == "of" and text.keys[k] in titles for k in range(first, last))

    def named_for(self, draft: Draft) -> Draft | None:
        """The body that is named for a person: "the Salvador Rivas Commandos"."""
        text, j = self.context.text, draft.last + 1
        if j >= len(text) or not text.runs(draft.last, j) or not (text.capital[j] or self.context.shouting):
            return None
        kind = self.context.registry.bodies.get(text.keys[j])
        if kind is None or text.possessive(draft.last):
            return None
        return self._body(draft.first, j, kind, "body:named-for")

    def _called(self, i: int) -> bool:
        """Whether "calling itself" stands before a word: what follows is the name, whatever it ends in."""
        keys = self.context.text.keys
        return (
            i > 1 and keys[i - 1] in ("itself", "themselves") and keys[i - 2] in ("calls", "called", "call", "calling")
        )

    def _belongs(self, first: int, last: int) -> bool:
        """Whether the words only end in a known name, name a place, or are a plain role noun."""
        context, text = self.context, self.context.text
        if "in" in text.keys[first:last] or (text.keys[last] == "bank" and text.keys[last - 1] in _SIDES):
            return True
        role = context.registry.roles.at(text.keys, first, last)
        if role is not None and role[0] == last:
            return True
        for i in range(first + 1, last + 1):
            for n, names in context.options[i]:
                if i + n - 1 == last and any(x.use == "name" and context.fits(x, i, last) for x in names):
                    # Copy in capitals does not tell where "Peruvian terrorist" ends and the name begins.
                    return text.keys[i - 1] in (*_BEFORE_OF, "the", "to") or (context.shouting and n > 2)
        return False

    def _run(self, i: int) -> int:
        """The last word of the run of capitals from a word, across joining words."""
        text = self.context.text
        last = j = i
        while j + 1 < len(text) and j + 1 - i < _MAX_NAME and text.runs(j, j + 1):
            j += 1
            if text.capital[j]:
                if text.possessive(j - 1) and text.keys[j - 1] not in _OWNERS:
                    break
                last = j
            elif text.keys[j] not in _JOINING or (text.keys[j] == "the" and text.keys[j - 1] == "and"):
                break
        return last

    def _headline(self, i: int) -> bool:
        text = self.context.text
        return text.parse.paragraph(text.tokens[i]).kind == "headline"

    def _described(self, i: int, last: int) -> Draft | None:
        """ "the X resistance group": an unknown name before the noun that tells what it is."""
        text = self.context.text
        j = last + 1
        if any(self._named(k) for k in range(i, last + 1)) or text.keys[last] in _IDEAS:
            return None
        if text.parse.tokens[text.tokens[last]].pos not in ("PROPN", "NOUN", "X"):
            return None
        for k in range(j, min(j + 4, len(text))):
            if not text.runs(k - 1, k):
                return None
            found = self.nations.role(k)
            if found and self._names_group(found[1], k):
                head = text.parse.tokens[text.tokens[found[0]]]
                if text.parse.tokens[text.tokens[last]].head != head.i and k > j:
                    return None
                if self.context.shouting and k == j and text.keys[k] in self.context.registry.bodies:
                    last = k  # copy in capitals does not tell "the Bravo group" from "the Bravo Battalion"
                draft = self._body(i, last, found[1].kind, f"body:described:{found[1].noun}")
                if draft is not None:
                    draft.head = head.i
                    draft.loaded = found[1].loaded
                return draft
            if text.capital[k] or text.parse.tokens[text.tokens[k]].pos not in ("ADJ", "NOUN", "ADV"):
                return None
        return None

    def _named(self, i: int) -> bool:
        """Whether a name or nation that the registry knows starts at a word."""
        context = self.context
        return any(
            not name.weak and context.fits(name, i, i + n - 1) for n, names in context.options[i] for name in names
        )

    def _names_group(self, role: Role, first: int) -> bool:
        """Whether a role noun is one that a group's name stands before."""
        return role.group or (role.kind in ("party", "media", "company") and not self.context.text.capital[first])

    def _body(self, first: int, last: int, kind: ActorKind, rule: str) -> Draft | None:
        text = self.context.text
        if first == last and text.keys[first] in self.context.registry.bodies:
            return None
        name = text.raw(first, last)
        country = self._country(first, last)
        draft = unknown(first, last, name, text.key(first, last), kind, country, "name", rule)
        if text.upper[first] and first == last:
            draft.use = "acronym"
        return draft

    def _country(self, first: int, last: int) -> str | None:
        """The country that the name or the adjective before it gives."""
        context = self.context
        for i in range(max(first - 1, 0), last + 1):
            for n, names in context.options[i]:
                found = context.nation(names, i, i + n - 1)
                if found and (found[0].use != "seat" or found[1].country in context.told):
                    return found[1].country
        return None

    def define(self, draft: Draft) -> None:
        """Note the acronym in brackets after a name: "the People's Defence Forces (PDF)"."""
        text = self.context.text
        end = text.ends[draft.last]
        match = _ACRONYM.match(text.parse.document.text, end, end + 24)
        if match is None or draft.person or draft.ref.kind == "state":
            return
        letters = match["letters"]
        name = text.raw(draft.first, draft.last)
        if sum(map(str.isupper, letters)) < 2 or not _stands_for(letters, name):
            return
        if draft.actor is not None and letters[0].upper() != name[0].upper():
            return  # the brackets belong to a longer name, of which this is the end
        self.defined.setdefault(self.context.registry.index.key(letters), draft)

    def acronym(self, i: int) -> Draft | None:
        """An acronym that the report has defined."""
        text = self.context.text
        draft = self.defined.get(text.keys[i])
        if draft is None or not text.capital[i] or not (text.upper[i] or self.context.shouting):
            return None
        return Draft(i, i, draft.name, draft.actor, draft.ref, "acronym", "acronym:defined", draft.loaded)


def _stands_for(letters: str, name: str) -> bool:
    """Whether the letters can stand for the name: its first letter, and the others in order, or a foreign original."""
    small = iter(name.lower())
    inside = all(c in small for c in letters.lower() if c.isalpha())
    capitals = [w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
    return inside or len([c for c in letters.upper() if c in capitals]) * 2 >= len(letters)
