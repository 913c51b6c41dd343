"""Which of the places that a report names is the place of one event.

The event's own words come first: what it governs, then what its clause says. Of a chain of containment the most exact
member counts. "The base", "the city" point back to the last place of that kind. Then the same sentence, the sentences
before, the opening of the report, and last the dateline, with less precision.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.answers import EventNature, PlaceAnswer, PlaceMention
from twosource.extract.where.attachment import EXPLICIT, REPORTING, attachment, origin
from twosource.extract.where.relations import in_dateline
from twosource.extract.where.words import place_words
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.geo import midpoint
from twosource.gazetteer.names import fold
from twosource.gazetteer.tables import kinds, type_words
from twosource.model import Place, PlacePrecision, Span
from twosource.parse import Parse

_NEAR = 2
"""How many sentences back a place is taken as exactly as it was told; from further back only its country is."""
_BACK = 4
_SURE = 1.5
"""The evidence for a place's name that an event needs; what is found with less is right only half the time."""
_FINE: dict[PlacePrecision, int] = {
    "site": 8, "near": 7, "city": 6, "area": 5, "admin2": 4, "admin1": 3, "country": 2, "region": 1, "unknown": 0,
}  # fmt: skip
_COARSER: dict[PlacePrecision, PlacePrecision] = {
    "site": "city", "near": "city", "city": "admin1", "area": "admin1", "admin2": "admin1", "admin1": "country",
}  # fmt: skip
_BODIES = frozenset("department state office".split())
"""Words for parts of a country that mostly mean those who govern it."""
_GENERIC = frozenset("facility facilities site installation compound position area scene location spot".split())


def place_of(
    parse: Parse, mentions: Sequence[PlaceMention], head: int, nature: EventNature, gazetteer: Gazetteer
) -> PlaceAnswer | None:
    """The place of the event at token `head`; None where the report gives none. See the module for the order."""
    named = [i for i, m in enumerate(mentions) if m.use == "location" and m.place is not None]
    topic = _topic(mentions)
    usable = [i for i in named if _sure(mentions[i], topic)]
    explicit = _by_syntax(parse, mentions, usable, head, nature)
    if explicit is not None or nature != "deed" or not usable:
        return explicit
    if len(usable) < len(named) and _by_syntax(parse, mentions, named, head, nature) is not None:
        return None  # its own words tell a place that may be none: no other sentence's place is its
    return _by_reference(parse, mentions, usable, head) or _by_discourse(parse, mentions, usable, head, gazetteer)


def _sure(mention: PlaceMention, topic: str | None) -> bool:
    """Whether enough speaks for a name being a place's to put an event there: its words, or the report's country."""
    sure = dict(mention.scores).get("name", _SURE) >= _SURE
    return sure or (topic is not None and mention.place is not None and mention.place.country == topic)


def _by_syntax(
    parse: Parse, mentions: Sequence[PlaceMention], usable: list[int], head: int, nature: EventNature
) -> PlaceAnswer | None:
    sentence = parse.tokens[head].sentence
    here = [i for i in usable if parse.tokens[mentions[i].head].sentence == sentence]
    here = [i for i in here if not in_dateline(parse, mentions[i].first, mentions[i].last)]
    if not here:
        return None
    scored = [(attachment(parse, head, mentions[i].head, nature), i) for i in here]
    top = max(score for score, _ in scored)
    best = min((i for score, i in scored if score == top), key=lambda i: abs(mentions[i].head - head))
    if top < EXPLICIT:
        return None
    chosen = _most_exact(mentions, best, [i for score, i in scored if score >= top - 4.0])
    because = f"{mentions[chosen].span.quote!r} belongs to the words of the event"
    if chosen != best:
        because += f", inside {mentions[best].span.quote!r}"
    return _answer(parse, mentions, chosen, True, "syntax", because)


def _most_exact(mentions: Sequence[PlaceMention], best: int, others: Sequence[int]) -> int:
    """The most exact mention that lies inside the best one, by the text's words or by the gazetteer."""
    chosen = best
    for i in others:
        place, now = mentions[i].place, mentions[chosen].place
        if i == chosen or place is None or now is None or _exactness(place) <= _exactness(now):
            continue
        if _inside(mentions, i, chosen) or _within(place, now):
            chosen = i
    return chosen


def _exactness(place: Place) -> float:
    """How closely a place fixes an event; one that stands at its container's point is finer than the container."""
    return _FINE[place.precision] + (0.5 if place.gazetteer_id is None else 0.0)


def _inside(mentions: Sequence[PlaceMention], i: int, outer: int) -> bool:
    seen = set()
    at: int | None = i
    while at is not None and at not in seen:
        seen.add(at)
        at = mentions[at].inside
        if at == outer:
            return True
    return False


def _within(inner: Place, outer: Place) -> bool:
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "admin1":
        return inner.country == outer.country and inner.admin1 == outer.name
    return False


def _by_reference(parse: Parse, mentions: Sequence[PlaceMention], usable: list[int], head: int) -> PlaceAnswer | None:
    """The place that "the base", "the city", "the facility" near the event point back to."""
    tokens = parse.tokens
    _, after = type_words()
    sentence = parse.sentence(head)
    for t in sorted(range(sentence.first, sentence.last + 1), key=lambda i: abs(i - head)):
        token = tokens[t]
        kind = after.get(token.norm)
        if (
            (kind is None and token.norm not in _GENERIC)
            or token.norm in _BODIES
            or token.pos != "NOUN"
            or kind in ("line", "road", "neighbourhood")
        ):
            continue
        if not any(tokens[c].norm in ("the", "this", "that") for c in parse.children(t, "det")):
            continue
        if any(m.first <= t <= m.last for m in mentions) or parse.children(t, "prep"):
            continue
        if attachment(parse, head, t) < EXPLICIT:
            continue
        for i in reversed(usable):
            mention = mentions[i]
            place = mention.place
            if mention.last >= t or place is None or parse.tokens[mention.head].sentence < sentence.i - _BACK:
                continue
            if _same_family(kind, place.kind):
                because = f"{parse.text(t, t)!r} points back to {mention.span.quote!r}"
                return _answer(parse, mentions, i, True, "reference", because)
    return None


_MILITARY = frozenset(("military", "aviation", "energy", "camp", "site", "crossing"))


def _same_family(kind: str | None, other: str) -> bool:
    family = kinds()[other].family
    if kind is None:
        return family in _MILITARY or family in ("custody", "health", "structure", "port")
    wanted = kinds()[kind].family
    return wanted == family or (wanted == "military" and family in _MILITARY)


def _by_discourse(
    parse: Parse, mentions: Sequence[PlaceMention], usable: list[int], head: int, gazetteer: Gazetteer
) -> PlaceAnswer | None:
    sentence = parse.tokens[head].sentence
    by_sentence: dict[int, list[int]] = {}
    datelines = []
    owners = _owners(parse, mentions, sentence)
    for i in usable:
        place = mentions[i].place
        if place is not None and place.gazetteer_id in owners:
            continue
        if in_dateline(parse, mentions[i].first, mentions[i].last):
            datelines.append(i)
        elif _tells_where(parse, mentions[i], gazetteer) and not _other_item(parse, head, mentions[i].head):
            by_sentence.setdefault(parse.tokens[mentions[i].head].sentence, []).append(i)
    if _continues(parse, sentence + 1) and len(by_sentence.get(sentence + 1, ())) > 1:
        return None
    here = [i for i in by_sentence.get(sentence, ()) if attachment(parse, head, mentions[i].head) >= 1.0]
    if here:
        i = _best(mentions, here)
        because = f"{mentions[i].span.quote!r} stands in the same sentence"
        return _answer(parse, mentions, i, False, "same sentence", because)
    for s in range(sentence - 1, max(-1, sentence - _BACK), -1):
        if s in by_sentence:
            i = _best(mentions, by_sentence[s])
            because = f"{mentions[i].span.quote!r} was named just before"
            answer = _answer(parse, mentions, i, False, "earlier sentence", because)
            return answer if sentence - s <= _NEAR else _country(answer, gazetteer)
    topic = _topic(mentions)
    opening = [s for s in sorted(by_sentence) if parse.paragraphs[parse.sentences[s].paragraph].i <= 2]
    if opening and opening[0] < sentence:
        i = _best(mentions, by_sentence[opening[0]])
        answer = _answer(parse, mentions, i, False, "opening", f"the report opens with {mentions[i].span.quote!r}")
        return _country(answer, gazetteer) if answer.place.country == topic else None
    if datelines:
        i = datelines[0]
        answer = _answer(parse, mentions, i, False, "dateline", f"the dateline is {mentions[i].span.quote!r}")
        if topic is None or answer.place.country != topic:
            return None
        if answer.place.name in gazetteer.countries[topic].capitals:
            return _country(answer, gazetteer)
        coarse = _COARSER.get(answer.place.precision, answer.place.precision)
        return replace(answer, place=replace(answer.place, precision=coarse))
    return None


def _owners(parse: Parse, mentions: Sequence[PlaceMention], sentence: int) -> frozenset[str | None]:
    """The places that a sentence names only as whose somebody is ("Gaza's armed groups attacked")."""
    words = place_words()
    found: set[str | None] = set()
    for m in mentions:
        token = parse.tokens[m.head]
        owner = token.dep == "poss" and parse.tokens[token.head].norm not in words.place_noun | words.event_noun
        if owner and token.sentence == sentence and m.place is not None:
            found.add(m.place.gazetteer_id)
    return frozenset(found)


def _topic(mentions: Sequence[PlaceMention]) -> str | None:
    """The country that most of a report's places lie in."""
    counts = Counter(m.place.country for m in mentions if m.use == "location" and m.place and m.place.country)
    return max(counts, key=lambda c: (counts[c], c)) if counts else None


def _country(answer: PlaceAnswer, gazetteer: Gazetteer) -> PlaceAnswer | None:
    """The answer with no more than the country of its place; None for places of no one country."""
    place = answer.place
    if place.country is None or place.precision in ("country", "region"):
        return answer if place.precision in ("country", "region") else None
    entry = gazetteer.country(place.country)
    wide = Place(entry.name, entry.lat, entry.lon, entry.country, None, "country", "country", entry.ref, place.span)
    return replace(answer, place=wide)


_CARRIERS = frozenset(("pobj", "dobj", "nsubjpass", "npadvmod", "compound", "nmod", "amod", "nsubj"))


def _tells_where(parse: Parse, mention: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Whether a place is where something happens, and not where somebody speaks or is from."""
    tokens = parse.tokens
    head = mention.head
    while tokens[head].dep in ("conj", "appos") and tokens[head].head != head:
        head = tokens[head].head
    token = tokens[head]
    governor = tokens[token.head]
    words = place_words()
    if token.dep not in _CARRIERS and token.head != token.i:
        return token.dep == "poss" and (governor.norm in words.place_noun or governor.norm in words.event_noun)
    if token.dep in ("compound", "nmod", "amod") and governor.norm in words.government_noun:
        return False
    if origin(parse, head):
        return False
    power = fold(parse.text(mention.first, mention.last)) in gazetteer.capitals
    if token.dep == "nsubj" and (power or governor.lemma in words.speech_verb or governor.lemma in REPORTING):
        return False
    return not _speakers(parse, head) and not _talks(parse, head)


def _talks(parse: Parse, place: int) -> bool:
    """Whether a place is only where somebody travels or confers ("will fly to Cairo", "talks in Geneva")."""
    steps = [parse.tokens[t] for t in parse.ancestors(place)][:2]
    if parse.tokens[place].dep == "dobj":
        return steps[0].lemma in _VISITS
    if parse.tokens[place].dep != "pobj" or len(steps) < 2:
        return False
    return steps[1].lemma in _JOURNEYS or (steps[1].pos in ("NOUN", "PROPN") and steps[1].lemma in _CONFERRING)


_VISITS = frozenset("visit tour".split())
_JOURNEYS = _VISITS | frozenset("travel fly".split())
_CONFERRING = frozenset("talk summit meeting negotiation visit trip".split())


def _speakers(parse: Parse, place: int) -> bool:
    """Whether a place is where somebody speaks and not where something happens ("told reporters in Bamako")."""
    tokens = parse.tokens
    steps = parse.ancestors(place)
    if tokens[place].dep != "pobj":
        return False
    for t in steps:
        token = tokens[t]
        if token.pos in ("VERB", "AUX") or token.lemma in _SPEECHES:
            return token.lemma in REPORTING or token.lemma in _SPEECHES or token.lemma in _SPEAKING
        if token.pos == "NOUN" and token.lemma not in _HEARERS:
            return False
    return False


_HEARERS = frozenset("reporter journalist lawmaker parliament audience crowd supporter".split())
_SPEAKING = frozenset("testify speak address brief".split())
_SPEECHES = frozenset("conference briefing speech interview statement address".split())


def _other_item(parse: Parse, event: int, place: int) -> bool:
    """Whether a place stands in another item of a list than the event, and the event's words do not point back.

    "The attack", "the fighting" carry a numbered statement on from one item to the next.
    """
    here, there = parse.paragraph(event), parse.paragraph(place)
    if here.i == there.i or there.kind != "list":
        return False
    sentence, nouns = parse.sentence(event), place_words().event_noun
    return not any(
        t.norm in nouns and parse.tokens[t.i - 1].norm in ("the", "this", "these")
        for t in parse.tokens[max(1, sentence.first) : sentence.last + 1]
    )


def _continues(parse: Parse, sentence: int) -> bool:
    """Whether a sentence goes on without a verb of its own ("Nine of them in Homs and two in Hama.")."""
    if sentence >= len(parse.sentences):
        return False
    s = parse.sentences[sentence]
    return not any(parse.tokens[i].pos in ("VERB", "AUX") for i in range(s.first, s.last + 1))


def _best(mentions: Sequence[PlaceMention], some: Sequence[int]) -> int:
    """The first mention of a sentence, or a more exact one inside it."""
    return _most_exact(mentions, some[0], some)


def _answer(
    parse: Parse, mentions: Sequence[PlaceMention], i: int, explicit: bool, rule: str, because: str
) -> PlaceAnswer:
    place = mentions[i].place
    assert place is not None
    return PlaceAnswer(_between(parse, mentions, i) or place, i, explicit, f"where-rules/1: {rule}", because)


def _between(parse: Parse, mentions: Sequence[PlaceMention], i: int) -> Place | None:
    """The stretch between two places ("between Homs and Hama"), where mention `i` is one of them."""
    tokens = parse.tokens
    for a, b in ((i, i + 1), (i - 1, i)):
        if a < 0 or b >= len(mentions):
            continue
        one, two = mentions[a], mentions[b]
        words = [t.norm for t in tokens[one.last + 1 : two.first] if t.norm not in _NOUNS]
        if words != ["and"] or one.first == 0 or not _opens(parse, one.first):
            continue
        p, q = one.place, two.place
        if p is None or q is None or p.lat is None or p.lon is None or q.lat is None or q.lon is None:
            continue
        lat, lon = midpoint(p.lat, p.lon, q.lat, q.lon)
        return Place(
            f"between {p.name} and {q.name}",
            lat,
            lon,
            p.country if p.country == q.country else None,
            p.admin1 if p.admin1 == q.admin1 else None,
            "region",
            "area",
            None,
            Span.of(parse.document.text, one.span.start, two.span.end),
            "between",
        )
    return None


_NOUNS = frozenset("the town city village towns cities villages of".split())


def _opens(parse: Parse, first: int) -> bool:
    i = first - 1
    while i >= 0 and parse.tokens[i].norm in _NOUNS:
        i -= 1
    return i >= 0 and parse.tokens[i].norm == "between"
