"""Finds the names of places in a document: which words may be one, and how much speaks for it.

A name must stand in the gazetteer, carry a type word ("Nuseirat camp"), or be taken for a place by the parser behind a
preposition of place. What else speaks for it or against it is added up as evidence with weights set by hand: the
parser's entity label is one voice among several, since it takes "Ain al-Asad Airbase" for a person.
"""

from bisect import bisect_right
from functools import lru_cache

from twosource.extract.where.evidence import PARTS, SETTLEMENTS, STRONG, THRESHOLD, Evidence, Name, introduced
from twosource.extract.where.words import place_words
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.names import fold, without_article
from twosource.gazetteer.tables import strip_type, type_words
from twosource.parse import Parse

_LONGEST = 7
_ARABIC = frozenset("al el as ash ad az an ar at ed ez es".split())
_INNER = frozenset(
    "of de del la le les du des di da do dos das el al the and e y ibn bin ez az en on upon sur am der den an à".split()
)
_PEOPLE_AND_PARTS = PARTS | frozenset("residents people inhabitants villagers outskirts north south east west".split())

_fold = lru_cache(maxsize=1 << 15)(fold)


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
        self.words = place_words()
        self.starts = [t.start for t in self.tokens]
        self.evidence = Evidence(gazetteer, parse)
        self.capital = self.evidence.capital

    def run(self) -> list[Name]:
        spans = self._spans()
        keys: set[str] = set()
        for key in {key for found in spans.values() for _, key in found}:
            stripped = strip_type(key)
            keys.update((key, without_article(key)))
            if stripped:
                keys.update((stripped[0], without_article(stripped[0])))
        self.gazetteer.load(keys)  # one query for the whole document
        chosen: list[Name] = []
        free = 0
        for i in sorted(spans):
            if i < free:
                continue
            name = self._longest(i, spans[i])
            if name is None or (name.key in self.words.never and name.last > name.first):
                continue
            self.evidence.weigh(name)
            chosen.append(name)
            free = name.last + 1
        self.evidence.qualify(chosen)
        self.evidence.weigh_lists(chosen)
        sure = {n.key for n in chosen if n.score >= THRESHOLD + 1.5}
        for name in chosen:
            if name.score < THRESHOLD and name.key in sure:
                name.add("named elsewhere", 2.5)
        return [n for n in chosen if n.score >= THRESHOLD]

    def given(self, start: int, end: int) -> Name:
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        key = _fold(self.text[start:end])
        demonym = self.gazetteer.demonyms.get(key) or self.gazetteer.region_demonyms.get(key)
        stripped = strip_type(key)
        known = self.gazetteer.knows(key)
        text = self.text[start:end]
        if not known and not demonym and not self.gazetteer.candidates(text):
            key, demonym, text = self._held(max(first, 0), max(last, 0)) or (key, None, text)
            known = key != _fold(self.text[start:end])
        name = Name(
            max(first, 0),
            max(last, 0),
            text,
            key,
            known,
            stripped[1] if stripped else None,
            demonym,
            False,
            9.0,
            [],
        )
        self.evidence.weigh_embedding(name, "")
        return name

    def _held(self, first: int, last: int) -> tuple[str, str | None, str] | None:
        """The well-known place that the name of something else holds, the last and longest: "Bank of Japan".

        Gives its folded name, its demonym's place if it is one, and its words; None where there is none.
        """
        for end in range(last, first - 1, -1):
            for start in range(first, end + 1):
                if not (self.capital[start] and self.capital[end]):
                    continue
                text = self.text[self.tokens[start].start : self.tokens[end].end]
                key = _fold(text)
                demonym = self.gazetteer.demonyms.get(key) or self.gazetteer.region_demonyms.get(key)
                if demonym or self.evidence.well_known(key, text):
                    return key, demonym, text
        return None

    def _spans(self) -> dict[int, list[tuple[int, str]]]:
        """For each token that may open a name, the last tokens that may close it with the keys, longest first."""
        tokens, capital, text = self.tokens, self.capital, self.text
        _, after = type_words()
        found: dict[int, list[tuple[int, str]]] = {}
        n = len(tokens)
        for i, t in enumerate(tokens):
            if not capital[i] or (t.pos == "DET" and t.norm in ("a", "an")):
                continue
            ends: list[int] = []
            j = i
            while j < n and j - i < _LONGEST and tokens[j].sentence == t.sentence:
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
                        if " ".join(words) in after and not self._names_another(k):
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

    def _names_another(self, k: int) -> bool:
        """Whether a settlement word is the type of the name behind "of" ("the Sinai town of Rafah").

        A district is named before its city ("the Zanjili district of Mosul"), so only words for settlements count.
        """
        tokens = self.tokens
        return (
            k + 2 < len(tokens)
            and tokens[k].norm in SETTLEMENTS
            and tokens[k].shape.islower()
            and tokens[k + 1].norm == "of"
            and self.capital[k + 2]
        )

    def _inside(self, j: int) -> bool:
        """Whether a token that is not capitalised may stand inside a name."""
        t = self.tokens[j]
        if j + 1 >= len(self.tokens):
            return False
        nxt = self.tokens[j + 1]
        if t.text == ",":
            return nxt.norm in ("d.c.", "d.c", "dc")
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
        whole = self._introduced(i, spans)
        if whole is not None:
            return whole
        for j, key in spans:
            country = gazetteer.demonyms.get(key)
            if country is not None and self.capital[j]:
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
                if i == j and key in self.words.never and j + 1 < len(self.tokens) and self.evidence.runs(j + 1):
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

    def _introduced(self, i: int, spans: list[tuple[int, str]]) -> Name | None:
        """All of an unknown name behind a settlement word, where the gazetteer knows only its opening ("Adi Werho")."""
        if not introduced(self.parse, i):
            return None
        j = self._run(i)
        key = next((key for last, key in spans if last == j), None)
        if j == i or key is None or self.gazetteer.knows(key) or strip_type(key):
            return None
        if {t.norm for t in self.tokens[i : j + 1]} & self.words.organisation:
            return None
        return self._name(i, j, key, False, None, None)

    def _run(self, i: int) -> int:
        """The last of the capitalised words that follow a name's first word; words for times end it."""
        j, end = i, self.parse.sentence(i).last
        while j < end and self.evidence.runs(j + 1):
            t = self.tokens[j + 1]
            if t.entity in ("DATE", "TIME") or (t.shape.isupper() and t.pos in ("NOUN", "ADJ")):
                break
            j += 1
        return j

    def _better_without(self, spans: list[tuple[int, str]]) -> bool:
        """Whether a name that opens with "The" is known without it ("The United States", not "The Hague")."""
        rest = [key.removeprefix("the ") for _, key in spans]
        self.gazetteer.load(rest)
        return any(self.gazetteer.knows_fully(key) or key in self.gazetteer.demonyms for key in rest if key != "the")

    def _entity(self, i: int) -> Name | None:
        """The parser's place that opens at a token, where the gazetteer knows none there."""
        first = self.tokens[i]
        if first.entity not in ("GPE", "LOC", "FAC"):
            return self._by_preposition(i)
        if first.entity in ("GPE", "LOC", "FAC") and (
            i == 0 or self.tokens[i - 1].entity != first.entity or not self.capital[i - 1]
        ):
            j = i
            while j + 1 < len(self.tokens) and self.tokens[j + 1].entity == first.entity and self.capital[j + 1]:
                j += 1
            key = _fold(self.text[first.start : self.tokens[j].end])
            return self._name(i, j, key, False, None, None) if len(key) > 2 else None
        return None

    def _by_preposition(self, i: int) -> Name | None:
        """A name, known or not, that the words around it make a place's.

        One behind a settlement word ("the village of Samre"), one whose whereabouts follow ("Kibumba, 25 km north of"),
        or one with an Arabic article behind a preposition of place ("in Maaret al-Numan").
        """
        before = self.tokens[i - 1] if i else None
        j = self._run(i)
        if introduced(self.parse, i) or self.evidence.located(j):
            return self._name(i, j, _fold(self.text[self.tokens[i].start : self.tokens[j].end]), False, None, None)
        if before is None or not (
            before.norm in STRONG or (before.norm == "of" and i > 1 and self.tokens[i - 2].norm in _PEOPLE_AND_PARTS)
        ):
            return None
        words = [t.text for t in self.tokens[i : j + 1]]
        apart = j > i and words[0].lower() in _ARABIC
        if not apart and not any(word.partition("-")[0].lower() in _ARABIC and "-" in word for word in words):
            return None
        key = _fold(self.text[self.tokens[i].start : self.tokens[j].end])
        name = self._name(i, j, key, False, None, None)
        name.add("an Arabic name after a preposition of place", 3.5)
        return name

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
