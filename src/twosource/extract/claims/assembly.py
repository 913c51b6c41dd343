"""Where the answers meet: event mentions, their participants, places, times, numbers and sources become claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from twosource.extract.answers import (
    Certainty,
    EventMention,
    Measured,
    PlaceAnswer,
    PlaceMention,
    TimeAnswer,
    TimeMention,
)
from twosource.extract.claims.anchored import anchor
from twosource.extract.claims.answering import answer, identify
from twosource.extract.claims.classes import NameClasses
from twosource.extract.claims.counted import assign
from twosource.extract.claims.determinate import Determinate
from twosource.extract.claims.drafts import Draft, Part
from twosource.extract.claims.enacted import postpone
from twosource.extract.claims.identities import name_the_harmed
from twosource.extract.claims.merge import merge
from twosource.extract.claims.naming import Naming
from twosource.extract.claims.natures import nature, physical
from twosource.extract.claims.participants import SPEECH, Participants
from twosource.extract.claims.reasons import explain, explain_total
from twosource.extract.claims.sources import Body, Sources
from twosource.extract.claims.speech import settle
from twosource.extract.claims.totals import Totalling
from twosource.extract.components import Components
from twosource.extract.who import Referents
from twosource.model import (
    Claim,
    Coding,
    Loaded,
    Participant,
    Quantity,
    Reason,
    Run,
    Span,
    Total,
    stable_id,
)
from twosource.model import Part as QuantityPart
from twosource.parse import Parse

_BEGINNINGS = frozenset("begin start commence end expire conclude resume continue effect enter".split())


@dataclass(frozen=True, slots=True)
class Extractor:
    """Turns parses into codings with the components that it is given."""

    components: Components
    run: Run

    def extract(self, parse: Parse) -> Coding:
        """All that one report says. Deterministic: the same parse and components give the same coding."""
        return _Assembly(parse, self.components).coding(self.run)


@dataclass(slots=True)
class _Assembly:
    """One document's answers on their way to claims."""

    parse: Parse
    use: Components
    referents: Referents = field(init=False)
    places: Sequence[PlaceMention] = field(init=False)
    times: Sequence[TimeMention] = field(init=False)
    classes: NameClasses = field(init=False)
    sources: Sources = field(init=False)
    naming: Naming = field(init=False)
    events: frozenset[int] = field(init=False)
    who: Participants = field(init=False)

    def __post_init__(self) -> None:
        parse = self.parse
        self.places = self.use.where.find(parse)
        self.referents = self.use.who.referents(parse, self.use.names.mentions(parse), self.places)
        self.times = self.use.when.find(parse)
        self.classes = NameClasses(parse, self.referents, self.places, self.use.what.ontology)
        self.naming = Naming(parse, self.referents, self.places, self.use.loaded.find(parse))
        sayings = self.use.says_who.find(parse)
        outlet = self.use.names.outlet
        self.sources = Sources(parse, sayings, self.naming.of, self._said_at, self.classes.mute, self._body, outlet)

    def coding(self, run: Run) -> Coding:
        mentions = [m for m in self.use.what.find(self.parse, self.classes.of) if not self.naming.describes(m.head)]
        self.events = frozenset(i for mention in mentions for i in mention.tokens)
        self.who = Participants(self.parse, self.naming, self.classes, self.sources, self.events)
        counts = self.use.how_many.measured(self.parse)
        drafts = [self._draft(mention) for mention in mentions]
        assigned = assign(self.parse, drafts, counts, self._draft)
        drafts = settle(self.parse, assigned.drafts, self.events, self.sources, self._draft, self.classes.of)
        anchor(self.parse, drafts, self.use.what.ontology)
        postpone(self.parse, drafts)
        drafts = name_the_harmed(self.parse, drafts, self.naming)
        drafts = merge(self.parse, drafts, lambda d: self.sources.speaker(d.sayings))
        drafts = answer(self.parse, drafts, self.sources, self.events)
        identify(self.parse, drafts, self.naming, self.sources)
        drafts = Determinate(self.parse, self.sources, self.classes.of).of(drafts)
        claims: list[Claim] = []
        reasons: list[Reason] = []
        for draft in drafts:
            claim = self._claim(draft)
            claims.append(claim)
            reasons.extend(explain(claim, draft))
        totalling = Totalling(self.parse, self.sources, self.places, self.times, self._scope)
        found = tuple(totalling.total(running) for running in assigned.totals)
        for total, running in zip(found, assigned.totals, strict=True):
            reasons.extend(explain_total(total, running))
        return Coding(
            self.parse.document,
            tuple(claims),
            found,
            self._loaded(drafts),
            self._warnings(claims, found),
            run,
            tuple(reasons),
        )

    def _body(self, head: int) -> Body | None:
        """The body that the person named at `head` speaks for or belongs to."""
        mention = self.referents.named(head)
        if mention is None or mention.affiliation is None:
            return None
        return Body(mention.affiliation, mention.affiliation_name)

    def _said_at(self, cue: int) -> TimeAnswer | None:
        return self.use.when.time_of(self.parse, self.times, cue)

    # ------------------------------------------------------------------ drafts

    def _draft(self, mention: EventMention) -> Draft:
        chain = self.sources.chain(mention.head)
        if not chain:  # "claimed the capture of": the words of one event lie in and out of what is said
            chain = next((c for i in mention.tokens if (c := self.sources.chain(i))), ())
        if not chain and mention.model is not None:
            chain = self.sources.chain(mention.model)
        time = self._time(mention)
        certainty = self._certainty(mention, time)
        stance = self.sources.links(chain)[-1].stance
        speaker = self.sources.innermost(chain)
        parts = [
            replace(part, responsibility=self.who.responsibility(mention.type, certainty, part, speaker, stance))
            if part.role == "agent"
            else part
            for part in self.who.of(mention, chain)
        ]
        time = self._settled(mention, time, certainty)
        place = self._place(mention, parts)
        if self._only_points(mention, parts):
            mention = replace(mention, anaphor=True)
        return Draft([mention], mention.type, certainty, chain, parts=parts, place=place, time=time)

    def _only_points(self, mention: EventMention, parts: Sequence[Part]) -> bool:
        """Whether words are "the attack" and no more, as nothing that they were thought to be done to took part."""
        if self.parse.tokens[mention.head].pos != "NOUN" or any(p.role in ("target", "victim") for p in parts):
            return False
        determiners = {self.parse.tokens[c].norm for c in self.parse.children(mention.head, "det")}
        return bool(determiners & {"the", "this", "that"})

    def _time(self, mention: EventMention) -> TimeAnswer:
        head = mention.head if mention.model is None else mention.model
        return self.use.when.time_of(self.parse, self.times, head)

    def _settled(self, mention: EventMention, time: TimeAnswer, certainty: Certainty) -> TimeAnswer:
        """The time, which without words for it depends on whether the event is behind us or still to come."""
        spoken = mention.type.startswith(SPEECH) and self._is_ahead(time)  # the day is that of what is said
        to_come = certainty.factuality in ("planned", "threatened")
        if (
            (time.explicit and not spoken)
            or certainty.factuality in ("possible", "denied")
            or (time.mention is not None and not to_come and not spoken)
        ):
            return time
        head = mention.head if mention.model is None else mention.model
        return self.use.when.undated(self.parse, self.times, head, to_come=to_come)

    def _is_ahead(self, time: TimeAnswer | None) -> bool:
        """Whether the event's own words date it after the report."""
        published = self.parse.document.published
        start = time.when.start if time is not None and time.explicit else None
        return start is not None and published is not None and start.date() > published

    def _certainty(self, mention: EventMention, time: TimeAnswer | None) -> Certainty:
        """Did it happen; an event noun that is said to begin, or to be due, is as sure as its beginning."""
        certainty = self.use.how_sure.certainty(self.parse, self._outermost(mention))
        told_as_fact = certainty.factuality in ("occurred", "ongoing")
        if told_as_fact and self._is_ahead(time) and not mention.type.startswith(SPEECH):
            return replace(certainty, factuality="planned", score=1.0, rule="claims/1:dated after publication")
        if self.parse.tokens[mention.head].pos == "NOUN" and time is not None and time.explicit:
            told_at = None if time.mention is None else self.times[time.mention].first
            above = () if told_at is None else self.parse.ancestors(told_at)
            verb = next((i for i in above if self.parse.tokens[i].pos == "VERB"), None)
            if verb is not None and self.parse.tokens[verb].lemma in _BEGINNINGS:
                return self.use.how_sure.certainty(self.parse, verb)
        return certainty

    def _outermost(self, mention: EventMention) -> int:
        """The word of an event's own that governs its others: the cessation of "cessation of hostilities"."""
        head, tokens = mention.head, self.parse.tokens
        if tokens[head].dep != "pobj":
            return head
        above = tokens[tokens[head].head].head
        return above if above in mention.tokens and tokens[above].pos == "NOUN" else head

    def _place(self, mention: EventMention, parts: Sequence[Part]) -> PlaceAnswer | None:
        """The place; acts of speech and of state have none but what their own words say."""
        place = self.use.where.place_of(self.parse, self.places, mention.head, nature(mention.type))
        if place is None or place.explicit:
            return place
        if not physical(mention.type) or _is_doers_home(place, parts) or self._names_doer(self.places[place.mention]):
            return None
        return place

    def _names_doer(self, place: PlaceMention) -> bool:
        """Whether a place only tells whose side a doer is: "the north's rebels raided the town"."""
        token = self.parse.tokens[place.head]
        if token.dep not in ("poss", "compound", "amod", "nmod") or self.parse.tokens[token.head].dep != "nsubj":
            return False
        return bool(self.classes.of(token.head) & {"armed_group", "security_force", "institution", "combatant"})

    # ------------------------------------------------------------------ claims

    def _claim(self, draft: Draft) -> Claim:
        document = self.parse.document
        attribution = self.sources.links(draft.chain)
        plover, cameo, acled = self.use.what.ontology.crosswalk(draft.type)
        leading = draft.mentions[0]
        claim = Claim(
            id=stable_id("c", document.id, draft.type, leading.span.start, leading.span.end),
            type=draft.type,
            plover=plover,
            cameo=cameo,
            acled=acled,
            summary="",
            factuality=draft.certainty.factuality,
            participants=self.who.told(draft, attribution),
            place=draft.place.place if draft.place is not None else None,
            when=draft.time.when if draft.time is not None else None,
            quantities=tuple(self._quantity(m) for m in draft.measured),
            attribution=attribution,
            evidence=self._evidence(draft),
            confidence=_confidence(draft),
            content=draft.content,
        )
        return replace(claim, summary=self.use.summarist.sentence(claim))

    def _quantity(self, measured: Measured) -> Quantity:
        count = measured.count
        parts = tuple(QuantityPart(p.of or count.of or "others", p.low, p.best, p.high, p.span) for p in measured.parts)
        return Quantity(
            measured.measure,
            count.low,
            count.best,
            count.high,
            None if count.of is None else self.naming.plain(count.of),
            count.span,
            parts,
            unit=count.unit,
        )

    def _evidence(self, draft: Draft) -> tuple[Span, ...]:
        """The sentences of all mentions and of all counts, in text order."""
        sentences = {self.parse.tokens[m.head].sentence for m in [*draft.mentions, *draft.further]}
        sentences |= {self.parse.tokens[m.count.first].sentence for m in draft.measured}
        return tuple(
            self.parse.span(self.parse.sentences[s].first, self.parse.sentences[s].last) for s in sorted(sentences)
        )

    # ---------------------------------------------------------------- the rest

    def _scope(self, draft: Draft) -> tuple[Participant, ...]:
        """The participants of the events that a total counts."""
        return self.who.told(draft, self.sources.links(draft.chain))

    def _loaded(self, drafts: Sequence[Draft]) -> tuple[Loaded, ...]:
        return tuple(
            Loaded(term.span, self.naming.refers_to(term, drafts), term.neutral, term.kind)
            for term in self.naming.terms
        )

    def _warnings(self, claims: Sequence[Claim], found: Sequence[Total]) -> tuple[str, ...]:
        warnings = []
        if self.parse.document.published is None:
            unresolved = list(dict.fromkeys(t.span.quote for t in self.times if t.when and t.when.anchor == "none"))
            if unresolved:
                shown = ", ".join(repr(words) for words in unresolved[:5])
                warnings.append(
                    f"publication date unknown, so {len(unresolved)} time(s) stay unresolved ({shown}); "
                    "give it with --published YYYY-MM-DD"
                )
        if not claims and not found:
            warnings.append("no event was found; the report may tell none, or tell it in words that the ontology lacks")
        return tuple(warnings)


def _is_doers_home(place: PlaceAnswer, parts: Sequence[Part]) -> bool:
    """Whether an inferred place is the country of those who acted against another country as such."""
    doers = {p.referent.actor.country for p in parts if p.role == "agent" and p.referent.actor is not None}
    others = {
        p.referent.actor.country
        for p in parts
        if p.role == "target" and p.referent.actor is not None and p.referent.actor.kind in ("state", "government")
    }
    return place.place.country in doers and bool(others) and place.place.country not in others


def _confidence(draft: Draft) -> float:
    """How sure the reading is, 0 to 1: a ranking by the trigger's strength and by how much of the event is told.

    It is not a probability that the event happened; that is what sources and factuality are for.
    """
    score = 0.35 + 0.35 * max(m.strength for m in draft.mentions)
    score += 0.1 * any(p.role == "agent" for p in draft.parts)
    score += 0.1 * any(p.role != "agent" for p in draft.parts)
    score += 0.05 * (draft.place is not None and draft.place.explicit)
    score += 0.05 * (draft.day is not None)
    return round(min(score, 1.0), 2)
