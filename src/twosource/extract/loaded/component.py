"""Words that take a side: what they are, and whom or what they are said of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.extract.answers import LoadedTerm
from twosource.extract.loaded.plain import Match, wording
from twosource.ontology.loaded_terms import LoadedCondition, LoadedEntry, LoadedLexicon, split
from twosource.parse import Parse, Token
from twosource.parse.arguments import arguments

_MODIFIERS = ("amod", "compound", "nmod")
_NAME_DEPS = ("compound", "nmod", "amod", "poss")
_ACTORS = frozenset({"actor", "person", "group", "institution", "security_force", "armed_group"})
_VIOLENCE = frozenset({"violence", "event", "contest", "disaster"})
_PLACES = frozenset({"place", "territory", "facility", "infrastructure", "military_site", "dwelling"})
_PEOPLE = frozenset({"person", "group"})
_CROWDS = frozenset({"protester", "demonstrator", "student", "activist", "striker", "worker", "resident", "squatter"})
_PEOPLE_PRONOUNS = frozenset({"he", "she", "they", "them", "him", "her", "you", "we", "us", "these", "those", "who"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_GPE = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG", "PERSON"})
_NAMED: tuple[LoadedCondition, ...] = ("government", "movement", "named")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or hyphen of a document, its lemma and its token."""

    norm: str
    lemma: str
    token: int
    verb: bool


@dataclass(frozen=True, slots=True)
class LoadedTerms:
    """Finds loaded words by the lexicon and the classes of nouns that its conditions ask for."""

    lexicon: LoadedLexicon
    nouns: Mapping[str, tuple[str, ...]]
    version: str = "loaded-rules/1"

    def find(self, parse: Parse) -> tuple[LoadedTerm, ...]:
        """The loaded terms of a document in text order, none inside another."""
        pieces = _pieces(parse)
        found: list[LoadedTerm] = []
        matches: list[Match] = []
        for k, piece in enumerate(pieces):
            for entry in self._entries(piece):
                tokens = _matched(pieces, k, entry)
                if tokens is None:
                    continue
                term = self._term(parse, entry, tokens)
                if term is not None:
                    found.append(term)
                    matches.append(Match(*tokens, entry))
                    break
        return tuple(_plainly(parse, term, matches) for term in _outermost(found))

    def _entries(self, piece: _Piece) -> Iterator[LoadedEntry]:
        yield from self.lexicon.entries.get(piece.norm, ())
        if piece.lemma != piece.norm:
            yield from self.lexicon.entries.get(piece.lemma, ())

    # -------------------------------------------------------------------- term

    def _term(self, parse: Parse, entry: LoadedEntry, tokens: tuple[int, int]) -> LoadedTerm | None:
        head = _head(parse, *tokens)
        if entry.kind == "contested_place" and not _is_capital(parse, tokens[0]):
            return None
        if entry.kind != "contested_place" and entry.refers_to is None and _is_in_name(parse, head):
            return None
        if not self._holds(parse, entry.condition, head, tokens):
            return None
        first, last, referent = self._extent(parse, entry, head, tokens)
        return LoadedTerm(
            first, last, parse.span(first, last), entry.neutral, entry.kind, referent, entry.entry, entry.refers_to
        )

    def _extent(
        self, parse: Parse, entry: LoadedEntry, head: int, tokens: tuple[int, int]
    ) -> tuple[int, int, int | None]:
        """First and last token of the words to show, and the token that they are said of."""
        first, last = tokens
        token = parse.tokens[head]
        if token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound"):
            return self._verb_extent(parse, entry, head, tokens)
        modified = _modified(parse, head, last)
        if modified is not None:
            return first, max(last, modified), modified
        predicate = parse.tokens[_first_conjunct(parse, head)]
        if predicate.dep in ("acomp", "attr", "oprd") and token.pos in ("ADJ", "ADV"):
            subjects = parse.children(predicate.head, "nsubj", "nsubjpass")
            return first, last, subjects[0] if subjects else None
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            if entry.condition in _NAMED:
                names = [c for c in parse.children(head, *_NAME_DEPS) if c < first and _is_name(parse, c)]
                if names:
                    first = min(parse.edges(names[0])[0], first)
                elif first > 0 and parse.tokens[first - 1].norm == "the":
                    first -= 1
            return first, last, head
        if token.pos == "ADV":
            return first, last, token.head
        return first, last, None

    def _verb_extent(
        self, parse: Parse, entry: LoadedEntry, verb: int, tokens: tuple[int, int]
    ) -> tuple[int, int, int | None]:
        first, last = tokens
        slots = {a.slot: a for a in arguments(parse, verb)}
        by = slots.get("subj")
        if entry.condition == "held" and by is not None and by.via == "by-phrase" and by.head > last:
            return first, by.head, by.head
        about = slots.get("obj") or by
        return first, last, about.head if about is not None else None

    # -------------------------------------------------------------- conditions

    def _holds(self, parse: Parse, condition: LoadedCondition, head: int, tokens: tuple[int, int]) -> bool:
        token = parse.tokens[head]
        modified = _modified(parse, head, tokens[1])
        classes = self._classes(parse, modified)
        if condition == "any":
            return True
        if condition == "attributive":
            return modified is not None
        if condition == "head":
            return modified is None and token.pos in ("NOUN", "PROPN")
        if condition == "capital":
            return _is_capital(parse, tokens[0])
        if condition == "article":
            return tokens[0] > 0 and parse.tokens[tokens[0] - 1].norm == "the" and _is_capital(parse, tokens[1])
        if condition == "actor":
            if modified is None:
                return token.pos in ("NOUN", "PROPN") or self._said_of(parse, head, _ACTORS)
            return bool(classes & _ACTORS) or parse.tokens[modified].pos == "PROPN"
        if condition == "violence":
            return bool(classes & _VIOLENCE) if modified is not None else self._said_of(parse, head, _VIOLENCE)
        if condition == "people":
            return bool(classes & _PEOPLE) if modified is not None else self._said_of(parse, head, _PEOPLE)
        if condition == "named":
            return self._is_named(parse, head, tokens[0])
        if condition == "government":
            return self._is_government(parse, head, tokens[0])
        if condition == "movement":
            return self._is_movement(parse, head, tokens[0])
        if condition == "against":
            against = any(parse.tokens[p].norm in ("against", "on") for p in parse.children(head, "prep"))
            possessed = bool(parse.children(head, "poss"))
            return against or possessed or self._is_named(parse, head, tokens[0])
        if condition == "label":
            return self._is_label(parse, head)
        if condition == "place":
            return self._is_of_place(parse, head, modified)
        if condition == "held":
            return self._is_held(parse, head, modified)
        if condition in ("object_people", "object_place"):
            return self._has_object(parse, head, people=condition == "object_people")
        people = condition == "of_people"
        return any(
            self._is_kind(parse, o, people)
            for p in parse.children(head, "prep")
            if parse.tokens[p].norm == "of"
            for o in parse.children(p, "pobj")
        )

    def _classes(self, parse: Parse, noun: int | None) -> frozenset[str]:
        return frozenset() if noun is None else frozenset(self.nouns.get(parse.tokens[noun].lemma, ()))

    def _is_kind(self, parse: Parse, noun: int, people: bool) -> bool:
        """Whether a noun is of people, or of places."""
        token = parse.tokens[noun]
        classes = self._classes(parse, noun)
        if people:
            return (
                bool(classes & _PEOPLE)
                or token.norm in _PEOPLE_PRONOUNS
                or token.entity in ("PERSON", "NORP")
                or (token.pos == "NUM")
            )
        return bool(classes & _PLACES) or (token.pos == "PROPN" and token.entity in ("GPE", "LOC", "FAC"))

    def _said_of(self, parse: Parse, head: int, classes: frozenset[str]) -> bool:
        """Whether the words are predicated of something of these classes: "the war was brutal"."""
        token = parse.tokens[_first_conjunct(parse, head)]
        if token.dep not in ("acomp", "attr", "oprd"):
            return False
        return any(self._classes(parse, s) & classes for s in parse.children(token.head, "nsubj", "nsubjpass"))

    def _is_named(self, parse: Parse, head: int, first: int) -> bool:
        if any(c < first and _is_name(parse, c) for c in parse.children(head, *_NAME_DEPS)):
            return True
        return any(
            parse.tokens[o].pos == "PROPN"
            for p in parse.children(head, "prep")
            if parse.tokens[p].norm == "of"
            for o in parse.children(p, "pobj")
        )

    def _is_government(self, parse: Parse, head: int, first: int) -> bool:
        """Whether "regime" means a government, not a set of rules: "the regime", not "the sanctions regime"."""
        token = parse.tokens[head]
        if token.pos not in ("NOUN", "PROPN"):
            return False
        modified = _modified(parse, head, head)
        if modified is not None:
            return bool(self._classes(parse, modified) & _ACTORS)
        modifiers = [c for c in parse.children(head, "compound", "amod", "nmod") if c < first]
        if any(not _is_name(parse, c) and parse.tokens[c].pos == "NOUN" for c in modifiers):
            return False
        if any(_is_name(parse, c) for c in modifiers) or parse.children(head, "poss"):
            return True
        of = [
            o for p in parse.children(head, "prep") if parse.tokens[p].norm == "of" for o in parse.children(p, "pobj")
        ]
        if of:
            return any(_is_name(parse, o) for o in of)
        return any(parse.tokens[c].norm in _DEFINITE for c in parse.children(head, "det")) or token.tag == "NNS"

    def _is_movement(self, parse: Parse, head: int, first: int) -> bool:
        """Whether "resistance" means fighters, not an act: "the resistance", not "resistance to the plan"."""
        token = parse.tokens[head]
        if any(parse.tokens[p].norm in ("to", "from", "against", "of") for p in parse.children(head, "prep")):
            return False
        modified = _modified(parse, head, head)
        if modified is not None:
            return bool(self._classes(parse, modified) & _ACTORS)
        if token.dep not in ("nsubj", "nsubjpass", "pobj", "dobj", "poss", "conj"):
            return False
        return self._is_named(parse, head, first) or (
            token.dep != "dobj" and any(parse.tokens[c].norm == "the" for c in parse.children(head, "det"))
        )

    def _is_label(self, parse: Parse, head: int) -> bool:
        """Whether the word is said of people: "they are rats", "called them rats", "those rats"."""
        token = parse.tokens[head]
        determiners = {parse.tokens[c].norm for c in parse.children(head, "det")}
        if determiners & {"these", "those"}:
            return True
        if token.dep not in ("attr", "oprd", "appos", "pobj"):
            return False
        if token.dep == "pobj":
            if parse.tokens[token.head].norm not in ("as", "like"):
                return False
            verb = parse.tokens[token.head].head
        else:
            verb = token.head
        return any(self._is_kind(parse, c, True) for c in (*parse.children(verb, "nsubj", "nsubjpass", "dobj"), verb))

    def _is_of_place(self, parse: Parse, head: int, modified: int | None) -> bool:
        if modified is not None:
            return self._is_kind(parse, modified, False) or parse.tokens[modified].pos == "PROPN"
        return parse.tokens[head].pos == "VERB" and self._has_object(parse, head, people=False)

    def _is_held(self, parse: Parse, head: int, modified: int | None) -> bool:
        """Whether a place is said to be held by an armed force: not a square by protesters, nor a person by work."""
        if modified is not None:
            return self._is_kind(parse, modified, False) or parse.tokens[modified].pos == "PROPN"
        if parse.tokens[head].pos != "VERB":
            return False
        slots = {a.slot: a.head for a in arguments(parse, head)}
        holder = slots.get("subj")
        if holder is not None and parse.tokens[holder].lemma in _CROWDS:
            return False
        forces = holder is not None and bool(
            self._classes(parse, holder) & {"security_force", "armed_group", "combatant", "group"}
            or parse.tokens[holder].pos == "PROPN"
        )
        return forces and "obj" in slots and self._is_kind(parse, slots["obj"], False)

    def _has_object(self, parse: Parse, verb: int, people: bool) -> bool:
        if parse.tokens[verb].pos != "VERB":
            return False
        return any(self._is_kind(parse, a.head, people) for a in arguments(parse, verb) if a.slot == "obj")


def _pieces(parse: Parse) -> list[_Piece]:
    found = []
    for token in parse.tokens:
        if "-" not in token.norm or len(token.norm) == 1:
            found.append(_Piece(token.norm, _base(token), token.i, token.pos == "VERB"))
            continue
        for part in split(token.norm):
            found.append(_Piece(part, part, token.i, False))
    return found


def _base(token: Token) -> str:
    """The dictionary form: the parser leaves the plural of what it takes for a name ("Martyrs")."""
    if token.tag == "NNPS" and token.lemma == token.norm:
        return token.norm.removesuffix("s")
    return token.lemma


def _matched(pieces: Sequence[_Piece], k: int, entry: LoadedEntry) -> tuple[int, int] | None:
    """First and last token of the entry's words from piece `k` on, None where they do not stand there."""
    end = k + len(entry.pieces)
    if end > len(pieces):
        return None
    for piece, word in zip(pieces[k:end], entry.pieces, strict=True):
        # only the first word of a phrase may be inflected as a verb: "regime change" is not "the regime changed"
        if word != piece.norm and (word != piece.lemma or (piece.verb and piece is not pieces[k])):
            return None
    return pieces[k].token, pieces[end - 1].token


def _head(parse: Parse, first: int, last: int) -> int:
    """The token of a phrase that the sentence holds on to."""
    for i in range(last, first - 1, -1):
        if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i:
            return i
    return last


def _modified(parse: Parse, head: int, last: int) -> int | None:
    """The noun that the words stand before and modify, None where they modify none."""
    token = parse.tokens[_first_conjunct(parse, head)]
    if token.dep in _MODIFIERS and token.head > last and parse.tokens[token.head].pos in ("NOUN", "PROPN"):
        noun = token.head
        while parse.tokens[noun].dep in ("compound", "nmod") and parse.tokens[noun].head > noun:
            noun = parse.tokens[noun].head
        return noun
    return None


def _first_conjunct(parse: Parse, i: int) -> int:
    while parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
    return i


def _is_name(parse: Parse, i: int) -> bool:
    """Whether a word is a name or the adjective of one: "Ruritania", "Ruritanian"."""
    token = parse.tokens[i]
    return token.pos == "PROPN" or token.entity in _GPE or token.tag in ("NNP", "NNPS")


def _is_in_name(parse: Parse, head: int) -> bool:
    """Whether the words are part of a name that somebody bears: "Islamic Resistance in Iraq", "Martyrs' Brigade"."""
    token = parse.tokens[head]
    if token.pos != "PROPN" or not _is_capital(parse, head):
        return False
    inside = [c for c in parse.children(head, "compound", "amod", "nmod", "poss") if _is_capital(parse, c)]
    ruler = parse.tokens[token.head]
    outside = token.dep in ("compound", "nmod", "poss") and ruler.pos == "PROPN" and _is_capital(parse, ruler.i)
    return outside or any(parse.tokens[c].pos in ("PROPN", "ADJ") for c in inside)


def _is_capital(parse: Parse, i: int) -> bool:
    return parse.tokens[i].shape[:1] == "X"


def _plainly(parse: Parse, term: LoadedTerm, matches: Sequence[Match]) -> LoadedTerm:
    """The term with a plain wording of all the words that it shows; a fixed one keeps the lexicon's."""
    if term.refers_to is not None:
        return term
    inside = [m for m in matches if term.first <= m.first and m.last <= term.last]
    inside.sort(key=lambda m: (m.first, -m.last))
    return replace(term, neutral=wording(parse, term.first, term.last, inside))


def _outermost(found: Sequence[LoadedTerm]) -> Iterator[LoadedTerm]:
    """The terms that lie in no longer one, in text order."""
    kept: list[LoadedTerm] = []
    for term in sorted(found, key=lambda t: (t.first, -t.last)):
        if not kept or term.last > kept[-1].last:
            kept.append(term)
    yield from kept
