"""Finds the names of places in a document: which words may be one, and how much speaks for it.

A name must stand in the gazetteer, carry a type word ("Nuseirat camp"), or be taken for a place by the parser behind a
preposition of place. What else speaks for it or against it is added up as evidence with weights set by hand: the
parser's entity label is one voice among several, since it takes "Ain al-Asad Airbase" for a person.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from twosource.extract.place_words import PlaceWords, place_words
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.names import fold
from twosource.gazetteer.tables import strip_type, type_words
from twosource.parse import Parse, Token

_LONGEST = 7
_STRONG = frozenset(("in", "near", "outside", "around", "across", "inside"))
_PARTS = frozenset(
    "province governorate oblast region district county city town village municipality capital suburb neighborhood "
    "neighbourhood island port township settlement outskirts state department".split()
)
_THRESHOLD = 1.0
_INNER = frozenset(
    "of de del la le les du des di da do dos das el al the and e y ibn bin ez az en on upon sur am der den an à".split()
)
_FUNCTION = frozenset("ADP AUX CCONJ DET INTJ PART PRON SCONJ PUNCT VERB ADV NUM SYM".split())

_fold = lru_cache(maxsize=1 << 15)(fold)


@dataclass(slots=True)
class Name:
    """A name that may be a place's: its tokens, its folded key and what speaks for it.

    `kind` is the kind that a type word tells; `demonym` the country (or, after "place:", the place) that a
    demonym stands for; `embedded` marks a name inside the name of something else; `known` one that the gazetteer holds.
    """

    first: int
    last: int
    text: str
    key: str
    known: bool
    kind: str | None
    demonym: str | None
    embedded: bool
    score: float
    evidence: list[tuple[str, float]]

    def add(self, why: str, weight: float) -> None:
        """Count a piece of evidence."""
        self.score += weight
        self.evidence.append((why, weight))


class Names:
    """Finds the names of places in a parse."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, parse: Parse) -> list[Name]:
        """The names that stand for places, in text order, without overlaps."""
        return _Search(self._gazetteer, parse).run()

    def given(self, parse: Parse, start: int, end: int) -> Name:
        """The name at the given character offsets, whether it looks like one or not."""
        return _Search(self._gazetteer, parse).given(start, end)


class _Search:
    """The search through one document."""

    def __init__(self, gazetteer: Gazetteer, parse: Parse) -> None:
        self.gazetteer = gazetteer
        self.parse = parse
        self.tokens = parse.tokens
        self.text = parse.document.text
        self.words: PlaceWords = place_words()
        self.starts = [t.start for t in self.tokens]
        self.capital = [_capitalised(t) for t in self.tokens]
        self.surnames = self._surnames()

    def run(self) -> list[Name]:
        spans = self._spans()
        self.gazetteer.load(key for found in spans.values() for _, key in found)
        self.gazetteer.load(s[0] for found in spans.values() for _, key in found if (s := strip_type(key)))
        chosen: list[Name] = []
        free = 0
        for i in sorted(spans):
            if i < free:
                continue
            name = self._longest(i, spans[i])
            if name is None or (name.key in self.words.never and name.last > name.first):
                continue
            self._weigh(name)
            chosen.append(name)
            free = name.last + 1
        self._qualify(chosen)
        self._list(chosen)
        sure = {n.key for n in chosen if n.score >= _THRESHOLD + 1.5}
        for name in chosen:
            if name.score < _THRESHOLD and name.key in sure:
                name.add("named elsewhere", 2.5)
        return [n for n in chosen if n.score >= _THRESHOLD]

    def given(self, start: int, end: int) -> Name:
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        key = _fold(self.text[start:end])
        demonym = self.gazetteer.demonyms.get(key) or self.gazetteer.region_demonyms.get(key)
        stripped = strip_type(key)
        known = self.gazetteer.knows(key)
        name = Name(
            max(first, 0),
            max(last, 0),
            self.text[start:end],
            key,
            known,
            stripped[1] if stripped else None,
            demonym,
            False,
            9.0,
            [],
        )
        self._embedding(name, "")
        return name

    def _surnames(self) -> frozenset[str]:
        """Last names of persons that the document names in full."""
        found = set()
        for t in self.tokens:
            if not self.capital[t.i] or t.i + 1 >= len(self.tokens):
                continue
            after = self.tokens[t.i + 1]
            if not self.capital[after.i] or after.sentence != t.sentence:
                continue
            if t.norm in self.words.given_names or (t.entity == "PERSON" == after.entity):
                nxt = self.tokens[t.i + 2] if t.i + 2 < len(self.tokens) else None
                last = nxt if nxt is not None and (nxt.entity == "PERSON" and self.capital[nxt.i]) else after
                found.add(last.norm)
        return frozenset(found)

    def _spans(self) -> dict[int, list[tuple[int, str]]]:
        """For each token that may open a name, the last tokens that may close it with the keys, longest first."""
        tokens, capital, text = self.tokens, self.capital, self.text
        _, after = type_words()
        found: dict[int, list[tuple[int, str]]] = {}
        n = len(tokens)
        for i, t in enumerate(tokens):
            if not capital[i]:
                continue
            ends: list[int] = []
            j = i
            while j < n and j - i < _LONGEST and tokens[j].sentence == t.sentence:
                u = tokens[j]
                if capital[j]:
                    ends.append(j)
                elif j == i or not self._inside(j):
                    break
                j += 1
            if not ends:
                continue
            last = ends[-1]
            if capital[last] or last == i:
                k, stop = last + 1, min(last + 4, n)
                words = []
                while (
                    k < stop
                    and tokens[k].sentence == t.sentence
                    and (tokens[k].norm.isalpha() or tokens[k].text == "-")
                ):
                    if tokens[k].text != "-":
                        words.append(tokens[k].norm)
                        if " ".join(words) in after:
                            ends.append(k)
                    k += 1
            spans = []
            for j in reversed(ends):
                end = tokens[j].end
                key = _fold(text[t.start : end])
                if len(key) > 1:
                    spans.append((j, key))
            if spans:
                found[i] = spans
        return found

    def _inside(self, j: int) -> bool:
        """Whether a token that is not capitalised may stand inside a name."""
        t = self.tokens[j]
        if j + 1 >= len(self.tokens):
            return False
        nxt = self.tokens[j + 1]
        if t.text in ("-", "–", "'", "’", "&", "."):
            return (
                t.start == self.tokens[j - 1].end
                and (self.capital[j + 1] or t.text == ".")
                and (t.text == "." or nxt.start <= t.end + (t.text == "&"))
            )
        return t.norm in _INNER and (self.capital[j + 1] or nxt.norm in _INNER or nxt.text == "-")

    def _longest(self, i: int, spans: list[tuple[int, str]]) -> Name | None:
        gazetteer = self.gazetteer
        if self.tokens[i].norm == "the" and len(spans) and i + 1 < len(self.tokens) and self._better_without(spans):
            return None
        for j, key in spans:
            country = gazetteer.demonyms.get(key)
            if country is not None and self.tokens[j].text[:1].isupper():
                return self._name(i, j, key, True, None, country)
            region = gazetteer.region_demonyms.get(key)
            if region is not None:
                return self._name(i, j, key, True, None, region)
            stripped = strip_type(key)
            if stripped and (
                stripped[0] in gazetteer.demonyms
                or stripped[0] in gazetteer.region_demonyms
                or stripped[0] in self.words.never
                or stripped[0] in ("the", "a", "this")
            ):
                if not gazetteer.knows(key) or key in self.words.never:
                    continue
                stripped = None
            lower = not self.capital[j]
            if gazetteer.knows(key) and not lower:
                if i == j and key in self.words.never and j + 1 < len(self.tokens) and self._runs(j + 1):
                    break
                return self._name(i, j, key, True, stripped[1] if stripped else None, None)
            if stripped and len(stripped[0]) > 2:
                typed = gazetteer.typed(stripped[0], stripped[1])
                if typed or (lower and gazetteer.knows(stripped[0])):
                    return self._name(i, j, key, True, stripped[1], None)
                if lower and j - i <= 3 and self._all_names(i, j, stripped[0]):
                    return self._name(i, j, key, False, stripped[1], None)
            if gazetteer.knows(key):
                return self._name(i, j, key, True, None, None)
        return self._entity(i)

    def _better_without(self, spans: list[tuple[int, str]]) -> bool:
        """Whether a name that opens with "The" is known without it ("The United States", not "The Hague")."""
        rest = [key.removeprefix("the ") for _, key in spans]
        self.gazetteer.load(rest)
        return any(self.gazetteer.knows_fully(key) or key in self.gazetteer.demonyms for key in rest if key != "the")

    def _entity(self, i: int) -> Name | None:
        """The parser's place that opens at a token, where the gazetteer knows none there."""
        first = self.tokens[i]
        if first.entity in ("GPE", "LOC", "FAC") and (
            i == 0 or self.tokens[i - 1].entity != first.entity or not self.capital[i - 1]
        ):
            j = i
            while j + 1 < len(self.tokens) and self.tokens[j + 1].entity == first.entity and self.capital[j + 1]:
                j += 1
            key = _fold(self.text[first.start : self.tokens[j].end])
            return self._name(i, j, key, False, None, None) if len(key) > 2 else None
        return None

    def _all_names(self, i: int, j: int, bare: str) -> bool:
        """Whether the words before a type word look like a name: nouns that are proper, no title, no given name."""
        words = bare.split(" ")
        if words[0] in self.words.never or words[0] in self.words.title or words[0] in self.words.given_names:
            return False
        return all(
            self.tokens[k].pos in ("PROPN", "ADJ", "X") or self.tokens[k].text == "-"
            for k in range(i, i + len(words))
            if k <= j
        )

    def _name(self, i: int, j: int, key: str, known: bool, kind: str | None, demonym: str | None) -> Name:
        text = self.text[self.tokens[i].start : self.tokens[j].end]
        return Name(i, j, text, key, known, kind, demonym, False, 0.0, [])

    def _weigh(self, name: Name) -> None:
        tokens, words = self.tokens, self.words
        i, j = name.first, name.last
        labels = [tokens[k].entity for k in range(i, j + 1) if self.capital[k]]
        label = max(set(labels), key=labels.count) if labels else ""
        if name.demonym:
            name.add("demonym", 3.0)
            if (
                name.key in ("english", "french", "spanish", "german", "russian", "chinese", "arabic")
                and label == "LANGUAGE"
            ):
                name.add("language", -1.5)
            self._embedding(name, label)
            return
        name.add(f"parser: {label or 'no name'}", _LABELS.get(label, -1.5))
        if name.known:
            name.add("in the gazetteer", self._prior(name))
        if name.kind:
            name.add(f"type word: {name.kind}", 2.0)
        if j > i and name.known:
            name.add("several words", 1.0)
        before = tokens[i - 1] if i and tokens[i - 1].sentence == tokens[i].sentence else None
        if before is not None and before.norm == "of" and i > 1 and tokens[i - 2].norm in _PARTS:
            kind = type_words()[1].get(tokens[i - 2].norm)
            name.add(f"after '{tokens[i - 2].norm} of'", 4.0)
            name.kind = name.kind or kind
        if before is not None and before.norm == "the" and i > 1:
            before = tokens[i - 2]
        if before is not None and before.pos in ("ADP", "SCONJ", "ADV") and before.norm in words.locative:
            name.add(f"after {before.norm!r}", 3.0 if before.norm in _STRONG else 1.5)
        elif before is not None and before.norm == "of" and self._belonging(before.i):
            name.add("where a person is from", 3.0)
        self._surroundings(name, before)
        if i == j:
            self._single(name, label, before)
        self._embedding(name, label)

    def _belonging(self, of: int) -> bool:
        """Whether "of" follows a person's age or name: "Jan Novak, 30, of Brno"."""
        before = self.tokens[of - 1] if of else None
        if before is None:
            return False
        return before.entity == "PERSON" or (before.text == "," and of > 1 and self.tokens[of - 2].norm.isdigit())

    def _surroundings(self, name: Name, before: Token | None) -> None:
        """Weigh what stands right behind a name, and a name that opens a dateline."""
        tokens, words = self.tokens, self.words
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        opens = before is None and (name.first == 0 or tokens[name.first - 1].sentence != tokens[name.first].sentence)
        if opens and self.parse.paragraph(name.first).kind == "dateline":
            name.add("opens the dateline", 5.0)
        elif after is not None and after.sentence == tokens[name.last].sentence:
            if after.norm in words.local_noun and after.text.islower():
                name.add(f"before {after.norm!r}", 2.5)
            elif after.norm in ("-based", "-born", "-area") or (
                after.text == "-"
                and name.last + 2 < len(tokens)
                and tokens[name.last + 2].norm in ("based", "born", "area")
            ):
                name.add("before '-based'", 3.0)
        if (
            before is not None
            and before.text == "-"
            and before.i
            and tokens[before.i - 1].text in ("D", "R", "DFL", "I", "Lib", "Lab", "Con")
        ):
            name.add("after a party's letter", 4.0)

    def _single(self, name: Name, label: str, before: Token | None) -> None:
        t = self.tokens[name.first]
        if name.key in self.words.never:
            name.add("an ordinary word", -5.0)
        if t.pos not in ("PROPN", "ADJ", "NOUN") and label not in ("GPE", "LOC"):
            name.add(f"read as {t.pos}", -2.0)
        if len(name.key) <= 3 and not t.text.isupper() and label not in ("GPE", "LOC"):
            name.add("short", -1.5)
        if name.key in self.surnames and not (before is not None and before.norm == "in"):
            name.add("a person's surname", -4.0)
        if name.key in self.words.given_names and label not in ("GPE", "LOC") and self._prior(name) < 2.0:
            name.add("a given name", -2.0)

    def _embedding(self, name: Name, label: str) -> None:
        """Weigh the capitalised words that a name stands among."""
        tokens, words = self.tokens, self.words
        i, j = name.first, name.last
        before = tokens[i - 1] if i and self._runs(i - 1) else None
        after = (
            tokens[j + 1]
            if j + 1 < len(tokens) and self._runs(j + 1) and tokens[j + 1].sentence == tokens[j].sentence
            else None
        )
        if before is not None and before.sentence != tokens[i].sentence:
            before = None
        if before is not None and not name.demonym:
            if before.norm.rstrip(".") in words.title:
                name.add("after a title", -1.0 if label in ("GPE", "LOC") else -4.0)
            elif before.norm in words.given_names:
                name.add("after a given name", -5.0)
            elif before.norm in words.direction:
                name.add("after a direction", 0.5)
            elif before.entity == "PERSON" and label in ("PERSON", ""):
                name.add("inside a person's name", -4.0)
            elif label not in ("GPE", "LOC") or before.entity == label:
                name.add("after another capitalised word", -1.0 if name.known and self._prior(name) >= 2.0 else -2.5)
                name.embedded = True
        if after is not None:
            if after.norm in words.organisation:
                name.embedded = True
                name.add("opens the name of an organisation", 2.0)
            elif after.entity == "PERSON" and label == "PERSON":
                name.add("opens a person's name", -5.0)
            elif i == j and name.key in words.given_names and label not in ("GPE", "ORG"):
                name.add("a given name before another word", -4.0)
            elif not name.demonym and after.pos == "PROPN" and after.norm.rstrip(".") not in words.title:
                name.embedded = True
                name.add("before another capitalised word", -0.5 if label in ("GPE", "ORG", "") else -1.5)
        if (
            i >= 2
            and tokens[i - 1].norm in ("of", "for")
            and self._runs(i - 2)
            and tokens[i - 2].norm in words.organisation
        ):
            name.embedded = True
            name.add("closes the name of an organisation", 0.5)

    def _runs(self, i: int) -> bool:
        """Whether a token is a capitalised word of a name, not one that opens a sentence."""
        t = self.tokens[i]
        return self.capital[i] and t.pos not in _FUNCTION

    def _prior(self, name: Name) -> float:
        """How likely the name is a place's by itself, from the most prominent entry it names."""
        found = self.gazetteer.candidates(name.text)
        if not found:
            return 0.0
        best = max(c.entry.standing - (0.0 if c.main else 1.5) for c in found)
        return min(3.0, max(-1.5, (best - 3.5) * 0.8))

    def _qualify(self, names: list[Name]) -> None:
        """Let "X, Y" speak for both where Y is a country or division that has an X."""
        for a, b in zip(names, names[1:], strict=False):
            if self._gap(a, b) in (",", "(") and not a.demonym and not b.demonym and self._contains(b, a):
                a.add("a division follows", 5.0)
                b.add("qualifies the name before", 4.0)

    def _list(self, names: list[Name]) -> None:
        """Let the members of a list speak for each other, and take on its type word ("Barrow and Clarke counties")."""
        for a, b in reversed(list(zip(names, names[1:], strict=False))):
            if a.demonym or b.demonym or self._gap(a, b) not in (",", "and", "or", "&", ", and", "to", "-", "–"):
                continue
            if b.kind and not a.kind and self.tokens[b.last].norm.endswith("s") and self.tokens[b.last].text.islower():
                a.kind = b.kind
                a.add(f"type word of the list: {b.kind}", 2.0)
            if b.score >= 2.5 and a.score < _THRESHOLD:
                a.add("listed with a place", 1.5)
            elif a.score >= 2.5 and b.score < _THRESHOLD:
                b.add("listed with a place", 1.5)

    def _gap(self, a: Name, b: Name) -> str:
        return self.text[self.tokens[a.last].end : self.tokens[b.first].start].strip()

    def _contains(self, outer: Name, inner: Name) -> bool:
        wide = {
            c.entry.id: c.entry
            for c in self.gazetteer.candidates(outer.text)
            if c.entry.kind in ("country", "admin1", "admin2")
        }
        nations = {e.country for e in wide.values() if e.kind == "country"}
        return any(
            c.entry.country in nations or c.entry.admin1 in wide or c.entry.admin2 in wide
            for c in self.gazetteer.candidates(inner.text)
            if c.entry.id not in wide
        )


_LABELS = {
    "GPE": 3.0, "LOC": 2.5, "FAC": 1.5, "NORP": 0.0, "ORG": -1.0, "PERSON": -2.5, "DATE": -3.0, "TIME": -3.0,
    "CARDINAL": -2.0, "ORDINAL": -2.0, "MONEY": -3.0, "WORK_OF_ART": -1.5, "PRODUCT": -1.5, "EVENT": -1.0, "LAW": -2.0,
}  # fmt: skip


def _capitalised(t: Token) -> bool:
    """Whether a word is written as a name is: with a capital, or with one behind an article ("al-Omar")."""
    text = t.text
    if text[0].isupper():
        return True
    if text.isalpha() or len(text) < 3:
        return False
    if text[0] in "ʿ‘'’`" and len(text) > 2:
        return text[1].isupper()
    head, dash, rest = text.partition("-")
    return bool(dash) and len(head) <= 3 and rest[:1].isupper() and head.islower()
