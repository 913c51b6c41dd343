"""What the police did, sentence by sentence: from claims, and for plain actions from the subjects of verbs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.adapters import sides
from benchmarks.records.indiapolice import Answer, Input
from benchmarks.system import System
from twosource.model import Claim, Coding
from twosource.parse import Parse
from twosource.parse.arguments import arguments

OFFICIAL = frozenset(
    {"censorship", "curfew", "expulsion", "mobilisation.alert", "mobilisation.troops", "weapons_seizure"}
)
"""What police and administration do, whoever is named."""

DEATHS = frozenset("dead death die fall fatality kill succumb toll".split())
LETHAL = frozenset({"killing"})
ARRESTS = frozenset({"detention", "detention.arrest"})
FORCE = frozenset({"protest.force_used", "protest.intervention"})

OFFICES = frozenset("administration army authorities authority district government magistrate military".split())

FAILING_VERBS = frozenset("connive delay dither fail hesitate ignore neglect refuse shirk stand watch".split())
FAILING_NOUNS = frozenset(
    "absence apathy collusion complicity connivance failure inaction incompetence indifference inefficiency lapse "
    "laxity negligence passivity".split()
)
FAILING_OBJECTS = frozenset("eye little nothing way".split())
"""What a verb of doing or looking has as its object where the police fail: "did nothing", "looked the other way"."""
SENDING_VERBS = frozenset(
    "alert appoint assign call deploy depute mobilise position post press requisition rush send station summon".split()
)
"""Verbs whose object, the police, are set to work."""
SPEECH_VERBS = frozenset(
    "add admit allege announce ask assert believe claim confirm deny explain inform insist maintain mention note order "
    "quote report reveal say state suspect tell think want warn".split()
)


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The labels of each sentence."""
    codings = system.code(inputs)
    for (record, coding), (_, parse) in zip(codings, system.parse(inputs), strict=True):
        bounds = sentence_bounds(record)
        labels: defaultdict[int, set[str]] = defaultdict(set)
        for offset, names in [*claimed(coding), *acted(parse)]:
            deadly = {"KILL"} if "FORCE" in names and is_deadly(parse, offset) else set()
            labels[sentence_at(bounds, offset)] |= names | deadly
        yield Answer(record.id, tuple(tuple(sorted(labels[i])) for i in range(len(bounds))))


def sentence_bounds(record: Input) -> list[range]:
    """Where each given sentence stands in the text; sentences follow each other."""
    bounds, here = [], 0
    for sentence in record.sentences:
        start = max(here, record.text.find(sentence, here))
        here = start + len(sentence)
        bounds.append(range(start, here))
    return bounds


def sentence_at(bounds: Sequence[range], offset: int) -> int:
    """The last sentence that starts at or before an offset."""
    return max((i for i, bound in enumerate(bounds) if bound.start <= offset), default=0)


def claimed(coding: Coding | None) -> Iterator[tuple[int, set[str]]]:
    """The labels of each claim, at each of the words that tell it."""
    if coding is None:
        return
    labels = {claim.id: labels_of(claim) for claim in coding.claims}
    for reason in coding.reasons:
        if reason.field in ("type", "evidence") and reason.span is not None and labels.get(reason.subject):
            yield reason.span.start, labels[reason.subject]


def is_deadly(parse: Parse, offset: int) -> bool:
    """Whether the words at an offset are what people died of: "killed in police firing", "deaths due to firing"."""
    at = next((token.i for token in parse.tokens if token.start <= offset < token.end), None)
    return at is not None and any(parse.tokens[i].lemma in DEATHS for i in (at, *parse.ancestors(at)))


def labels_of(claim: Claim) -> set[str]:
    """What a claim says that the police did."""
    agents = list(sides.taking(claim, "agent"))
    by_police = any(sides.is_any(p, sides.POLICE_KINDS, sides.POLICE_WORDS) for p in agents)
    by_rebels = any(sides.is_any(p, sides.REBEL_KINDS, sides.REBEL_WORDS) for p in agents)
    if claim.type in ARRESTS and claim.factuality == "occurred" and not by_rebels:
        return {"ARREST", "ANY_ACTION"}
    if claim.type in OFFICIAL | FORCE and claim.factuality in ("occurred", "ongoing"):
        by_police = by_police or not agents or any(sides.is_any(p, sides.STATE_KINDS, OFFICES) for p in agents)
    if not by_police:
        return set()
    if claim.factuality == "denied":
        return {"FAIL"}
    if claim.factuality not in ("occurred", "ongoing"):
        return set()
    killed = any(q.measure == "killed" and (q.low or 0) > 0 for q in claim.quantities)
    if claim.type in LETHAL or killed:
        return {"KILL", "FORCE", "ANY_ACTION"}
    if claim.type in FORCE or claim.type.startswith("attack"):
        return {"FORCE", "ANY_ACTION"}
    return set() if claim.type in ("statement", "denial", "accusation") else {"ANY_ACTION"}


def acted(parse: Parse) -> Iterator[tuple[int, set[str]]]:
    """Verbs whose subject are the police, and nouns for their failing."""
    for token in parse.tokens:
        if token.pos == "VERB" and token.lemma not in SPEECH_VERBS:
            slots = {a.slot for a in arguments(parse, token.i) if parse.tokens[a.head].lemma in sides.POLICE_WORDS}
            failing = token.lemma in FAILING_VERBS or bool(parse.children(token.i, "neg"))
            failing |= token.lemma in ("do", "look", "turn") and any(
                parse.tokens[c].lemma in FAILING_OBJECTS for c in parse.children(token.i, "dobj", "npadvmod")
            )
            if "subj" in slots and failing:
                yield token.start, {"FAIL"}
            elif ("subj" in slots or ("obj" in slots and token.lemma in SENDING_VERBS)) and not irreal(parse, token.i):
                yield token.start, {"ANY_ACTION"}
        elif token.lemma in FAILING_NOUNS:
            owners = [a.head for a in arguments(parse, token.i) if a.slot in ("poss", "compound", "amod", "of", "by")]
            if any(parse.tokens[o].lemma in sides.POLICE_WORDS for o in owners):
                yield token.start, {"FAIL"}


def irreal(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what may or should be done."""
    return any(parse.tokens[c].tag == "MD" for c in parse.children(verb, "aux"))
