"""What the form that corrects a claim comes to: the fields that were changed, and what each control cannot hold."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast, get_args

from twosource.errors import InputError
from twosource.ledger import correcting
from twosource.ledger.cases import Case
from twosource.model import Claim, Factuality, Span, json
from twosource.web.desk import typed as controls
from twosource.web.desk import values
from twosource.web.desk.typed import Typed
from twosource.web.desk.values import Report
from twosource.web.desk.words import ControlError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Read:
    """The fields that were changed, each with its value as JSON, and by control why what it holds cannot be."""

    changed: Mapping[str, str]
    wrong: Mapping[str, str]


def base(claim: Claim) -> str:
    """What the form was made from: another value means that somebody corrected the claim since."""
    return hashlib.sha256(json.dump(claim).encode()).hexdigest()[:12]


def read(typed: Typed, case: Case) -> Read:
    """Read the form of a claim; what was not touched stays as it is, to the letter."""
    before = controls.of(case.claim)
    report = Report(case.document.text, case.claim.evidence)
    changed: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for field in correcting.CORRECTABLE:
        if _same(typed, before, field):
            continue
        try:
            value = json.dump(_value(field, typed, before, case.claim, report))
            if value == json.dump(getattr(case.claim, field)):
                continue
            correcting.check(field, value, case.document.text)
        except ControlError as error:
            wrong[error.name] = error.reason
        except InputError as error:
            wrong[field] = str(error)
        else:
            changed[field] = value
    return Read(changed, wrong)


def _same(typed: Typed, before: Typed, field: str) -> bool:
    """Whether nothing of a field was touched."""

    def held(of: Typed) -> dict[str, str]:
        own = {key: value for key, value in of.items() if key == field or key.startswith(field + ".")}
        return {key: " ".join(value.split()) for key, value in own.items() if value.strip()}

    return held(typed) == held(before)


def _value(field: str, typed: Typed, before: Typed, claim: Claim, report: Report) -> object:
    if field == "type":
        return typed.get("type", "").strip()
    if field == "factuality":
        return values.one_of("factuality", typed.get("factuality", ""), get_args(Factuality))
    if field == "place":
        return values.place(controls.under(typed, "place"), claim.place, report)
    if field == "when":
        return values.when(controls.under(typed, "when"), claim.when, report)
    if field == "participants":
        return _row_values(field, typed, before, claim.participants, values.participant, report)
    if field == "quantities":
        return _row_values(field, typed, before, claim.quantities, values.quantity, report)
    if field == "attribution":
        return _row_values(field, typed, before, claim.attribution, values.link, report)
    return _row_values(field, typed, before, claim.evidence, _evidence, report)


def _row_values(
    field: str,
    typed: Typed,
    before: Typed,
    held: Sequence[_T],
    made: Callable[[str, Mapping[str, str], _T | None, Report], _T],
    report: Report,
) -> tuple[_T, ...]:
    """The values of a field's rows, without those that are to be removed and new ones left empty."""
    found: list[_T] = []
    for number in controls.rows(typed, field):
        name = f"{field}.{number}"
        row = controls.under(typed, name)
        old = held[number] if number < len(held) else None
        if row.pop("remove", "") or (old is None and not _told(row, controls.empty(field))):
            continue
        same = old is not None and _same(typed, before, name)
        found.append(cast(_T, old) if same else made(name, row, old, report))
    return tuple(found)


def _told(row: Mapping[str, str], empty: Mapping[str, str]) -> bool:
    """Whether a new row holds more than the lists that it began with."""
    return any(value.strip() and value != empty.get(key) for key, value in row.items() if key != "start")


def _evidence(name: str, held: Mapping[str, str], _before: Span | None, report: Report) -> Span:
    words = values.span(name, held, report)
    if words is None:
        raise ControlError(f"{name}.quote", "the words are missing; give them, or remove the line")
    return words
