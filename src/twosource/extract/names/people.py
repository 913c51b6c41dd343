"""Persons: by name, by title, by surname once named; and the body that each speaks for."""

from dataclasses import dataclass, field

from twosource.actors import Phrases, Title
from twosource.extract.names import text as actor_text
from twosource.extract.names.context import Context
from twosource.extract.names.draft import Draft, head_of, known, reference, unknown
from twosource.extract.names.offices import LOOSE, Offices
from twosource.model import Actor, ActorKind, ActorRef

_PARTICLES = frozenset(
    "abu al ap ben bin binti bint da de del della der di dos du el ibn la le mac ol ould umm van ver von y".split()
)
_MAX_NAME = 5
_SHIPS = frozenset("fs hmas hmcs hms hmnzs ins js mt mv rfa roks uss usns".split())  # before the name of a ship
_QUOTES = frozenset("\"“”'‘’")


@dataclass(slots=True)
class People:
    """Finds the persons of one report; remembers those it has met."""

    context: Context
    met: dict[str, tuple[Actor | None, ActorRef, str]] = field(default_factory=dict)
    offices: Offices = field(init=False)

    def __post_init__(self) -> None:
        self.offices = Offices(self.context)

    def _given(self, i: int) -> bool:
        """Whether the word for a nation or faith is a given name here, after a title: "the cleric Sufi Ahmad"."""
        text = self.context.text
        j = i + 1
        if (
            j >= len(text)
            or not text.runs(i, j)
            or not text.capital[j]
            or self.context.text.possessive(i)
            or self._taken(j)
        ):
            return False
        return (
            self.context.registry.roles.at(text.keys, j, text.run_end(j)) is None and text.keys[j] not in self._bodies
        )

    def run(self, first: int, titled: bool = False) -> int | None:
        """The last word of the name that starts at a word: capitals, with particles between; None where none does.

        After a title (`titled`) a word for a nation can be a given name.
        """
        text = self.context.text
        if first >= len(text) or not text.capital[first] or text.keys[first] in actor_text.STOP:
            return None
        if text.upper[first] and text.keys[first] in _SHIPS:
            return None
        if self._taken(first) and not (titled and self._given(first)):
            return None
        for n, names in self.context.options[first]:
            end = first + n - 1
            if n > 1 and any(
                self.context.actor(x).kind == "person" and self.context.fits(x, first, end) for x in names
            ):
                return end
        last = first
        while last + 1 < len(text) and last - first + 1 < _MAX_NAME:
            j = last + 1
            if not text.runs(last, j):
                after = self._over_nickname(last)
                if after is None:
                    break
                last = after
                continue
            joined = last > first and text.ends[last] + 1 == text.starts[j]
            if joined and text.parse.document.text[text.ends[last]] == "-":
                last = j  # "Kim Il-song"
                continue
            if text.keys[j] in _PARTICLES and j + 1 < len(text) and text.capital[j + 1] and text.runs(j, j + 1):
                last = j + 1
                continue
            if (
                not text.capital[j]
                or self.context.text.possessive(last)
                or self._taken(j, True)
                or text.keys[j] in self._bodies
            ):
                break
            last = j
        if text.keys[last] in self._bodies or any(c.isdigit() for c in text.raw(first, last)):
            return None
        return last

    def _over_nickname(self, i: int) -> int | None:
        """The word after a nickname in quotation marks: Joaquin "Shorty" Perez."""
        text = self.context.text
        source = text.parse.document.text
        for j in range(i + 1, min(i + 4, len(text) - 1)):
            opens = source[text.ends[i] : text.starts[i + 1]].strip()
            closes = source[text.ends[j] : text.starts[j + 1]].strip(" .\n")
            if (
                opens in _QUOTES
                and closes in _QUOTES
                and text.capital[j + 1]
                and text.tokens[j + 1]
                in (range(text.parse.sentence(text.tokens[i]).first, text.parse.sentence(text.tokens[i]).last + 1))
            ):
                return j + 1
        return None

    @property
    def _bodies(self) -> Phrases[ActorKind]:
        return self.context.registry.bodies

    def _taken(self, i: int, inside: bool = False) -> bool:
        """Whether a word starts the name of a body, a state or a nation, and so no person's.

        Inside a person's name a word for a people is a surname: "Thomas Finn".
        """
        for n, names in self.context.options[i]:
            for name in names:
                if name.use == "seat" or name.weak or not self.context.fits(name, i, i + n - 1):
                    continue
                if self.context.actor(name).kind != "person" and not (inside and name.use == "people"):
                    return True
        return False

    def titled(self, start: int, first: int, nation: Actor | None, body: Actor | None = None) -> Draft | None:
        """A person by title, from the title's first word `first`; the mention starts at word `start`."""
        found = self.offices.title(first)
        text = self.context.text
        if found is None or self.context.registry.other_names.at(text.keys, first, text.run_end(first)):
            return None
        last, title = found
        if last + 1 < len(text) and text.runs(last, last + 1) and not text.possessive(last):
            end = self.run(last + 1, titled=title.office != "member of parliament")
            plural = end == last + 1 and text.keys[end] in self.context.registry.roles
            if end is not None and not plural and not self._shouted(last + 1):
                return self._named(start, last + 1, end, title, nation)
        of = self._of(start, last, title, nation)
        if of is not None:
            return of
        if nation is not None or body is not None:
            return self.offices.holder(start, last, title, nation, body)
        return None

    def _of(self, start: int, last: int, title: Title, nation: Actor | None) -> Draft | None:
        """ "Minister for the Middle East NAME", "President of Chad NAME": a known name right behind the office."""
        context, text = self.context, self.context.text
        if last + 2 >= len(text) or text.keys[last + 1] not in ("for", "of") or not text.runs(last, last + 2):
            return None
        for k in range(last + 3, min(last + 7, len(text))):
            if not text.runs(k - 1, k):
                return None
            for n, names in context.options[k]:
                end = k + n - 1
                if n > 1 and any(context.actor(x).kind == "person" and context.fits(x, k, end) for x in names):
                    draft = self._named(start, k, end, title, nation)
                    draft.head = head_of(text.parse, text.tokens[start], text.tokens[end])
                    return draft
        return None

    def _shouted(self, i: int) -> bool:
        """Whether the word stands in a headline in which every word has a capital, which tells nothing of names."""
        text = self.context.text
        paragraph = text.parse.paragraph(text.tokens[i])
        if paragraph.kind != "headline":
            return False
        words = [t for t in text.parse.tokens[paragraph.first : paragraph.last + 1] if t.text[:1].isalpha()]
        return len(words) > 3 and sum(t.shape[0] == "X" for t in words) > 0.7 * len(words)

    def _named(self, start: int, first: int, last: int, title: Title, nation: Actor | None) -> Draft:
        actor = self._known(first, last, title, nation)
        if actor is not None:
            draft = known(start, last, actor, "title", f"title:{title.office}")
        else:
            draft = self._stranger(start, first, last, f"title:{title.title}", nation.country if nation else None)
        draft.head = self._head(first, last)
        organ = self.offices.organ_of(title, nation, actor)
        if organ is not None:
            draft.affiliation = (reference(organ), organ.name)
        self.remember(draft, first, last)
        self.offices.hold(title, draft)
        return draft

    def _head(self, first: int, last: int) -> int:
        text = self.context.text
        tokens = text.parse.tokens
        a, b = text.tokens[first], text.tokens[last]
        return next((i for i in range(b, a - 1, -1) if not a <= tokens[i].head <= b or tokens[i].head == i), b)

    def _stranger(self, start: int, first: int, last: int, rule: str, country: str | None = None) -> Draft:
        text = self.context.text
        met = self.met.get(text.keys[last])
        if met and (first == last or text.key(first, last) in met[2]):
            actor, ref, _ = met
            if actor is not None:
                return known(start, last, actor, "surname", rule)
            return Draft(start, last, met[2].partition("|")[2], None, ref, "surname", rule)
        name = text.raw(first, last)
        return unknown(start, last, name, text.key(first, last), "person", country, "name", rule)

    def _by_surname(self, i: int, person: Actor) -> bool:
        """Whether a person is so well known on the report's day that the surname is enough."""
        names = (name for n, names in self.context.options[i] for name in names if n == 1)
        return any(x.bare and x.actor == person.id for x in names) and self.context.current(person)

    def _known(self, first: int, last: int, title: Title | None, nation: Actor | None) -> Actor | None:
        """The person of the registry that a name after a title means."""
        text, registry = self.context.text, self.context.registry
        words = set(text.keys[first : last + 1])
        scored = []
        for person in registry.surnamed(text.keys[last]):
            names = {registry.index.key(n) for n in (person.name, *person.aliases)}
            if first != last and not any(
                " " in n and (set(n.split()) <= words or (n.startswith(text.keys[first]) and words <= set(n.split())))
                for n in names
            ):
                continue
            if person.id in self.context.named:
                scored.append((9.0, person))
                continue
            score = 0.0
            for office in registry.offices(person.id):
                held = self.context.day is None or office.holds(self.context.day)
                if title and office.title == title.office:
                    score = max(score, 4.0 if held else 2.0)
                elif held:
                    score = max(score, 1.0)
            country = nation.country if nation else title.country if title else None
            if country is not None:
                score += 3 if person.country == country else -9
            elif person.country and self.context.countries[person.country]:
                score += 1.5
            if first != last or self._by_surname(first, person):
                score += 3
            scored.append((score, person))
        if len(scored) == 1 and title is not None and title.office not in LOOSE:
            scored = [(scored[0][0] + 1, scored[0][1])]
        scored.sort(key=lambda s: (-s[0], s[1].id))
        if not scored or scored[0][0] < 3.5 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            return None
        return scored[0][1]

    def remember(self, draft: Draft, first: int, last: int) -> None:
        """Note a person, so that the surname alone is known from here on."""
        text = self.context.text
        full = text.key(first, last)
        if last > first and text.keys[last - 1] == "of":
            return  # the last word of "King Abdullah of Jordan" is no surname
        if first != last or text.keys[last] not in self.met:
            self.met[text.keys[last]] = (draft.actor, draft.ref, f"{full}|{draft.name}")

    def stands_alone(self, i: int) -> bool:
        """Whether a word is no part of a longer name: "Ain al-Asad Airbase" is nobody called Assad."""
        text = self.context.text
        if not text.capital[i] or (i and text.capital[i - 1] and text.runs(i - 1, i) and not self._prefix(i - 1)):
            return False
        next_to = i + 1 < len(text) and text.capital[i + 1] and text.runs(i, i + 1)
        return not next_to or self.context.text.possessive(i) or self._shouted(i) or self.context.shouting

    def surname(self, i: int) -> Draft | None:
        """A person met before, or so well known that the surname is enough, by the surname alone."""
        context, text = self.context, self.context.text
        if not self.stands_alone(i):
            return None
        met = self.met.get(text.keys[i])
        if met is not None:
            actor, ref, full = met
            if actor is not None:
                return known(i, i, actor, "surname", "surname:met")
            return Draft(i, i, full.partition("|")[2], None, ref, "surname", "surname:met")
        for _, names in context.options[i]:
            for name in names:
                if (
                    name.use == "name"
                    and name.bare
                    and context.fits(name, i, i)
                    and context.current(context.actor(name))
                ):
                    draft = known(i, i, context.actor(name), "surname", "surname:known")
                    self.remember(draft, i, i)
                    return draft
        persons = [p for p in context.registry.surnamed(text.keys[i]) if p.id in context.named]
        if len(persons) == 1:
            return known(i, i, persons[0], "surname", "surname:named")
        return None

    def _prefix(self, i: int) -> bool:
        return self.context.registry.titles.get(self.context.text.keys[i]) is not None or self.context.text.tokens[
            i
        ] in (self.context.text.parse.sentence(self.context.text.tokens[i]).first,)

    def plain(self, i: int) -> Draft | None:
        """A person that the registry does not hold, without a title: by a known given name, or by what follows."""
        text = self.context.text
        last = self.run(i)
        if last is None or last == i or self._shouted(i):
            return None
        if any(n.use == "seat" for size, names in self.context.options[i] if i + size - 1 == last for n in names):
            return None  # "Buenos Aires"
        if i and text.capital[i - 1] and text.runs(i - 1, i):
            return None
        tokens = text.parse.tokens
        person = all(tokens[t].entity == "PERSON" for t in range(text.tokens[i], text.tokens[last] + 1))
        given = text.keys[i] in self.context.registry.given_names
        head = tokens[self._head(i, last)]
        governor = tokens[head.head]
        if head.dep == "pobj" and governor.norm in ("in", "at", "near", "from", "around", "outside", "across"):
            return None
        told = self._apposition(last)
        if not (told or (person and given) or (person and head.dep in ("nsubj", "nsubjpass", "appos", "conj", "poss"))):
            return None
        draft = self._stranger(i, i, last, "person:apposition" if told else "person:name")
        draft.head = head.i
        self.remember(draft, i, last)
        return draft

    def _apposition(self, last: int) -> bool:
        """Whether ", the spokesman for..." or ", a farmer from..." follows a name."""
        text = self.context.text
        if last + 1 >= len(text) or not text.comma[last]:
            return False
        for j in range(last + 1, min(last + 7, len(text))):
            if j > last + 1 and (text.comma[j - 1] or not text.open[j - 1]):
                return False
            found = self.offices.title(j)
            if found and found[1].office not in LOOSE:
                return True
        return False
