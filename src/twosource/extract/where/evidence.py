"""What speaks for a name being a place's, and what against it: evidence with weights set by hand, added up."""

from dataclasses import dataclass
from itertools import pairwise

from twosource.extract.where.words import PlaceWords, place_words
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.geo import bearing
from twosource.gazetteer.tables import type_words
from twosource.parse import Parse, Token

_DONE_TO_PLACES = frozenset(
    "capture recapture seize retake take enter storm shell bomb bombard besiege encircle liberate occupy overrun reach "
    "leave lose regain defend attack raid hit strike target control hold flee evacuate".split()
)
STRONG = frozenset(("in", "near", "outside", "around", "across", "inside"))
_MOVES = frozenset(("withdraw", "retreat", "flee", "evacuate", "escape", "pull", "arrive", "return"))
_ENGLISH = frozenset(("USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM"))
PARTS = frozenset(
    "province governorate oblast region district county city town village municipality capital suburb neighborhood "
    "neighbourhood island port township towns cities villages provinces districts camps regions settlement "
    "outskirts state department".split()
)
SETTLEMENTS = frozenset("town city village hamlet settlement township port".split())
"""Words for settlements, which name the place behind "of" and never the one before it."""
_SETTLED = SETTLEMENTS | frozenset("towns cities villages hamlets settlements townships district districts".split())
_UNITS = frozenset("km kms kilometer kilometers kilometre kilometres mile miles".split())
_FUNCTION = frozenset("ADP AUX CCONJ DET INTJ PART PRON SCONJ PUNCT VERB ADV NUM SYM".split())
_PERSONAL = frozenset(
    "home house wife husband son daughter brother sister mother father family body funeral bodyguard lawyer attorney "
    "car vehicle widow killer murder arrest comment remark career".split()
)
_ARMS = frozenset(
    "missile missiles rocket rockets launcher launchers rifle rifles tank tanks jet jets helicopter helicopters "
    "howitzer howitzers drone drones".split()
)
_LINKS = frozenset(("de", "del", "la", "los", "las"))
QUALIFIES = "qualifies the name before"
"""The evidence of a name that holds the one before its comma by what the gazetteer knows."""
_FAMED = 3.0
"""The worth of a name that everybody knows for a place."""
_LITTLE = 0.6
"""The worth of a name below which a place is hardly known outside its surroundings."""
_WELL_KNOWN = 5.5
"""The standing of a place that is known the world over."""
THRESHOLD = 1.0
"""A name with less evidence than this is not taken for a place."""


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


class Evidence:
    """Weighs the names of one document."""

    def __init__(self, gazetteer: Gazetteer, parse: Parse) -> None:
        self.gazetteer = gazetteer
        self.parse = parse
        self.tokens = parse.tokens
        self.text = parse.document.text
        self.words: PlaceWords = place_words()
        self.capital = [t.shape[0] == "X" or (not t.shape.isalpha() and capitalised(t)) for t in self.tokens]
        self.surnames = self._surnames()
        self._priors: dict[str, float] = {}

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

    def weigh(self, name: Name) -> None:
        """Add up what speaks for a name and against it, from the name itself and the words around it."""
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
            self.weigh_embedding(name, label)
            return
        name.add(f"parser: {label or 'no name'}", _LABELS.get(label, -1.5))
        if name.known:
            name.add("in the gazetteer", self._prior(name))
        elif label != "FAC" and not name.kind and j > i and self._organised(i, j):
            name.add("the name of an organisation or an operation", -4.0)
        if name.kind:
            name.add(f"type word: {name.kind}", 2.0)
        if j > i and name.known:
            name.add("several words", 1.0)
        before = tokens[i - 1] if i and tokens[i - 1].sentence == tokens[i].sentence else None
        if before is not None and before.norm == "of" and i > 1 and tokens[i - 2].norm in PARTS:
            kind = type_words()[1].get(tokens[i - 2].norm)
            name.add(f"after '{tokens[i - 2].norm} of'", 4.0)
            name.kind = name.kind or kind
        if not name.known and self.located(j):
            name.add("its whereabouts follow", 5.0)
        if before is not None and before.norm == "the" and i > 1:
            before = tokens[i - 2]
            if i == j and label != "GPE" and name.known and not name.kind and self._prior(name) < _LITTLE:
                name.add("a little-known place behind 'the'", -1.5)
        if before is not None and before.pos in ("ADP", "SCONJ", "ADV") and before.norm in words.locative:
            name.add(f"after {before.norm!r}", 3.0 if before.norm in STRONG else 1.5)
        elif before is not None and before.norm == "of" and before.i and bearing(tokens[before.i - 1].norm) is not None:
            name.add("after a direction and 'of'", 3.0)
        elif before is not None and before.norm == "of" and self._belonging(before.i):
            name.add("where a person is from", 3.0)
        foreign = name.known and self._foreign(name)
        if before is not None and before.norm == "from" and tokens[before.head].lemma in _MOVES:
            name.add(f"where somebody is to {tokens[before.head].lemma!r} from", 1.5)
        head = tokens[j]
        deed = tokens[head.head] if head.dep in ("dobj", "nsubjpass") else None if head.dep == "poss" else before
        if deed is not None and deed.pos == "VERB" and deed.lemma in _DONE_TO_PLACES and (label != "PERSON" or foreign):
            name.add(f"object of {deed.lemma!r}", 2.0)
        bound = before is not None and before.pos in ("ADP", "SCONJ", "VERB")
        if (label == "PERSON" or (bound and label in ("ORG", ""))) and foreign:
            name.add("a place's name and no English person's", 1.5 if label == "PERSON" else 1.0)
        self._surroundings(name, before, label)
        if i == j:
            self._single(name, label, before)
        self.weigh_embedding(name, label)

    def _organised(self, i: int, j: int) -> bool:
        """Whether a range of tokens is by its words the name of an organisation or of an operation."""
        return self.tokens[j].norm in self.words.organisation or self.tokens[i].norm == "operation"

    def located(self, j: int) -> bool:
        """Whether words that tell a settlement's whereabouts follow a name that ends at token `j`.

        "Kibumba, 25 kilometres north of Goma"; "Kibumba, a village in North Kivu".
        """
        tokens = self.tokens
        if j + 4 >= len(tokens) or tokens[j + 1].text != "," or tokens[j].pos not in ("PROPN", "X"):
            return False
        words = [t.norm for t in tokens[j + 2 : j + 10] if t.sentence == tokens[j].sentence]
        if words[:1] in (["a"], ["the"]):
            return any(word in SETTLEMENTS for word in words[1:4]) and bool({"in", "near", "of"} & set(words[2:6]))
        while words and words[0] in ("about", "some", "around", "roughly", "nearly", "just"):
            words = words[1:]
        return bool(words) and any(word in _UNITS for word in words[1:3]) and bool({"of", "from"} & set(words[2:7]))

    def _foreign(self, name: Name) -> bool:
        """Whether a name is no given name and means only places where English is not the language of persons' names."""
        if name.key in self.words.given_names or name.key in self.surnames:
            return False
        found = self.gazetteer.candidates(name.text)
        return bool(found) and all(c.entry.country not in _ENGLISH for c in found)

    def _belonging(self, of: int) -> bool:
        """Whether "of" follows a person's age or name: "Jan Novak, 30, of Brno"."""
        before = self.tokens[of - 1] if of else None
        if before is None:
            return False
        return before.entity == "PERSON" or (before.text == "," and of > 1 and self.tokens[of - 2].norm.isdigit())

    def _surroundings(self, name: Name, before: Token | None, label: str) -> None:
        """Weigh what stands right behind a name, and a name that opens a dateline."""
        tokens, words = self.tokens, self.words
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        opens = before is None and (name.first == 0 or tokens[name.first - 1].sentence != tokens[name.first].sentence)
        if opens and self.parse.paragraph(name.first).kind == "dateline":
            name.add("opens the dateline", 5.0)
        elif after is not None and after.sentence == tokens[name.last].sentence:
            if after.norm in _ARMS and label != "GPE" and not name.demonym:
                name.add(f"a weapon's name before {after.norm!r}", -3.0)
            if after.norm in words.local_noun and after.shape.islower():
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
        opens = name.first == self.parse.sentences[t.sentence].first
        if opens and t.pos not in ("PROPN", "ADJ", "NOUN") and label not in ("GPE", "LOC"):
            name.add(f"read as {t.pos}", -2.0)
        elif t.pos in ("NOUN", "ADJ", "VERB") and not label and self._prior(name) < _LITTLE:
            name.add(f"a little-known place, read as {t.pos}", -2.5)
        if t.dep == "poss" and self.tokens[t.head].lemma in _PERSONAL and self._prior(name) < _FAMED:
            name.add(f"whose {self.tokens[t.head].lemma!r}: a person's", -4.0)
        if len(name.key) <= 3 and not t.shape.isupper() and label not in ("GPE", "LOC"):
            name.add("short", -1.5)
        if name.key in self.surnames and not (before is not None and before.norm == "in"):
            name.add("a person's surname", -4.0)
        if name.key in self.words.given_names and label not in ("GPE", "LOC") and self._prior(name) < 2.0:
            name.add("a given name", -2.0)

    def weigh_embedding(self, name: Name, label: str) -> None:
        """Weigh the capitalised words that a name stands among."""
        tokens, words = self.tokens, self.words
        i, j = name.first, name.last
        if not name.demonym and self._of_romance(i, j):
            name.add("a piece of a longer name", -8.0)
        before = tokens[i - 1] if i and self.runs(i - 1) else None
        after = (
            tokens[j + 1]
            if j + 1 < len(tokens) and self.runs(j + 1) and tokens[j + 1].sentence == tokens[j].sentence
            else None
        )
        if before is not None and before.sentence != tokens[i].sentence:
            before = None
        if i > 1 and tokens[i - 1].norm == "y" and tokens[i - 2].entity == "PERSON" and label in ("PERSON", ""):
            name.add("the second surname of a person", -4.0)
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
            and self.runs(i - 2)
            and tokens[i - 2].norm in words.organisation
            and not (tokens[i - 2].norm in PARTS and tokens[i - 2].shape.isupper())
        ):
            name.embedded = True
            name.add("closes the name of an organisation", 0.5)

    def _of_romance(self, i: int, j: int) -> bool:
        """Whether tokens are only a piece of a name with "de": "San Luis" of "San Luis de la Reina"."""
        tokens = self.tokens
        k = j + 1
        while k < len(tokens) and k <= j + 2 and tokens[k].norm in _LINKS:
            k += 1
        if k > j + 1 and k < len(tokens) and self.capital[k] and tokens[k].sentence == tokens[j].sentence:
            return True
        k = i - 1
        while k >= 0 and k >= i - 2 and tokens[k].norm in _LINKS:
            k -= 1
        return 0 <= k < i - 1 and self.runs(k) and tokens[k].sentence == tokens[i].sentence

    def runs(self, i: int) -> bool:
        """Whether a token is a capitalised word of a name, not one that opens a sentence."""
        t = self.tokens[i]
        return self.capital[i] and t.pos not in _FUNCTION

    def _prior(self, name: Name) -> float:
        """How likely the name is a place's by itself, from the most prominent entry it names."""
        known = self._priors.get(name.key)
        if known is not None:
            return known
        found = self.gazetteer.candidates(name.text)
        if not found:
            return 0.0
        best = max(c.entry.standing - (0.0 if c.main else 1.5) for c in found)
        self._priors[name.key] = prior = min(3.0, max(-1.5, (best - 3.5) * 0.8))
        return prior

    def well_known(self, key: str, text: str) -> bool:
        """Whether a name, which is no ordinary word or given name, is that of a place that everybody knows."""
        if key in self.words.never or key in self.words.given_names or key in self.surnames:
            return False
        return any(c.main and c.entry.standing >= _WELL_KNOWN for c in self.gazetteer.candidates(text))

    def qualify(self, names: list[Name]) -> None:
        """Let "X, Y" speak for both where Y is a country or division that has an X."""
        for a, b in pairwise(names):
            if self._gap(a, b) in (",", "(") and not a.demonym and not b.demonym and self._contains(b, a):
                a.add("a division follows", 5.0)
                b.add(QUALIFIES, 4.0)

    def weigh_lists(self, names: list[Name]) -> None:
        """Let the members of a list speak for each other, and take on its type word ("Barrow and Clarke counties")."""
        for a, b in reversed(list(pairwise(names))):
            if a.demonym or b.demonym or self._gap(a, b) not in (",", "and", "or", "&", ", and", "to", "-", "–"):
                continue
            before = self.tokens[a.first - 1].norm if a.first else ""
            if before == "between" and self._gap(a, b) == "and" and a.known and b.known:
                b.add("behind 'between' and a place", 3.0)
            if b.kind and not a.kind and self.tokens[b.last].norm.endswith("s") and self.tokens[b.last].shape.islower():
                a.kind = b.kind
                a.add(f"type word of the list: {b.kind}", 2.0)
            if b.score >= 2.5 and a.score < THRESHOLD:
                a.add("listed with a place", 1.5)
            elif a.score >= 2.5 and b.score < THRESHOLD:
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


def introduced(parse: Parse, i: int) -> bool:
    """Whether a settlement word and "of" stand before token `i` ("the village of Samre")."""
    tokens = parse.tokens
    return (
        i > 1
        and tokens[i - 1].norm == "of"
        and tokens[i - 2].norm in _SETTLED
        and tokens[i - 2].sentence == tokens[i].sentence
        and tokens[i].pos not in _FUNCTION
    )


def capitalised(t: Token) -> bool:
    """Whether a word is written as a name is: with a capital, or with one behind an article ("al-Omar").

    By its shape, since in copy that is all in capitals the text tells nothing.
    """
    shape = t.shape
    if shape[0] == "X":
        return True
    if shape.isalpha() or len(shape) < 3:
        return False
    if shape[0] in "ʿ‘'’`":
        return shape[1] == "X"
    head, dash, rest = shape.partition("-")
    return bool(dash) and len(head) <= 3 and rest[:1] == "X" and head.islower()
