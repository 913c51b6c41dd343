"""Finds names in the words of a text: the longest name that starts at a word, whatever its spelling."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from twosource.actors.keys import Word, words_of

T = TypeVar("T")

NameUse = Literal["name", "adjective", "people", "seat"]

# Words of names that reports write small, as joining words or as plain nouns.
_LOWER = frozenset(
    "a al an and da das de del della der des di do du e el et for i in la las le los of on the to und y "
    "agency army battalion bloc brigade brigades cartel coalition commission council forces front gang government "
    "group guerrillas list militia militias ministry movement network newspaper organisation party police "
    "rebels".split()
)


class Name(NamedTuple):
    """A name as the index holds it.

    `use` tells a name from a nation's adjective, a word for its people and a seat of its government. `capitals` says
    of each word of the key whether the report must write it with a capital. `article` marks an Arabic article before a
    name of one word, which the report must then write too ("al-Jazeera" is not "Jazeera"), None where both are names;
    `the` likewise the English one before a single word ("The Times"). `exact` names are acronyms of mixed case
    ("DoD"), which stand only as they are written. `support` is that of `Alias`.
    """

    actor: str
    text: str
    use: NameUse
    weak: bool
    loaded: bool
    bare: bool
    acronym: bool
    article: bool | None
    the: bool
    exact: bool
    capitals: tuple[bool, ...]
    support: tuple[str, ...]


def is_acronym(text: str) -> bool:
    """Whether a name is an acronym: one word without small letters, at least two of them capitals."""
    return " " not in text and text.upper() == text and sum(c.isalpha() for c in text) > 1


class Phrases(Generic[T]):
    """Values by phrases: the longest phrase that starts at a word, by keys of words."""

    def __init__(self, values: dict[str, T]) -> None:
        self.values = values
        self._longest: dict[str, int] = {}
        for phrase in values:
            first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
            if self._longest.get(first, 0) < length:
                self._longest[first] = length

    def get(self, phrase: str) -> T | None:
        """The value of a phrase, by its key."""
        return self.values.get(phrase)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.values

    def at(self, keys: Sequence[str], i: int, last: int) -> tuple[int, T] | None:
        """The longest phrase from word `i` that ends by word `last`: its last word and its value."""
        longest = self._longest.get(keys[i])
        if longest is None:
            return None
        for j in range(min(i + longest - 1, last), i - 1, -1):
            value = self.values.get(keys[i] if j == i else " ".join(keys[i : j + 1]))
            if value is not None:
                return j, value
        return None


class Index:
    """Names by their keys."""

    def __init__(self, spellings: Mapping[str, str], names: Mapping[str, tuple[Name, ...]] | None = None) -> None:
        self._spellings = spellings
        self._names: dict[str, tuple[Name, ...]] = dict(names or {})
        self._longest: dict[str, int] = {}
        for key in self._names:
            self._measure(key)

    def words(self, text: str) -> list[Word]:
        """The words of a text, with keys in the spelling that this index compares."""
        return words_of(text, self._spellings)

    def key(self, text: str) -> str:
        """The key of a name: its words without articles."""
        return " ".join(w.key for w in self.words(text) if not w.article)

    def add(
        self,
        actor: str,
        text: str,
        use: NameUse,
        *,
        weak: bool = False,
        loaded: bool = False,
        bare: bool = False,
        support: tuple[str, ...] = (),
    ) -> str | None:
        """Add a name of an actor; gives its key, or None where there is no word or the actor has the name already."""
        words = self.words(text)
        content = [w for w in words if not w.article]
        the = len(content) > 1 and content[0].key == "the"
        if the:
            del content[0]
        if not content:
            return None
        key = " ".join(w.key for w in content)
        before = self._names.get(key, ())
        capitals = tuple([text[w.start].isupper() and w.key not in _LOWER for w in content])
        one = len(content) == 1
        article, the = one and words[0].article, one and the
        same = next((n for n in before if n.actor == actor and n.use == use), None)
        if same is not None:
            # Two spellings of one name: what either leaves out, the report may leave out.
            merged = same._replace(
                weak=same.weak and weak,
                bare=same.bare or bare,
                acronym=same.acronym and is_acronym(text),
                article=article if same.article == article else None,
                the=same.the and the,
                capitals=tuple(a and b for a, b in zip(same.capitals, capitals, strict=True)),
                support=tuple(dict.fromkeys((*same.support, *support))),
            )
            self._names[key] = tuple(merged if n is same else n for n in before)
            return None
        name = Name(
            actor,
            text,
            use,
            weak,
            loaded,
            bare,
            is_acronym(text),
            article=article,
            the=the,
            exact=one and len(text) < 6 and sum(map(str.isupper, text)) > 1 and not text.isupper(),
            capitals=capitals,
            support=support,
        )
        self._names[key] = (*before, name)
        self._measure(key)
        return key

    def _measure(self, key: str) -> None:
        """Note how long the names that start with a word can be."""
        first, length = key.partition(" ")[0], key.count(" ") + 1
        if self._longest.get(first, 0) < length:
            self._longest[first] = length

    def get(self, key: str) -> tuple[Name, ...]:
        """The names with a key."""
        return self._names.get(key, ())

    def at(self, keys: Sequence[str], i: int) -> Iterator[tuple[int, tuple[Name, ...]]]:
        """The names that start at word `i`, longest first, each with its number of words."""
        longest = min(self._longest.get(keys[i], 0), len(keys) - i)
        for n in range(longest, 0, -1):
            names = self._names.get(keys[i] if n == 1 else " ".join(keys[i : i + n]))
            if names:
                yield n, names

    def items(self) -> Iterable[tuple[str, tuple[Name, ...]]]:
        """All keys with their names."""
        return self._names.items()

    def values(self) -> Iterable[tuple[Name, ...]]:
        """The names of all keys."""
        return self._names.values()
