"""Nations as actors: "Syrian army", "the government of Iraq", "Kyiv said", "Palestinians", "Israeli strikes"."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.actors import Name, Role
from twosource.extract.names.context import COMMUNITIES, Context
from twosource.extract.names.draft import Draft, known, unknown
from twosource.model import Actor

# Words that may stand between a nation and the noun of one of its organs without making it another body.
_NEUTRAL = frozenset(
    "air armed central civil elite federal ground heavily high intelligence local military national naval new own "
    "provincial regional regular senior several special state top transitional troops veteran young".split()
)
# "Iran-backed militia" is no Iranian body.
_HYPHENATED = frozenset(
    "affiliated aligned allied armed backed based born brokered built controlled dominated educated friendly funded "
    "held imposed installed led linked made mediated occupied owned run registered sponsored supplied supported "
    "trained administered flagged annexed appointed ruled".split()
)
_LOCATING = frozenset(
    "across amid along around at beyond in inside into near off onto outside throughout through within".split()
)
# What leads to a place: "the road to Iran" names no actor.
_GOING = frozenset(
    "arrive bridge come cross crossing drive escape flee flight fly go head highway journey move return road "
    "route sail tour travel trip visit walk way".split()
)
_PLACE_NOUNS = frozenset(
    "airport airspace area avenue barrio border boulevard capital city coast coastline countryside desert district "
    "east enclave frontier governorate highlands hinterland island mountains neighborhood neighbourhood north "
    "northeast northwest park plaza port province quarter region road section shore soil south southeast southwest "
    "square state street strip suburb territory town valley village waters west zone".split()
)
# Nouns whose "of", "with", "between", "on"... take a government by its capital.
_RELATIONS = frozenset(
    "accord agreement alliance ally backing blockade ceasefire contact cooperation deal diplomacy dispute embargo "
    "friendship negotiation pact pressure rapprochement relation relationship rift sanction standoff support talk "
    "tension tie treaty truce understanding warning".split()
)
# Role nouns that name a body of the nation in focus when they stand alone.
_ALONE = frozenset(
    "air force|air forces|armed forces|army|army chief|authorities|coast guard|congress|defence ministry|"
    "federal government|federal police|finance ministry|foreign ministry|government|government forces|"
    "government officials|government troops|health ministry|interior ministry|justice ministry|lawmakers|"
    "military|ministry of defence|ministry of foreign affairs|ministry of health|ministry of interior|"
    "ministry of the interior|national army|national assembly|national police|navy|officials|parliament|police|"
    "police force|police officers|policemen|security forces|security services|soldiers|supreme court|troops".split("|")
)
_NEW = frozenset("new nova nueva nuevo villa ciudad puerto san santa colonia barrio calle".split())  # "Nueva Trinidad"
_NEAR = 2  # sentences over which "the army" is the one that was named last, whatever the report is about
_ONLY_KNOWN = frozenset(("troops", "soldiers", "officials", "lawmakers", "government forces", "government troops"))


Focus = dict[str, tuple[Actor, int]]


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


@dataclass(slots=True)
class Nations:
    """Finds nations and their bodies in one report."""

    context: Context

    def role(self, first: int) -> tuple[int, Role] | None:
        """The longest role noun that starts at a word: its last word, and the role."""
        text = self.context.text
        return self.context.registry.roles.at(text.keys, first, text.run_end(first))

    def at(self, i: int) -> Draft | None:
        """The mention of a nation or its body that starts at word `i`."""
        context, text = self.context, self.context.text
        if not text.capital[i]:
            return self._body_of(i)
        if i and text.keys[i - 1] in _NEW and text.capital[i - 1] and text.runs(i - 1, i):
            return None
        for n, names in context.options[i]:
            last = i + n - 1
            found = context.nation(names, i, last)
            if found is None:
                continue
            name, actor = found
            if last + 1 < len(text) and text.open[last] and text.keys[last + 1] in _HYPHENATED:
                joined = context.text.parse.document.text[text.ends[last]] in "-–"
                if joined:
                    return self.state(i, last, actor)
            if actor.kind in COMMUNITIES and self.place(last):
                return None
            shares = name.use != "seat"
            composed = self._composed(i, last, actor, shares) if name.use != "people" or text.open[last] else None
            if composed is not None and composed.ref.kind == "civilian" and self._town(names, name, actor):
                return None
            if composed is not None:
                return composed
            if actor.kind in COMMUNITIES:
                if context.is_part(i, last, actor):
                    return None
                return known(i, last, actor, "name", f"name:{name.text}") if self._noun(last) else None
            people = next((x for x in names if x.use == "people" and context.fits(x, i, last)), None)
            if people is not None and (name.use != "adjective" or self._noun(last)) and name.use != "name":
                return self._people(i, last, actor)
            if name.use == "seat" and context.elsewhere(last, actor):
                return None
            if name.use == "seat":
                return self._seat(i, last, actor, name.bare)
            if name.use == "adjective":
                state = any(x.use == "name" for x in names)
                return self._adjective(i, last, actor, state)
            if name.use == "name":
                return self.state(i, last, actor)
        return self._body_of(i)

    def body(self, first: int, last: int, nation: Actor, role: Role, phrase: tuple[int, int]) -> Draft:
        """The body that a nation and a role noun, words `phrase`, make together, over words `first` to `last`."""
        context = self.context
        noun = context.text.key(*phrase)
        if role.organ:
            state = nation.id
            actor = context.registry.organ(state, role.organ)
            if actor is None and role.organ in ("government", "parliament") and nation.kind == "government":
                actor = nation
            if actor is None and role.organ in ("air-force", "navy"):
                actor = context.registry.organ(state, "armed-forces")
            if actor is not None:
                return known(first, last, actor, "demonym_role", f"demonym-role:{role.noun}", role.loaded)
        slug = f"{nation.id} {_singular(noun)}"
        name = context.text.raw(first, last)
        draft = unknown(first, last, name, slug, role.kind, nation.country, "demonym_role", f"demonym-role:{role.noun}")
        draft.loaded = role.loaded
        return draft

    def _composed(self, i: int, last: int, nation: Actor, shares: bool) -> Draft | None:
        """Nation and role noun: "Syrian army", "Gaza's resistance groups", "Iraqi and Syrian forces"."""
        text = self.context.text
        j = last + 1
        if j >= len(text) or not text.open[last]:
            return None
        if not text.comma[last]:
            found = self.role(j)
            if found and self._holds(last, found[0]):
                return self.body(i, found[0], nation, found[1], (j, found[0]))
            found = self._over_modifiers(i, j)
            if found:
                return self.body(i, found[0], nation, found[1], (j, found[0]))
        return self._shared(i, last, nation) if shares else None

    def _holds(self, last: int, noun: int) -> bool:
        """Whether a nation belongs to the noun behind it, and not to the words before: "in Iraq troops fired"."""
        text, tokens = self.context.text, self.context.text.parse.tokens
        if text.possessive(noun) and noun + 1 < len(text) and text.capital[noun + 1] and text.runs(noun, noun + 1):
            return False  # "Chadian People's Council" is one name
        nation, head = tokens[text.tokens[last]], tokens[text.tokens[noun]]
        return nation.dep != "pobj" or nation.head in (head.i, head.head)

    def _over_modifiers(self, i: int, j: int) -> tuple[int, Role] | None:
        """A role noun behind one to three modifiers that belong to it."""
        text = self.context.text
        tokens = text.parse.tokens
        neutral = True
        for k in range(j, min(j + 3, len(text) - 1)):
            if not text.runs(k, k + 1):
                return None
            token = tokens[text.tokens[k]]
            if token.pos not in ("ADJ", "NOUN", "PROPN", "VERB", "NUM"):
                return None
            if text.capital[k] and not any(
                x.use != "name" or self.context.actor(x).kind in ("ethnic", "religious")
                for _, names in self.context.options[k]
                for x in names
            ):
                return None
            neutral = neutral and text.keys[k] in _NEUTRAL
            found = self.role(k + 1)
            if found is None:
                continue
            last, role = found
            if role.organ and not neutral:
                return None
            if text.tokens[last] != tokens[text.tokens[i]].head and tokens[text.tokens[i]].head < text.tokens[last]:
                return None
            return found
        return None

    def _shared(self, i: int, last: int, nation: Actor) -> Draft | None:
        """The first of "Iraqi and Syrian forces": the role noun stands after the last nation only."""
        text = self.context.text
        j = last + 1
        if text.keys[j] in ("and", "or"):
            j += 1
        elif not text.comma[last]:
            return None
        if j >= len(text) or not text.capital[j] or text.parse.tokens[text.tokens[i]].pos not in ("ADJ", "PROPN"):
            return None
        for n, names in self.context.options[j]:
            if not any(
                x.use == "adjective" or x.acronym or self.context.actor(x).kind in ("ethnic", "religious")
                for x in names
            ):
                continue
            if self.context.nation(names, j, j + n - 1) is None or j + n >= len(text) or not text.open[j + n - 1]:
                continue
            found = self.role(j + n)
            if found is None:
                further = self._shared(j, j + n - 1, nation)
                if further is None:
                    return None
                draft = further
            else:
                draft = self.body(i, last, nation, found[1], (j + n, found[0]))
                draft.head = text.tokens[found[0]]
            draft.first, draft.last = i, last
            return draft
        return None

    def _body_of(self, i: int) -> Draft | None:
        """ "the army of Chad", "government and people of Gaza": the role noun first, the nation after "of"."""
        text = self.context.text
        found = self.role(i)
        if found is None:
            return None
        last, role = found
        j = last + 1
        beside = self.role(j + 1) if j + 1 < len(text) and text.keys[j] == "and" and text.runs(last, j + 1) else None
        if beside is not None:
            j = beside[0] + 1
        if j + 1 >= len(text) or text.keys[j] != "of" or not text.runs(last, j + 1):
            return None
        j += 1
        if text.keys[j] == "the" and j + 1 < len(text):
            j += 1
        if not text.capital[j] or not role.organ:
            return None
        for n, names in self.context.options[j]:
            states = [x for x in names if x.use == "name" and self.context.actor(x).kind in ("state", "government")]
            nation = self.context.nation([x for x in states if self.context.actor(x).kind == "state"], j, j + n - 1)
            if nation:
                draft = self.body(i, last if beside else j + n - 1, nation[1], role, (i, last))
                draft.head = text.tokens[last]
                return draft
        return None

    def _town(self, names: Sequence[Name], name: Name, actor: Actor) -> bool:
        """Whether the name is rather that of a town: "a Paris woman", where a nation's would be its adjective."""
        if actor.kind != "state" or name.use not in ("seat", "name"):
            return False
        return not any(n.use in ("adjective", "people") and n.actor == actor.id for n in names)

    def place(self, last: int) -> bool:
        """Whether a name and the noun with a capital behind it are a place: "Shan State"."""
        text = self.context.text
        j = last + 1
        return j < len(text) and text.capital[j] and text.keys[j] in _PLACE_NOUNS and text.runs(last, j)

    def _noun(self, i: int) -> bool:
        """Whether a word that may be an adjective stands as a noun: "Israelis", "an Iraqi"."""
        token = self.context.text.parse.tokens[self.context.text.tokens[i]]
        return token.pos in ("NOUN", "PROPN") and token.dep not in ("amod", "compound", "nmod", "npadvmod")

    def _people(self, i: int, last: int, nation: Actor) -> Draft | None:
        people = self.context.registry.organ(nation.id, "people")
        if people is None:
            name = self.context.text.raw(i, last)
            return unknown(i, last, name, f"{nation.id} people", "civilian", nation.country, "name", "people")
        return known(i, last, people, "name", "people")

    def state(self, i: int, last: int, actor: Actor) -> Draft | None:
        """A state by name, unless it is only the scene: "in Iraq", "Iraq's western province"."""
        text = self.context.text
        tokens = text.parse.tokens
        head = tokens[text.tokens[last]]
        governor = tokens[head.head]
        if i and text.keys[i - 1] in _NEW and text.capital[i - 1] and text.runs(i - 1, i):
            return None
        if head.dep == "pobj" and governor.norm in _LOCATING:
            return None
        if head.dep == "pobj" and governor.norm in ("to", "from") and tokens[governor.head].lemma in _GOING:
            return None
        if head.dep in ("poss", "compound", "nmod") and governor.lemma in _PLACE_NOUNS:
            return None
        acronym = last == i and text.upper[i]
        return known(i, last, actor, "acronym" if acronym else "name", "state")

    def _adjective(self, i: int, last: int, actor: Actor, state: bool) -> Draft | None:
        """The nation whose deed or thing an adjective tells: "Israeli strikes", not "the Palestinian enclave"."""
        text = self.context.text
        tokens = text.parse.tokens
        token = tokens[text.tokens[last]]
        while token.dep == "conj" and tokens[token.head].dep in ("amod", "compound", "nmod", "conj"):
            token = tokens[token.head]  # "her American and Mexican counterparts"
        governor = tokens[token.head]
        if token.dep not in ("amod", "compound", "nmod", "poss", "npadvmod") or governor.lemma in _PLACE_NOUNS:
            return None
        if governor.pos not in ("NOUN", "ADJ", "VERB") or governor.shape[:1] == "X":
            return None
        if token.pos == "PROPN" and not state and actor.kind != "state":
            return None
        following = self.context.options[last + 1] if last + 1 < len(text) and text.open[last] else []
        if text.capital[min(last + 1, len(text) - 1)] and any(x.use == "name" for _, ns in following for x in ns):
            return None
        return known(i, last, actor, "demonym", "demonym")

    def _seat(self, i: int, last: int, nation: Actor, palace: bool) -> Draft | None:
        """The government by its capital or palace; None where the word is the place."""
        text, registry = self.context.text, self.context.registry
        tokens = text.parse.tokens
        head = tokens[text.tokens[last]]
        if i and text.open[i - 1] and not text.comma[i - 1] and text.capital[i - 1] and head.dep != "conj":
            before = tokens[text.tokens[i - 1]]
            if before.head == head.i and before.dep == "compound" and before.sentence == head.sentence:
                return None
        if text.upper[i] and not self.context.shouting:
            return None  # a dateline
        governor = tokens[head.head]
        dep = head.dep
        if dep == "conj":
            first = head
            while first.dep == "conj" and first.head != first.i:
                first = tokens[first.head]
            governor, dep = tokens[first.head], first.dep
        acts = False
        if dep == "nsubj" or (dep == "agent"):
            acts = governor.lemma in registry.seat_verbs
            if not acts and governor.lemma in ("be", "have", "do", "make", "take", "give", "hold"):
                acts = palace
        elif dep == "pobj":
            above = tokens[governor.head]
            if governor.dep == "agent" or governor.norm == "by":
                acts = above.lemma in registry.seat_verbs
            elif governor.norm in ("between", "with", "against", "on", "from", "for", "of", "to"):
                acts = above.lemma in _RELATIONS or (
                    governor.norm in ("with", "against") and above.lemma in registry.seat_verbs
                )
            elif governor.norm in ("to", "according"):
                acts = above.norm == "according"
            if palace and governor.norm not in _LOCATING:
                acts = True
        elif dep in ("poss", "compound", "nmod"):
            # "the Minsk agreement" is named for the place where it was made
            acts = palace or governor.lemma in registry.seat_nouns or (dep == "poss" and governor.lemma in _RELATIONS)
        elif dep == "dobj":
            acts = governor.lemma in registry.seat_objects or palace
        if not acts:
            return None
        government = registry.organ(nation.id, "government") or nation
        return known(i, last, government, "metonym", f"metonym:{text.raw(i, last)}")

    def alone(self, i: int, focus: Focus) -> Draft | None:
        """A body without a nation, of the nation that the report is about: "the army", "police"."""
        context, text = self.context, self.context.text
        found = self.role(i)
        if found is None:
            return None
        last, role = found
        noun = text.key(i, last)
        if noun not in _ALONE or role.organ is None:
            return None
        tokens = text.parse.tokens
        head = tokens[text.tokens[last]]
        for child in text.parse.children(head.i):
            token = tokens[child]
            inside = text.tokens[i] <= child <= text.tokens[last]
            if token.dep in ("amod", "compound", "poss", "nmod", "nummod") and not inside:
                return None
            if token.dep == "det" and token.norm not in ("the", "The"):
                return None
            if token.dep == "prep" and token.norm == "of":
                return None
        if head.dep in ("compound", "amod", "nmod", "npadvmod") or head.pos == "ADJ":
            return None
        actor, sentence = focus.get(role.organ, (None, 0))
        main = context.main_country
        if actor is not None and main and actor.country != main and head.sentence - sentence > _NEAR:
            actor = None  # another nation's army was spoken of, long ago
        if actor is None and noun not in _ONLY_KNOWN:
            sure = main is not None and (context.home == main or context.countries[main] > 1)
            actor = context.registry.organ(main.lower(), role.organ) if main and sure else None
        if actor is None:
            return None
        return known(i, last, actor, "role", f"role:{role.noun}")
