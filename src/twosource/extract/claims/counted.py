"""Which event each number belongs to, and which numbers are totals over many events (codebook 8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from twosource.extract.answers import EventMention, Measured
from twosource.extract.claims.drafts import Draft
from twosource.parse import Parse

MakeDraft = Callable[[EventMention], Draft]

_HARM = ("killed", "wounded", "casualties", "missing")
_VIOLENT = (
    "attack",
    "clash",
    "killing",
    "mob_violence",
    "riot",
    "disaster",
    "accident",
    "casualty_report",
    "protest",
    "coup",
    "siege",
    "ceasefire_violation",
    "property_destruction",
)
_PAID = ("aid", "legislation", "agreement", "sanction", "vote")
_RESULTS = ("killing", "casualty_report")
_LASTING = frozenset("war conflict insurgency uprising rebellion revolt occupation".split())
"""Events that run for years, whose dead are a total however it is told."""
_LONG = frozenset(
    "war conflict uprising insurgency unrest campaign offensive crisis outbreak year month week violence far "
    "fighting since total".split()
)
"""Words that tell of many events: "the toll of the war", "so far this year"."""
_PERCEIVING = frozenset("hear see witness feel film".split())
_LOOK_BACK = 3  # sentences that "no word on casualties" or "twelve died" may refer back over


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """A number over many events, and the draft of the words that tell them (None where there is none)."""

    measured: Measured
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Assigned:
    """The drafts with their numbers, without those that only told a total; and the totals."""

    drafts: list[Draft]
    totals: list[RunningTotal]


def assign(parse: Parse, drafts: Sequence[Draft], counts: Sequence[Measured], make: MakeDraft) -> Assigned:
    """Give every number to the event it belongs to; numbers over many events become totals."""
    by_token = {i: d for d in drafts for i in d.mentions[0].tokens}
    by_sentence: dict[int, list[Draft]] = {}
    for told in drafts:
        by_sentence.setdefault(parse.tokens[told.head].sentence, []).append(told)
    kept = list(drafts)
    totals: list[RunningTotal] = []
    for measured in counts:
        if measured.measure == "other" or _counts_whole(parse, measured):
            continue
        draft = _tolled(parse, measured, by_token) or _by_syntax(parse, measured, by_token)
        nothing = measured.unknown or measured.count.high == 0
        if nothing and draft is not None and draft.type in _RESULTS:
            # "no word on casualties", "nobody was hurt" tell nothing but that, of an event told before
            kept = [d for d in kept if d is not draft]
            by_sentence[parse.tokens[draft.head].sentence] = [
                d for d in by_sentence[parse.tokens[draft.head].sentence] if d is not draft
            ]
            draft = _near(parse, measured, by_sentence)
        whole = totals[-1] if totals else None
        if whole is not None and _adds_up(measured, whole.measured):
            parts = (*whole.measured.parts, measured.count)
            totals[-1] = RunningTotal(replace(whole.measured, parts=parts), whole.draft)
            continue
        if _is_total(parse, measured, draft) and not _of_one_event(parse, measured, draft, by_sentence):
            if not _perceived(parse, measured):
                totals.append(RunningTotal(measured, draft or _toll_of(parse, measured, drafts)))
            if draft is not None and draft in kept and (measured.measure == "attacks" or draft.type in _RESULTS):
                kept.remove(draft)
            continue
        if draft is None and measured.measure == "money":
            sentence = by_sentence.get(parse.tokens[measured.count.first].sentence, ())
            draft = next((d for d in sentence if d.type.startswith(_PAID)), None)
        if draft is None and measured.measure in _HARM:
            draft = _near(parse, measured, by_sentence)
        if draft is None and measured.measure in _HARM and not measured.unknown and measured.count.low != 0:
            draft = make(_report_of(parse, measured))
            by_sentence.setdefault(parse.tokens[draft.head].sentence, []).append(draft)
            kept.append(draft)
        if draft is not None and not _only_meant(measured, draft):
            draft.measured.append(measured)
            if measured.measure == "money":
                for other in _of_one_sum(parse, draft, by_token, by_sentence):
                    other.measured.append(measured)
    remaining = [d for d in kept if not _tells_nothing(d)]
    return Assigned(sorted(remaining, key=lambda d: d.head), totals)


def _only_meant(measured: Measured, draft: Draft) -> bool:
    """Whether one person is only whom a deed that failed was meant for: "tried to hit the officer" hurt nobody."""
    single = measured.count.rule == "single" and measured.measure in _HARM
    return single and draft.certainty.factuality in ("attempted", "planned", "threatened")


def _tells_nothing(draft: Draft) -> bool:
    """Whether a draft only says that no casualties were told: "police did not give a toll"."""
    return draft.type == "casualty_report" and draft.certainty.factuality == "denied" and not draft.measured


def _of_one_sum(
    parse: Parse, draft: Draft, by_token: dict[int, Draft], by_sentence: dict[int, list[Draft]]
) -> list[Draft]:
    """Other events of a sum: the law of "passed a $3 million aid package", the aid of "pledged $3 million in aid"."""
    above = by_token.get(parse.tokens[draft.head].head)
    found = [above] if above is not None and above is not draft else []
    if not draft.type.startswith("aid"):
        sentence = by_sentence.get(parse.tokens[draft.head].sentence, ())
        found.extend(d for d in sentence if d.type.startswith("aid") and d is not draft and d is not above)
    return found


def _counts_whole(parse: Parse, measured: Measured) -> bool:
    """Whether a number counts what others are part of: "nine members of one family" are nine."""
    head = measured.count.head
    if head is None or parse.tokens[head].dep != "pobj":
        return False
    above = parse.tokens[parse.tokens[head].head]
    return above.norm == "of" and bool(parse.children(above.head, "nummod"))


def _by_syntax(parse: Parse, measured: Measured, by_token: dict[int, Draft]) -> Draft | None:
    """The event whose words govern the number, nearest first."""
    starts = [i for i in (measured.predicate, measured.count.head, measured.count.first) if i is not None]
    for start in starts:
        if start in by_token:
            return by_token[start]
        for i in parse.ancestors(start):
            if i in by_token:
                return by_token[i] if _takes(by_token[i], measured) else None
    return None


def _tolled(parse: Parse, measured: Measured, by_token: dict[int, Draft]) -> Draft | None:
    """The one event whose toll a number is: "the death toll from Monday's blast rose to 12"."""
    toll = measured.predicate
    if measured.measure not in _HARM or toll is None or parse.tokens[toll].lemma != "toll":
        return None
    verb = parse.tokens[toll].head  # the parser often hangs "raised the toll | from the blast" on the verb
    preps = [p for p in (*parse.children(toll, "prep"), *parse.children(verb, "prep")) if p > toll]
    objects = [o for p in preps if parse.tokens[p].norm in ("from", "of", "in") for o in parse.children(p, "pobj")]
    found = [by_token[o] for o in objects if o in by_token]
    return next((d for d in found if d.type.startswith(_VIOLENT) and not d.mentions[0].plural), None)


def _takes(draft: Draft, measured: Measured) -> bool:
    return measured.measure not in _HARM or draft.type.startswith(_VIOLENT)


def _is_total(parse: Parse, measured: Measured, draft: Draft | None) -> bool:
    several = measured.count.best is None or measured.count.best > 1
    if measured.measure == "attacks":
        return several
    running = measured.cumulative or (measured.since is not None and measured.until is None) or _since(parse, measured)
    noun = None if draft is None else parse.tokens[draft.head]
    lasting = noun is not None and noun.pos in ("NOUN", "PROPN") and noun.lemma in _LASTING
    lasting = lasting or _in_lasting(parse, measured)
    if not (running or lasting) or not several or measured.unknown:
        return False
    # "the toll of Monday's blast rose to 12" runs up the count of one event
    if draft is None or lasting or draft.type in _RESULTS or draft.mentions[0].plural:
        return True
    if noun is not None and noun.pos == "VERB":
        return measured.since is not None or _since(parse, measured)
    return noun is not None and noun.lemma in ("campaign", "offensive", "fighting", "violence")


def _perceived(parse: Parse, measured: Measured) -> bool:
    """Whether somebody heard or saw what is counted: "we heard four explosions" is of one moment, and no total."""
    head = measured.count.head
    return head is not None and parse.tokens[parse.tokens[head].head].lemma in _PERCEIVING


def _in_lasting(parse: Parse, measured: Measured) -> bool:
    """Whether a number is that of years of war: "9,000 people have been killed in the insurgency"."""
    if measured.predicate is None or measured.measure not in _HARM:
        return False
    preps = [p for p in parse.children(measured.predicate, "prep") if parse.tokens[p].norm in ("in", "during")]
    return any(parse.tokens[o].lemma in _LASTING for p in preps for o in parse.children(p, "pobj"))


def _of_one_event(parse: Parse, measured: Measured, draft: Draft | None, by_sentence: dict[int, list[Draft]]) -> bool:
    """Whether a toll is that of the one event just told: "A bomb hit a bus. The number of dead was put at seven"."""
    bounded = measured.since is not None or measured.until is not None or _since(parse, measured)
    if measured.measure not in _HARM or bounded or (draft is not None and draft.type not in _RESULTS):
        return False
    sentence = parse.sentence(measured.count.first)
    if not _LONG.isdisjoint(t.lemma for t in parse.tokens[sentence.first : sentence.last + 1]):
        return False
    event = _near(parse, measured, {s: _causing(d) for s, d in by_sentence.items() if s < sentence.i})
    return event is not None and not event.mentions[0].plural and event.type != "clash"


def _causing(drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.type not in _RESULTS]


def _toll_of(parse: Parse, measured: Measured, drafts: Sequence[Draft]) -> Draft | None:
    """The event that a toll is the subject's of: the war of "the war has claimed 12 lives"."""
    if measured.predicate is None:
        return None
    subjects = parse.children(measured.predicate, "nsubj")
    told = {i for s in subjects for i in (s, *parse.children(s, "relcl"))}
    return next((d for d in drafts if d.head in told and d.type.startswith(_VIOLENT)), None)


def _since(parse: Parse, measured: Measured) -> bool:
    """Whether a clause bounds the count: "displaced since the war began"."""
    if measured.predicate is None:
        return False
    clauses = parse.children(measured.predicate, "advcl")
    return any(parse.tokens[m].norm == "since" for c in clauses for m in parse.children(c, "mark"))


def _adds_up(measured: Measured, whole: Measured) -> bool:
    """Whether a number is a part of the total just told: "14 attacks: nine in April and five in May"."""
    if (measured.measure, measured.predicate) != (whole.measure, whole.predicate) or whole.predicate is None:
        return False
    return (measured.count.best or 0) <= (whole.count.best or 0)


def _near(parse: Parse, measured: Measured, by_sentence: dict[int, list[Draft]]) -> Draft | None:
    """The nearest violent event told before the number; in the same sentence also after it."""
    at = measured.count.first
    sentence = parse.tokens[at].sentence
    here = [d for d in by_sentence.get(sentence, ()) if d.type.startswith(_VIOLENT)]
    if here:
        return min(here, key=lambda d: abs(d.head - at))
    for s in range(sentence - 1, sentence - 1 - _LOOK_BACK, -1):
        before = [d for d in by_sentence.get(s, ()) if d.type.startswith(_VIOLENT)]
        real = [d for d in before if d.certainty.factuality in ("occurred", "ongoing")]
        if real:
            return real[0]
    return None


def _report_of(parse: Parse, measured: Measured) -> EventMention:
    """A report of casualties whose cause the words do not tell."""
    head = measured.predicate if measured.predicate is not None else measured.count.first
    return EventMention(
        head=head,
        tokens=(head,),
        span=parse.span(head, head),
        type="casualty_report",
        slots=(),
        anaphor=False,
        plural=False,
        strength=0.6,
        rule=measured.rule,
    )
