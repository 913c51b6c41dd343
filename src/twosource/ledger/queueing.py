"""Which claims a reviewer should look at next: the least sure, or those that voices or reviewers disagree on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Select, and_, case, func, literal, or_, select, tuple_

from twosource.errors import InputError
from twosource.ledger import judging, tables
from twosource.ledger.filters import Filter, on_claims
from twosource.ledger.reports import ABOUT, About, current
from twosource.model import Claim, Incident
from twosource.model import json as contract

Order = Literal["uncertainty", "disagreement"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for review: with its report, the incident that it belongs to (None: rejected), and why."""

    claim: Claim
    document: About
    incident: str | None
    why: str


def queue(
    connection: Connection,
    order: Order,
    wanted: Filter,
    limit: int | None,
    reviewer: str | None,
    after: str | None = None,
) -> Iterator[Waiting]:
    """Claims that nobody judged yet, or with a reviewer that this one did not; merges, splits and notes judge none.

    By uncertainty the least confident reading comes first. By disagreement claims come first that reviewers judge
    otherwise, each one's last word counting, whoever asks; then those of incidents with contested values, latest
    first. `after` is a claim: those that follow it. Raises InputError for another order.
    """
    if order == "uncertainty":
        yield from _unsure(connection, wanted, limit, reviewer, after)
    elif order == "disagreement":
        found = _judged_otherwise(connection, wanted, after)
        yield from islice(chain(found, _contested(connection, wanted, limit, reviewer, after)), limit)
    else:
        raise InputError(f"{order!r} is no order of the queue; give one of {', '.join(get_args(Order))}")


def left(connection: Connection, order: Order, wanted: Filter, reviewer: str | None, most: int) -> int:
    """How many claims wait in a queue, counted up to `most`."""
    claim, member, incident = tables.claim, tables.member, tables.incident
    waits = ~_judged(reviewer)
    if order == "disagreement":
        contested = (
            select(member.c.claim)
            .join(incident, incident.c.id == member.c.incident)
            .where(incident.c.contested.is_(True), tables.LIVE)
        )
        waits = or_(claim.c.id.in_(_split()), and_(claim.c.id.in_(contested), waits))
    found = select(claim.c.id).select_from(current(claim)).where(*on_claims(wanted, connection.dialect.name), waits)
    return connection.scalar(select(func.count()).select_from(found.limit(most).subquery())) or 0


def _unsure(
    connection: Connection, wanted: Filter, limit: int | None, reviewer: str | None, after: str | None
) -> Iterator[Waiting]:
    c = tables.claim.c
    query = _waiting(connection, wanted).where(~_judged(reviewer)).order_by(c.confidence, c.id)
    if after is not None:
        last = connection.scalar(select(c.confidence).select_from(current(tables.claim)).where(c.id == after))
        query = query.where(tuple_(c.confidence, c.id) > tuple_(-1.0 if last is None else last, after))
    for row in connection.execute(query.limit(limit)):
        claim = contract.load(row[0], Claim)
        yield Waiting(claim, About(*row[2:]), row[1], f"confidence {claim.confidence:.2f}")


def _judged_otherwise(connection: Connection, wanted: Filter, after: str | None) -> Iterator[Waiting]:
    if after is not None and not connection.scalar(select(literal(after).in_(_split()))):
        return  # those that are contested come later, and so does the one that the queue goes on after
    query = _waiting(connection, wanted).where(tables.claim.c.id.in_(_split())).order_by(tables.claim.c.id)
    query = query.where(tables.claim.c.id > (after or ""))
    for row in connection.execute(query).all():
        claim = contract.load(row[0], Claim)
        words = {j.reviewer: j.verdict for j in judging.judgements(connection, claim.id) if judging.decides(j)}
        told = ", ".join(f"{verdict} by {reviewer}" for reviewer, verdict in sorted(words.items()))
        yield Waiting(claim, About(*row[2:]), row[1], f"judged otherwise: {told}")


def _contested(
    connection: Connection, wanted: Filter, limit: int | None, reviewer: str | None, after: str | None
) -> Iterator[Waiting]:
    claim, incident, kept = tables.claim, tables.incident, tables.incident_record
    query = (
        _waiting(connection, wanted)
        .add_columns(kept.c.record)
        .join(incident, incident.c.id == tables.member.c.incident)
        .join(kept, kept.c.incident == incident.c.id)
        .where(incident.c.contested.is_(True), tables.LIVE)
        .where(~_judged(reviewer), claim.c.id.not_in(_split()))
        .order_by(incident.c.age, incident.c.id, claim.c.id)
    )
    if after is not None:
        home = select(incident.c.age, incident.c.id).join(tables.member, tables.member.c.incident == incident.c.id)
        last = connection.execute(
            home.where(tables.member.c.claim == after, tables.member.c.claim.not_in(_split()))
        ).first()
        if last is not None:
            query = query.where(tuple_(incident.c.age, incident.c.id, claim.c.id) > tuple_(*last, after))
    for row in connection.execute(query.limit(limit)):
        names = [field.name for field in contract.load(row[-1], Incident).fields if field.contested]
        about = About(*row[2:-1])
        yield Waiting(contract.load(row[0], Claim), about, row[1], f"contested in its incident: {', '.join(names)}")


def _waiting(connection: Connection, wanted: Filter) -> Select[Any]:
    """The claims that count and that a filter lets through, with report and incident."""
    claim, member = tables.claim, tables.member
    joined = current(claim).outerjoin(member, member.c.claim == claim.c.id)
    query = select(claim.c.record, member.c.incident, *ABOUT).select_from(joined)
    return query.where(*on_claims(wanted, connection.dialect.name))


def _judged(reviewer: str | None) -> Any:
    """The condition that somebody, or one reviewer, judged a claim and did not withdraw it."""
    j = tables.judgement
    found = select(j.c.id).where(j.c.subject == tables.claim.c.id, j.c.verdict.in_(judging.DECIDING))
    found = found.where(judging.in_force())
    return (found if reviewer is None else found.where(j.c.reviewer == reviewer)).exists()


def _split() -> Select[Any]:
    """The ids of claims that one reviewer rejects and another accepts or corrects."""
    j = tables.judgement
    last = (
        select(func.max(j.c.id).label("id"))
        .where(j.c.verdict.in_(judging.DECIDING), judging.in_force())
        .group_by(j.c.subject, j.c.reviewer)
        .subquery()
    )
    rejects = case((j.c.verdict == "reject", 1), else_=0)
    found = select(j.c.subject).join(last, last.c.id == j.c.id).group_by(j.c.subject)
    return found.having(func.min(rejects) != func.max(rejects))
