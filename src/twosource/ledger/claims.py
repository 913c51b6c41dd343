"""Reading what reports say: claims and totals that count, each with its report."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, select

from twosource.ledger import judging, tables
from twosource.ledger.batches import chunks
from twosource.ledger.filters import Filter, counts_in, on_claims, on_reports
from twosource.ledger.pages import Page, page
from twosource.ledger.reports import ABOUT, About, current
from twosource.model import Claim, Total
from twosource.model import json as contract


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with the report that makes it."""

    claim: Claim
    document: About


@dataclass(frozen=True, slots=True)
class StoredTotal:
    """A total with the report that tells it."""

    total: Total
    document: About


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A judged claim: as it was coded, as reviewers left it (None: rejected), its report's text, and the judgements."""

    coded: Claim
    judged: Claim | None
    text: str
    judgements: tuple[judging.Judgement, ...]


_CLAIMS = (tables.claim.c.age, tables.claim.c.id)
_TOTALS = (tables.document.c.age, tables.total.c.id)


def claims(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[StoredClaim]:
    """The claims that count, by time, latest first; those of no known time come last."""
    for row in connection.execute(_claims(connection, wanted).order_by(*_CLAIMS).limit(limit)):
        yield _claim(row)


def claims_page(connection: Connection, wanted: Filter, after: str | None, limit: int) -> Page[StoredClaim]:
    """A page of the claims that count, in the same order."""
    return page(connection, _claims(connection, wanted), "claims", _CLAIMS, _claim, after, limit)


def claims_by_id(connection: Connection, identifiers: Collection[str]) -> Iterator[StoredClaim]:
    """The claims of some ids that count, by id."""
    claim = tables.claim
    query = select(claim.c.record, *ABOUT).select_from(current(claim))
    for chunk in chunks(set(identifiers)):
        for row in connection.execute(query.where(claim.c.id.in_(chunk)).order_by(claim.c.id)):
            yield _claim(row)


def totals(connection: Connection, wanted: Filter, limit: int | None = None) -> Iterator[StoredTotal]:
    """The totals that count, by the day of their report, latest first.

    A filter's type, actor, country, place, box and days hold for what a total counts; factuality and grade for none.
    """
    found = (_total(row) for row in connection.execute(_totals(connection, wanted).order_by(*_TOTALS)))
    yield from islice((stored for stored in found if _counts(wanted, stored)), limit)


def totals_page(connection: Connection, wanted: Filter, after: str | None, limit: int) -> Page[StoredTotal]:
    """A page of the totals that count, in the same order. What a total counts is read from its record."""
    query = _totals(connection, wanted)
    return page(connection, query, "totals", _TOTALS, _total, after, limit, lambda stored: _counts(wanted, stored))


def reviewed(connection: Connection) -> Iterator[Reviewed]:
    """Every claim that counts and was accepted, corrected or rejected, by id, with those judgements."""
    by_claim: dict[str, list[judging.Judgement]] = {}
    for judgement in judging.judgements(connection):
        if judging.decides(judgement):
            by_claim.setdefault(judgement.subject, []).append(judgement)
    ruled = judging.rulings(connection)
    claim = tables.claim
    query = select(claim.c.record, tables.document.c.text).select_from(current(claim))
    for name, told in sorted(by_claim.items()):
        for record, text in connection.execute(query.where(claim.c.id == name)):
            coded = contract.load(record, Claim)
            yield Reviewed(coded, ruled.applied(coded), text, tuple(told))


def _claims(connection: Connection, wanted: Filter) -> Select[Any]:
    claim = tables.claim
    query = select(claim.c.record, *ABOUT).select_from(current(claim))
    return query.where(*on_claims(wanted, connection.dialect.name))


def _claim(row: Any) -> StoredClaim:
    return StoredClaim(contract.load(row[0], Claim), About(*row[1:6]))


def _totals(connection: Connection, wanted: Filter) -> Select[Any]:
    total = tables.total
    query = select(total.c.record, *ABOUT).select_from(current(total))
    return query.where(*on_reports(wanted, tables.document.c.id, connection.dialect.name))


def _total(row: Any) -> StoredTotal:
    return StoredTotal(contract.load(row[0], Total), About(*row[1:6]))


def _counts(wanted: Filter, stored: StoredTotal) -> bool:
    return counts_in(wanted, stored.total, stored.document.published)
