"""One claim as the desk shows it: its values with their words, the passage around its evidence, its history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from twosource.errors import InputError
from twosource.extract import wording
from twosource.ledger.cases import Case
from twosource.ledger.correcting import read
from twosource.ledger.judging import Judgement
from twosource.model import Attribution, Participant, Place, Quantity, Reason, Span, When
from twosource.render.marked import Value
from twosource.render.page import claim_values
from twosource.web.desk.passage import Passage, passages


@dataclass(frozen=True, slots=True)
class Line:
    """A field of the card and its values."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A line of a claim's history. `can_withdraw`: it is the reviewer's own, and rules still."""

    id: int
    at: datetime
    reviewer: str
    verdict: str
    about: str
    why: str | None
    withdrawn: bool
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A claim that lies open."""

    case: Case
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]
    past: tuple[Past, ...]
    reasons: tuple[Reason, ...]


def item(case: Case, reviewer: str) -> Item:
    """A claim as a reviewer sees it."""
    values = shown(case)
    names = dict.fromkeys(value.field for value in values)
    return Item(
        case,
        tuple(Line(name, tuple(value for value in values if value.field == name)) for name in names),
        passages(case.document.text, case.claim, values),
        tuple(history(case.judgements, case.coded.id, reviewer)),
        case.reasons,
    )


def shown(case: Case) -> Sequence[Value]:
    """The values of a claim's card, with the words that they rest on."""
    trigger = next((reason.span for reason in case.reasons if reason.field == "type"), None)
    return list(claim_values(case.claim, trigger))


def history(judgements: Sequence[Judgement], claim: str, reviewer: str) -> Iterator[Past]:
    """The judgements on a claim, latest first."""
    for each in reversed(judgements):
        own = each.reviewer == reviewer and each.verdict != "withdraw" and not each.withdrawn
        yield Past(each.id, each.at, each.reviewer, each.verdict, about(each, claim), each.why, each.withdrawn, own)


def about(judgement: Judgement, claim: str) -> str:
    """What a judgement is about, in words: the corrected value, or the other claim."""
    if judgement.verdict == "withdraw":
        return f"judgement {judgement.value}"
    if judgement.verdict in ("merge", "split"):
        other = judgement.value if judgement.subject == claim else judgement.subject
        return f"with {other}" if judgement.verdict == "merge" else f"from {other}"
    if judgement.verdict == "correct" and judgement.field and judgement.value:
        return f"{judgement.field}: {in_words(judgement.field, judgement.value)}"
    return ""


def in_words(field: str, value: str) -> str:
    """A corrected value (JSON) in words."""
    try:
        return _words(read(field, value))
    except InputError:
        return value


def _words(value: object) -> str:
    match value:
        case None:
            return "not told"
        case Place():
            return wording.place(value)
        case When():
            return wording.when(value)
        case Quantity():
            return wording.quantity(value)
        case Participant():
            said = f", {value.responsibility}" if value.responsibility else ""
            return f"{value.name} ({value.role}{said})"
        case tuple():
            return "; ".join(_words(each) for each in value) or "none"
        case Attribution():
            return wording.link(value)
        case Span():
            return value.quote
        case _:
            return str(value)
