"""What a report is about, as far as it tells actors of one name apart: nations, bodies named in full, its day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from twosource.actors import Name, Registry
from twosource.extract.names.text import Text
from twosource.model import Actor

# A year's grace: first days of groups are seldom known to the day, and names run ahead of foundings.
_GRACE = timedelta(days=366)
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
        letters = sum(map(str.isalpha, text.parse.document.text[:4000]))
        self.shouting = sum(map(str.isupper, text.parse.document.text[:4000])) > 0.6 * letters
        self.countries: Counter[str] = Counter()
        self.named: set[str] = set()
        self._survey()
        named = [actor for actor in map(registry.get, self.named) if actor is not None]
        self._parents = {actor.parent for actor in named if actor.parent}

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
        if name.acronym and not text.upper[first]:
            return False
        if first == last:
            if name.article is not None and name.article != text.article[first]:
                return False
            if name.the and (not first or text.keys[first - 1] != "the"):
                return False
            if name.exact and text.raw(first, last) != name.text:
                return False
        capitals = [text.capital[first + k] for k, capital in enumerate(name.capitals) if capital]
        if not all(capitals) and not (self.shouting and first < last and any(capitals)):
            return False
        return first == last or text.runs(first, last, "," in name.text)

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
        if not name.weak:
            score += 10 + min(count, 9)
            if self.day and actor.valid_to and actor.valid_to < self.day:
                score -= 5
            return score
        if score:
            return score
        if actor.id in self._parents:
            return 50.0
        if actor.kind == "person":
            held = any(office.holds(self.day) for office in self.registry.offices(actor.id))
            return 5.0 if held and " " in name.text else 0.0
        if actor.country is None:
            return 1.0 if name.acronym and not self.shouting else 0.0
        if actor.kind in _ORGANS and "." not in actor.id and 2 * count < max(self.countries.values(), default=0):
            return 0.0
        if self.day and actor.valid_to and actor.valid_to < self.day:
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
                fitting.append((name.weak and not self._country_named(actor), name.weak, actor.id, name, actor))
        if not fitting:
            return None
        doubtful, weak, _, name, actor = min(fitting, key=lambda f: f[:3])
        return None if doubtful and weak else (name, actor)

    def _country_named(self, actor: Actor) -> bool:
        return actor.country is not None and self.countries[actor.country] > 0

    @property
    def main_country(self) -> str | None:
        """The country that most of the report's nations and actors point to; None where two come close."""
        ranked = self.countries.most_common(2)
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
            return ranked[0][0]
        return None
