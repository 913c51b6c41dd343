"""Which mentions of a report tell the same event.

Three steps: what an event led to joins it ("the blast killed 12"), and so does the noun of a means that tells the event
too ("a roadside bomb hit a bus"); later mentions of the same event join the first; and
a summary sentence ("three bases came under attack") becomes further evidence of the events told one by one below it.
Sources are kept apart: two speakers' accounts of an event stay two claims.
"""

from collections.abc import Callable, Sequence

from twosource.extract.claims import nearness
from twosource.extract.claims.causes import CAUSES, RESULTS, causes
from twosource.extract.claims.drafts import Draft, Part, counts_differ, overlap, related, same_count
from twosource.parse import Parse

Speaker = Callable[[Draft], str | None]
"""Names the innermost source of a draft; None where it rests on the publisher alone."""

_ORGANS = ("state", "government", "military", "ministry", "parliament", "police", "security_service")
_UNREAL = ("planned", "threatened", "attempted", "possible", "denied")
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


def _join_results(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    by_head = {d.head: d for d in drafts}
    joined = causes(parse, drafts)
    for head, cause in joined.items():
        result = by_head[head]
        if result.day is not None and cause.day is None:
            cause.time = result.time
        result.parts = [p for p in result.parts if p.referent.head not in by_head]
        leading = result.mentions[0]
        means = any(slot.head == head and slot.role != "target" for slot in cause.mentions[0].slots)
        _absorb(parse, cause, result)
        if leading.anaphor and means:  # "the blast destroyed cars" points back as a whole
            cause.mentions.remove(leading)
            cause.mentions.insert(0, leading)
    return [d for d in drafts if d.head not in joined]


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
    result = draft.type.startswith(RESULTS) and other.type.startswith(CAUSES)
    headed = parse.paragraph(other.head).kind == "headline" and _is_headed(other.type, draft.type)
    if not (related(draft.type, other.type) or result or headed):
        return False
    if _dates_a_window(parse, draft) and not _shares_noun(parse, draft, other):
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
    return not counts_differ(draft, other)


def _dates_a_window(parse: Parse, draft: Draft) -> bool:
    """Whether a noun only says from when something is counted: "since the offensive began" means the campaign."""
    if parse.tokens[draft.head].pos != "NOUN":
        return False
    above = [draft.head, *parse.ancestors(draft.head)]
    beside = (c for i in above[:2] for c in (*parse.children(i, "mark", "prep"), parse.tokens[i].head))
    return any(parse.tokens[i].norm == "since" for i in beside)


def _shares_noun(parse: Parse, draft: Draft, other: Draft) -> bool:
    """Whether the noun of a draft names the other event too, as its trigger or as what its verb was done with."""
    noun = parse.tokens[draft.head].lemma
    heads = [m.head for m in other.mentions]
    near = (i for head in heads for i in (head, *parse.children(head, "nsubj", "nsubjpass", "dobj")))
    return any(parse.tokens[i].lemma == noun for i in near)


def _repeats(parse: Parse, draft: Draft, other: Draft) -> bool:
    """Whether words name again what was told: "the killing of the mayor", a definite noun with nobody new beside it."""
    if parse.tokens[draft.head].pos != "NOUN" or not draft.of("target", "victim"):
        return False
    determiners = {parse.tokens[c].norm for c in parse.children(draft.head, "det")}
    if not determiners & _POINTING or parse.children(draft.head, "amod"):
        return False
    known = draft.of("target", "victim") <= other.of("target", "victim")
    return known and not counts_differ(draft, other)


def _is_headed(headline: str, told: str) -> bool:
    """Whether a headline tells what came of what is told: "Nine dead" above "a bomb exploded"."""
    return headline.startswith(RESULTS) and told.startswith(CAUSES)


def _actors(draft: Draft, *roles: str) -> set[str]:
    """The known actors in any of the roles; a state and its organs are one here ("Israel", "the Israeli military")."""
    actors = [p.referent.actor for p in draft.parts if p.role in roles and p.referent.actor is not None]
    return {a.country if a.country is not None and a.kind in _ORGANS else a.id for a in actors}


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
