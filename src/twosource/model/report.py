"""What coding one document gives."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.claim import Claim, Total
from twosource.model.document import Document
from twosource.model.span import Span

LoadedKind = Literal["label", "delegitimising", "glorifying", "euphemism", "emotive", "contested_place", "dehumanising"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Words that take a side, kept verbatim.

    `refers_to` names who or what they refer to (None where unresolved), `neutral` is a plain wording for it.
    """

    span: Span
    refers_to: str | None
    neutral: str | None
    kind: LoadedKind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one value of a claim or total is what it is.

    `subject` is the claim's or total's id, `field` the field, `value` it in words, `rule` the versioned component
    and rule or lexicon entry that decided (`what-rules/1:verb:attack`), `because` a sentence for people, `span` the
    words that it saw.
    """

    subject: str
    field: str
    value: str
    rule: str
    because: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Component:
    """A versioned part that took part in a run."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Run:
    """What produced claims: the package's version, the configuration's hash, and every lexicon, model and rule set."""

    version: str
    configuration: str
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one report says, with the reason of every value."""

    document: Document
    claims: tuple[Claim, ...]
    totals: tuple[Total, ...]
    loaded: tuple[Loaded, ...]
    warnings: tuple[str, ...]
    run: Run
    reasons: tuple[Reason, ...] = ()
