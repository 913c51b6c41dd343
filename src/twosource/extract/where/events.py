"""Which of the places that a report names is the place of one event.

The event's own words come first: what it governs, then what its clause says. Of a chain of containment the most exact
member counts. "The base", "the city" point back to the last place of that kind. Then the same sentence, the sentences
before, the opening of the report, and last the dateline, with less precision.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.answers import PlaceAnswer, PlaceMention
from twosource.extract.where.words import place_words
from twosource.gazetteer.geo import midpoint
from twosource.gazetteer.tables import kinds, type_words
from twosource.model import Place, PlacePrecision, Span
from twosource.parse import Parse

_AT = frozenset(
    "in at near on outside inside around across along off within throughout over between beside beyond amid".split()
)
_AWAY = {"of": 1.5, "against": 2.0, "to": 1.0, "into": 1.5, "toward": 0.5, "towards": 0.5, "from": -1.5, "by": -4.0}
_MOTION = frozenset(("to", "from", "into", "toward", "towards", "onto"))
_STATIONED = frozenset(
    "base station locate situate deploy house hold stage mount carry launch target occupy run operate control".split()
)
_REPORTING = frozenset("say tell report announce write add state quote speak declare claim publish post".split())
_CLAUSES = frozenset(("relcl", "advcl", "ccomp", "conj", "parataxis", "csubj"))
_EXPLICIT = 4.0
_BACK = 4
_FINE: dict[PlacePrecision, int] = {
    "site": 8, "near": 7, "city": 6, "area": 5, "admin2": 4, "admin1": 3, "country": 2, "region": 1, "unknown": 0,
}  # fmt: skip
_COARSER: dict[PlacePrecision, PlacePrecision] = {
    "site": "city", "near": "city", "city": "admin1", "area": "admin1", "admin2": "admin1", "admin1": "country",
}  # fmt: skip
_GENERIC = frozenset("facility facilities site installation compound position area scene location spot".split())


def place_of(parse: Parse, mentions: Sequence[PlaceMention], head: int) -> PlaceAnswer | None:
    """The place of the event at token `head`; None where the report gives none. See the module for the order."""
    usable = [i for i, m in enumerate(mentions) if m.use == "location" and m.place is not None]
    if not usable:
        return None
    return (
        _by_syntax(parse, mentions, usable, head)
        or _by_reference(parse, mentions, usable, head)
        or (None if _abstract(parse, head) else _by_discourse(parse, mentions, usable, head))
    )


def _abstract(parse: Parse, head: int) -> bool:
    """Whether an event is of words or rules, whose place no earlier sentence can tell."""
    token = parse.tokens[head]
    return token.lemma in place_words().speech_verb or token.lemma in _WORDS_AND_RULES


_WORDS_AND_RULES = frozenset(
    "statement legislation law bill resolution veto vote aid assistance support sanction claim denial condemnation "
    "demand threat warning announcement decision agreement appointment resignation accusation".split()
)


def _by_syntax(parse: Parse, mentions: Sequence[PlaceMention], usable: list[int], head: int) -> PlaceAnswer | None:
    sentence = parse.tokens[head].sentence
    here = [i for i in usable if parse.tokens[mentions[i].head].sentence == sentence]
    if not here or parse.paragraph(mentions[here[0]].head).kind == "dateline":
        return None
    scored = [(_attachment(parse, head, mentions[i].head), i) for i in here]
    top = max(score for score, _ in scored)
    best = min((i for score, i in scored if score == top), key=lambda i: abs(mentions[i].head - head))
    if top < _EXPLICIT:
        return None
    chosen = _most_exact(mentions, best, [i for score, i in scored if score >= top - 4.0])
    because = f"{mentions[chosen].span.quote!r} belongs to the words of the event"
    if chosen != best:
        because += f", inside {mentions[best].span.quote!r}"
    return _answer(parse, mentions, chosen, True, "syntax", because)


def _attachment(parse: Parse, event: int, place: int) -> float:
    """How firmly the grammar ties a place to an event: 10 and more where the event governs it, 0 where nothing does."""
    tokens = parse.tokens
    up: list[int] = [place, *parse.ancestors(place)]
    above = [event, *parse.ancestors(event)]
    rank = {t: k for k, t in enumerate(above)}
    meeting = next((k for k, t in enumerate(up) if t in rank), None)
    if meeting is None:
        return 0.0
    path, joint = up[:meeting], up[meeting]
    score = 10.0 - 0.3 * len(path) + _manner(parse, path, joint)
    words = place_words()
    for t in path[1:]:
        token = tokens[t]
        if token.pos == "NOUN" and t != joint:
            score -= 3.0 if token.norm in words.event_noun else 0.5
        if token.norm == "since":
            score -= 3.0  # "has sent aid since the war in the north began": where the war is
        if token.pos in ("VERB", "AUX") and token.lemma not in _STATIONED:
            score -= 3.0 if token.dep in _CLAUSES else 2.0
            if token.lemma in _REPORTING:
                score -= 2.0
        if token.dep in ("conj", "appos") and token.pos in ("NOUN", "PROPN", "PRON") and t != place:
            score -= 1.0
    climbed = rank[joint]
    if len(path) > 1 and tokens[path[-1]].dep in ("nsubj", "agent", "nsubjpass"):
        if tokens[path[0]].dep in ("poss", "compound", "amod", "nmod"):
            score -= 6.0  # "the north's rebels carried out a raid": whose they are, not where
        elif not climbed:
            score -= 2.0
    if climbed:
        if any(tokens[t].norm in _MOTION and tokens[t].dep == "prep" for t in path):
            score -= 6.0
        score -= sum(1.5 for t in path[1:] if tokens[t].pos == "NOUN")
        score -= 1.5
        between = above[:climbed]
        score -= 0.5 * climbed
        score -= sum(1.5 for t in between if tokens[t].dep in _CLAUSES)
        if tokens[joint].lemma in _REPORTING and place > joint:
            score -= 4.0
        opens = (
            path and path[-1] < joint and tokens[path[-1]].dep == "prep" and path[-1] <= parse.sentence(event).first + 1
        )
        if opens:
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
    for t in path:
        token = tokens[t]
        if token.pos == "ADP" or token.dep == "prep":
            word = token.norm
            if word in _AT:
                return 2.0
            return _AWAY.get(word, -1.0)
        if token.dep in ("npadvmod", "advmod"):
            return 1.0
    return 0.0


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
            or token.pos != "NOUN"
            or kind in ("line", "road", "neighbourhood")
        ):
            continue
        if not any(tokens[c].norm in ("the", "this", "that") for c in parse.children(t, "det")):
            continue
        if any(m.first <= t <= m.last for m in mentions) or parse.children(t, "prep"):
            continue
        if _attachment(parse, head, t) < _EXPLICIT:
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


def _by_discourse(parse: Parse, mentions: Sequence[PlaceMention], usable: list[int], head: int) -> PlaceAnswer | None:
    sentence = parse.tokens[head].sentence
    by_sentence: dict[int, list[int]] = {}
    datelines = []
    for i in usable:
        if parse.paragraph(mentions[i].head).kind == "dateline":
            datelines.append(i)
        elif not _speakers(parse, mentions[i].head) and not _other_item(parse, head, mentions[i].head):
            by_sentence.setdefault(parse.tokens[mentions[i].head].sentence, []).append(i)
    if _continues(parse, sentence + 1) and len(by_sentence.get(sentence + 1, ())) > 1:
        return None
    here = [i for i in by_sentence.get(sentence, ()) if _attachment(parse, head, mentions[i].head) > 0]
    if here:
        i = _best(mentions, here)
        return _answer(
            parse, mentions, i, False, "same sentence", f"{mentions[i].span.quote!r} stands in the same sentence"
        )
    for s in range(sentence - 1, max(-1, sentence - _BACK), -1):
        if s in by_sentence:
            i = _best(mentions, by_sentence[s])
            return _answer(
                parse, mentions, i, False, "earlier sentence", f"{mentions[i].span.quote!r} was named just before"
            )
    opening = [s for s in sorted(by_sentence) if parse.paragraphs[parse.sentences[s].paragraph].i <= 2]
    if opening and opening[0] < sentence:
        i = _best(mentions, by_sentence[opening[0]])
        return _answer(parse, mentions, i, False, "opening", f"the report opens with {mentions[i].span.quote!r}")
    if datelines:
        i = datelines[0]
        answer = _answer(parse, mentions, i, False, "dateline", f"the dateline is {mentions[i].span.quote!r}")
        coarse = _COARSER.get(answer.place.precision, answer.place.precision)
        return replace(answer, place=replace(answer.place, precision=coarse))
    return None


def _speakers(parse: Parse, place: int) -> bool:
    """Whether a place is where somebody speaks and not where something happens ("told reporters in Bamako")."""
    tokens = parse.tokens
    steps = parse.ancestors(place)
    if tokens[place].dep != "pobj":
        return False
    for t in steps:
        token = tokens[t]
        if token.pos in ("VERB", "AUX") or token.lemma in _SPEECHES:
            return token.lemma in _REPORTING or token.lemma in _SPEECHES
        if token.pos == "NOUN" and token.lemma not in _HEARERS:
            return False
    return False


_HEARERS = frozenset("reporter journalist lawmaker parliament audience crowd supporter".split())
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
