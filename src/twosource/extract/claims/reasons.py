"""Why each value of a claim is what it is: the rule that decided, a sentence for people, and the words it saw."""

from collections.abc import Iterator, Sequence

from twosource.extract import wording
from twosource.extract.answers import Referent
from twosource.extract.claims.counted import RunningTotal
from twosource.extract.claims.drafts import Draft
from twosource.model import Attribution, Claim, Reason, Total


def explain(claim: Claim, draft: Draft) -> Iterator[Reason]:
    """The reasons of a claim made from `draft`, in the order of its fields."""
    leading = draft.mentions[0]
    yield Reason(
        claim.id,
        "type",
        claim.type,
        leading.rule,
        f"{leading.span.quote!r} tells such an event (strength {leading.strength:g})",
        leading.span,
    )
    for mention in draft.mentions[1:]:
        yield Reason(
            claim.id,
            "evidence",
            mention.type,
            mention.rule,
            f"{mention.span.quote!r} tells the same event: nothing said there excludes it and enough agrees",
            mention.span,
        )
    for mention in draft.further:
        yield Reason(
            claim.id,
            "evidence",
            mention.type,
            mention.rule,
            f"{mention.span.quote!r} sums up this event with others",
            mention.span,
        )
    sure = draft.certainty
    cues = ", ".join(repr(c.quote) for c in sure.cues)
    because = f"decided by {cues}" if cues else "told as a fact, with no word that limits it"
    yield Reason(
        claim.id, "factuality", claim.factuality, sure.rule, because, sure.cues[0] if sure.cues else leading.span
    )
    parts = {(p.role, p.referent.span): p for p in draft.parts}
    for participant in claim.participants:
        part = parts.get((participant.role, participant.span)) if participant.span is not None else None
        rule = part.rule if part is not None else "claims/1:from the source or the count"
        via = "" if part is None else _found(part.referent)
        name = participant.name + (f" [{participant.actor.id}]" if participant.actor is not None else "")
        told = f", responsibility {participant.responsibility}" if participant.responsibility else ""
        yield Reason(
            claim.id,
            participant.role,
            name + told,
            rule,
            f"fills the part of {participant.role}{via}",
            participant.span,
        )
    if draft.place is not None and claim.place is not None:
        yield Reason(
            claim.id, "place", wording.place(claim.place), draft.place.rule, draft.place.because, claim.place.span
        )
    if draft.time is not None and claim.when is not None:
        yield Reason(claim.id, "when", wording.when(claim.when), draft.time.rule, draft.time.because, claim.when.span)
    for quantity, measured in zip(claim.quantities, draft.measured, strict=True):
        yield Reason(
            claim.id,
            "quantity",
            wording.quantity(quantity),
            measured.count.rule,
            f"counts what {measured.measure!r} measures",
            quantity.span,
        )
    yield from _words_of(claim.id, claim.attribution)


def explain_total(total: Total, running: RunningTotal) -> Iterator[Reason]:
    """The reasons of a total, in the order of its fields."""
    measured, count = running.measured, running.measured.count
    words = "counts several events" if total.measure == "attacks" else "runs over many events or a stretch of time"
    told = count.span.quote
    yield Reason(total.id, "measure", total.measure, measured.rule, f"{told!r} {words}", count.span)
    number = wording.number(total.low, total.best, total.high)
    yield Reason(total.id, "count", number, count.rule, f"read from {told!r}", count.span)
    if running.draft is not None:
        mention = running.draft.mentions[0]
        because = f"{mention.span.quote!r} tells what is counted"
        yield Reason(total.id, "scope", running.draft.type, mention.rule, because, mention.span)
    for name, day in (("since", total.since), ("until", total.until)):
        if day is not None:
            yield Reason(total.id, name, wording.day(day), "totals/1", f"a {name!r} or a stretch beside it", None)
    for part in total.parts:
        yield Reason(total.id, "part", wording.part(part), "totals/1", "told as one of its parts", part.span)
    if total.consistent is not None:
        agree = "agree" if total.consistent else "disagree"
        yield Reason(total.id, "consistent", agree, "totals/1", f"the parts {agree} with the whole", None)
    yield from _words_of(total.id, total.attribution)


def _words_of(subject: str, links: Sequence[Attribution]) -> Iterator[Reason]:
    """On whose word it rests."""
    for link in links:
        words = f"{link.speaker.name}, {link.stance}" + (f", {link.channel}" if link.channel else "")
        because = f"{link.cue.quote!r} puts it on this word" if link.cue else "every claim rests on its publisher"
        yield Reason(subject, "attribution", words, "sources/1", because, link.cue)


def _found(referent: Referent) -> str:
    """How the words of a participant told who is meant."""
    if referent.antecedent is not None and referent.via in ("pronoun", "description"):
        return f": {referent.span.quote!r} points back to {referent.name!r}"
    return f", found by its {referent.via}" if referent.via != "words" else ""
