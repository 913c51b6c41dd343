"""PLOVER root types between a marked source and a marked target."""

from collections.abc import Iterator, Sequence

from benchmarks.adapters import sides
from benchmarks.records.plv import Answer, Input
from benchmarks.system import System
from twosource.model import Attribution, Claim, Coding, Document, Span

FRIENDLY = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})

ENVOY_KINDS = frozenset({"state", "government", "international_organisation", "regional_organisation", "ngo"})
ENVOY_WORDS = frozenset(
    "agency aid ambassador attaché consul correspondent diplomat embassy envoy humanitarian inspector mission monitor "
    "observer peacekeeper representative staff".split()
)
"""In PLOVER to expel envoys and bodies is SANCTION, to deport anyone else COERCE."""

BY_STANCE = {"accuses": "ACCUSE", "denies": "REJECT", "warns": "THREATEN"}
"""In PLOVER a speech act is an event of its own; in Twosource it is the stance of a claim's attribution."""


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The type of the claim that fits the source and the target best."""
    for record, coding in system.code(inputs, lambda sentence: Document(sentence.text)):
        yield Answer(record.id, None if coding is None else label(record, coding))


def label(record: Input, coding: Coding) -> str | None:
    """The root type; None where no claim has one."""
    source, target = place(record.text, record.source), place(record.text, record.target)
    best: tuple[tuple[float, float], str] | None = None
    agreed = any(
        claim.type == "agreement" and any(meets(p.span, source) for p in sides.taking(claim, "agent"))
        for claim in coding.claims
    )
    for claim in coding.claims:
        for worth, name in readings(claim, source, target, agreed):
            rank = worth, claim.confidence
            if best is None or rank > best[0]:
                best = rank, name
    return best[1] if best is not None else None


def readings(claim: Claim, source: range, target: range, agreed: bool) -> Iterator[tuple[float, str]]:
    """The types that a claim may be read as, with how well source and target fit: as the deed, and as speech on it."""
    acting = any(meets(p.span, source) for p in sides.taking(claim, "agent"))
    others = list(sides.taking(claim, "target", "victim", "recipient"))
    suffering = any(meets(p.span, target) for p in others)
    together = any(meets(p.span, target) for p in sides.taking(claim, "agent"))
    if claim.plover is not None:
        yield 2.0 * acting + suffering + 0.5 * together, told(claim, claim.plover.type, agreed)
    for link in claim.attribution:
        if link.stance in BY_STANCE and said_by(link, source):
            blamed = any(meets(p.span, target) for p in claim.participants)
            yield 2.5 + blamed, BY_STANCE[link.stance]
        elif claim.factuality == "planned" and together and not acting and said_by(link, source):
            yield 2.5, "REQUEST"  # "Ruritania said that Graustark must mediate"


def told(claim: Claim, root: str, agreed: bool) -> str:
    """The root type by how the event is told: promises agree, threats threaten, refusals reject."""
    expelled = list(sides.taking(claim, "target")) if claim.type == "expulsion" else []
    if expelled and not any(sides.is_any(p, ENVOY_KINDS, ENVOY_WORDS) for p in expelled):
        return "COERCE"
    if claim.factuality == "denied" and root in FRIENDLY:
        return "REJECT"
    if claim.factuality == "planned" and (root in FRIENDLY or agreed):
        return "AGREE"
    if claim.factuality in ("threatened", "planned") and root in HOSTILE:
        return "THREATEN"
    return root


def said_by(link: Attribution, source: range) -> bool:
    """Whether the marked source is the speaker."""
    return meets(link.speaker.span, source)


def place(text: str, words: str) -> range:
    """Where marked words stand first; an empty range where they do not stand as they are."""
    start = text.find(words)
    return range(start, start + len(words)) if start >= 0 else range(0)


def meets(span: Span | None, there: range) -> bool:
    """Whether a span shares a character with a range."""
    return span is not None and bool(there) and span.start < there.stop and there.start < span.end
