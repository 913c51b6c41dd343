"""Incidents from claims and judgements: only the neighbourhood of what changed is derived anew.

All of it can be made again (`rebuild`) but for the id that an incident goes by: ids persist, an incident that was
merged into another redirects to it, and one whose claims are all gone stays as a tombstone.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Table, delete, func, select, update

from twosource.incidents import clustering
from twosource.incidents.items import Item
from twosource.incidents.merging import merge
from twosource.ledger import judging, outline, tables
from twosource.ledger.batches import chunks, insert_all
from twosource.ledger.neighbours import Neighbours
from twosource.model import Incident, stable_id
from twosource.model import json as contract


def refresh(connection: Connection, documents: Collection[str]) -> None:
    """Derive anew what some reports touch: after one came, was coded again, was judged, or turned out to be a copy."""
    near = Neighbours(connection)
    own = near.claims_of(documents)
    stale = own | near.members_of(documents)
    affected = near.around(stale)
    near.forget(stale)
    near.keep(own)
    affected |= near.around(own | near.claims_of(near.copies(documents)))
    items = near.items(affected)
    _write(near, items, near.pairs(items), affected)


def refresh_claims(connection: Connection, claims: Collection[str]) -> None:
    """Derive anew what some claims touch."""
    c = tables.claim.c
    documents = {
        found for chunk in chunks(claims) for found in connection.scalars(select(c.document).where(c.id.in_(chunk)))
    }
    if documents:
        refresh(connection, documents)


def rebuild(connection: Connection) -> None:
    """Derive all incidents from claims and judgements alone; only their ids are taken over."""
    near = Neighbours(connection)
    for table in (tables.block, tables.pair):
        connection.execute(delete(table))
    items = near.items(near.all_claims())
    pairs = clustering.linked(items)
    near.keep_blocks(items)
    insert_all(connection, tables.pair, [{"claim": a, "other": b, "score": v} for (a, b), v in pairs.items()])
    _write(near, items, pairs, set(items) | set(connection.scalars(select(tables.member.c.claim))))


def _write(
    near: Neighbours, items: Mapping[str, Item], pairs: Mapping[clustering.Pair, float], affected: set[str]
) -> None:
    """Group the items and write their incidents in place of those that the affected claims belonged to."""
    connection, ruled = near.connection, judging.rulings(near.connection, items)
    links = [*pairs, *(two for two in ruled.together if two[0] in items and two[1] in items)]
    groups = [
        group
        for part in clustering.neighbourhoods(items, links)
        for group in clustering.groups(part, items, pairs, ruled.together, ruled.apart)
    ]
    before: dict[str, str] = {}
    for chunk in chunks(affected):
        held = tables.member.c.claim.in_(chunk)
        before.update(connection.execute(select(tables.member.c.claim, tables.member.c.incident).where(held)).all())
        connection.execute(delete(tables.member).where(held))
    names = _named(groups, before)
    moment = _moment(connection)
    _replace(
        connection,
        [merge(name, [items[c] for c in group]) for name, group in zip(names, groups, strict=True)],
        items,
        moment,
    )
    now_in = {claim: name for name, group in zip(names, groups, strict=True) for claim in group}
    rows = [{"claim": c, "incident": name, "document": items[c].report.id} for c, name in now_in.items()]
    insert_all(connection, tables.member, rows)
    _retire(connection, before, now_in, moment)


def _moment(connection: Connection) -> datetime:
    """The moment of a change: now, and later than all changes before, so that who follows them misses none."""
    last = connection.scalar(select(func.max(tables.incident.c.updated)))
    present = datetime.now(UTC).replace(tzinfo=None)
    return present if last is None or last < present else last + timedelta(microseconds=1)


def _replace(
    connection: Connection, incidents: Sequence[Incident], items: Mapping[str, Item], moment: datetime
) -> None:
    """Write incidents; one that says what it said before does not count as updated."""
    incident, kept = tables.incident, tables.incident_record
    known = {
        row.id: row.record if row.state == "live" else None
        for chunk in chunks({i.id for i in incidents})
        for row in connection.execute(
            select(incident.c.id, incident.c.state, kept.c.record)
            .outerjoin(kept, kept.c.incident == incident.c.id)
            .where(incident.c.id.in_(chunk))
        )
    }
    records = {i.id: contract.dump(i) for i in incidents}
    new = [i for i in incidents if i.id not in known]
    changed = [i for i in incidents if i.id in known and known[i.id] != records[i.id]]
    for each in changed:
        row = outline.outline(each, moment)
        del row["id"]  # or SQLite looks through all incidents for redirects to it, as the id might change
        connection.execute(update(incident).where(incident.c.id == each.id).values(**row))
    _drop(connection, kept, {i.id for i in changed})
    insert_all(connection, incident, [outline.outline(i, moment) for i in new])
    insert_all(connection, kept, [{"incident": i.id, "record": records[i.id]} for i in (*new, *changed)])
    for table, rows in ((tables.voice, outline.voices), (tables.party, outline.parties)):
        _drop(connection, table, set(known))
        insert_all(connection, table, [row for i in incidents for row in rows(i, items)])


def _drop(connection: Connection, table: Table, incidents: Collection[str]) -> None:
    """Drop the rows of some incidents in a table beside theirs."""
    for chunk in chunks(incidents):
        connection.execute(delete(table).where(table.c.incident.in_(chunk)))


def _named(groups: Sequence[Sequence[str]], before: Mapping[str, str]) -> list[str]:
    """The id of each group: that of the incident which gives it most of its claims, and each id to one group only."""
    wanted = sorted(
        (-count, incident, n)
        for n, group in enumerate(groups)
        for incident, count in Counter(before[c] for c in group if c in before).items()
    )
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, incident, n in wanted:
        if n not in names and incident not in given:
            names[n] = incident
            given.add(incident)
    taken = given | set(before.values())
    for n, group in enumerate(groups):
        if n not in names:
            names[n] = next(
                name for extra in range(len(groups) + 1) if (name := stable_id("i", group[0], extra)) not in taken
            )
            taken.add(names[n])
    return [names[n] for n in range(len(groups))]


def _retire(
    connection: Connection,
    before: Mapping[str, str],
    now_in: Mapping[str, str],
    moment: datetime,
) -> None:
    """Incidents that lost all claims redirect to where most of them went, or stay as tombstones."""
    heirs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim, incident in before.items():
        heirs[incident].update([now_in[claim]] if claim in now_in else [])
    for incident in sorted(set(heirs) - set(now_in.values())):
        if connection.scalar(select(tables.member.c.claim).where(tables.member.c.incident == incident).limit(1)):
            continue  # claims that were not affected still belong to it
        heir = min(heirs[incident].items(), key=lambda pair: (-pair[1], pair[0]))[0] if heirs[incident] else None
        connection.execute(
            update(tables.incident)
            .where(tables.incident.c.id == incident)
            .values(state="redirected" if heir else "gone", redirect=heir, updated=moment)
        )
        for table in (tables.incident_record, tables.voice, tables.party):
            _drop(connection, table, {incident})
