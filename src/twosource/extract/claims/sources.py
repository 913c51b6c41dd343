"""The source chain of a claim: publisher, agency, then every saying around the event's words, outermost first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from twosource.extract.answers import Referent, Saying, TimeAnswer
from twosource.extract.claims.wires import Outlet, credited
from twosource.model import ActorRef, Attribution, Speaker
from twosource.ontology import reporting
from twosource.parse import Parse

_BELIEVING = frozenset({"believe", "suspect", "think", "assume", "reckon"})
"""Verbs that put a doubtful event on somebody's word, where "hope" and "want" put none."""
THE_REPORT = "the report"
"""The name of the publisher where the document does not name it."""
UNNAMED = "unnamed source"
"""The name of a speaker whom the words leave out ("reportedly")."""
_FIRST_PERSON = frozenset({"i", "we", "my", "our"})


@dataclass(frozen=True, slots=True)
class Body:
    """The body that a person speaks for: the actor and its name."""

    actor: ActorRef
    name: str | None


@dataclass(slots=True)
class Sources:
    """The sayings of a document, asked for by token."""

    parse: Parse
    sayings: Sequence[Saying]
    referent: Callable[[int], Referent]
    said_at: Callable[[int], TimeAnswer | None]
    mute: Callable[[int], bool]
    body: Callable[[int], Body | None]
    outlet: Callable[[str], Outlet | None]
    _published: tuple[Attribution, ...] = ()
    _by_token: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._published = tuple(self._publishing())
        around: dict[int, list[int]] = {}
        for index, saying in enumerate(self.sayings):
            believed = self.parse.tokens[saying.cue_head].lemma in _BELIEVING
            wished = saying.manner == "attitude" and not believed
            if saying.negated or wished or self._is_own(saying) or self._is_reasoning(saying):
                continue  # "did not say that", "hopes that": nothing rests on such words
            for i in saying.tokens:
                around.setdefault(i, []).append(index)
        for i, indexes in around.items():
            indexes.sort(key=lambda k: (-len(self.sayings[k].tokens), self._depth(k), k))
            self._by_token[i] = tuple(indexes)

    def _is_reasoning(self, saying: Saying) -> bool:
        """Whether a thing that is no record says or shows it: "these sanctions show" is the report's own thought."""
        head = saying.source_head
        if head is None or saying.parent is not None or ":preposition:" in saying.rule:
            return False
        if self.referent(head).kind != "thing":
            return False
        shown = saying.manner == "evidence" and self.parse.tokens[head].lemma not in reporting.load().records
        return shown or self.mute(head)

    def _depth(self, index: int) -> int:
        """How many sayings lead to this one: those of sources behind a source have no content of their own."""
        depth, parent = 0, self.sayings[index].parent
        while parent is not None and depth < len(self.sayings):
            depth, parent = depth + 1, self.sayings[parent].parent
        return depth

    def _is_own(self, saying: Saying) -> bool:
        """Whether "I" or "we" says it: the publisher, or whoever is quoted there already."""
        return saying.source_head is not None and self.parse.tokens[saying.source_head].norm in _FIRST_PERSON

    def chain(self, i: int) -> tuple[int, ...]:
        """Indexes of the sayings whose content holds token `i`, outermost first."""
        return self._by_token.get(i, ())

    def speaker(self, chain: Sequence[int]) -> str | None:
        """A key for the innermost speaker: the id of the body that he speaks for, his own, or the words.

        None for the publisher alone.
        """
        for index in reversed(chain):
            saying = self.sayings[index]
            referent = self.source(saying)
            if referent is not None:
                body = None if saying.source_head is None else self.body(saying.source_head)
                if body is not None:
                    return body.actor.id
                return referent.actor.id if referent.actor is not None else referent.name.lower()
        return None

    def innermost(self, chain: Sequence[int]) -> Referent | None:
        """Who speaks innermost; None for the publisher or an unnamed source."""
        for index in reversed(chain):
            referent = self.source(self.sayings[index])
            if referent is not None:
                return referent
        return None

    def first_person(self, head: int, chain: Sequence[int]) -> Referent | None:
        """Who "I" or "we" at token `head` is: whoever speaks there, for "we" his body; None where that is not known."""
        speaker, source = self.innermost(chain), None
        for index in reversed(chain):
            source = self.sayings[index].source_head
            if source is not None:
                break
        if speaker is None or source is None or speaker.actor is None:
            return None
        plural = self.parse.tokens[head].norm in ("we", "us", "our")
        actor, name = speaker.actor, speaker.name
        if plural and actor.kind == "person":
            body = self.body(source)
            if body is None:
                return None
            actor, name = body.actor, body.name or name
        return Referent(head, self.parse.span(head, head), name, actor, "actor", "pronoun", source)

    def links(self, chain: Sequence[int]) -> tuple[Attribution, ...]:
        """The chain as claims carry it, the publisher first; a speaker who repeats himself is one link."""
        found = list(self._published)
        for index in chain:
            link = self._link(self.sayings[index])
            before = found[-1]
            if before.speaker.name == link.speaker.name and len(found) > 1:
                strong = link if link.stance != "says" else before
                found[-1] = Attribution(
                    before.speaker, strong.stance, link.channel or before.channel, link.said or before.said, strong.cue
                )
            else:
                found.append(link)
        return tuple(found)

    def _publishing(self) -> Iterator[Attribution]:
        """The links before all speakers: the publisher, and the agency whose wire it prints, where that is another."""
        document = self.parse.document
        known = self.outlet(document.publisher) if document.publisher else None
        publisher = Speaker(document.publisher or THE_REPORT, known[1] if known else None)
        yield Attribution(publisher, "says", None, None, None)
        agency = credited(document.text, self.outlet)
        if agency is not None and agency.actor != publisher.actor:
            yield Attribution(agency, "says", None, None, None)

    def _link(self, saying: Saying) -> Attribution:
        referent = self.source(saying)
        cue = saying.cue[0] if saying.cue else None
        nobody = referent is not None and referent.via == "words" and self._is_pronoun(saying)
        if referent is None or nobody:
            return Attribution(Speaker(UNNAMED, None), saying.stance, saying.channel, None, cue)
        said = self.said_at(saying.cue_head)
        body = None if saying.source_head is None else self.body(saying.source_head)
        span = saying.source[0] if saying.source else referent.span
        speaker = Speaker(referent.name, referent.actor, span, body.name if body is not None else None)
        when = said.when if said is not None and said.explicit else None
        return Attribution(speaker, saying.stance, saying.channel, when, cue)

    def _is_pronoun(self, saying: Saying) -> bool:
        return saying.source_head is not None and self.parse.tokens[saying.source_head].pos == "PRON"

    def source(self, saying: Saying) -> Referent | None:
        """Who speaks. Things do not: of "the base was hit, he said, blaming..." the one speaking around it is meant."""
        if saying.source_head is None:
            return None
        referent = self.referent(saying.source_head)
        told = ":preposition:" in saying.rule  # "according to the services" names a source, whatever it is
        if referent.kind == "thing" and self.mute(saying.source_head) and not told:
            return None if saying.parent is None else self.source(self.sayings[saying.parent])
        return referent
