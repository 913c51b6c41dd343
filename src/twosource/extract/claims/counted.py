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
        draft = _by_syntax(parse, measured, by_token)
        if measured.unknown and draft is not None and draft.type in _RESULTS:
            # "no word on casualties" tells nothing but that, of an event told before
            kept = [d for d in kept if d is not draft]
            by_sentence[parse.tokens[draft.head].sentence].remove(draft)
            draft = _near(parse, measured, by_sentence)
        whole = totals[-1] if totals else None
        if whole is not None and _adds_up(measured, whole.measured):
            parts = (*whole.measured.parts, measured.count)
            totals[-1] = RunningTotal(replace(whole.measured, parts=parts), whole.draft)
            continue
        if _is_total(parse, measured, draft):
            totals.append(RunningTotal(measured, draft))
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
        if draft is not None:
            draft.measured.append(measured)
            if measured.measure == "money":
                for other in _of_one_sum(parse, draft, by_token, by_sentence):
                    other.measured.append(measured)
    return Assigned(sorted(kept, key=lambda d: d.head), totals)


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


def _takes(draft: Draft, measured: Measured) -> bool:
    return measured.measure not in _HARM or draft.type.startswith(_VIOLENT)


def _is_total(parse: Parse, measured: Measured, draft: Draft | None) -> bool:
    several = measured.count.best is None or measured.count.best > 1
    if measured.measure == "attacks":
        return several
    running = measured.cumulative or (measured.since is not None and measured.until is None) or _since(parse, measured)
    if not running or not several or measured.unknown:
        return False
    # "the toll of Monday's blast rose to 12" runs up the count of one event
    if draft is None or draft.type in _RESULTS or draft.mentions[0].plural:
        return True
    noun = parse.tokens[draft.head]
    if noun.pos == "VERB":
        return measured.since is not None or _since(parse, measured)
    return noun.pos in ("NOUN", "PROPN") and noun.lemma in (
        "war",
        "conflict",
        "campaign",
        "offensive",
        "fighting",
        "violence",
    )


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
