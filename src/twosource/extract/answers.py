"""What the question modules answer with: the types that `claims` assembles. No module of a question imports another.

Token ranges are (first, last), both inclusive; `rule` names the component and rule or lexicon entry that decided, for
`--explain`.
"""

from dataclasses import dataclass
from typing import Literal

from twosource.model import ActorRef, Factuality, LoadedKind, Measure, Place, Responsibility, Role, Span, Stance, When
from twosource.ontology.reporting import Manner


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that tell a time.

    `value` is the TIMEX3 value ("2023-11-24TMO", "P4D", "XXXX-WXX-5"); `when` the interval, None for durations and sets
    that no interval follows from. `relation` is the preposition that limits it ("since", "until", "before", "after",
    "by", "between", "within"), None for "on", "in" or nothing.
    """

    first: int
    last: int
    span: Span
    kind: Literal["date", "time", "duration", "set"]
    value: str
    when: When | None
    relation: str | None
    rule: str


PlaceUse = Literal["location", "metonym", "demonym", "part_of_name"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place.

    `place` is None where the name is a place by its context and the gazetteer does not hold it with certainty. `use`
    tells a location from a government called by its capital ("Washington said"), a demonym ("Syrian") and a name inside
    another name ("Bank of England"). `head` is the token that the rest of the sentence holds on to. `inside` is the
    index of the mention that contains this one ("Ramadi, Anbar": Anbar), in the tuple of all mentions. `scores` are the
    parts of the decision, for `--explain`.
    """

    first: int
    last: int
    head: int
    span: Span
    place: Place | None
    use: PlaceUse
    inside: int | None
    scores: tuple[tuple[str, float], ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of text on somebody's word.

    `source` are the spans of the speaker's words (empty: no speaker given, as in "reportedly"), `source_head` the head
    token of the first, None without one. `cue` are the words that report ("said", "according to", "in a statement").
    `content` are the spans of what is said, `tokens` the indexes of its tokens; both are empty in a claim of
    responsibility whose deed is told elsewhere. `channel` is the medium in words, several parted by commas.
    `parent` is the index of the saying whose content holds this one, in the tuple of all sayings. `manner` tells words
    that say it from those that think or want it ("attitude": no report that it happened) and from records that show it
    ("evidence"). `negated` marks what was not said ("declined to confirm that", "did not say").
    """

    source: tuple[Span, ...]
    source_head: int | None
    cue: tuple[Span, ...]
    cue_head: int
    content: tuple[Span, ...]
    tokens: frozenset[int]
    stance: Stance
    channel: str | None
    parent: int | None
    rule: str
    manner: Manner = "speech"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number that counts something.

    `low`, `best`, `high` are its bounds (best None for "dozens"; all None: said to be unknown). `head` is the noun that
    is counted, None where it is left out ("66 since October"); `of` that noun phrase in words, `unit` an ISO 4217 code
    for money. `part_of` is the index of the count whose part this is, in the tuple of all counts.
    """

    first: int
    last: int
    span: Span
    low: int | None
    best: int | None
    high: int | None
    head: int | None
    of: str | None
    unit: str | None
    part_of: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A count with what it measures.

    `predicate` is the head token of the event that it belongs to ("killed", "toll", "attack"), None where no word of
    the sentence tells one. `parts` are the counts that are parts of it. `cumulative` marks a running total over many
    events ("so far", "has risen to", "in total"). `since` and `until` are the first and last token of the date words
    that limit it. A count whose bounds are all None is said to be unknown; zero is given only where the words say it.
    """

    measure: Measure
    count: Count
    predicate: int | None
    parts: tuple[Count, ...]
    cumulative: bool
    since: tuple[int, int] | None
    until: tuple[int, int] | None
    rule: str

    @property
    def unknown(self) -> bool:
        """Whether the words say that the number is not known."""
        return self.count.low is None and self.count.best is None and self.count.high is None


@dataclass(frozen=True, slots=True)
class Certainty:
    """Did it happen, by the author's own word and by the words around the event.

    `score` runs from -3 (certainly not) to 3 (certainly), 0 unknown. `cues` are the words that decided.
    """

    factuality: Factuality
    score: float
    cues: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """Words that take a side.

    `referent` is the head token of who or what they are said of, None where unresolved; `refers_to` its name where the
    words fix it ("Zionist entity").
    """

    first: int
    last: int
    span: Span
    neutral: str | None
    kind: LoadedKind
    referent: int | None
    rule: str
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A syntactic argument of an event: a role and the head token of the words that fill it.

    `responsibility` is set on agents that the words accuse, suspect or clear; None: as the event is told.
    """

    role: Role
    head: int
    responsibility: Responsibility | None
    rule: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell an event: its type, the trigger's tokens and the arguments that syntax gives.

    `head` is the trigger token that the sentence holds on to; `anaphor` marks a mention that points back ("the attack",
    "it") rather than telling something new; `plural` one that tells several events ("attacks"). `model` is the head of
    the mention whose noun an elliptical one borrows ("a strike on the base and another on the port").
    """

    head: int
    tokens: tuple[int, ...]
    span: Span
    type: str
    slots: tuple[Slot, ...]
    anaphor: bool
    plural: bool
    strength: float
    rule: str
    model: int | None = None


ReferentKind = Literal["actor", "people", "thing"]


@dataclass(frozen=True, slots=True)
class Referent:
    """Who or what a noun phrase or pronoun stands for.

    `head` is the token asked for; `span` its own words and `name` a plain name: the registry's, or the words without
    numbers and articles. `kind` tells actors (named or described organisations and persons) from counted or plain
    people and from things. `via` is how it was found: "name", "modifier", "pronoun", "description", "words".
    `antecedent` is the head token of the words that pronouns and descriptions were read from, None for others.
    """

    head: int
    span: Span
    name: str
    actor: ActorRef | None
    kind: ReferentKind
    via: str
    antecedent: int | None = None


EventNature = Literal["deed", "delivery", "words"]
"""What an event is for its place: a deed is where it is done, aid where it is given, words where they are spoken."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """Where an event was: `mention` is the index of the place mention; `explicit` whether the event's own words say it.

    `because` is a sentence for people.
    """

    place: Place
    mention: int
    explicit: bool
    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """When an event was: `mention` is the index of the time mention, None where no words tell a time.

    `explicit` says whether the event's own words tell it; `because` is a sentence for people.
    """

    when: When
    mention: int | None
    explicit: bool
    rule: str
    because: str
