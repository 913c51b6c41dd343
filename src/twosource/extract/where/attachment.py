"""How firmly the grammar ties a place to an event, by the path between the two in the tree.

A place under the event's own words is tied by its preposition ("in", "at", "against") and loses by every noun and
clause in between. A place beside the event, under a word that governs both, is tied only where it stands by itself: in
"his death weakens their power to defend Raqqa" nobody dies in Raqqa.
"""

from collections.abc import Sequence

from twosource.extract.answers import EventNature
from twosource.extract.where.words import place_words
from twosource.parse import Parse

EXPLICIT = 4.0
"""The score from which an event's own words tell its place."""

AT = frozenset(
    "in at near on outside inside around across along off within throughout over between beside beyond amid".split()
)
REPORTING = frozenset("say tell report announce write add state quote speak declare claim publish post".split())
_AWAY = {"of": 1.5, "against": 2.0, "to": 1.0, "into": 1.5, "toward": 0.5, "towards": 0.5, "from": -1.5, "by": -4.0}
_MOTION = frozenset(("to", "from", "into", "toward", "towards", "onto"))
_STATIONED = frozenset(
    "base station locate situate deploy house hold stage mount carry launch target occupy run operate control "
    "begin start commence end last expire happen occur set schedule expect plan".split()
)
"""Verbs whose place is that of what they are said of: troops based in X, a truce set to begin in X."""
_CLAUSES = frozenset(("relcl", "advcl", "ccomp", "conj", "parataxis", "csubj"))
_JOINED = frozenset(("conj", "advcl", "xcomp"))
_OTHER = frozenset("since until till before over about for on regarding concerning like unlike than".split())
"""Prepositions whose noun is another event than the one that they hang on: "jailed for an attack in Paris"."""
_WITHIN = frozenset("in during by at amid through with under".split())
_STRUGGLE = frozenset("battle fight fighting battles offensive campaign operation struggle war push assault".split())
_ORIGIN = frozenset("native resident citizen national born son daughter governor mayor leader head chief".split())
_COMPARING = frozenset("than like unlike as".split())
_GATHERINGS = frozenset(
    "conference meeting meetings summit talks session briefing ceremony rally forum assembly hearing congress event "
    "gathering council parliament negotiations consultations convention".split()
)
_LIGHT = frozenset("carry launch conduct stage mount hold make wage continue begin start resume".split())
_VISITING = frozenset("visit tour host hold address".split())
_JOURNEYS = frozenset("way road route visit trip travel journey return flight tour march".split())
_CONVENING = frozenset("sign meet gather convene hold".split())
_DELIVERED = frozenset(("to", "into", "for", "inside"))


def attachment(parse: Parse, event: int, place: int, nature: EventNature = "deed") -> float:
    """How firmly a place is tied to an event: 10 and more where the event governs it, 0 where nothing ties it.

    Words (statements, meetings, laws) are where they are spoken, and never where what they speak of is; deliveries are
    where what is given goes to.
    """
    tokens = parse.tokens
    up: list[int] = [place, *parse.ancestors(place)]
    above = [event, *parse.ancestors(event)]
    rank = {t: k for k, t in enumerate(above)}
    meeting = next((k for k, t in enumerate(up) if t in rank), None)
    if meeting is None:
        return 0.0
    path, joint = up[:meeting], up[meeting]
    climbed = rank[joint]
    if _goal(parse, path) or not _possible(parse, path, joint, above[:climbed], nature):
        return 0.0
    score = 10.0 - 0.3 * len(path) + _manner(parse, path, joint)
    words = place_words()
    for t in path[1:]:
        token = tokens[t]
        if token.pos == "NOUN":
            told = token.dep == "pobj" and tokens[token.head].norm in _WITHIN
            score -= (1.5 if told else 3.0) if token.norm in words.event_noun else 0.5
        if token.pos in ("VERB", "AUX") and token.lemma not in _STATIONED:
            score -= 3.0 if token.dep in _CLAUSES else 2.0
            if token.lemma in REPORTING:
                score -= 2.0
        if token.dep in ("conj", "appos") and token.pos in ("NOUN", "PROPN", "PRON"):
            score -= 1.0
    if climbed and _reports_itself(parse, event, path, joint):
        return EXPLICIT
    if climbed:
        return score + _beside(parse, event, place, path, joint, above[:climbed])
    if len(path) > 1 and tokens[path[-1]].dep in ("nsubj", "agent", "nsubjpass"):
        if tokens[path[0]].dep in ("poss", "compound", "amod", "nmod"):
            score -= 6.0
        elif tokens[path[-1]].dep != "agent" and not any(tokens[t].norm in words.event_noun for t in path):
            score -= 4.0  # where those who did it or suffered it are from, if the words tell where it happened
    return score


def _possible(parse: Parse, path: list[int], joint: int, between: list[int], nature: EventNature) -> bool:
    """Whether what stands between a place and an event lets the one be the other's place at all."""
    tokens = parse.tokens
    nouns = place_words().event_noun
    if path and (origin(parse, path[0]) or any(tokens[t].norm in _COMPARING for t in path[1:])):
        return False
    other = False
    for k, t in enumerate(path[1:], 1):
        token = tokens[t]
        above = path[k + 1] if k + 1 < len(path) else joint
        if other and token.pos == "ADP" and token.norm in _OTHER:
            return False
        if token.norm in nouns and token.pos == "NOUN":
            other = True
            if not _light(parse, t, above):
                return False
    joined = all(tokens[t].dep in _JOINED for t in between) or _reports_itself(parse, between[0], path, joint)
    if not joined and not _alone(parse, path) and not (tokens[between[0]].norm in nouns and _plain(parse, path)):
        return False
    if nature == "deed":
        return True
    direct = _venue(parse, path, joint, between)
    if nature == "delivery" and not between and path:
        return direct or (tokens[path[-1]].norm in _DELIVERED and _alone(parse, path))
    return direct


def origin(parse: Parse, place: int) -> bool:
    """Whether a place is where a person is from or belongs to: "Jan Novak, 30, of Brno", "a native of Lima"."""
    tokens = parse.tokens
    token = tokens[place]
    link = tokens[token.head]
    if token.dep != "pobj" or link.norm not in ("of", "from"):
        return False
    person = tokens[link.head]
    if person.pos == "PROPN" and link.norm == "of":
        return person.entity not in ("GPE", "LOC", "FAC") and person.norm not in place_words().event_noun
    return person.entity == "PERSON" or person.lemma in _ORIGIN or person.pos == "NUM"


def _light(parse: Parse, noun: int, above: int) -> bool:
    """Whether an event noun between the two tells the event itself or holds it: "killed in an attack in X"."""
    token, governor = parse.tokens[noun], parse.tokens[above]
    if token.dep in ("dobj", "nsubjpass"):
        return governor.lemma in _LIGHT
    if token.dep == "pobj":
        return governor.norm in _WITHIN or governor.norm in ("after", "following", "of")
    return token.dep in ("nsubj", "conj", "appos", "npadvmod", "attr")


def _plain(parse: Parse, path: list[int]) -> bool:
    """Whether a place hangs by a preposition on nouns alone: "the attack hit a market in X", not "X's army"."""
    tokens = parse.tokens
    return tokens[path[0]].dep == "pobj" and not any(tokens[t].pos in ("VERB", "AUX") for t in path)


def _alone(parse: Parse, path: list[int]) -> bool:
    """Whether nothing but prepositions and nouns for places stands above a place ("in the city of Mosul")."""
    words = place_words()
    return all(
        parse.tokens[t].pos in ("ADP", "PROPN")
        or parse.tokens[t].norm in words.place_noun
        or parse.tokens[t].norm in words.direction
        for t in path[1:]
    )


def _venue(parse: Parse, path: list[int], joint: int, between: list[int]) -> bool:
    """Whether a place is where words are spoken: "met in Baghdad", "told a conference in Geneva", "the Doha talks"."""
    tokens = parse.tokens
    if not path:
        return True
    if between and tokens[between[0]].pos == "VERB":
        return False
    if len(path) == 1:
        first = tokens[place := path[0]]
        if first.dep == "compound":
            return tokens[first.head].norm in _GATHERINGS or "agreement" in tokens[first.head].norm
        return tokens[place].dep == "dobj" and tokens[joint].lemma in _VISITING
    if tokens[joint].lemma in _CONVENING and tokens[path[1]].norm in ("in", "at"):
        return not any(tokens[t].pos in ("VERB", "AUX") for t in path)
    last = tokens[path[-1]]
    if last.norm not in AT or (between and tokens[joint].lemma in REPORTING):
        return False
    places = place_words().place_noun
    return all(
        tokens[t].pos in ("ADP", "PROPN") or tokens[t].norm in places or tokens[t].norm in _GATHERINGS for t in path[1:]
    )


def _reports_itself(parse: Parse, event: int, path: list[int], joint: int) -> bool:
    """Whether those who tell of an event are who did it, and are there: "police in X said they had found a bomb"."""
    tokens = parse.tokens
    if len(path) != 3 or tokens[joint].lemma not in REPORTING or tokens[path[-1]].dep != "nsubj":
        return False
    if tokens[path[0]].dep != "pobj" or tokens[path[1]].norm not in ("in", "at") or tokens[event].head != joint:
        return False
    return any(tokens[c].pos == "PRON" for c in parse.children(event, "nsubj"))


def _goal(parse: Parse, path: list[int]) -> bool:
    """Whether a place is where a journey told beside the event goes: "kidnapped on his way to X"."""
    tokens = parse.tokens
    to = next((k for k, t in enumerate(path) if tokens[t].pos == "ADP"), None)
    if to is None or tokens[path[to]].norm not in _MOTION or to + 1 >= len(path):
        return False
    return tokens[path[to + 1]].lemma in _JOURNEYS or any(tokens[t].pos == "VERB" for t in path[to + 1 :])


def _beside(parse: Parse, event: int, place: int, path: list[int], joint: int, between: Sequence[int]) -> float:
    """What a place loses, or wins by opening the sentence, that is not under the event but under a word above both."""
    tokens = parse.tokens
    score = -1.5 - 0.5 * len(between)
    if any(tokens[t].norm in _MOTION and tokens[t].dep == "prep" for t in path):
        score -= 6.0
    score -= sum(1.5 for t in path[1:] if tokens[t].pos == "NOUN")
    score -= sum(1.5 for t in between if tokens[t].dep in _CLAUSES)
    if tokens[joint].lemma in REPORTING and place > joint:
        score -= 4.0
    if path and path[-1] < joint and tokens[path[-1]].dep == "prep" and path[-1] <= parse.sentence(event).first + 1:
        score += 3.0
    return score


def _manner(parse: Parse, path: list[int], joint: int) -> float:
    """What the first link above a place says of it."""
    tokens = parse.tokens
    if not path:
        return 0.0
    first = tokens[path[0]]
    if first.dep in ("compound", "poss", "amod", "nmod") and first.head == joint:
        return 2.0
    if first.dep == "dobj" or first.dep == "nsubjpass":
        return 1.0
    if first.dep in ("nsubj", "agent"):
        return -3.0
    for k, t in enumerate(path):
        token = tokens[t]
        if token.pos == "ADP" or token.dep == "prep":
            word = token.norm
            if word in AT:
                return 2.0
            governor = tokens[path[k + 1] if k + 1 < len(path) else joint]
            if word == "for" and (governor.norm in _STRUGGLE or governor.lemma in _STRUGGLE):
                return 1.5
            return _AWAY.get(word, -1.0)
        if token.dep in ("npadvmod", "advmod"):
            return 1.0
    return 0.0
