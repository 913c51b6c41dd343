"""What a report is about, as far as it tells actors of one name apart: nations, bodies named in full, its day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from twosource.actors import Name, Registry
from twosource.extract.names.text import Text
from twosource.model import Actor

# A year's grace: first days of groups are seldom known to the day, and names run ahead of foundings.
_GRACE = timedelta(days=366)
_POWERS = frozenset(("CHN", "FRA", "GBR", "RUS", "USA"))
COMMUNITIES = frozenset(("ethnic", "religious"))
_NATIONS = frozenset(("state", "ethnic", "religious"))
_ORGANS = frozenset(("government", "parliament", "military", "police", "security_service", "ministry", "court"))


class Context:
    """What the words of a report say as a whole; `options` are the names that start at each word, longest first."""

    def __init__(self, text: Text, registry: Registry) -> None:
        self.text, self.registry = text, registry
        self.day: date | None = text.parse.document.published
        self.options: list[list[tuple[int, tuple[Name, ...]]]] = [
            list(registry.index.at(text.keys, i)) for i in range(len(text))
        ]
        self._leave_others_out()
        letters = sum(map(str.isalpha, text.parse.document.text[:4000]))
        self.shouting = sum(map(str.isupper, text.parse.document.text[:4000])) > 0.6 * letters
        self.countries: Counter[str] = Counter()
        self.told: set[str] = set()
        """The countries that more than the name of a capital tells of."""
        self.home = self._home()
        self.named: set[str] = set()
        self._survey()
        named = [actor for actor in map(registry.get, self.named) if actor is not None]
        self._parents = {actor.parent for actor in named if actor.parent}

    def _leave_others_out(self) -> None:
        """Drop the names inside names of regions, seas and wars: no American acts in "Central American"."""
        text = self.text
        for i in range(len(text)):
            found = self.registry.other_names.at(text.keys, i, text.run_end(i))
            if found is not None and any(text.capital[i : found[0] + 1]):
                for j in range(i, found[0] + 1):
                    self.options[j] = [option for option in self.options[j] if j + option[0] - 1 > found[0]]

    def _home(self) -> str | None:
        """The country of the dateline, by its capital or by its name: the scene of a report from there."""
        text = self.text
        if not len(text):
            return None
        first = text.parse.paragraph(text.tokens[0])
        for paragraph in text.parse.paragraphs[:4]:
            if paragraph.kind == "dateline":
                first = paragraph
                break
        if first.kind != "dateline":
            return None
        countries: list[str] = []
        for i in range(len(text)):
            if text.tokens[i] > first.last:
                break
            if text.tokens[i] >= first.first:
                actors = [self.actor(n) for _, names in self.options[i] for n in names if n.use in ("seat", "name")]
                countries.extend(a.country for a in actors if a.country and a.kind in ("state", "government"))
        return countries[0] if len(set(countries)) == 1 else None

    def _survey(self) -> None:
        """Count the nations, and note every actor that is named beyond doubt."""
        i = 0
        while i < len(self.options):
            step = 1
            for n, names in self.options[i]:
                sure = [name for name in names if not name.weak and self.fits(name, i, i + n - 1)]
                if not sure:
                    continue
                for name in sure:
                    actor = self.actor(name)
                    if actor.country:
                        self.countries[actor.country] += 1
                        if name.use != "seat":
                            self.told.add(actor.country)
                    if name.use == "name" and actor.kind != "state" and (n > 1 or actor.kind != "person"):
                        self.named.add(actor.id)
                step = n
                break
            i += step

    def actor(self, name: Name) -> Actor:
        """The actor that a name of the index belongs to."""
        actor = self.registry.get(name.actor)
        if actor is None:
            raise KeyError(name.actor)
        return actor

    def fits(self, name: Name, first: int, last: int) -> bool:
        """Whether the report writes the name as the name is written: capitals, article, as one phrase."""
        text = self.text
        spelt_out = self.shouting and self._at_home(name) and (name.actor in self.named or self._bare(first))
        if name.acronym and not text.upper[first] and not spelt_out:
            return False
        if first == last and self.pronoun(first):
            return False
        if first == last:
            if name.article is not None and name.article != text.article[first]:
                return False
            if name.the and (not first or text.keys[first - 1] != "the"):
                return False
            if name.exact and text.raw(first, last) != name.text:
                return False
        capitals = [text.capital[first + k] for k, capital in enumerate(name.capitals) if capital]
        plain = self.shouting and first < last and (any(capitals) or self._at_home(name))
        if not (all(capitals) or spelt_out or plain):
            return False
        return first == last or text.runs(first, last, "," in name.text)

    def _bare(self, i: int) -> bool:
        """Whether a word stands without an article, as acronyms of bodies do and plain nouns mostly do not."""
        return i > 0 and self.text.keys[i - 1] in ("and", "but", "by", "of", "while")

    def _at_home(self, name: Name) -> bool:
        """Whether a name that capitals do not tell apart is one of the dateline's country."""
        return self.home is not None and self.actor(name).country == self.home

    def pronoun(self, i: int) -> bool:
        """Whether US in copy that is all in capitals is "us": without full stops and article."""
        text = self.text
        if not self.shouting or text.keys[i] != "us":
            return False
        return "." not in text.raw(i, i) and (not i or text.keys[i - 1] != "the")

    def is_part(self, i: int, last: int, actor: Actor) -> bool:
        """Whether the word for a people is part of another name: "Ayn Issa", "Karen Hughes"."""
        text = self.text
        if actor.kind not in COMMUNITIES or i != last:
            return False
        if last + 1 < len(text) and self._surname(last + 1) and self._given(i):
            return True
        if not i or not text.runs(i - 1, i) or not text.capital[i - 1]:
            return False
        before = text.parse.tokens[text.tokens[i - 1]]
        return before.pos in ("PROPN", "NOUN", "X") and not any(
            name.use != "name" or self.actor(name).kind in COMMUNITIES
            for _, names in self.options[i - 1]
            for name in names
        )

    def _given(self, i: int) -> bool:
        """Whether a word is a given name: of persons that the registry holds, or to the parser, with the next word."""
        if self.text.keys[i] in self.registry.given_names:
            return True
        tokens = self.text.parse.tokens
        return all(tokens[self.text.tokens[k]].entity == "PERSON" for k in (i, i + 1))

    def _surname(self, i: int) -> bool:
        """Whether a word behind a given name can be a surname."""
        text, registry = self.text, self.registry
        if not text.capital[i] or not text.runs(i - 1, i) or text.keys[i] in registry.bodies or self.options[i]:
            return False
        return registry.roles.at(text.keys, i, text.run_end(i)) is None

    def elsewhere(self, last: int, actor: Actor) -> bool:
        """Whether the capital of another nation follows a palace: "the White House in Bishkek"."""
        text = self.text
        j = last + 2
        if j >= len(text) or text.keys[last + 1] != "in" or not text.runs(last, j):
            return False
        seats = [self.actor(n).country for _, names in self.options[j] for n in names if n.use == "seat"]
        return bool(seats) and actor.country not in seats

    def alive(self, actor: Actor) -> bool:
        """Whether the actor can have been named on the report's day; one that is gone still can."""
        return self.day is None or actor.valid_from is None or self.day >= actor.valid_from - _GRACE

    def current(self, actor: Actor) -> bool:
        """Whether a person can be so well known on the report's day that the surname is enough."""
        starts = [office.start for office in self.registry.offices(actor.id) if office.start]
        return self.day is None or not starts or min(starts) - _GRACE <= self.day

    def choose(self, names: Sequence[Name], first: int, last: int) -> Name | None:
        """The one name among those of a key that the report means; None where nothing decides."""
        fitting = [n for n in names if n.use == "name" and self.fits(n, first, last) and self.alive(self.actor(n))]
        if not fitting:
            return None
        ranked = sorted(((self._support(n), n.actor, n) for n in fitting), key=lambda r: (-r[0], r[1]))
        score, _, best = ranked[0]
        if score <= 0 or (len(ranked) > 1 and ranked[1][0] == score):
            return None
        return best

    def _support(self, name: Name) -> float:
        """How much speaks for a name; nothing or less: not enough to link."""
        actor = self.actor(name)
        score = 100.0 if actor.id in self.named else 0.0
        count = self.countries[actor.country] if actor.country else 0
        gone = actor.valid_to is not None and (self.day is None or actor.valid_to < self.day)
        if not name.weak:
            score += 10 + min(count, 9)
            early = self.day is not None and actor.valid_from is not None and self.day < actor.valid_from
            return score - 5 * gone - 2 * early
        if score:
            return score
        if name.support:
            told = sum(9 * (s in self.named) + min(self.countries[s], 9) for s in name.support)
            if gone and self.day is not None:
                return 0.0
            return told / 2 if gone else float(told)
        if actor.id in self._parents:
            return 50.0
        if actor.kind == "person":
            held = any(office.holds(self.day) for office in self.registry.offices(actor.id))
            return 5.0 if held and " " in name.text else 0.0
        if actor.country is None:
            return 1.0 if name.acronym and not self.shouting else 0.0
        if (
            actor.kind in _ORGANS
            and "." not in actor.id
            and not name.acronym
            and 2 * count < max(self.countries.values(), default=0)
        ):
            return 0.0
        if gone:
            return min(count, 9) / 2
        return float(min(count, 9))

    def nation(self, names: Sequence[Name], first: int, last: int) -> tuple[Name, Actor] | None:
        """The nation that an adjective, a state's name or a seat stands for, by the name that fits."""
        fitting = []
        for name in names:
            actor = self.actor(name)
            if name.use == "name" and actor.kind not in _NATIONS:
                continue
            if self.fits(name, first, last) and self.alive(actor):
                gone = actor.valid_to is not None and (self.day is None or actor.valid_to < self.day)
                # Moscow was the Soviet Union's while there was one.
                standing = (name.weak and not self._country_named(actor), name.weak, gone, actor.valid_to is None)
                fitting.append(((*standing, actor.id), name, actor))
        if not fitting:
            return None
        (doubtful, weak, *_), name, actor = min(fitting, key=lambda f: f[0])
        return None if doubtful and weak else (name, actor)

    def _country_named(self, actor: Actor) -> bool:
        return actor.country is not None and self.countries[actor.country] > 0

    @property
    def main_country(self) -> str | None:
        """The country that most of the report's nations and actors point to; None where two come close.

        The dateline's country stands where it comes close, and against powers, of which reports from everywhere speak.
        """
        ranked = self.countries.most_common(2)
        if not ranked:
            return self.home
        if self.home and (ranked[0][0] in _POWERS or 2 * self.countries[self.home] >= ranked[0][1]):
            return self.home
        if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
            return ranked[0][0]
        return None
