"""How a place name is used: as a location, for a government (metonym), for a people (demonym), inside another name."""

from twosource.extract.answers import PlaceUse
from twosource.extract.where.evidence import Name
from twosource.extract.where.words import place_words
from twosource.gazetteer import Entry, Gazetteer
from twosource.parse import Parse

_STATIVE = frozenset("see face suffer experience witness record lie border".split())
_PLACES = ("GPE", "LOC", "FAC")
_MODIFIERS = ("compound", "amod", "nmod")
_DEALING = frozenset(("with", "for", "by", "against", "between", "among", "versus", "v", "vs", "toward", "towards"))
_HARM = frozenset(
    "attack bomb shell strike hit target invade capture seize enter reach leave visit flee storm raid".split()
)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of a range that the rest of the sentence holds on to."""
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return last


def use_of(parse: Parse, name: Name, entry: Entry | None, head: int, gazetteer: Gazetteer) -> tuple[PlaceUse, str]:
    """How the name is used, and by which rule."""
    if name.demonym:
        return "demonym", "demonym"
    if name.embedded:
        return "part_of_name", "inside another name"
    tokens = parse.tokens
    token = tokens[head]
    governor = tokens[token.head]
    preposition = governor.norm if token.dep == "pobj" else None
    seat = name.key in gazetteer.seats
    if seat and preposition not in ("at", "in", "outside", "near", "around", "inside", "into", "on"):
        return "metonym", "seat of government"
    power = name.key in gazetteer.capitals or (
        entry is not None and entry.kind in ("country", "continent", "world_region")
    )
    if not power:
        return "location", "name of a place"
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    if after is not None and after.text == "-" and after.start == tokens[name.last].end and after.i + 1 < len(tokens):
        run = tokens[after.i + 1]
        if run.tag in ("VBN", "VBD", "VBG") and run.norm not in ("based", "born"):
            return "metonym", f"agent of {run.norm!r}"
    steps = 0
    while token.dep == "conj" and steps < 8 and governor.pos in ("PROPN", "NOUN", "ADJ"):
        token = governor
        governor = tokens[token.head]
        steps += 1
        if token.norm in place_words().government_noun:
            return "metonym", f"beside {token.text!r}"
    country = entry is not None and entry.kind != "seat"
    if token.dep in _MODIFIERS and _written_as_adjective(name) and governor.norm not in place_words().place_noun:
        return "metonym", f"of {governor.text!r}"
    if _among_parties(parse, token.i):
        return "metonym", f"one of {governor.text!r}"
    if token.dep == "poss" and governor.pos == "PROPN" and governor.entity in _PLACES:
        return "location", f"place of {governor.text!r}"
    return _power(token.dep, governor.norm, governor.lemma, country)


def _written_as_adjective(name: Name) -> bool:
    """Whether a country's initials stand for its adjective: "a U.S. strike" is American."""
    letters = name.text.replace(".", "")
    return letters.isupper() and letters.isalpha() and len(letters) <= 3


def _among_parties(parse: Parse, i: int) -> bool:
    """Whether a name is an example of parties: "its allies, notably Iran", "countries such as Chad"."""
    token = parse.tokens[i]
    governor = parse.tokens[token.head]
    if token.dep == "pobj" and governor.norm in ("as", "like", "including"):
        governor = parse.tokens[governor.head]
    elif token.dep != "appos":
        return False
    return governor.norm in place_words().government_noun


def _power(dep: str, governor: str, lemma: str, country: bool) -> tuple[PlaceUse, str]:
    """The use of a country's or a capital's name by its grammar."""
    words = place_words()
    if dep in ("nsubj", "csubj"):
        if lemma in words.speech_verb or lemma in _HARM or (country and lemma not in _STATIVE):
            return "metonym", f"subject of {lemma!r}"
        return "location", "subject of a state"
    if dep == "agent" or (dep == "pobj" and governor in _DEALING):
        return (
            ("metonym", f"after {governor!r}") if country or governor == "by" else ("location", f"after {governor!r}")
        )
    if dep in ("poss", "compound", "nmod", "amod"):
        if governor in words.government_noun or (dep == "poss" and country and governor in words.event_noun):
            return "metonym", f"government's {governor!r}"
        if governor in words.place_noun or governor in words.event_noun or governor in words.local_noun or not country:
            return "location", f"place of {governor!r}"
        return "metonym", f"country's {governor!r}"
    if dep in ("dobj", "dative") and country and lemma not in _HARM:
        return "metonym", f"object of {lemma!r}"
    return "location", "name of a place"
