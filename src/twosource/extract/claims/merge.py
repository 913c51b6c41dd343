"""Which mentions of a report tell the same event.

Three steps: what an event led to joins it ("the blast killed 12"), and so does the noun of a means that tells the event
too ("a roadside bomb hit a bus"); later mentions of the same event join the first; and
a summary sentence ("three bases came under attack") becomes further evidence of the events told one by one below it.
Sources are kept apart: two speakers' accounts of an event stay two claims.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from twosource.extract.claims import nearness
from twosource.extract.claims.drafts import Draft, Part, counts_alike, overlap, same_count
from twosource.parse import Parse
from twosource.parse.arguments import arguments

Speaker = Callable[[Draft], str | None]
"""Names the innermost source of a draft; None where it rests on the publisher alone."""

_RESULTS = ("killing", "casualty_report", "property_destruction", "displacement")
_CAUSES = (
    *("attack", "clash", "mob_violence", "riot", "disaster", "accident", "siege", "coup", "ceasefire_violation"),
    "protest.force_used",
)
_ORGANS = ("state", "government", "military", "ministry", "parliament", "police", "security_service")
_CAUSE_SLOTS = ("subj", "in", "by", "from", "during", "after", "due to", "because of")
_UNREAL = ("planned", "threatened", "attempted", "possible", "denied")
_CLAUSES = 4  # verbs that a result looks up through for the event that led to it
_WINDOW = 25  # drafts that a mention looks back over: the bound that keeps this near-linear
_SAME = 2.5  # the score from which two mentions tell one event
_POINTING = frozenset({"the", "that", "this", "these", "those", "such"})
_MEANS = frozenset("blast bomb bombing device explosion explosive".split())
_LEAD = 8  # sentences at the top that tell an event more than once


def merge(parse: Parse, drafts: Sequence[Draft], speaker: Speaker) -> list[Draft]:
    """The events of a document, each with all its mentions; `drafts` in text order, one a mention."""
    kept = _join_results(parse, list(drafts))
    merged: list[Draft] = []
    for draft in kept:
        same = _earlier(parse, draft, merged, speaker)
        if same is None:
            merged.append(draft)
        else:
            _absorb(parse, same, draft)
    return _fold_summaries(parse, merged)


def related(a: str, b: str) -> bool:
    """Whether two event types can be told of one event: equal, or one finer than the other."""
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")


def _join_results(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    by_head = {d.head: d for d in drafts}
    by_token = {i: d for d in drafts for i in d.mentions[0].tokens} | by_head
    by_means = _by_means(drafts)
    by_weapon = _by_weapon(drafts)
    causes: dict[int, Draft] = {}
    for draft in drafts:
        cause = _cause(parse, draft, by_token) or _told_before(parse, draft, drafts) if _is_result(draft) else None
        if cause is None and draft.type.startswith("attack"):
            cause = by_means.get(draft.head)
        if cause is None:
            cause = next((by_weapon[i] for i in _weapons(draft) if by_weapon[i] is not draft), None)
        if cause is None:
            cause = _acting(parse, draft, by_head, by_means)
        if cause is None:
            cause = _verb_of(parse, draft, by_head) or _repelled(parse, draft, by_head)
        if cause is not None and cause is not draft:
            causes[draft.head] = cause
    joined: set[int] = set()
    for head in causes:
        cause = _last_cause(head, causes)
        if cause is None:
            continue
        result = by_head[head]
        if result.day is not None and cause.day is None:
            cause.time = result.time
        result.parts = [p for p in result.parts if p.referent.head not in by_head]
        _absorb(parse, cause, result)
        joined.add(head)
        leading = result.mentions[0]
        if leading.anaphor and by_means.get(head) is cause:  # "the blast destroyed cars" points back as a whole
            cause.mentions.remove(leading)
            cause.mentions.insert(0, leading)
    return [d for d in drafts if d.head not in joined]


def _acting(parse: Parse, draft: Draft, by_head: dict[int, Draft], by_means: dict[int, Draft]) -> Draft | None:
    """The violent event that did what the words tell: "the blast destroyed cars", "an attack left two men hurt"."""
    if not draft.type.startswith(("attack", *_RESULTS)) or parse.tokens[draft.head].pos not in ("VERB", "ADJ"):
        return None
    verb = draft.head
    for _ in range(_CLAUSES):
        for argument in arguments(parse, verb):
            other = by_head.get(argument.head) if argument.slot in ("subj", "obj") else None
            told = argument.slot == "subj" or (verb != draft.head and parse.children(verb, "nsubjpass"))
            if other is draft or by_means.get(argument.head) is draft:
                continue
            if other is not None and told and other.type.startswith(_CAUSES):
                return other if parse.tokens[other.head].pos == "NOUN" else None
        token = parse.tokens[verb]
        left = token.dep in ("oprd", "ccomp", "acl", "amod") and any(
            parse.tokens[i].lemma == "leave" for i in islice(parse.ancestors(verb), 2)
        )
        if not left and token.dep not in ("relcl", "conj", "advcl"):
            return None
        above = next((i for i in parse.ancestors(verb) if parse.tokens[i].pos == "VERB"), None)
        if above is None:
            return None
        verb = above
    return None


def _verb_of(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The verb that tells the same event as its object does: "agreed a truce", "staged a protest"."""
    token = parse.tokens[draft.head]
    if token.dep not in ("dobj", "nsubjpass", "pobj") or token.pos != "NOUN":
        return None
    governor = token.head if token.dep != "pobj" else parse.tokens[token.head].head
    verb = by_head.get(governor)
    same = verb is not None and parse.tokens[governor].pos == "VERB" and related(verb.type, draft.type)
    return verb if same else None


def _repelled(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The attack that "repelled an attack" tells: who repelled it is whom it was against."""
    if draft.type != "clash" or parse.tokens[draft.head].pos != "VERB":
        return None
    objects = [by_head.get(i) for i in parse.children(draft.head, "dobj", "nsubjpass")]
    attack = next((d for d in objects if d is not None and d.type.startswith("attack")), None)
    if attack is not None:
        against = [] if attack.of("target") else [p for p in draft.parts if p.role == "agent"]
        draft.parts = [replace(p, role="target", responsibility=None) for p in against]
    return attack


def _last_cause(head: int, causes: dict[int, Draft]) -> Draft | None:
    """The end of a chain of causes; None for a circle, whose events stay apart."""
    seen = {head}
    cause = causes[head]
    while cause.head in causes:
        if cause.head in seen:
            return None
        seen.add(cause.head)
        cause = causes[cause.head]
    return cause


def _told_before(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The violent event just told that "Eleven people were killed" counts the victims of."""
    if draft.day is not None or not draft.measured:
        return None
    agents = draft.of("agent")
    if draft.place is not None and draft.place.explicit:
        return None
    sentence = parse.tokens[draft.head].sentence
    before = [
        d
        for d in drafts
        if d.head < draft.head
        and d.type.startswith(_CAUSES)
        and not d.mentions[0].anaphor
        and d.certainty.factuality in ("occurred", "ongoing")
        and parse.tokens[d.head].sentence in (sentence - 1, sentence - 2)
        and _follows(parse, parse.tokens[d.head].sentence, sentence)
    ]
    here = parse.sentences[sentence].paragraph
    if before and parse.sentence(before[-1].head).paragraph != here and counts_alike(draft, before[-1]):
        return None  # another paragraph counts others
    if not before or _counts_differ(draft, before[-1]) or (agents and not agents & before[-1].of("agent")):
        return None
    return before[-1]


def _follows(parse: Parse, before: int, sentence: int) -> bool:
    """Whether a sentence goes on with the story of one before: in its paragraph or in the next one of prose."""
    there, here = parse.sentences[before].paragraph, parse.sentences[sentence].paragraph
    prose = parse.paragraphs[here].kind == parse.paragraphs[there].kind == "body"
    return there == here or (prose and here == there + 1)


def _is_result(draft: Draft) -> bool:
    """Whether a mention tells what was done to people, which some other words may tell the cause of."""
    roles = {slot.role for slot in draft.mentions[0].slots}
    return draft.type.startswith(_RESULTS) or (draft.type.startswith("attack") and "victim" in roles - {"target"})


def _by_means(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Attacks by the head tokens of their means and agents: of "a bomb hit a bus" the bombing is the hit."""
    return {
        slot.head: draft
        for draft in drafts
        if draft.type.startswith("attack") and not _is_result(draft)
        for slot in draft.mentions[0].slots
        if slot.role != "target"
    }


def _weapons(draft: Draft) -> list[int]:
    """The head tokens of what an attack was done with."""
    leading = draft.mentions[0]
    if leading.model is not None or not draft.type.startswith("attack"):
        return []  # "a drone strike on the base and another on the port" are two
    return [slot.head for slot in leading.slots if slot.role == "instrument"]


def _by_weapon(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The first attack with each weapon: what was placed is what exploded."""
    first: dict[int, Draft] = {}
    for draft in drafts:
        for i in _weapons(draft):
            first.setdefault(i, draft)
    return first


def _cause(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The violent event that a result ("killed 12") belongs to by syntax."""
    head = draft.head
    token = parse.tokens[head]
    verbs = (head, *parse.children(head, "conj"), *((token.head,) if token.dep == "conj" else ()))
    near = [token.head] if token.dep in ("advcl", "conj", "xcomp", "relcl", "acl", "ccomp") else []
    near.extend(a.head for v in verbs for a in arguments(parse, v) if a.slot in _CAUSE_SLOTS)
    near.extend(c for v in verbs for c in parse.children(v, "advcl", "conj"))
    for i in near:
        for j in (i, *parse.conjuncts(i)):
            other = by_head.get(j)
            if other is not None and other is not draft and other.type.startswith(_CAUSES):
                return other
    # "killed eight and wounded twelve": what was done to some joins what was done to others
    before = by_head.get(token.head) if token.dep == "conj" else None
    return before if before is not None and before is not draft and _is_result(before) else None


def _earlier(parse: Parse, draft: Draft, merged: Sequence[Draft], speaker: Speaker) -> Draft | None:
    best: tuple[float, int] | None = None
    for index in range(len(merged) - 1, max(-1, len(merged) - 1 - _WINDOW), -1):
        other = merged[index]
        if not _can_be_one(parse, draft, other, speaker):
            continue
        score = _score(parse, draft, other)
        if score >= _SAME and (best is None or score > best[0]):
            best = (score, index)
    return None if best is None else merged[best[1]]


def _can_be_one(parse: Parse, draft: Draft, other: Draft, speaker: Speaker) -> bool:
    result = draft.type.startswith(_RESULTS) and other.type.startswith(_CAUSES)
    headed = parse.paragraph(other.head).kind == "headline" and _is_headed(other.type, draft.type)
    if not (related(draft.type, other.type) or result or headed):
        return False
    bare = (draft.mentions[0].anaphor and not draft.measured) or _repeats(parse, draft, other)
    ours, theirs = speaker(draft), speaker(other)
    if not bare and ours is not None and theirs is not None and ours != theirs:
        return False
    if not bare and (draft.certainty.factuality in _UNREAL) != (other.certainty.factuality in _UNREAL):
        return False
    claims = bare and any(p.responsibility == "claimed" for p in draft.parts)  # its day may be that of the claiming
    if not claims and draft.day is not None and other.day is not None and not overlap(draft.day, other.day):
        return False
    if nearness.differ(draft.place, other.place):
        return False
    for roles in (("agent",), ("target", "victim", "recipient")):
        ours_in, theirs_in = _actors(draft, *roles), _actors(other, *roles)
        if ours_in and theirs_in and not ours_in & theirs_in:
            return False
    harmed, harmed_there = draft.of("target", "victim"), other.of("target", "victim")
    if draft.of("agent") & harmed_there or harmed & other.of("agent"):
        return False  # who shoots in one is shot in the other
    return not _counts_differ(draft, other)


def _repeats(parse: Parse, draft: Draft, other: Draft) -> bool:
    """Whether words name again what was told: "the killing of the mayor", a definite noun with nobody new beside it."""
    if parse.tokens[draft.head].pos != "NOUN" or not draft.of("target", "victim"):
        return False
    determiners = {parse.tokens[c].norm for c in parse.children(draft.head, "det")}
    if not determiners & _POINTING or parse.children(draft.head, "amod"):
        return False
    known = draft.of("target", "victim") <= other.of("target", "victim")
    return known and not _counts_differ(draft, other)


def _is_headed(headline: str, told: str) -> bool:
    """Whether a headline tells what came of what is told: "Nine dead" above "a bomb exploded"."""
    return headline.startswith(_RESULTS) and told.startswith(_CAUSES)


def _actors(draft: Draft, *roles: str) -> set[str]:
    """The known actors in any of the roles; a state and its organs are one here ("Israel", "the Israeli military")."""
    actors = [p.referent.actor for p in draft.parts if p.role in roles and p.referent.actor is not None]
    return {a.country if a.country is not None and a.kind in _ORGANS else a.id for a in actors}


def _counts_differ(a: Draft, b: Draft) -> bool:
    ours = {m.measure: m.count.best for m in a.measured if m.count.best is not None}
    theirs = {m.measure: m.count.best for m in b.measured if m.count.best is not None}
    return any(theirs.get(measure, best) != best for measure, best in ours.items())


def _score(parse: Parse, draft: Draft, other: Draft) -> float:
    ours, theirs = parse.tokens[draft.head].sentence, parse.tokens[other.mentions[-1].head].sentence
    distance = max(0, ours - theirs)
    score = 0.0
    if draft.mentions[0].anaphor:
        score += 3.5 - 0.3 * distance
    if draft.place is not None and other.place is not None and draft.place.explicit and other.place.explicit:
        fine = draft.place.place.precision in ("site", "near", "city")
        score += 2.0 if fine and draft.place.place.gazetteer_id == other.place.place.gazetteer_id else 0.3
    if draft.day is not None and other.day is not None:
        score += 1.0
    score += 1.0 * bool(_actors(draft, "agent") & _actors(other, "agent"))
    score += 1.0 * bool(_actors(draft, "target", "victim") & _actors(other, "target", "victim"))
    shared = draft.of("target", "victim", "recipient") & other.of("target", "victim", "recipient")
    score += 0.5 * bool(shared)
    ours_counted = {(m.measure, m.count.best) for m in draft.measured if m.count.best is not None}
    theirs_counted = {(m.measure, m.count.best) for m in other.measured if m.count.best is not None}
    agreed = ours_counted & theirs_counted
    if agreed:
        score += 2.0 if any((best or 0) > 1 for _, best in agreed) else 0.7
    if (distance <= 3 and (_points_at(parse, draft) or _goes_on(parse, draft))) or _repeats(parse, draft, other):
        score += 2.5
    headline = parse.paragraph(other.head).kind == "headline"
    alike = draft.type.partition(".")[0] == other.type.partition(".")[0]
    if theirs <= 1 and ours <= _LEAD and (alike or (headline and _is_headed(other.type, draft.type))):
        score += 1.7 if headline else 1.0
    if not draft.parts and not draft.measured and draft.day is None and distance <= 3:
        score += 2.5  # a bare mention ("the fighting went on") tells no new event
    return score


def _goes_on(parse: Parse, draft: Draft) -> bool:
    """Whether the means told before acts again: "the blast destroyed three cars"."""
    own = parse.children(draft.head, "nsubj")
    if draft.type != "attack.bombing" or not own or parse.tokens[own[0]].lemma not in _MEANS:
        return False
    beside = [parse.tokens[c] for c in parse.children(own[0])]
    return any(t.norm in _POINTING for t in beside) and all(t.dep in ("det", "compound") for t in beside)


def _points_at(parse: Parse, draft: Draft) -> bool:
    """Whether the target is a definite description without a name: "the base was hit"."""
    for part in draft.parts:
        head = part.referent.head
        if part.role in ("target", "victim") and part.referent.actor is None and parse.tokens[head].pos == "NOUN":
            determiners = {parse.tokens[c].norm for c in parse.children(head, "det")}
            if determiners & _POINTING and not parse.children(head, "nummod", "relcl", "prep"):
                return True
    return False


def _is_new(parse: Parse, part: Part) -> bool:
    """Whether words bring in somebody or something not told before: any victim, and a target without "the"."""
    head = part.referent.head
    if part.role != "target" or parse.tokens[head].pos not in ("NOUN", "PROPN"):
        return part.role == "victim"
    determiners = {parse.tokens[c].norm for c in parse.children(head, "det", "poss")}
    return not determiners & _POINTING and not any(parse.tokens[c].tag == "PRP$" for c in parse.children(head, "poss"))


def _absorb(parse: Parse, into: Draft, draft: Draft) -> None:
    """Add what a further mention tells; what the event already has stays."""
    into.mentions.extend(draft.mentions)
    into.further.extend(draft.further)
    headed = _is_headed(into.type, draft.type)
    if headed or (into.type != draft.type and draft.type.startswith(into.type + ".")):
        into.type = draft.type
    held = {(p.role, p.key) for p in into.parts}
    roles = {p.role for p in into.parts}
    for part in draft.parts:
        vague = part.referent.actor is None and part.role in roles and not _is_new(parse, part)
        if (part.role, part.key) not in held and not vague:
            into.parts.append(part)
    if draft.place is not None and (into.place is None or nearness.is_better(draft.place, into.place)):
        into.place = draft.place
    if draft.time is not None and (into.time is None or (draft.time.explicit and not into.time.explicit)):
        into.time = draft.time
    for measured in draft.measured:
        same = [k for k, m in enumerate(into.measured) if same_count(m, measured)]
        if not same:
            into.measured.append(measured)
        elif into.measured[same[0]].count.of is None:
            into.measured[same[0]] = measured  # "12 killed" by "12 soldiers killed"
    blames = any(p.role == "agent" and p.responsibility not in (None, "stated") for p in draft.parts)
    if draft.sayings and blames and into.sayings != draft.sayings:
        into.blame = (*into.blame, *draft.sayings)
    elif not into.sayings and not draft.mentions[0].anaphor:
        into.sayings = draft.sayings


def _fold_summaries(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drop plural mentions whose events are told one by one elsewhere, as further evidence of each (codebook 9)."""
    kept: list[Draft] = []
    for draft in drafts:
        singles = [d for d in drafts if d is not draft and _told_singly(parse, draft, d)] if _is_summary(draft) else []
        if not singles:
            kept.append(draft)
            continue
        for single in singles:
            single.further.extend(draft.mentions)
    return kept


def _is_summary(draft: Draft) -> bool:
    counted = [m for m in draft.measured if m.measure != "attacks" and (m.count.best or m.count.low)]
    return not counted and all(m.plural for m in draft.mentions)


def _told_singly(parse: Parse, summary: Draft, single: Draft) -> bool:
    finer = "." in summary.type and summary.type != single.type
    if single.mentions[0].plural or finer or not related(summary.type, single.type):
        return False
    if single.certainty.factuality in _UNREAL:
        return False
    for roles in (("agent",), ("target", "victim")):
        ours, theirs = _actors(summary, *roles), _actors(single, *roles)
        if ours and theirs and not ours & theirs:
            return False
    return abs(parse.tokens[summary.head].sentence - parse.tokens[single.head].sentence) <= 3 * _LEAD
